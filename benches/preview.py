#!/usr/bin/env python3
"""Measures the preview: start, memory, and from saving a file to the first byte of the changed page. Python 3 only.

  cargo build --release
  python3 benches/preview.py --site SITE                # a folder with config.toml and content/articles/*.md; it is copied

An edit writes the file in place, as most editors do. The clock runs from the end of the write: a tab hears over its stream of
events that its page changed, asks for the page over a connection that it has open, and the first byte stops the clock. "Own
work" is what the program itself says it took, without waiting for the disk to be quiet. CPU (user + system) and memory are
the operating system's account of the process. Figures are medians; in brackets the ninth decile.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote

TICKS = os.sysconf("SC_CLK_TCK")


class Preview:
    """The running program, and what it says."""

    def __init__(self, program, site, *more):
        self.started = time.monotonic()
        command = [program, "serve", "--root", str(site), "--port", "0", "--now", "2026-11-01", *more]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.said = []
        self.ready = threading.Event()
        threading.Thread(target=self.listen, daemon=True).start()
        if not self.ready.wait(600):
            sys.exit("the preview does not start")

    def listen(self):
        for line in self.process.stderr:
            self.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)", line)
            if found:
                self.port, self.base = int(found[1]), found[2]
                self.ready.set()

    def own_work(self):
        """Milliseconds of the last change."""
        lines = [line for line in self.said if line.rstrip().endswith(" ms")]
        return float(lines[-1].rsplit(" ", 2)[1]) if lines else 0.0

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def megabytes(self, key="VmRSS"):
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{key}:\s+(\d+)", text)[1]) / 1024

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def end(self):
        self.process.terminate()
        self.process.wait()


class Tab:
    """A browser's tab: a stream of events, and a connection for pages."""

    def __init__(self, preview, page):
        self.page = page
        self.events = socket.create_connection(("127.0.0.1", preview.port))
        self.events.sendall(f"GET /_masthead/live?page={quote(page)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.lines = self.events.makefile("rb")
        self.pages = socket.create_connection(("127.0.0.1", preview.port))
        self.pages.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.shown = self.next()["page"]

    def next(self):
        for line in self.lines:
            if line.startswith(b"data: "):
                return json.loads(line[6:])
        sys.exit("the events have ended")

    def changed(self):
        """Waits for another page, asks for it, and returns the moment of its first byte."""
        while True:
            page = self.next()["page"]
            if page and page != self.shown:
                break
        self.shown = page
        self.pages.sendall(f"GET {quote(self.page)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        first = self.pages.recv(1)
        moment = time.monotonic()
        head = first
        while b"\r\n\r\n" not in head:
            head += self.pages.recv(65536)
        head, body = head.split(b"\r\n\r\n", 1)
        length = int(re.search(rb"Content-Length: (\d+)", head)[1])
        while len(body) < length:
            body += self.pages.recv(length - len(body))
        return moment


def decile(values):
    return sorted(values)[int(len(values) * 0.9)]


def told(values):
    return f"{statistics.median(values):.1f} ({decile(values):.1f})"


def edits(preview, article, page, change, runs):
    """Milliseconds from the end of the write to the first byte, of own work, and of CPU in all for one edit."""
    tab = Tab(preview, page)
    waits, works = [], []
    before = preview.cpu()
    for number in range(runs):
        time.sleep(0.3)
        text = change(article.read_text(), number)
        with open(article, "w") as file:
            file.write(text)
        written = time.monotonic()
        waits.append((tab.changed() - written) * 1000)
        time.sleep(0.05)
        works.append(preview.own_work())
    return waits, works, (preview.cpu() - before) / runs * 1000


def thousand(preview, site, files):
    """Seconds until the last of many changed pages is served, and how many answers on the way were no page."""
    for number, file in enumerate(files):
        file.write_text(file.read_text() + f"\nAll at once {number}.\n")
    written = time.monotonic()
    wrong = 0
    for number, file in enumerate(files):
        while True:
            status, body = preview.get(page_of(preview, file))
            wrong += status != 200
            if f"All at once {number}.".encode() in body:
                break
            time.sleep(0.005)
    return time.monotonic() - written, wrong


def page_of(preview, file):
    return f"{preview.base}articles/{file.stem}/"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", required=True)
    parser.add_argument("--config", help="instead of the site's own config.toml")
    parser.add_argument("--masthead", default=Path(__file__).resolve().parent.parent / "target/release/masthead")
    parser.add_argument("--tmpfs", default="/dev/shm")
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="masthead-preview-", dir=arguments.tmpfs))
    try:
        site = folder / "site"
        shutil.copytree(arguments.site, site, ignore=shutil.ignore_patterns("public", ".masthead"))
        if arguments.config:
            shutil.copyfile(arguments.config, site / "config.toml")
        measure(arguments, site)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(arguments, site):
    files = sorted((site / "content/articles").glob("*.md"))
    article = files[len(files) // 2]
    preview = Preview(str(arguments.masthead), site)
    try:
        page = page_of(preview, article)
        status, _ = preview.get(page)
        first = time.monotonic() - preview.started
        print(f"articles                              {len(files):,}")
        print(f"start to the first page (status {status})  {first:.2f} s, CPU {preview.cpu():.2f} s, {preview.megabytes():.0f} MB")
        kinds = {
            "body": lambda text, number: f"{text}\nEdit {number}.\n",
            "title": lambda text, number: re.sub(r"^title: .*$", f'title: "Edited {number}"', text, count=1, flags=re.M),
            "tags": lambda text, number: re.sub(r"^tags: .*$", f'tags: ["tobacco control"{", pesticides" * (number % 2)}]', text, count=1, flags=re.M),
            "date": lambda text, number: re.sub(r"^date: .*$", f"date: 20{10 + number % 15}-03-14", text, count=1, flags=re.M),
        }
        for kind, change in kinds.items():
            waits, works, cpu = edits(preview, article, page, change, arguments.runs)
            print(f"edit of {kind:6} to first byte, ms       {told(waits)}, own work {told(works)}, CPU {cpu:.0f}")
        seconds, wrong = thousand(preview, site, files[:1000])
        print(f"{min(1000, len(files)):,} files at once                   {seconds:.2f} s to the last, {wrong} answers that were no page")
        print(f"memory at the end                     {preview.megabytes():.0f} MB, peak {preview.megabytes('VmHWM'):.0f} MB, CPU {preview.cpu():.2f} s")
    finally:
        preview.end()


if __name__ == "__main__":
    main()
