#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the real Liferea shows of a digest: tags that follow the rules, why they are there, and how one
gets to them.
"""
import stat
import sys
import re

from liferea_scenario import RULES, Scenario, main
from reader_session import wait_for

OTHER_RULES = "[broken]\nmatch=\"open\n\n[attentive]\nmatch=attention\ncolour=pink\n"


class DisplayScenario(Scenario):
    steps = ("shipped_rules", "first_digest", "edited_rules", "broken_rules", "filters", "why", "keyboard",
             "muting")
    rules = None

    def shipped_rules(self):
        self.check(wait_for(self.config.exists), "the default rules are there to be edited")
        self.check(stat.S_IMODE(self.config.stat().st_mode) == 0o600, "for their user alone")

    def first_digest(self):
        self.liferea.go("next-unread-item")
        self.wait(r"^12 papers: 11 new.*1 repeat", "the summary stands at the top")
        lines = self.liferea.headings()
        self.check(len(self.annotated()) == 12, "each title is followed by its state")
        tagged = [name for role, name, _ in self.liferea.page()
                  if role != "heading" and name.startswith("tags: ")]
        self.check(len(tagged) >= 9, f"the default rules tag most titles ({len(tagged)} of 12)")
        self.check(self.state("Attention Is All You Need") == "new", "a paper is new")
        self.check(bool(re.search("same as #2: what to do$", lines[-1])), "a repeat names the first entry")

    def edited_rules(self):
        self.write_rules(RULES)
        self.wait(r"Scaling Laws for Neural Language Models, tags: language-models new$",
                  "edited rules change what is on screen")
        self.wait(r"^Attention Is All You Need, new$", "and leave no old tag")
        self.check(any(name == "tags: language-models" for _, name, _ in self.liferea.page()),
                   "assistive technology reads the tags")

    def broken_rules(self):
        before = len(self.liferea.log())
        self.write_rules("[language-models\nmatch")
        self.check(wait_for(lambda: "rules.ini" in self.liferea.log()[before:]),
                   "a broken rule file is reported")
        self.wait(r"language-models new$", "and the last good rules stay")
        self.write_rules(RULES + OTHER_RULES)
        self.wait(r"^Attention Is All You Need, tags: attentive", "a broken rule does not disable others")
        self.write_rules(RULES)
        self.wait(r"^Attention Is All You Need, new$", "the rules are as before")

    def filters(self):
        self.press("toggle button", "^language-models ")
        self.check(wait_for(lambda: len(self.annotated()) == 5),
                   "a chip shows the papers of its tag only")
        self.check(wait_for(lambda: any(role == "status bar" and text == "5 of 12 shown"
                                        for role, _, text in self.liferea.page())),
                   "and says how many they are")
        self.press("toggle button", "^repeat ")
        self.check(wait_for(lambda: not self.annotated()), "a chip of a state counts as well")
        self.press("toggle button", "^repeat ")
        self.press("toggle button", "^language-models ")
        self.check(wait_for(lambda: len(self.annotated()) == 12), "and without them all are back")

    def why(self):
        self.liferea.click_control("push button", "^language-models$")
        self.check(wait_for(lambda: self.liferea.has("dialog", "^language-models$")),
                   "a tag opens a panel")
        self.check("language model" in self.liferea.text(), "which says what matched")
        self.liferea.key("Escape")
        self.check(wait_for(lambda: not self.liferea.has("dialog", "")), "and Escape closes it")

    def focused(self, role, name):
        node = self.liferea.control(role, name)
        return node is not None and \
            node.get_state_set().contains(self.liferea.atspi.StateType.FOCUSED)

    def keyboard(self):
        """From the strip to a tag and a menu without the mouse."""
        self.liferea.control("push button", "^Mark All Seen$").get_component_iface().grab_focus()
        for key, role, name, what in (
                ("Tab", "toggle button", "^Hide Seen$", "Tab leads through the strip"),
                ("Tab", "push button", "^#1 ", "to the picture"),
                ("Right", "push button", "^#2 ", "arrows lead through it"),
                ("End", "push button", "^#12 ", "End to its last paper"),
                ("Home", "push button", "^#1 ", "Home to the first one"),
                ("Tab Home", "toggle button", "^new ", "Tab leads to the chips"),
                ("Right", "toggle button", "^repeat ", "and arrows through them")):
            self.liferea.key(*key.split())
            self.check(wait_for(lambda: self.focused(role, name)), what)
        self.liferea.key("space")
        self.check(wait_for(lambda: len(self.annotated()) == 1), "Space presses a chip")
        self.liferea.key("space")
        self.check(wait_for(lambda: len(self.annotated()) == 12), "and once more lets it go")
        self.liferea.key("shift+Tab")
        self.liferea.key("Right", "Right")
        self.liferea.key("Return")
        self.check(wait_for(lambda: not self.focused("push button", "^#3 ")),
                   "Enter leads from the picture to a paper")
        self.liferea.key("Home")
        self.check(wait_for(lambda: self.focused("push button", "^language-models$")),
                   "and Home to its first tag")
        self.liferea.key("Return")
        self.check(wait_for(lambda: self.liferea.has("dialog", "^language-models$")),
                   "Enter opens a tag")
        self.liferea.key("Escape")
        self.check(wait_for(lambda: not self.liferea.has("dialog", "") and
                            self.focused("push button", "^language-models$")), "Escape leads back")
        self.liferea.key("End")
        self.liferea.key("Return")
        self.check(wait_for(lambda: self.focused("menu item", "^Mark as Seen$")),
                   "Enter opens the menu of a state")
        self.liferea.key("Down")
        self.check(wait_for(lambda: not self.focused("menu item", "^Mark as Seen$")),
                   "arrows lead through it")
        self.liferea.key("Escape")
        self.check(wait_for(lambda: not self.liferea.has("menu item", "^Mark as Seen$")),
                   "and Escape closes it")

    def muting(self):
        self.press("push button", "^language-models$")
        self.press("push button", "^Mute$")
        self.check(wait_for(lambda: "enabled=false" in self.config.read_text()),
                   "a rule is muted in the file of rules")
        self.check(wait_for(lambda: not self.liferea.has("push button", "^language-models$")),
                   "and its tags go")
        self.press("push button", "^Undo$")
        self.check(wait_for(lambda: self.liferea.has("push button", "^language-models$")),
                   "and come back")
        self.check(self.config.read_text() == RULES, "with the file as it was")


sys.exit(main(DisplayScenario))
