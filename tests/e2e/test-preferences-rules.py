#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives what the page of rules does with the mouse, with files and with a disk that refuses.

usage: test-preferences-rules.py PROGRAM GLOSSATOR

The checks go on from each other, in order; prints TAP.
"""
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from preferences_checks import (expect, expect_no_complaint, expect_rules, expect_shown,
                                expect_toast, fill_history, main, press, query_of, undo)
from preferences_session import Preferences
from reader_session import wait_for

RULES = """# kept by hand

[bandits]
match=bandit*
colour=orange

# what sees
[vision]
match=image*
mine=kept

[scaling]
match=title:scaling
"""
PAPERS = {
    "1706.03762": "Attention Is All You Need",
    "2312.00752": "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
    "2111.00396": "Efficiently Modeling Long Sequences with Structured State Spaces",
    "2405.21060": "Transformers Are State Spaces of a Kind",
    "2010.11929": "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
}
FILTERS = """EntryTitle=(?i)webinar
EntryTitle=sponsored
"""
CONTROLS = ("push button", "toggle button", "check box", "switch", "text", "entry", "spin button",
            "combo box", "menu item")
LIST_WIDTH = 340
# stands in an abstract of the sample
IN_ABSTRACT = "A promptable model for image segmentation"
# what is written in the window itself, and not in a dialogue
FIELDS = ("Find Rules", "Looks For", "Name of the Tag", "Only In", "Last Day", "Score")
# a file that a full disk lets nobody write
NO_ROOM = 8
WEEK = 7 * 24 * 60 * 60


def write_stats(home, rule):
    weeks = [time.strftime("%G-W%V", time.gmtime(time.time() - n * WEEK)) for n in range(12)]
    path = home / ".local/state/glossator/rule-stats.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[{rule}]\n" + "".join(f"{week}=2\n" for week in weeks))


def order(preferences):
    return re.findall(r"(?m)^\[(.*)\]$", preferences.rules())


def row(preferences, name):
    """The place of a rule in the list, which is on the left."""
    found = wait_for(lambda: preferences.find_where(
        lambda node: node.role == "label" and node.name == name and
        0 < node.place[0] < LIST_WIDTH))
    expect(found, f"a row for {name}")
    return preferences.place_of(found)


def choose_in_menu(preferences, item):
    preferences.click(preferences.wait_find("push button", "More About Rules"))
    preferences.act(preferences.wait_find("menu item", item))


def choose_file(preferences, path, button):
    """Writes the name of a file into the dialogue that is open, and presses its button."""
    preferences.wait_find("push button", button, step=-1)

    def find_field():
        return preferences.find_where(
            lambda node: node.role == "text" and node.has("FOCUSED") and
            not node.name.startswith(FIELDS), step=-1)

    # a dialogue to open has a field for the path once that is begun
    for _ in range(20):
        if wait_for(find_field, 1):
            break
        preferences.key("slash")
    expect(find_field(), f"a field for a path in\n{preferences.dump()}")
    preferences.key("ctrl+a")
    preferences.type(str(path))
    preferences.key("Return")


def choose_format(preferences, name, *keys):
    """Says in the dialogue that is open what a file is; it begins with what we export."""
    preferences.wait_find("push button", "Open", step=-1)
    preferences.click(preferences.wait_find("label", "Glossator", step=-1))
    preferences.key(*keys, "Return")
    preferences.wait_find("label", name, step=-1)


def choose_recent(preferences):
    preferences.click(preferences.wait_find("push button", "Papers to Try the Rule On"))
    preferences.key("Home", "Return")
    expect_shown(preferences, "1 of 5 papers match")


def check_list(checks, preferences):
    with checks.check("the list says how often rules matched, and which never did"):
        preferences.start("--rule", "vision")
        expect_shown(preferences, "24 papers in the last 12 weeks", "Matched nothing in 12 weeks")
    with checks.check("every control that is shown has a name"):
        controls = [node for node in preferences.nodes()
                    if node.role in CONTROLS]
        nameless = [node.role for node in controls
                    if re.match(r"(Gtk|Adw|Gls)[A-Z]|$", node.name)]
        expect(len(controls) > 10 and not nameless,
               f"names for all of {len(controls)} controls, not {nameless} without")
    with checks.check("a rule is dragged to the place of another, and the file follows"):
        preferences.drag(row(preferences, "bandits"), row(preferences, "scaling"))
        expect(wait_for(lambda: order(preferences) == ["vision", "scaling", "bandits"]),
               f"another order, not {order(preferences)}")
        expect(wait_for(lambda: row(preferences, "bandits") > row(preferences, "scaling")),
               "the list to follow")
        preferences.drag(row(preferences, "bandits"), row(preferences, "vision"))
        expect(wait_for(lambda: order(preferences) == ["bandits", "vision", "scaling"]),
               f"the first order, not {order(preferences)}")
        preferences.key("ctrl+z")
        expect(wait_for(lambda: order(preferences) == ["vision", "scaling", "bandits"]),
               f"the other order, not {order(preferences)}")
        preferences.key("ctrl+z")
        expect(wait_for(lambda: preferences.rules() == RULES),
               "the first file in\n" + preferences.rules())
    with checks.check("the switch of a rule switches it off"):
        wait_for(lambda: row(preferences, "bandits") < row(preferences, "vision"))
        preferences.click(preferences.find_where(lambda node: "“scaling”" in node.name))
        expect_rules(preferences, r"match=title:scaling\nenabled=false\n")
        preferences.key("ctrl+z")
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")
        preferences.key("ctrl+shift+z")
        expect_rules(preferences, r"match=title:scaling\nenabled=false\n")
        preferences.key("ctrl+z")
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")
    with checks.check("a rule is duplicated under a name of its own"):
        preferences.key("ctrl+d")
        expect_shown(preferences, "vision 2")
        preferences.key("ctrl+s")
        expect_rules(preferences, r"\[vision 2\]\nmatch=image\*\n")
        expect(preferences.rules().startswith(RULES), "the other rules as they were")
        undo(preferences)
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")


def check_files(checks, preferences, digest):
    with checks.check("a rule is tried on a file that is chosen, with its abstracts"):
        preferences.run_again("--rule", "vision")
        expect_shown(preferences, "1 of 5 papers match", "Only titles are known")
        press(preferences, "Try on a Saved Digest")
        choose_file(preferences, digest, "Open")
        expect_shown(preferences, digest.name, "4 of 23 papers match", IN_ABSTRACT)
    with checks.check("and on one that is dragged out of another program"):
        choose_recent(preferences)
        source = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "drag-file.py"), "1120", "100",
             str(digest)], env=preferences.environment)
        try:
            preferences.mouse("search", "--sync", "--onlyvisible", "--pid", source.pid)
            preferences.drag((1160, 130), preferences.place_of(
                preferences.wait_find("label", "1 of 5 papers match")))
            expect_shown(preferences, "4 of 23 papers match", IN_ABSTRACT)
        finally:
            source.terminate()
            source.wait()
    with checks.check("a file that is no digest has no papers, and is no failure"):
        press(preferences, "Try on a Saved Digest")
        choose_file(preferences, preferences.rules_path, "Open")
        expect_shown(preferences, "0 of 0 papers match", "No paper matches")
        choose_recent(preferences)


def check_transfer(checks, preferences, folder):
    exported = folder / "exported.ini"
    with checks.check("rules are exported byte for byte"):
        choose_in_menu(preferences, "Export")
        choose_file(preferences, exported, "Save")
        expect_toast(preferences, "Rules exported")
        expect(exported.read_text() == RULES, "the file in\n" + exported.read_text())
    with checks.check("what was exported is imported, but for the rules that are there"):
        exported.write_text(RULES.replace("[scaling]", "[laws]") + "effect=star\n")
        choose_in_menu(preferences, "Import")
        choose_file(preferences, exported, "Open")
        expect_rules(preferences, r"\[laws\]\nmatch=title:scaling\neffect=star\n")
        expect(preferences.rules().startswith(RULES), "the other rules as they were")
        undo(preferences)
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")
    with checks.check("filters of another reader are imported, which can be undone"):
        (folder / "filters.txt").write_text(FILTERS)
        choose_in_menu(preferences, "Import")
        choose_format(preferences, "Miniflux", "Home", "Down", "Down")
        choose_file(preferences, folder / "filters.txt", "Open")
        expect_rules(preferences, r"(?s)match=.*webinar.*match=.*sponsored")
        expect(preferences.rules().startswith(RULES), "the other rules as they were")
        undo(preferences)
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")
    with checks.check("a file that cannot be imported is told, and changes nothing"):
        (folder / "broken.json").write_text("{ no filters")
        choose_in_menu(preferences, "Import")
        choose_format(preferences, "Tiny Tiny RSS", "End")
        choose_file(preferences, folder / "broken.json", "Open")
        expect_toast(preferences, "broken.json")
        expect(preferences.rules() == RULES, "the first file")


def check_suggestions(checks, preferences):
    with checks.check("a phrase of papers that were read and have no tag becomes a rule"):
        choose_in_menu(preferences, "Suggest")
        expect_shown(preferences, "state spaces", "3 papers")
        # with the keyboard, as it opens: the first suggestion
        preferences.key("Tab", "Return")
        expect(wait_for(lambda: preferences.text_of(query_of(preferences)) == '"state spaces"'),
               f"the phrase, not {preferences.text_of(query_of(preferences))}")
        preferences.key("ctrl+s")
        expect_rules(preferences, r'\[state spaces\]\nmatch="state spaces"\n')
        undo(preferences)
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")


def check_refusals(checks, preferences):
    folder = preferences.rules_path.parent

    def limit(size):
        subprocess.run(["prlimit", "--pid", str(preferences.process.pid), f"--fsize={size}:"],
                       check=True)

    def save_in_vain():
        preferences.run_again("--rule", "vision")
        expect_shown(preferences, "Looks For")
        preferences.write(query_of(preferences), "attention")
        expect_shown(preferences, "1 lost")
        preferences.key("ctrl+s")

    def save_at_last():
        expect(preferences.rules() == RULES, "the file as it was")
        expect(preferences.text_of(query_of(preferences)) == "attention", "the edit as it was")
        expect(sorted(path.name for path in folder.iterdir()) == files, "no file left behind")

    files = sorted(path.name for path in folder.iterdir())
    with checks.check("a disk without room is told, loses nothing, and is tried again"):
        limit(NO_ROOM)
        save_in_vain()
        expect_toast(preferences, "File too large")
        save_at_last()
        limit("unlimited")
        press(preferences, "Save")
        expect_rules(preferences, r"match=attention\n")
        limit(NO_ROOM)
        preferences.key("ctrl+z")
        expect_toast(preferences, "File too large")
        limit("unlimited")
        preferences.key("ctrl+z")
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")
    with checks.check("so is a folder that cannot be written"):
        os.chmod(folder, 0o500)
        try:
            save_in_vain()
            expect_toast(preferences, "Permission denied")
            save_at_last()
        finally:
            os.chmod(folder, 0o700)
        press(preferences, "Save")
        expect_rules(preferences, r"match=attention\n")


def run(program, glossator, folder, display, checks):
    home = folder / "home"
    home.mkdir()
    preferences = Preferences(program, home, display, RULES)
    fill_history(preferences, glossator, PAPERS)
    digest = Path(__file__).parents[2] / "data/samples/daily-papers.xml"
    write_stats(home, "bandits")
    try:
        check_list(checks, preferences)
        check_files(checks, preferences, digest)
        check_transfer(checks, preferences, folder)
        check_suggestions(checks, preferences)
        check_refusals(checks, preferences)
        expect_no_complaint(checks, preferences)
    finally:
        if "PICTURE" in os.environ:
            preferences.screenshot(os.environ["PICTURE"])
        preferences.close()


sys.exit(main(run))
