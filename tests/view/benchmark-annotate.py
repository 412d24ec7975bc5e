#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measures how long annotate.js takes on 501 papers in a real WebKit, until the page is laid out.

usage: benchmark-annotate.py ANNOTATE.JS ANNOTATE.CSS PAGE.CSS

The time of the processor is that of the page's own thread, with what it does for the call; it depends
less on what else the machine does.
"""
import importlib.util
import os
import statistics
import sys
from pathlib import Path

ROUNDS = 25
PAPERS = 501
LAST_LINE = "return anchors.filter(anchor => anchor.isConnected).length;"

spec = importlib.util.spec_from_file_location("annotate", Path(__file__).with_name("test-annotate.py"))
annotate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(annotate)


def descends(process, ancestor):
    while process > 1 and process != ancestor:
        # the parent stands after the name, which may hold spaces
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return process == ancestor


def find_web_process():
    for path in Path("/proc").glob("[0-9]*/comm"):
        try:
            if path.read_text().startswith("WebKitWebProc") and \
                    descends(int(path.parent.name), os.getpid()):
                return int(path.parent.name)
        except FileNotFoundError:
            # it ended while it was looked at
            continue
    sys.exit("no process of WebKit found")


def processor_ms(process):
    return int(Path(f"/proc/{process}/task/{process}/schedstat").read_text().split()[0]) / 1e6


def measure(page, words, n_tags):
    text = "lorem ipsum dolor sit amet " * (words // 5)
    entries = [annotate.entry(f"Paper number {n} on things", tags=annotate.TAGS[:n_tags],
                              state="seen" if n % 3 == 0 else "new") for n in range(PAPERS)]
    times = []
    for _ in range(ROUNDS):
        page.load("".join(f"<h3>Paper number {n} on things</h3><p>{text}</p>"
                          for n in range(PAPERS)))
        page.evaluate("document.body.offsetHeight")
        process = find_web_process()
        before = processor_ms(process)
        wall = float(page.annotate(entries))
        times.append((wall, processor_ms(process) - before))
    return zip(*times)


def main():
    page = annotate.Page(*sys.argv[1:4])
    if LAST_LINE not in page.script:
        sys.exit(f"expected in {sys.argv[1]}: {LAST_LINE}")
    page.script = ("const begun = performance.now();" + page.script).replace(
        LAST_LINE, "document.body.offsetHeight; return performance.now() - begun;")
    for words, n_tags in ((20, 1), (20, 2), (200, 2)):
        walls, processor = measure(page, words, n_tags)
        print(f"{PAPERS} papers of {words} words, {n_tags} tags each: median "
              f"{statistics.median(walls):.0f} ms, fastest {min(walls):.0f} ms; processor "
              f"{statistics.median(processor):.0f} ms, least {min(processor):.0f} ms", flush=True)


main()
