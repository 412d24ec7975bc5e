#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measures how smoothly the real window of the preferences moves with 1,000 rules, hidden.

usage: measure-frames.py PROGRAM GLOSSATOR LIBFRAME-TIMES [RULES | --papers=1000000]

With papers it measures the other pages, over a history of so many that are made up: the program
write-history, beside the library, writes it, some half a minute for a million.

Prints for each thing that is done how long it was until the last frame, how many frames were drawn, the
interval from one to the next,
the turns of the main loop, and the time that the processor worked for a frame and for a turn, each as
median, 95th percentile and longest, in milliseconds. The longest turn is the longest pause; its work is
what it would be with nothing else running. All is drawn by the processor, without a graphics card.
"""
import argparse
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
        print(f"{'':28}{'until':>6}{'frames':>7}  {'interval':>18}  {'turn':>18}  "
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
        until = f"{max(last for _, last, _ in frames) - begin:5.1f}s" if frames else "-"
        print(f"{name:28}{until:>6}{len(frames):7}  {describe(intervals)}  "
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


def measure_history(measure, preferences):
    """The page has been opened, and shows the papers. While it is measured nobody asks it anything."""
    row = preferences.wait_find("list item", seconds=60)
    entry = preferences.find("entry", "Search papers")
    preferences.mouse("mousemove", *preferences.place_of(row))
    wheel = ("click", "--repeat", "200", "--delay", "8")
    measure.run("wheel down", lambda: measure.xdotool(*wheel, "5"), 2)
    measure.run("wheel up", lambda: measure.xdotool(*wheel, "4"))
    preferences.click(entry)
    back = ("key", "--delay", "90", "--repeat")
    measure.run("search: quantum", lambda: type_slowly(measure, "quantum"), 3)
    measure.run("search: back to all", lambda: measure.xdotool(*back, "7", "BackSpace"), 3)
    measure.run("search: 2001.00001", lambda: type_slowly(measure, "2001.00001"), 10)
    measure.run("search: found nothing", lambda: type_slowly(measure, "0"), 10)
    measure.run("search: cancelled", lambda: measure.xdotool("key", "ctrl+a", "BackSpace"), 3)
    measure.run("scroll bar to the end", lambda: measure.xdotool("key", "Tab", "Tab", "ctrl+End"), 2)
    measure.run("and to the beginning", lambda: measure.xdotool("key", "ctrl+Home"), 2)
    preferences.click(preferences.wait_find("list item"))
    measure.run("forget", lambda: preferences.key("Delete"), 3)
    measure.run("undo", lambda: preferences.act(preferences.find("push button", "_Undo")), 3)
    measure.run("all selected", lambda: measure.xdotool("key", "ctrl+a"), 2)


def measure_pages(measure, preferences, papers):
    """With a history of many papers."""
    slow = 5 + papers / 20000
    measure_history(measure, preferences)
    tab = preferences.find("page tab", "Statistics")
    measure.run("statistics come", lambda: preferences.act(tab), slow)
    tab = preferences.find("page tab", "Papers")
    measure.run("back to the papers", lambda: preferences.act(tab), 3)
    measure.run("sources come", lambda: preferences.run_again("--page", "sources"), slow)


def measure_papers(preferences, library, times, papers):
    subprocess.run([library.parent / "write-history",
                    preferences.home / ".local/share/glossator/history", str(papers)], check=True,
                   env=preferences.environment)
    start(preferences, library, times, "--page", "look-ups")
    print(f"{papers} papers, load {os.getloadavg()[0]:.1f}")
    measure = Measure(preferences, times)
    measure.run("papers come", lambda: preferences.run_again("--page", "history"), 5)
    measure_pages(measure, preferences, papers)


def start(preferences, library, times, *arguments):
    # the library belongs to the program itself
    preferences.prefix = []
    preferences.environment.update(LD_PRELOAD=str(library), GLS_FRAME_TIMES=str(times))
    preferences.start(*arguments)
    del preferences.environment["LD_PRELOAD"]


def measure_rules(preferences, glossator, library, times, rules):
    for number in range(WEEKS):
        mail = preferences.home / "mail.eml"
        write_digest(mail, number, PAPERS // WEEKS, time.time() - number * 7 * 86400 - 3600)
        subprocess.run([glossator, "history", "import", str(mail)], check=True,
                       env=preferences.environment, stdout=subprocess.DEVNULL)
    write_stats(preferences.home, rules)
    start(preferences, library, times)
    print(f"{rules} rules, {PAPERS} papers, load {os.getloadavg()[0]:.1f}")
    measure_all(Measure(preferences, times), preferences, rules)


def main():
    reexec_in_own_bus()
    parser = argparse.ArgumentParser()
    for name in ("program", "glossator", "library"):
        parser.add_argument(name, type=lambda path: Path(path).resolve())
    parser.add_argument("rules", type=int, nargs="?", default=1000)
    parser.add_argument("--papers", type=int)
    arguments = parser.parse_args()
    display = Display()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        preferences = Preferences(arguments.program, home, display.name, "[first]\nmatch=first\n")
        times = home / "frame-times"
        try:
            if arguments.papers:
                measure_papers(preferences, arguments.library, times, arguments.papers)
            else:
                measure_rules(preferences, arguments.glossator, arguments.library, times,
                              arguments.rules)
            print(f"load {os.getloadavg()[0]:.1f}")
        finally:
            preferences.close()
            display.close()


main()
