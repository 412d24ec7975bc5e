#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What Geary does in ways of its own while a digest is shown: it writes replies, offers to show remote
pictures, copies, prints, opens its preferences, and switches plugins on and off.
"""
import re
import subprocess
import sys
import time

from digest_mails import OTHERS, PAPERS, make_arxiv_mail, make_digest, make_mail, make_page
from geary_scenario import RULES, SUMMARY, Scenario, main
from geary_session import SECOND_ROW, Mailbox
from reader_session import read_selection, wait_for

CYCLES = 50
# KiB in all times but the first ten: a tenth of a MiB each
MOST_GROWTH = 4096
BUTTON = "Preferences of Glossator"
INFO_BAR_BUTTON = "Preferences…"
PICTURE = '<img src="https://pictures.example.org/a.png" width="20" height="20">'


def complaints(log):
    """What Geary complained of, without what differs from run to run."""
    lines = re.findall(r"^.*(?:\[(?:wrn|crt|err)\]|WARNING|CRITICAL).*$", log, re.MULTILINE)
    return {re.sub(r"0x[0-9a-f]+|\d+|/\S+", "*", line).strip() for line in lines}


class HostScenario(Scenario):
    steps = ("composer", "broken_preferences", "pictures", "copying", "printing", "source",
             "preferences", "switching", "leaving", "other_runs")

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
        self.check_told(button, "over Geary's own, too")

    def notice(self):
        """The words of the dialog that tells why the preferences are not open; None without one."""
        dialog = self.geary.find_first("alert")
        return dialog and [label.get_name() for label in self.geary.inside(dialog, "label")]

    def check_told(self, button, where):
        """Preferences that end with an error are told where their user is."""
        self.set_preferences("exit 3")
        button.get_action_iface().do_action(0)
        self.check(wait_for(lambda: any("the preferences failed" in (words or "")
                                        for words in self.notice() or ())),
                   f"preferences that fail are told {where}")
        self.picture("geary-broken-preferences")
        close = next(self.geary.inside(self.geary.find_first("alert"), "push button", "Close"))
        close.get_action_iface().do_action(0)
        self.check(wait_for(lambda: self.notice() is None), "until that is closed")
        self.set_working_preferences()

    def broken_preferences(self):
        button = wait_for(lambda: self.geary.visible("push button", INFO_BAR_BUTTON))
        self.check_told(button, "over the mail")

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


sys.exit(main(HostScenario))
