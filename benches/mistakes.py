#!/usr/bin/env python3
"""Measures what telling mistakes costs: a clean build against one where every article has one mistake. Python 3 only.

  cargo build --release
  python3 benches/mistakes.py --site SITE               # a folder with config.toml and content/articles/*.md; it is copied

Each article gets one mistake of eight kinds in turn: in its front matter, its text, and between articles. The two sites are
built in turn, each time without a record of the build before and without output; figures are medians of the operating system's
own account of the finished processes (user + system CPU, wall clock, largest memory).
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What is put in place of the line `date: …`, or at the end of the text.
FRONT = ["date: 2026-02-30", "date: 14 March 2026", "date: 2026-01-15\nweight: many", "date: 2026-01-15\nslug: a/b"]
TEXT = ["\n[a](nosuch.md)\n", "\n[a](javascript:b)\n", "\n![A mine](nosuch.png)\n", "\n[a](#nosuch)\n"]


def spoil(folder):
    """One mistake in each text; how many there are."""
    files = sorted(folder.glob("content/articles/**/*.md"))
    for index, file in enumerate(files):
        kind, half = index % 4, index // 4 % 2
        text = file.read_text()
        if half == 0:
            text = re.sub(r"^date:.*$", FRONT[kind], text, count=1, flags=re.M)
        else:
            text += TEXT[kind]
        file.write_text(text)
    return len(files)


def build(program, site):
    """Wall and CPU seconds, peak MB, exit code and what was said."""
    for name in ("public", ".public.masthead", ".masthead"):
        shutil.rmtree(site / name, ignore_errors=True)
    with tempfile.TemporaryFile("w+") as said:
        start = time.monotonic()
        process = subprocess.Popen([program, "build", "--root", site], stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = sum(line.startswith(("error: ", "warning: ")) for line in said)
    figures = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024}
    return figures, process.returncode, told


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--program", type=Path, default=ROOT / "target/release/masthead")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where the copies are built")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        sites = {name: Path(folder) / name for name in ("clean", "mistakes")}
        for site in sites.values():
            shutil.copytree(options.site, site, ignore=shutil.ignore_patterns("public", ".*"))
        articles = spoil(sites["mistakes"])
        runs = {name: [] for name in sites}
        warnings = 0
        for _ in range(options.runs):
            for name, site in sites.items():
                figures, code, told = build(options.program, site)
                if name == "clean":
                    warnings = told
                if (name == "clean") != (code == 0) or name == "mistakes" and told != articles + warnings:
                    sys.exit(f"{name}: exit {code}, {told} told; {articles} mistakes, {warnings} warnings of the clean site")
                runs[name].append(figures)
    median = {name: {key: statistics.median(run[key] for run in runs[name]) for key in runs[name][0]} for name in runs}
    print(f"| {articles:,} articles | CPU s | wall s | peak MB | CPU, clean = 1 | wall, clean = 1 |\n| --- | --- | --- | --- | --- | --- |")
    for name, row in median.items():
        ratio = [row[key] / median["clean"][key] for key in ("cpu", "wall")]
        print(f"| {name} | {row['cpu']:.2f} | {row['wall']:.2f} | {row['mb']:.0f} | {ratio[0]:.2f} | {ratio[1]:.2f} |")


if __name__ == "__main__":
    main()
