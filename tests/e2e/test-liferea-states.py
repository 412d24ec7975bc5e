#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the real Liferea shows of the states of papers: those that the user decides on, those that
change when a message arrives or another process records one, and what is looked up.
"""
import os
import re
import sys
import time

from liferea_scenario import Scenario, main
from reader_session import FrameWatch, wait_for

OLD_MAIL = (
    "From x@papers.example Thu Mar 14 08:00:00 2019\nFrom: Old alerts <x@papers.example>\n"
    "Message-ID: <old@papers.example>\nDate: Thu, 14 Mar 2019 08:00:00 +0000\n"
    "Subject: Papers\nContent-Type: text/html; charset=utf-8\n\n"
    + "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{title}</a></h3><p>Words that '
              "say for long enough what stands in the paper, as an abstract of it would say them. "
              "They go on for another sentence, so that nobody takes them for a title.</p>\n"
              for number, title in (("1706.03762", "Attention Is All You Need"),
                                    ("1810.04805", "BERT: Pre-training of Deep Bidirectional "
                                                   "Transformers for Language Understanding"))))


class StatesScenario(Scenario):
    steps = ("opened_digest", "marks_of_liferea", "decisions", "second_digest", "settings", "reopening", "look_ups",
             "other_process")
    second_later = True

    def opened_digest(self):
        self.liferea.go("next-unread-item")
        self.wait(r"^12 papers: 11 new", "a digest is annotated")

    def marks_of_liferea(self):
        """A flag, or that it is read, is shown with an item: Liferea writes its page anew."""
        lines = self.annotated()
        for action, column, mark in (("toggle-selected-item-flag", "marked", "a flag"),
                                     ("toggle-selected-item-read-status", "read", "that it is read")):
            for turned in ("changed", "changed back"):
                before = self.liferea.count_items(column)
                self.liferea.act(action)
                self.check(wait_for(lambda: self.liferea.count_items(column) != before),
                           f"{mark} is {turned} for the digest that is shown")
                self.check(wait_for(lambda: self.annotated() == lines), "which stays annotated")
                time.sleep(1)
                summaries = [line for line in self.liferea.shown() if re.match(r"\d+ papers: ", line)]
                self.check(self.annotated() == lines and len(summaries) == 1, "once")

    def choose(self, state, item):
        self.press("combo box", state)
        self.check(wait_for(lambda: self.press("menu item", item)), f"{item} is chosen")

    def decisions(self):
        self.choose("^new$", "^Mark as Seen$")
        self.check(wait_for(lambda: re.match("seen", self.state("Attention Is All") or "")),
                   "and the paper is seen")
        self.wait(r"^12 papers: 10 new", "and counted as such")
        self.check(wait_for(lambda: self.liferea.has("push button", "^Undo$")), "it can be undone")
        self.press("push button", "^Undo$")
        self.wait(r"^12 papers: 11 new", "and is")
        self.press("push button", "^Mark All Seen$")
        self.wait(r"^12 papers: 1[12] seen", "all are marked as seen")
        self.press("toggle button", "^Hide Seen$")
        self.check(wait_for(lambda: len(self.annotated()) == 0), "seen papers are hidden")
        self.check(wait_for(lambda: self.settings_file.exists() and
                            "[hide-seen]" in self.settings_file.read_text()), "which is remembered")
        self.press("toggle button", "^Hide Seen$")
        self.check(wait_for(lambda: len(self.annotated()) == 12), "and shown again")
        self.press("push button", "^Undo$")
        self.wait(r"^12 papers: 11 new", "and are new again")

    def second_digest(self):
        feed = self.liferea.feeds / self.feeds.daily.name
        feed.write_text(self.feeds.sample)
        os.utime(feed, (time.time() + 5, time.time() + 5))
        self.check(wait_for(lambda: self.liferea.ask_for_news() or self.liferea.unread() == 5, 90),
                   "a second digest arrives")
        self.check(wait_for(lambda: self.liferea.show_feed("Daily Papers") or self.badge()),
                   "its headline says how many papers are new")
        self.liferea.go("next-unread-item")
        self.wait(r"^11 papers: ", "it is annotated")
        self.check(wait_for(lambda: self.headline() and not self.badge()),
                   "and its headline says nothing more")
        self.check(re.match("seen .* in Daily Papers$", self.state("LoRA") or ""),
                   "a paper of the first digest is seen, and where")
        self.check(re.match("also in Weekly picks", self.state("Mamba") or ""),
                   "a paper that arrived unopened is elsewhere")
        self.check(self.state("Segment Anything") == "new", "another is new")
        self.picture("liferea")

    def settings(self):
        settings = self.config.with_name("settings.ini")
        other = self.liferea.home / "elsewhere"
        counts = self.liferea.home / ".local/state/glossator/rule-stats.ini"
        self.check(counts.exists() and "=" in counts.read_text(), "what rules match is counted")
        settings.write_text("[history]\ndirectory=~/elsewhere\n")
        self.check(wait_for(other.is_dir), "the settings say where the history is")
        self.check(wait_for(lambda: self.state("LoRA") == "new"),
                   "and what is on screen follows them")
        before = len(self.liferea.log())
        settings.write_text("[history]\ndirectory=~/elsewhere\n[rules]\nstar-at=many\n")
        self.check(wait_for(lambda: "[rules] star-at: expected" in self.liferea.log()[before:]),
                   "a wrong setting is reported")
        settings.unlink()
        self.check(wait_for(lambda: (self.state("LoRA") or "").startswith("seen")),
                   "without settings the history is in its own place")

    def reopening(self):
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: 11 new", "reopening the first digest shows its papers as new again")

    def look_ups(self):
        """What is looked up is told beside the paper, and not any more once it is turned off."""
        if self.lookup is None:
            self.skip("what was looked up is told", "the program that looks up was not built")
            return
        self.check(self.sources.count() == 0, "nobody was asked while look-ups are off")
        self.settings_file.write_text("[look-ups]\nsemantic-scholar=true\n")

        def shown():
            return any(name == "Details" for _, name, _ in self.liferea.page())

        self.check(wait_for(shown), "what was looked up is told")
        batches = [request for request in self.sources.requests if request.path.endswith("/batch")]
        self.check(len(batches) == 1, "by one question for all papers with an id")
        self.settings_file.unlink()
        self.check(wait_for(lambda: not shown()), "and not once look-ups are off again")

    def other_process(self):
        """What another process records shows in the message on screen."""
        if self.glossator is None:
            self.skip("what another process imports shows", "the command was not built")
            return
        lines = self.annotated()
        mbox = self.liferea.home / "old.mbox"
        mbox.write_text(OLD_MAIL)
        watch = FrameWatch(self.display, self.liferea.titles_area, 3)
        watch.start()
        self.liferea.run(self.glossator, "history", "import", mbox)
        self.check(wait_for(lambda: re.match("seen .*2019 in Old alerts",
                                             self.state("Attention Is All You Need") or ""), 3),
                   "what another process imports shows at once")
        watch.join()
        written = max(path.stat().st_mtime for path in self.history.glob("*.seen"))
        written -= time.time() - time.monotonic()
        print(f"# the page was last painted {(watch.times[-1] - written) * 1000:.0f} ms after that was"
              " written")
        changed = [line for line in self.annotated() if line not in lines]
        self.check(len(changed) == 1, "and nothing else changes")
        before = self.liferea.log().count("script done")
        self.liferea.go("next-read-item")
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: 10 new", "the message is not seen by itself")
        store = self.liferea.home / ".local/share/liferea/liferea.db"
        report = self.liferea.run(self.glossator, "history", "import", store)
        self.check(re.search(r"^all digests +[2-9]", report, re.M),
                   "Liferea's own items can be imported while it runs")
        time.sleep(2)
        self.check(self.liferea.shows(r"^12 papers: 10 new"),
                   "and are the messages that the plugin knows")
        count = self.liferea.log().count("script done") - before
        self.check(count <= 6, f"and is not annotated again and again ({count} times)")


sys.exit(main(StatesScenario))
