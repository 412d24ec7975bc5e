#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opens the real preferences from the places that the real Liferea has for them, hidden.

usage: test-liferea-preferences.py FOLDER-OF-THE-PLUGIN FOLDER-OF-SAMPLES PREFERENCES

The checks go on from each other, in order; prints TAP.
"""
import os
import re
import sys

import checks
from liferea_menus import LifereaWithMenus
from opened_preferences import TITLE, OpenedPreferences
from reader_session import wait_for

CYCLES = 50
ENTRY = TITLE
RULES = "# mine\n\n[language-models]\nmatch=\"language model*\"\ncolour=blue\n"
# 2.0 reads the feed that it begins with when another one was shown
OTHERS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Others</title>
<link>http://127.0.0.1/others</link><description>d</description><item><title>Beans</title>
<guid isPermaLink="false">beans</guid><description>They are up.</description></item></channel></rss>
"""
ENTRY_OF_DESKTOP = """[Desktop Entry]
Type=Application
Name={}
Exec={} %f
MimeType=text/plain;
"""


class PreferencesScenario(checks.Scenario):
    needed = (*checks.Scenario.needed, "liferea", "import")
    steps = ("begin", "tools_menu", "new_rule", "edit_rule", "plugin_manager", "without_program",
             "switching", "leaving")
    area = "preferences: "

    def __init__(self, home, display, plugin, samples, program):
        super().__init__()
        self.bin = home / "bin"
        self.bin.mkdir()
        self.program = program
        self.install_program()
        others = home / "others.xml"
        others.write_text(OTHERS)
        self.liferea = LifereaWithMenus(
            home / "home", plugin, [("Daily Papers", samples / "daily-papers.xml"),
                                    ("Others", others)], display,
            environment={"G_MESSAGES_DEBUG": "glossator", "GSK_RENDERER": "cairo",
                         "PATH": f"{self.bin}:{os.environ['PATH']}"},
            settings={"default-view-mode": "2"})
        self.liferea.order = [("Daily Papers", "Daily papers, 11 March"), ("Others", "Beans")]
        self.preferences = OpenedPreferences(self.liferea)
        self.rules = self.preferences.rules_path
        self.rules.parent.mkdir(parents=True)
        self.rules.write_text(RULES)
        self.write_entry("org.glossator.Glossator.Preferences", self.bin / "glossator-preferences")
        settings = self.liferea.home / ".config/gtk-4.0/settings.ini"
        settings.parent.mkdir()
        settings.write_text("[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n")

    def install_program(self):
        (self.bin / "glossator-preferences").symlink_to(self.program)

    def write_entry(self, name, program):
        applications = self.liferea.home / ".local/share/applications"
        applications.mkdir(parents=True, exist_ok=True)
        (applications / f"{name}.desktop").write_text(ENTRY_OF_DESKTOP.format(name, program))

    def shown(self):
        return [line[:70] for line in (*self.liferea.shown(), *self.preferences.dump().splitlines())]

    def take_picture(self, path):
        self.liferea.screenshot(path, "root")

    def close_preferences(self):
        self.check(self.preferences.quit(), "and is closed again")

    # the scenario

    def begin(self):
        self.liferea.start()
        if not wait_for(lambda: self.liferea.unread() == 3, 30):
            print("Bail out! Liferea did not load the feeds")
            print(self.liferea.log(), file=sys.stderr)
            sys.exit(1)
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: self.liferea.shows("tags: language-models")),
                   "a digest is shown")

    def tools_menu(self):
        self.check(wait_for(lambda: self.liferea.choose_in_tools(ENTRY)),
                   "the menu Tools has an entry for the preferences")
        self.check(self.preferences.wait_open(), "which opens them")
        self.check(self.preferences.was_asked_for(), "as a window that the user asked for")
        self.check(wait_for(lambda: self.preferences.shows("language-models")),
                   "on the rules of the reader's user")

    def new_rule(self):
        self.preferences.press("New Rule")
        self.preferences.write_field("Name", "attentive")
        self.preferences.write_field("Looks For", "title:attention")
        self.preferences.press("Save")
        self.check(wait_for(lambda: "[attentive]\nmatch=title:attention" in self.rules.read_text()),
                   "a rule is made in them")
        self.check(wait_for(lambda: self.liferea.shows("^Attention Is All You Need, tags: attentive")),
                   "and the digest that is open in Liferea has its tag")
        self.check(self.rules.read_text().startswith(RULES), "the other rules are as they were")
        self.picture("liferea-preferences")
        self.close_preferences()

    def edit_rule(self):
        self.liferea.click_control("push button", "^attentive$")
        self.check(wait_for(lambda: self.liferea.press("push button", "^Edit Rule")),
                   "a click on a tag offers to edit its rule")
        self.check(self.preferences.wait_open(), "which opens the preferences")
        self.check(wait_for(lambda: self.preferences.field("Looks For") == "title:attention"),
                   "on that rule")
        self.liferea.press("push button", "^language-models$")
        wait_for(lambda: self.liferea.press("push button", "^Edit Rule"))
        self.check(wait_for(lambda: "language model" in self.preferences.field("Looks For")),
                   "and an open window goes to another")
        self.close_preferences()

    def plugin_manager(self):
        self.check(self.liferea.configure_plugin("Glossator"),
                   "Liferea's list of plugins has a button for the preferences")
        self.check(self.preferences.wait_open(), "which opens them")
        self.check(self.liferea.find_first("dialog", "Glossator") is None, "and nothing stands in the way")
        self.picture("liferea-plugins")
        self.close_preferences()

    def without_program(self):
        (self.bin / "glossator-preferences").unlink()
        opened = self.liferea.home / "opened"
        editor = self.bin / "editor"
        editor.write_text(f"#!/bin/sh\necho \"$1\" >{opened}\n")
        editor.chmod(0o700)
        self.write_entry("editor", editor)
        (self.liferea.home / ".config/mimeapps.list").write_text(
            "[Default Applications]\ntext/plain=editor.desktop\n")
        self.liferea.choose_in_tools(ENTRY)
        self.check(wait_for(lambda: opened.exists() and opened.read_text() == f"{self.rules}\n"),
                   "without the program the rules are opened in an editor")
        self.check(wait_for(lambda: "not installed: rules.ini is opened" in self.liferea.log()),
                   "and the reader says so")
        opened.unlink()
        self.liferea.press("push button", "^attentive$")
        wait_for(lambda: self.liferea.press("push button", "^Edit Rule"))
        self.check(wait_for(opened.exists), "also for the rule of a tag")
        # the words of what is told are not read by assistive technology here, the button beside them is
        self.check(wait_for(lambda: self.liferea.has("push button", "^Close$")),
                   "where the page says so")
        self.picture("liferea-not-installed")
        self.install_program()

    def switching(self):
        log = len(self.liferea.log())
        for enabled, word in ((False, "disabled"), (True, "enabled")) * CYCLES:
            before = self.liferea.log().count(f"liferea: {word}")
            self.liferea.enable(enabled)
            if not wait_for(lambda: self.liferea.log().count(f"liferea: {word}") > before):
                print(f"# not {word}")
        self.check(wait_for(lambda: self.liferea.count_in_tools(ENTRY) == 1),
                   f"after {CYCLES} times without and with the plugin there is one entry")
        self.check(not re.search("WARNING|CRITICAL", self.liferea.log()[log:]), "and no warning")
        self.check(self.liferea.choose_in_tools(ENTRY) and self.preferences.wait_open(),
                   "which opens the preferences")
        self.close_preferences()
        self.liferea.enable(False)
        self.check(wait_for(lambda: self.liferea.count_in_tools(ENTRY) == 0),
                   "without the plugin there is none")

    def leaving(self):
        self.check(self.liferea.quit() == 0, "Liferea ends as it should")
        self.check(not self.liferea.complaints(), "nothing was complained about")

    def close(self):
        self.preferences.quit()
        if self.failed or sys.exc_info()[0] is not None:
            print(self.liferea.log(), file=sys.stderr)
        self.liferea.close()


sys.exit(checks.main(PreferencesScenario))
