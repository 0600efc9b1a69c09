#!/usr/bin/env python3
"""Measures whole builds and writes docs/performance.md. Python 3 only.

  cargo build --release
  python3 benches/bench.py --bench ../shared/bench --hugo PATH            # everything but the largest site
  python3 benches/bench.py --bench ../shared/bench --hugo PATH --large    # with 100,000 articles

--bench is a folder with gen.py (the generator of a publication of N articles with equal themes for its peers), bench.toml
and floor/ (a program that reads, parses and writes the same files and nothing else). Without --hugo only Masthead and the
floor are measured. Commands run in turn (A B C A B C …), with the output removed before each; figures are medians of the
operating system's own account of each finished process (user + system CPU, wall clock, largest resident memory). No search
index is made: its peers have none.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def run(command, cwd=None, env=None):
    """One finished process: wall and CPU seconds, peak MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024}


def medians(runs):
    return {key: statistics.median(one[key] for one in runs) for key in runs[0]}


def in_turn(commands, runs):
    """{name: (command, folder to remove, cwd)} → {name: medians}"""
    figures = {name: [] for name in commands}
    for _ in range(runs):
        for name, (command, output, cwd) in commands.items():
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(f"{output.parent}/.{output.name}.masthead", ignore_errors=True)
            os.sync()
            figures[name].append(run(command, cwd))
            print(f"  {name:16} {figures[name][-1]}", flush=True)
    return {name: medians(runs) for name, runs in figures.items()}


def count(folder):
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)


class Bench:
    def __init__(self, arguments):
        self.bench = Path(arguments.bench).resolve()
        self.masthead = Path(arguments.masthead).resolve()
        self.hugo = arguments.hugo
        self.data = Path(arguments.data).resolve()
        self.tmpfs = Path(arguments.tmpfs)
        self.runs = arguments.runs
        self.large = arguments.large
        self.tmpfs.mkdir(parents=True, exist_ok=True)

    def site(self, articles, name="neutral"):
        folder = self.data / str(articles)
        if not (folder / "neutral").is_dir():
            peers = "hugo" if articles <= 20_000 else ""
            command = [sys.executable, self.bench / "gen.py", "--articles", str(articles), "--out", folder, "--peers", peers]
            subprocess.run([*map(str, command)], check=True)
        site = folder / "neutral"
        shutil.copyfile(self.bench / "bench.toml", site / "config.toml")
        return folder / name

    def build(self, site, output, *more):
        site, output = ["--root", str(site)], ["--output", str(output)]
        return [str(self.masthead), "build", "--no-search", *site, *output, "--now", "2026-11-01", *more]

    def forget(self, site):
        shutil.rmtree(site / ".masthead", ignore_errors=True)

    def cold(self, articles):
        site = self.site(articles)
        self.forget(site)
        commands = {"masthead": (self.build(site, self.tmpfs / "m"), self.tmpfs / "m", None)}
        if self.hugo:
            self.without_related(articles)
            hugo = self.tmpfs / "h"
            commands["hugo"] = ([self.hugo, "-d", str(hugo)], hugo, self.data / str(articles) / "hugo")
            plain = self.tmpfs / "hn"
            commands["hugo-norelated"] = ([self.hugo, "-d", str(plain)], plain, self.data / str(articles) / "hugo-norel")
        figures = in_turn(commands, self.runs)
        figures["masthead"]["files"], figures["masthead"]["bytes"] = count(self.tmpfs / "m")
        if self.hugo:
            figures["hugo"]["files"], figures["hugo"]["bytes"] = count(self.tmpfs / "h")
            self.manifest(articles)
        floor = self.floor(articles)
        if floor:
            figures["floor"] = floor
        for name in ("h", "hn", "f"):
            shutil.rmtree(self.tmpfs / name, ignore_errors=True)
        return figures

    def without_related(self, articles):
        if not (self.data / str(articles) / "hugo-norel").is_dir():
            subprocess.run(["bash", str(self.bench / "hugo-norelated.sh"), str(self.data / str(articles))], check=True)

    def manifest(self, articles):
        """The files that the floor program writes: those of Hugo."""
        folder = self.tmpfs / "h"
        lines = sorted(f"{path.stat().st_size} {path.relative_to(folder)}" for path in folder.rglob("*") if path.is_file())
        lines.sort(key=lambda line: line.split(" ", 1)[1])
        (self.data / str(articles) / "manifest.txt").write_text("\n".join(lines) + "\n")

    def floor(self, articles):
        manifest = self.data / str(articles) / "manifest.txt"
        if not manifest.is_file():
            return None
        source = self.data / "floor"
        if not source.is_dir():
            shutil.copytree(self.bench / "floor", source)
            source.chmod(0o755)
        target = self.data / "floor-target"
        subprocess.run(["cargo", "build", "--release", "-q"], cwd=source, check=True, env={**os.environ, "CARGO_TARGET_DIR": str(target)})
        content = self.data / str(articles) / "neutral/content/articles"
        command = [str(target / "release/floor"), "md-write", str(content), str(manifest), str(self.tmpfs / "f")]
        return in_turn({"floor": (command, self.tmpfs / "f", None)}, self.runs)["floor"]

    def again(self, articles, output):
        """Nothing changed, one body edited, every page changed; after a first build into `output`."""
        site = self.data / str(articles) / "neutral"
        self.site(articles)
        self.forget(site)
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(f"{output.parent}/.{output.name}.masthead", ignore_errors=True)
        command = self.build(site, output)
        figures = {"cold": run(command)}
        figures["unchanged"] = medians([run(command) for _ in range(self.runs)])
        article = sorted((site / "content/articles").glob("*.md"))[articles // 2]
        text = article.read_text()
        edits = []
        try:
            for number in range(self.runs + 1):
                article.write_text(f"{text}\nEdit {number}.\n")
                edits.append(run(command))
            # The first edit makes the second tree, later ones bring it forward.
            figures["one edit"] = medians(edits[1:])
            figures["first edit"] = edits[0]
            config = site / "config.toml"
            changed = []
            for number in range(self.runs):
                config.write_text(config.read_text().replace('title = "Bench', f'title = "Bench {number}', 1))
                changed.append(run(command))
            figures["all changed"] = medians(changed)
        finally:
            article.write_text(text)
            self.site(articles)
        return figures

    def full(self, articles):
        """The whole default plan: all feeds, topic × region, archive, types, sections."""
        site = self.site(articles)
        self.forget(site)
        (site / "config.toml").write_text('title = "Bench"\nbase_url = "https://bench.example.org"\nlanguage = "fr"\n')
        try:
            figures = in_turn({"full": (self.build(site, self.tmpfs / "m"), self.tmpfs / "m", None)}, self.runs)["full"]
            figures["files"], figures["bytes"] = count(self.tmpfs / "m")
        finally:
            self.site(articles)
        return figures

    def stages(self, articles):
        site = self.site(articles)
        self.forget(site)
        shutil.rmtree(self.tmpfs / "m", ignore_errors=True)
        output = subprocess.run(self.build(site, self.tmpfs / "m", "--timings"), capture_output=True, text=True, check=True)
        return [line.strip() for line in output.stderr.splitlines() if " ms  " in line]

    def related(self, sizes):
        """The table of benches/related.rs."""
        command = ["cargo", "bench", "-q", "--bench", "related", "--", *(str(self.site(articles)) for articles in sizes)]
        output = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
        return [line for line in output.splitlines() if line.startswith("|")]


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |\n"


def report(results):
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    cold, again, disk = results["cold"], results["again"], results["disk"]
    masthead = cold["masthead"]
    text = "# Performance\n\nWritten by `benches/bench.py`; the method stands at its head. Ratios within one run are what to trust: the machine is\nshared, and single times drift.\n\n"
    text += f"{datetime.date.today()} · commit {commit} · {os.cpu_count()} cores · {platform.machine()} · Linux {platform.release()}\n\n"
    text += "## Cold build of 10,000 articles (855 words each), output on tmpfs, removed before each build\n\n"
    text += row("", "files", "MB", "CPU s", "wall s", "peak MB", "CPU, Masthead = 1", "wall, Masthead = 1") + row(*["---"] * 8)
    for name, figures in cold.items():
        size = f"{figures['bytes'] / 1e6:.0f}" if "bytes" in figures else ""
        text += row(name, figures.get("files", ""), size, f"{figures['cpu']:.2f}", f"{figures['wall']:.2f}", f"{figures['mb']:.0f}",
                    f"{figures['cpu'] / masthead['cpu']:.2f}", f"{figures['wall'] / masthead['wall']:.2f}")
    full = results["full"]
    text += row("masthead, full default plan", full["files"], f"{full['bytes'] / 1e6:.0f}", f"{full['cpu']:.2f}", f"{full['wall']:.2f}",
                f"{full['mb']:.0f}", f"{full['cpu'] / masthead['cpu']:.2f}", f"{full['wall'] / masthead['wall']:.2f}")
    text += "\nWhere the wall time goes (one cold build):\n\n" + "".join(f"    {line}\n" for line in results["stages"])
    text += "\n## Building again, 10,000 articles\n\n"
    text += row("", "tmpfs CPU s", "of cold CPU", "tmpfs wall s", "disk CPU s", "disk wall s", "disk wall, tmpfs = 1") + row(*["---"] * 7)
    for case in ("cold", "unchanged", "first edit", "one edit", "all changed"):
        one, other = again[case], disk[case]
        text += row(case, f"{one['cpu']:.2f}", f"{one['cpu'] / again['cold']['cpu']:.0%}", f"{one['wall']:.2f}", f"{other['cpu']:.2f}",
                    f"{other['wall']:.2f}", f"{other['wall'] / one['wall']:.1f}")
    text += "\n## Growth\n\n" + row("articles", "CPU s", "wall s", "peak MB", "CPU per 1,000", "MB per 1,000") + row(*["---"] * 6)
    for articles, figures in results["growth"].items():
        text += row(f"{articles:,}", f"{figures['cpu']:.2f}", f"{figures['wall']:.2f}", f"{figures['mb']:.0f}",
                    f"{figures['cpu'] / articles * 1000:.3f}", f"{figures['mb'] / articles * 1000:.1f}")
    text += "\n## Related lists\n\nBy `benches/related.rs`, on one thread: the words of all texts, the counts over them, all lists, and one list.\n\n"
    text += "".join(f"{line}\n" for line in results["related"])
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=ROOT.parent / "shared/bench")
    parser.add_argument("--masthead", default=ROOT / "target/release/masthead")
    parser.add_argument("--hugo")
    parser.add_argument("--data", default=ROOT / "target/bench")
    parser.add_argument("--tmpfs", default="/dev/shm/masthead-bench")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="100,000 articles too")
    parser.add_argument("--results", help="keep the raw figures in this file")
    arguments = parser.parse_args()
    bench = Bench(arguments)
    results = {"cold": bench.cold(10_000), "stages": bench.stages(10_000), "full": bench.full(10_000)}
    results["again"] = bench.again(10_000, bench.tmpfs / "m")
    results["disk"] = bench.again(10_000, bench.data / "output/m")
    growth = {}
    sizes = [1_000, 10_000] + ([100_000] if bench.large else [])
    for articles in sizes:
        site = bench.site(articles)
        bench.forget(site)
        output = bench.tmpfs / "m"
        runs = 1 if articles > 10_000 else bench.runs
        growth[articles] = in_turn({str(articles): (bench.build(site, output), output, None)}, runs)[str(articles)]
    results["growth"] = growth
    results["related"] = bench.related(sizes)
    if arguments.results:
        Path(arguments.results).write_text(json.dumps(results, indent=1))
    (ROOT / "docs").mkdir(exist_ok=True)
    document = ROOT / "docs/performance.md"
    # The preview is measured by preview.py; what stands of it stays.
    _, heading, preview = document.read_text().partition("\n## The preview\n") if document.exists() else ("", "", "")
    document.write_text(report(results) + heading + preview)
    shutil.rmtree(bench.tmpfs, ignore_errors=True)


if __name__ == "__main__":
    main()
