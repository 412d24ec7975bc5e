#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measures how long annotate.js takes on 501 papers in a real WebKit, until the page is laid out.

usage: benchmark-annotate.py ANNOTATE.JS ANNOTATE.CSS PAGE.CSS
"""
import importlib.util
import statistics
import sys
from pathlib import Path

ROUNDS = 15
PAPERS = 501

spec = importlib.util.spec_from_file_location("annotate", Path(__file__).with_name("test-annotate.py"))
annotate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(annotate)


def measure(page, words, n_tags):
    text = "lorem ipsum dolor sit amet " * (words // 5)
    entries = [annotate.entry(f"Paper number {n} on things", tags=annotate.TAGS[:n_tags],
                              state="seen" if n % 3 == 0 else "new") for n in range(PAPERS)]
    times = []
    for _ in range(ROUNDS):
        page.load("".join(f"<h3>Paper number {n} on things</h3><p>{text}</p>"
                          for n in range(PAPERS)))
        page.evaluate("document.body.offsetHeight")
        times.append(float(page.annotate(entries)))
    return times


def main():
    page = annotate.Page(*sys.argv[1:4])
    page.script = ("const begun = performance.now();" + page.script).replace(
        "return marks.filter(mark => mark.isConnected).length;",
        "document.body.offsetHeight; return performance.now() - begun;")
    for words, n_tags in ((20, 1), (20, 2), (200, 2)):
        times = measure(page, words, n_tags)
        print(f"{PAPERS} papers of {words} words, {n_tags} tags each: median "
              f"{statistics.median(times):.0f} ms, fastest {min(times):.0f} ms", flush=True)


main()
