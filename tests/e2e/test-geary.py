#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the real Geary with the plugin in it, on a real mailbox, and reads back what it shows.

usage: test-geary.py FOLDER-OF-THE-PLUGIN PLUGIN-PATH-MODULE OTHER-LAYOUT FOLDER-OF-DIGESTS [GLOSSATOR]

OTHER-LAYOUT is preloaded to make Geary lay out its plugins in another way. The checks go on from each
other, in order; prints TAP.
"""
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from digest_mails import (OTHERS, PAPERS, THIRDS, attach, make_arxiv_mail, make_digest,
                          make_hostile_mail, make_mail, make_page, make_reply, redate)
from geary_session import DISPLAY, FIRST_ROW, SECOND_ROW, Geary, Mailbox
from reader_session import (Display, FrameWatch, read_selection, reexec_in_own_bus,
                            wait_for)

CYCLES = 50
# KiB in all times but the first ten: a tenth of a MiB each
MOST_GROWTH = 4096
OPENINGS = 10
# ms from the first frame with a mail to the first one with its annotations
LONGEST_BARE = 150
BUTTON = "Preferences of Glossator"
RULES = "[residual]\nmatch=residual\ncolour=blue\n"
# where a mail is shown in its window
MAIL = (770, 60, 690, 860)
TITLE_COLOUR = bytes((0x00, 0x88, 0xcc))
NEW_COLOUR = bytes((0x27, 0xa5, 0x6b))
SUMMARY = r"^\d+ papers?: "
PICTURE = '<img src="https://pictures.example.org/a.png" width="20" height="20">'


def complaints(log):
    """What Geary complained of, without what differs from run to run."""
    lines = re.findall(r"^.*(?:\[(?:wrn|crt|err)\]|WARNING|CRITICAL).*$", log, re.MULTILINE)
    return {re.sub(r"0x[0-9a-f]+|\d+|/\S+", "*", line).strip() for line in lines}


class Scenario:
    def __init__(self, plugin, loader, other_layout, digests, glossator, display, home):
        self.number = 0
        self.failed = False
        self.plugin = plugin
        self.loader = loader
        self.other_layout = other_layout
        self.digests = digests
        self.glossator = glossator
        self.display = display
        self.home = home
        for name in ("mailbox", "bin"):
            (home / name).mkdir()
        # dovecot serves mail as another user
        os.chmod(home, 0o755)
        self.mailbox = Mailbox(home / "mailbox")
        self.launched = home / "launched"
        program = home / "bin/glossator-preferences"
        program.write_text(f"#!/bin/sh\necho \"opened $*\" >>{self.launched}\n")
        program.chmod(0o755)
        self.geary = self.make_geary("geary")
        self.rules = self.geary.home / ".config/glossator/rules.ini"
        self.history = self.geary.home / ".local/share/glossator/history"

    def make_geary(self, name, enabled=True, **environment):
        return Geary(self.home / name, self.plugin, self.loader, self.mailbox, self.display,
                     enabled=enabled,
                     environment={"G_MESSAGES_DEBUG": "glossator",
                                  "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
                                  **environment})

    def check(self, passed, name):
        self.number += 1
        self.failed = self.failed or not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}", flush=True)
        if not passed:
            for page in self.geary.pages():
                print("".join(f"#   {part}\n" for part in page))

    def wait(self, pattern, name, seconds=15):
        self.check(wait_for(lambda: self.geary.shows(pattern), seconds), name)

    def recorded(self, title):
        return any(title in path.read_text(errors="replace")
                   for path in self.history.glob("*.seen"))

    # the scenario

    def html_mail(self):
        self.geary.start()
        # the words differ between versions of Dovecot
        self.check(wait_for(lambda: re.search(r"(Login|Logged in): user=<test>", (
                       self.mailbox.home / "dovecot.log").read_text()), 30),
                   "Geary reads the mailbox")
        self.mailbox.deliver(make_digest("Daily Papers", "daily-1", PAPERS))
        self.wait(r"^3 papers: 3 new", "a mail in HTML is annotated when it is shown", 40)
        self.wait(r"^Deep Residual Learning for Image Recognition,? .*new$",
                  "each title is followed by its state")
        self.check(wait_for(lambda: len(self.geary.info_bars("3 papers: 3 new")) == 1),
                   "an info bar has the counts")
        self.check(wait_for(lambda: self.recorded("Auto-Encoding")), "the papers are recorded")

    def our_bars(self):
        return len(self.geary.info_bars("Glossator"))

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

    def composer(self):
        """What is written has none of our words."""
        before = len(self.geary.pages())
        self.geary.act_in_window("reply-conversation")
        self.check(wait_for(lambda: len(self.geary.pages()) > before), "a reply is begun")
        time.sleep(1)
        written = [page for page in self.geary.pages()
                   if any("wrote" in text for _, _, text in page)]
        self.check(len(written) == 1 and any("Mamba" in text for _, _, text in written[0]),
                   "which quotes the digest")
        self.check(not any(role in ("landmark", "combo box") or re.match(SUMMARY, text)
                           for page in written for role, _, text in page),
                   "but not what was annotated")
        self.geary.find_first("push button", "Cancel").get_action_iface().do_action(0)
        self.check(wait_for(lambda: len(self.geary.pages()) == before), "and is closed")

    def pictures(self):
        """What Geary has to say of a mail comes first."""
        self.mailbox.deliver(make_mail("Pictures", "pictures-1", "see the other part",
                                       make_page("Pictures", PAPERS[:2], before=PICTURE)))
        self.check(self.geary.open_row("^Pictures"), "a mail with a remote picture is shown")
        self.wait("^2 papers: 2 seen", "and annotated")
        show = wait_for(lambda: self.geary.visible("push button", "Show"))
        self.check(bool(show) and self.our_bars() == 0,
                   "the info bar that offers to show it stays, and ours waits")
        show.get_action_iface().do_action(0)
        self.check(wait_for(lambda: self.our_bars() == 1), "until that is done")
        bar = self.geary.info_bars("Glossator")[0]
        close = [node for node in self.geary.inside(bar, "push button") if not node.get_name()]
        close[0].get_action_iface().do_action(0)
        self.check(wait_for(lambda: self.our_bars() == 0), "and can be closed")

    def copying(self):
        """What is copied has none of our words, nor is a word glued to another one."""
        heads = [node for page in self.geary.find("document web")
                 for node in self.geary.inside(page, "heading")]
        first, last = self.geary.place(heads[0]), self.geary.place(heads[-1])
        self.geary.run("xdotool", "mousemove", str(first.x + 1), str(first.y + 4), "mousedown", "1",
                       "mousemove", str(first.x + 90), str(first.y + 30),
                       "mousemove", str(last.x + last.width - 2), str(last.y + last.height + 2),
                       "mouseup", "1")
        text = wait_for(lambda: read_selection(self.display))
        self.check(text is not None and
                   text.split("\n\n")[:2] == ["Pictures", PAPERS[0][1]] and PAPERS[1][1] in text and
                   "seen" not in text, "titles are copied without what is beside them")
        print(f"# copied: {text!r}")

    def printing(self):
        """On paper a mail is as it is without us."""
        self.check(self.geary.press_in_menu("Print…"), "a mail is printed")
        dialog = wait_for(lambda: self.geary.find_first("dialog", "Print"))
        # how the rows of printers are read differs, and the first is chosen once it is clicked
        file = wait_for(lambda: next(self.geary.inside(dialog, "table cell", "Print to File"), None))
        button = next(self.geary.inside(dialog, "push button", "Print"))

        def is_chosen():
            place = self.geary.place(file)
            self.geary.click(place.x + 20, place.y + place.height // 2)
            return wait_for(lambda: button.get_state_set().contains(
                self.geary.atspi.StateType.SENSITIVE), 1)

        self.check(wait_for(is_chosen), "into a file")
        button.get_action_iface().do_action(0)
        paper = self.geary.home / "Pictures.pdf"

        def read():
            return subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True,
                                  check=False).stdout

        self.check(wait_for(lambda: PAPERS[1][1] in read()), "which has the papers")
        self.check(not re.search(r"seen|papers:", read()), "but none of our words")

    def source(self):
        self.check(self.geary.press_in_menu("View Source"), "the source of a mail is looked at")
        files = wait_for(lambda: list((self.geary.home / "tmp").glob("geary-message-*.txt"))) or []

        def read():
            return files[0].read_bytes().replace(b"\r\n", b"\n").strip()

        wanted = max((self.mailbox.maildir / "cur").iterdir(),
                     key=lambda path: int(path.name.split(".")[1])).read_bytes().strip()
        self.check(len(files) == 1 and wait_for(lambda: read() == wanted),
                   "and is what the server has")

    def preferences(self):
        self.geary.run("gapplication", "action", "org.gnome.Geary", "glossator-preferences")
        self.check(wait_for(self.launched.exists), "the action opens the preferences")
        self.geary.act("preferences")
        tab = wait_for(lambda: self.geary.find_first("radio button", "Plugins"))
        tab.get_action_iface().do_action(0)
        button = wait_for(lambda: self.geary.find_first("push button", BUTTON))
        self.check(bool(button), "Geary's own preferences have a button for them")
        self.launched.unlink()
        button.get_action_iface().do_action(0)
        self.check(wait_for(self.launched.exists), "which opens them")

    def switch(self):
        """The switch of the plugin among Geary's preferences: it is beside our button."""
        row = self.geary.find_first("push button", BUTTON)
        while row is not None:
            switch = next(self.geary.inside(row, "toggle button"), None)
            if switch is not None:
                return switch
            row = row.get_parent()
        return None

    def page_height(self):
        page = self.geary.find_first("document web")
        return self.geary.atspi.Component.get_extents(
            page, self.geary.atspi.CoordType.SCREEN).height if page is not None else None

    def switching(self):
        switch = wait_for(self.switch)
        self.check(bool(switch), "the plugin has a switch")
        if not switch:
            return
        before = len(self.geary.log())
        memory, heights = [], [self.page_height()]
        for cycle in range(CYCLES):
            for word in ("disabled", "enabled"):
                switch.get_action_iface().do_action(0)
                done = wait_for(lambda: self.geary.log()[before:].count(f"geary: {word}") > cycle)
                if not done:
                    print(f"# cycle {cycle}: not {word}")
                if cycle == 0:
                    shown = word == "enabled"
                    self.check(wait_for(lambda: self.geary.shows(r"^2 papers: ") == shown),
                               f"{word}, what is open is {'annotated' if shown else 'bare'}")
                    self.check(wait_for(lambda: self.our_bars() == shown),
                               f"with {'an' if shown else 'no'} info bar")
                    time.sleep(1)
                    heights.append(self.page_height())
            memory.append(self.geary.memory())
        heights.append(self.page_height())
        print(f"# height of the page annotated, disabled, enabled, at last: {heights}")
        # it may not get less high, as Geary has it
        self.check(len(set(heights)) == 1, "which gets no higher by that")
        print(f"# memory after each 10 times: {memory[9::10]} KiB")
        self.wait(r"^2 papers: ", f"also after {CYCLES} times")
        self.check(wait_for(lambda: self.our_bars() == 1), "with one info bar")
        self.check(memory[-1] - memory[9] < MOST_GROWTH, "and no more memory")
        freed = wait_for(lambda: self.geary.log()[before:].count("session: freed") == CYCLES)
        self.check(freed, "what the plugin had is freed each time")
        self.nothing_left()

    def nothing_left(self):
        """A handler that was left connected would do what is done once more."""
        before = len(self.geary.log())
        self.rules.write_text(RULES.replace("blue", "red"))
        self.check(wait_for(lambda: "script done" in self.geary.log()[before:]),
                   "edited rules change what is on screen")
        time.sleep(1)
        self.check(self.geary.log()[before:].count("script done") == 1, "once")

    def leaving(self):
        self.check(self.geary.quit() == 0, "Geary ends as it should")
        log = self.geary.log()
        self.check(not re.search(r"\[(wrn|crt|err)\][^\n]*glossator:", log) and
                   "GLib-GObject-CRITICAL" not in log, "nothing was complained about")
        for what, pattern in (("in a handler of the host", r"load-changed took ([\d.]+) ms"),
                              ("until the script was done", r"script done after ([\d.]+) ms")):
            times = [float(found) for found in re.findall(pattern, log)]
            if times:
                print(f"# {what}: median {sorted(times)[len(times) // 2]} ms,"
                      f" longest {max(times)} ms, {len(times)} times")

    def look_around(self, name, **options):
        """Looks at two conversations in a Geary of its own; gives its log."""
        self.geary.close()
        self.geary = self.make_geary(name, **options)
        self.geary.start()
        shown = self.geary.open_row("Mamba", seconds=40) and self.geary.open_row("Attention", SECOND_ROW)
        self.check(shown, f"{name}: it shows mails")
        time.sleep(1)
        annotated = self.geary.shows(SUMMARY)
        self.check(self.geary.quit() == 0, f"{name}: and ends as it should")
        return annotated, self.geary.log()

    def other_runs(self):
        self.mailbox.close()
        (self.home / "other-mailbox").mkdir()
        self.mailbox = Mailbox(self.home / "other-mailbox")
        self.mailbox.deliver(make_arxiv_mail("listing-2", OTHERS))
        self.mailbox.deliver(make_digest("Daily Papers", "daily-2", PAPERS))
        bare, baseline = self.look_around("without-plugin", enabled=False)
        annotated, log = self.look_around("with-plugin")
        self.check(annotated and not bare, "the plugin makes a difference to what is shown")
        added = complaints(log) - complaints(baseline)
        self.check(not added, "but none to what Geary complains of")
        print("".join(f"# {line}\n" for line in added), end="")
        annotated, log = self.look_around("other-layout", LD_PRELOAD=str(self.other_layout))
        self.check(not annotated and log.count("Glossator stays off") == 1,
                   "a Geary that lays out plugins in another way is left alone, with one warning")

    def close(self):
        if self.failed:
            print(self.geary.log(), file=sys.stderr)
        self.geary.close()
        self.mailbox.close()

    def run(self):
        for step in (self.html_mail, self.edited_rules, self.actions, self.muting,
                     self.other_process, self.composer, self.arrival, self.text_mail,
                     self.first_paint, self.quoted, self.forward, self.attached, self.thread,
                     self.hostile, self.pictures, self.copying, self.printing, self.source,
                     self.preferences, self.switching, self.leaving,
                     self.other_runs):
            print("# feature:", step.__name__.replace("_", " "))
            step()
        print(f"1..{self.number}")
        return 1 if self.failed else 0


def main():
    missing = [name for name in ("geary", "Xvfb", "dbus-run-session", "gdbus", "xdotool", "import",
                                 "pdftotext", "/usr/sbin/dovecot", "gnome-keyring-daemon", "secret-tool")
               if shutil.which(name) is None]
    if missing:
        print(f"1..0 # SKIP no {', '.join(missing)}")
        return 0
    reexec_in_own_bus()
    plugin, loader, other_layout, digests, *glossator = (Path(argument).resolve()
                                                         for argument in sys.argv[1:])
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="glossator-e2e-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        display = Display(DISPLAY)
        stack.callback(display.close)
        scenario = Scenario(plugin, loader, other_layout, digests,
                            glossator[0] if glossator else None, display.name, home)
        stack.callback(scenario.close)
        return scenario.run()


sys.exit(main())
