#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the real Geary shows of digests, in a thread, forwarded, attached or in plain text, and what
the user does in them.
"""
import re
import sys
import time

from digest_mails import (OTHERS, PAPERS, THIRDS, attach, make_arxiv_mail, make_digest,
                          make_hostile_mail, make_mail, make_reply, redate)
from geary_scenario import RULES, SUMMARY, Scenario, main
from geary_session import FIRST_ROW, SECOND_ROW
from reader_session import FrameWatch, wait_for

OPENINGS = 10
# ms from the first frame with a mail to the first one with its annotations
LONGEST_BARE = 150
# where a mail is shown in its window
MAIL = (770, 60, 690, 860)
TITLE_COLOUR = bytes((0x00, 0x88, 0xcc))
NEW_COLOUR = bytes((0x27, 0xa5, 0x6b))


class DisplayScenario(Scenario):
    steps = ("edited_rules", "actions", "muting", "other_process", "arrival", "text_mail",
             "first_paint", "quoted", "forward", "attached", "thread", "hostile", "leaving")

    def edited_rules(self):
        new = self.rules.with_suffix(".new")
        new.write_text(RULES)
        new.replace(self.rules)
        self.wait(r"Image Recognition,? tags: residual new$",
                  "edited rules change what is on screen")

    def actions(self):
        self.geary.press("toggle button", "^residual ")
        self.check(wait_for(lambda: self.geary.has("status bar", "^1 of 3") or
                            self.geary.shows("^1 of 3 shown")), "a chip filters the papers")
        self.geary.press("toggle button", "^residual ")
        self.geary.press("push button", "^residual$")
        self.check(wait_for(lambda: self.geary.has("dialog", "^residual$")), "a tag opens a panel")
        self.geary.press("push button", "^Edit")
        self.check(wait_for(lambda: self.launched.exists() and
                            "--rule residual" in self.launched.read_text()),
                   "from which its rule is edited")
        self.launched.unlink()
        self.geary.press("combo box", "^new$")
        self.check(wait_for(lambda: self.geary.press("menu item", "^Mark as Seen$")),
                   "a state has a menu")
        self.wait(r"^3 papers: 2 new, 1 seen", "and the paper is marked as seen")
        self.check(wait_for(lambda: self.geary.info_bars("3 papers: 2 new, 1 seen")),
                   "which the info bar tells")
        self.hide_seen()
        self.check(wait_for(lambda: self.geary.press("push button", "^Undo$")), "and can be undone")
        self.wait(r"^3 papers: 3 new", "and is")
        self.check(wait_for(lambda: len(self.geary.info_bars("3 papers: 3 new")) == 1) and
                   self.our_bars() == 1, "as does the info bar, of which there is one all the time")

    def hide_seen(self):
        settings = self.rules.with_name("settings.ini")

        def is_kept():
            return settings.exists() and re.search(r"\[hide-seen\][^[]*=true", settings.read_text())

        self.geary.press("toggle button", "^Hide Seen$")
        self.check(wait_for(lambda: self.geary.has("status bar", "^2 of 3") or
                            self.geary.shows("^2 of 3 shown")), "seen papers are hidden")
        self.check(wait_for(is_kept), "which is remembered")
        self.geary.press("toggle button", "^Hide Seen$")
        self.check(wait_for(lambda: self.geary.has("combo box", "^seen") and not is_kept()),
                   "and shown again")

    def muting(self):
        self.geary.press("push button", "^residual$")
        self.check(wait_for(lambda: self.geary.press("push button", "^Mute$")),
                   "the panel of a tag has a button to mute it")
        self.check(wait_for(lambda: "enabled=false" in self.rules.read_text()),
                   "which mutes the rule in the file of rules")
        self.check(wait_for(lambda: not self.geary.has("push button", "^residual$")),
                   "and its tags go")
        self.check(wait_for(lambda: self.geary.press("push button", "^Undo$")), "and can be undone")
        self.check(wait_for(lambda: self.geary.has("push button", "^residual$")),
                   "and the tags come back")
        self.check(self.rules.read_text() == RULES, "with the file as it was")

    def other_process(self):
        if self.glossator is None:
            self.skip("what the command does shows at once", "the command was not built")
            return
        self.geary.run(self.glossator, "history", "mark-seen", "Auto-Encoding Variational Bayes")
        self.wait(r"^Auto-Encoding Variational Bayes.* seen", "what the command does shows at once")
        self.geary.run(self.glossator, "history", "undo")
        self.wait(r"^3 papers: 3 new", "and so does that it is undone")

    def arrival(self):
        self.mailbox.deliver(make_arxiv_mail("listing-1", OTHERS))
        self.check(wait_for(lambda: self.recorded("Attention Is All You Need"), 40),
                   "a mail that is not opened is recorded as arrived")
        self.check(not self.geary.shows("Attention Is All You Need"), "while another one is shown")

    def text_mail(self):
        self.check(self.geary.open_row("Attention Is All You Need"), "a mail in plain text is shown")
        self.wait(r"^2 papers: 1 new, 1 seen", "and annotated")
        self.check(wait_for(lambda: self.geary.has("combo box", "^new$")), "a paper is new")
        self.check(self.geary.has("combo box", "^seen .* in Daily Papers$"),
                   "a paper of the first mail is seen, and where")

    def first_paint(self):
        """Whether a mail is seen before it has its annotations, and whether what is seen moves."""
        self.mailbox.deliver(make_mail("Lunch", "lunch-1", "Shall we have lunch?"))
        self.check(self.geary.open_row("Shall we have lunch"), "a letter is shown")
        self.mailbox.deliver(make_digest("Third Papers", "daily-3", THIRDS))
        self.check(self.geary.open_row("^2 papers: 2 new"), "a third digest is shown")
        bare, moved = [], []
        for _ in range(OPENINGS):
            self.geary.open_row("Shall we have lunch", SECOND_ROW)
            watch = FrameWatch(self.display, MAIL, 20, NEW_COLOUR)
            watch.start()
            self.geary.click(*FIRST_ROW)
            watch.join()
            seen = self.seen_frames(watch)
            annotated = [time for time, _, state in seen if state is not None]
            if not annotated:
                continue
            bare.append((annotated[0] - seen[0][0]) * 1000)
            titles = [title for _, title, _ in seen]
            moved.append(max(titles) - min(titles))
        print(f"# without annotations on screen: {', '.join(f'{time:.0f}' for time in bare)} ms")
        print(f"# moved on screen: {', '.join(map(str, moved))} pixels")
        self.check(len(bare) == OPENINGS, f"{OPENINGS} times it is shown again with its annotations")
        self.check(max(bare, default=LONGEST_BARE) < LONGEST_BARE,
                   f"which are there {LONGEST_BARE} ms after the mail at the latest")
        self.check(not any(moved), "and no title ever moves")

    @staticmethod
    def seen_frames(watch):
        """The frames in which the titles of a mail are seen: when each of them was, and the lines of its
        first title and first new paper."""
        frames = ((time, watch.first_line(frame, TITLE_COLOUR), watch.first_line(frame, NEW_COLOUR))
                  for frame, time in zip(watch.frames, watch.times))
        return [frame for frame in frames if frame[1] is not None]

    def quoted(self):
        self.mailbox.deliver(make_reply("Re: Daily Papers", "reply-1", PAPERS, "daily-1"))
        before = self.geary.log().count("script done")
        self.check(self.geary.open_row("Have a look at these"), "a reply is shown in its thread")
        self.check(wait_for(lambda: self.geary.log().count("script done") > before),
                   "and looked at")
        time.sleep(1)

        def replies():
            return [page for page in self.geary.pages()
                    if any("Have a look" in text for _, _, text in page)]

        pages = wait_for(lambda: (found := replies()) and len(found) == 1 and found) or []
        self.check(len(pages) == 1 and
                   not any(role in ("landmark", "combo box") for role, _, _ in pages[0]),
                   "what it quotes is left alone")

    def forward(self):
        sample = (self.digests / "google-scholar/forward-without-classes.eml").read_bytes()
        self.mailbox.deliver(redate(sample))
        self.check(self.geary.open_row("Forwarded"), "a forwarded alert is shown")
        self.wait(SUMMARY, "and annotated")

    def attached(self):
        digest = make_digest("Attached Papers", "attached-1", THIRDS)
        self.mailbox.deliver(attach(digest, "A digest for you", "outer-1"))
        self.check(self.geary.open_row("The digest of today is attached"), "a mail with a mail is shown")
        # Geary opens what is attached only if it has all of it when the mail is opened
        for _ in range(8):
            if wait_for(lambda: self.geary.shows("^Attached Papers"), 3):
                break
            self.geary.click(*SECOND_ROW)
            time.sleep(1)
            self.geary.click(*FIRST_ROW)
        self.check(self.geary.shows("^Attached Papers"), "and the digest that is attached to it")
        self.wait("^2 papers: ", "which is annotated")

    def thread(self):
        self.mailbox.deliver(make_digest("Weekly Papers", "weekly-1", PAPERS))
        self.mailbox.deliver(make_digest("Re: Weekly Papers", "weekly-2", OTHERS,
                                         references="weekly-1"))
        self.check(self.geary.open_row("^Re: Weekly Papers"), "a thread of digests is shown")

        def both():
            counts = [text for page in self.geary.pages() for _, _, text in page
                      if re.match(SUMMARY, text)]
            return sorted(count[0] for count in counts) == ["2", "3"]

        self.check(wait_for(both), "and both of them are annotated, each for itself")

    def hostile(self):
        self.mailbox.deliver(make_hostile_mail("hostile-1", PAPERS[:2]))
        self.check(self.geary.open_row("^Hostile"), "a mail with scripts and styles is shown")
        self.wait(r"^2 papers: 2 seen", "and annotated")


sys.exit(main(DisplayScenario))
