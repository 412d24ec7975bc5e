#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measures how smoothly the real window of the preferences moves with 1,000 rules, hidden.

usage: measure-frames.py PROGRAM GLOSSATOR LIBFRAME-TIMES [RULES]

Prints for each thing that is done how many frames were drawn, the interval from one to the next,
the turns of the main loop, and the time that the processor worked for a frame and for a turn, each as
median, 95th percentile and longest, in milliseconds. The longest turn is the longest pause; its work is
what it would be with nothing else running. All is drawn by the processor, without a graphics card.
"""
import email.utils
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader_session import Display, reexec_in_own_bus, wait_for
from preferences_session import Preferences

PAPERS = 1500
WEEKS = 12
# a frame that comes later than this was not waited for
LONGEST_INTERVAL = 400
WORDS = ("language", "image", "attention", "deep", "graph", "learning", "model", "policy", "vision",
         "speech", "retrieval", "diffusion", "agents", "scaling")


def write_digest(path, number, papers, date):
    body = "".join(
        f'<h3><a href="https://huggingface.co/papers/{2500 + number:04}.{n:05}">'
        f"{WORDS[n % 14].title()} {WORDS[n * 3 % 13]} of {WORDS[n * 5 % 11]} {number} {n}</a></h3>"
        "<p>What it is about stands here, in a sentence of its own.</p>" for n in range(papers))
    path.write_text("From: Daily Papers <daily_papers_digest@notifications.huggingface.co>\n"
                    "To: reader@example.org\nSubject: Daily papers\nMIME-Version: 1.0\n"
                    f"Message-ID: <{number}@example.org>\nDate: {email.utils.formatdate(date)}\n"
                    "Content-Type: text/html; charset=utf-8\n\n" + body)


def write_stats(home, rules):
    weeks = [time.strftime("%G-W%V", time.gmtime(time.time() - n * 7 * 86400))
             for n in range(WEEKS)]
    path = home / ".local/state/glossator/rule-stats.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(
        f"[rule {n}]\n" + "".join(f"{week}={(n + i * 7) % 9}\n" for i, week in enumerate(weeks))
        for n in range(rules)))


def read_times(path, begin, end):
    """The (begin, end, work) of frames and of turns between two times, in seconds."""
    found = {"frame": [], "turn": []}
    for line in path.read_text().splitlines():
        what, *times = line.split()
        first, last, work = (int(number) / 1e6 for number in times)
        if begin <= last and first <= end:
            found[what].append((first, last, work))
    return found["frame"], found["turn"]


def describe(lengths):
    lengths = sorted(1000 * length for length in lengths)
    if not lengths:
        return f"{'-':>18}"
    late = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)]
    return f"{statistics.median(lengths):5.0f} {late:5.0f} {lengths[-1]:6.0f}"


class Measure:
    def __init__(self, preferences, times):
        self.preferences = preferences
        self.times = times
        print(f"{'':28}{'frames':>6}  {'interval':>18}  {'turn':>18}  "
              f"{'work for a frame':>18}  {'work for a turn':>18}")

    def run(self, name, do, rest=1.0):
        time.sleep(1)
        begin = time.monotonic()
        do()
        time.sleep(rest)
        frames, turns = read_times(self.times, begin, time.monotonic())
        starts = [first for first, *_ in frames]
        intervals = [after - before for before, after in zip(starts, starts[1:])
                     if after - before < LONGEST_INTERVAL / 1000]
        print(f"{name:28}{len(frames):6}  {describe(intervals)}  "
              f"{describe([last - first for first, last, _ in turns])}  "
              f"{describe([work for *_, work in frames])}  "
              f"{describe([work for *_, work in turns])}", flush=True)

    def xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.preferences.environment, check=True,
                       stdout=subprocess.DEVNULL)


def type_slowly(measure, text):
    measure.xdotool("type", "--delay", "90", text)


def measure_all(measure, preferences, rules):
    text = "".join(f'[rule {n}]\nmatch=word{n} OR "some phrase {n}" OR title:/x{n}y/\n\n'
                   for n in range(rules))
    measure.run("rules come", lambda: preferences.rules_path.write_text(text), 3)
    preferences.wait_find("label", "rule 0")
    measure.xdotool("mousemove", "150", "400")
    wheel = ("click", "--repeat", "300", "--delay", "8")
    measure.run("wheel down", lambda: measure.xdotool(*wheel, "5"))
    measure.run("wheel up", lambda: measure.xdotool(*wheel, "4"))
    preferences.key("ctrl+f", "Tab", "Tab", "Tab", "Home")
    pages = ("key", "--repeat", "40", "--delay", "50")
    measure.run("pages down", lambda: measure.xdotool(*pages, "Page_Down"))
    preferences.key("ctrl+f")
    measure.run("find: word777", lambda: type_slowly(measure, "word777"))
    measure.run("find: back to all", lambda: measure.xdotool(
        "key", "--repeat", "7", "--delay", "90", "BackSpace"), 2)
    preferences.run_again("--rule", f"rule {rules // 2}")
    preferences.wait_find("text", "Looks For")
    measure.run("to another rule", lambda: preferences.run_again("--rule", "rule 3"))
    preferences.key("ctrl+n")
    type_slowly(measure, "typed")
    for _ in range(6):
        preferences.key("Tab")
        if wait_for(lambda: preferences.has_focus(preferences.find("text", "Looks For")), 1):
            break
    measure.run("type with preview",
                lambda: type_slowly(measure, 'title:(language OR model) -"of the" OR dif'), 2)
    measure.run("save", lambda: preferences.key("ctrl+s"), 2)


def main():
    reexec_in_own_bus()
    program, glossator, library = (Path(name).resolve() for name in sys.argv[1:4])
    rules = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
    display = Display()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        preferences = Preferences(program, home, display.name, "[first]\nmatch=first\n")
        for number in range(WEEKS):
            mail = home / "mail.eml"
            write_digest(mail, number, PAPERS // WEEKS, time.time() - number * 7 * 86400 - 3600)
            subprocess.run([glossator, "history", "import", str(mail)], check=True,
                           env=preferences.environment, stdout=subprocess.DEVNULL)
        write_stats(home, rules)
        times = home / "frame-times"
        # the library belongs to the program itself
        preferences.prefix = []
        preferences.environment.update(LD_PRELOAD=str(library), GLS_FRAME_TIMES=str(times))
        try:
            preferences.start()
            del preferences.environment["LD_PRELOAD"]
            print(f"{rules} rules, {PAPERS} papers, load {os.getloadavg()[0]:.1f}")
            measure_all(Measure(preferences, times), preferences, rules)
            print(f"load {os.getloadavg()[0]:.1f}")
        finally:
            preferences.close()
            display.close()


main()
