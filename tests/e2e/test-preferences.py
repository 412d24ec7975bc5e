#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the real window of the preferences, hidden, and reads it through assistive technology.

usage: test-preferences.py PROGRAM GLOSSATOR

The checks go on from each other, in order; prints TAP.
"""
import sys
import time
from pathlib import Path

from preferences_checks import (expect, expect_no_complaint, expect_rules, expect_shown,
                                fill_history, main, press, query_of, tab_to_query, undo)
from preferences_session import Preferences
from reader_session import wait_for

RULES = """# my rules, kept by hand

[bandits]
# learning by trial
match=bandit*
colour=orange
mine=kept

# what sees
[vision]
match=image*
score=30
"""
PAPERS = {
    "1706.03762": "Attention Is All You Need",
    "1512.03385": "Deep Residual Learning for Image Recognition",
    "2312.00752": "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
    "2010.11929": "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
    "2005.14165": "Language Models are Few-Shot Learners",
}
MANY = 1000
# what GTK 4.22 says of frames that X11 has not shown, in any program
OF_TOOLKIT = r"Gdk-WARNING .* gdk_frame_timings_submitted\(\) called on submitted frame"


def write_stats(home, rule):
    week = time.strftime("%G-W%V")
    path = home / ".local/state/glossator/rule-stats.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[{rule}]\n{week}=4\n")


def check_editing(checks, preferences):
    with checks.check("a rule is named on the command line, its papers of the history are shown"):
        preferences.start("--rule", "vision")
        expect_shown(preferences, "2 of 5 papers match", "Deep Residual Learning",
                     "Recent Papers", "less than one per week")
    with checks.check("an edit shows what it gains and loses, and nothing is written yet"):
        preferences.write(query_of(preferences), "recognition OR attention")
        expect_shown(preferences, "3 of 5 papers match", "1 gained")
        preferences.write(query_of(preferences), "attention")
        expect_shown(preferences, "1 of 5 papers match", "1 gained", "2 lost")
        expect("match=image*" in preferences.rules(), "the saved rule in the file")
    with checks.check("a mistake is told at its place, and cannot be saved"):
        preferences.write(query_of(preferences), 'attention "open')
        expect_shown(preferences, "↑ unclosed quote at character 11",
                     "The rule cannot be tried yet")
        press(preferences, "Save")
        expect("open" not in preferences.rules(), "no mistake in the file")
    with checks.check("saving writes that one value, and keeps comments and unknown keys"):
        preferences.write(query_of(preferences), 'title:attention')
        expect_shown(preferences, "1 of 5 papers match")
        press(preferences, "Save")
        expect_rules(preferences, r"match=title:attention\n")
        expect(preferences.rules() == RULES.replace("image*", "title:attention"),
               "the rest as it was in\n" + preferences.rules())
    with checks.check("undo brings the file back, byte for byte"):
        undo(preferences)
        expect(wait_for(lambda: preferences.rules() == RULES), "the first file")
        expect_shown(preferences, "2 of 5 papers match")


def check_outside(checks, preferences):
    with checks.check("another key that an editor changes meanwhile is merged into the edit"):
        preferences.write(query_of(preferences), "attention")
        expect_shown(preferences, "2 lost")
        preferences.rules_path.write_text(RULES.replace("score=30", "score=45"))
        expect(wait_for(lambda: preferences.find("spin button") is None or "45" in
                        preferences.shown()), "the new score")
        press(preferences, "Save")
        expect_rules(preferences, r"match=attention\nscore=45\n")
    with checks.check("the same key is offered, and never overwritten"):
        preferences.write(query_of(preferences), "mamba")
        expect_shown(preferences, "1 gained")
        theirs = preferences.rules().replace("match=attention", "match=few-shot")
        preferences.rules_path.write_text(theirs)
        expect_shown(preferences, "Another program changed this rule", "few-shot")
        press(preferences, "Save")
        expect(preferences.rules() == theirs, "what the other program wrote")
        press(preferences, "Keep Mine")
        press(preferences, "Save")
        expect_rules(preferences, r"match=mamba\n")
    with checks.check("or taken over"):
        preferences.write(query_of(preferences), "learners")
        expect_shown(preferences, "1 gained")
        preferences.rules_path.write_text(RULES)
        expect_shown(preferences, "Another program changed this rule")
        press(preferences, "Reload")
        expect(wait_for(lambda: preferences.text_of(query_of(preferences)) == "image*"),
               "the query of the file")
        expect(preferences.rules() == RULES, "the file of the other program")


def check_keyboard(checks, preferences):
    with checks.check("a rule is made with the keyboard alone, fields are completed"):
        preferences.key("ctrl+n")
        expect_shown(preferences, "New Rule")
        preferences.type("few")
        tab_to_query(preferences)
        preferences.type("ti")
        expect_shown(preferences, "title:", "words of the title")
        preferences.key("Tab")
        preferences.type("few-shot")
        expect_shown(preferences, "1 of 5 papers match")
        preferences.key("ctrl+s")
        expect_rules(preferences, r"\[few\]\nmatch=title:few-shot\n")
        expect(preferences.rules().startswith(RULES), "the other rules as they were")
    with checks.check("it is moved up, switched off and on, and deleted, which can be undone"):
        # the window hears of it a moment after the file
        time.sleep(1)
        preferences.key("alt+Up")
        expect_rules(preferences, r"(?s)\[few\].*\[vision\]")
        preferences.key("ctrl+t")
        expect_rules(preferences, r"match=title:few-shot\nenabled=false\n")
        preferences.key("ctrl+t")
        expect_rules(preferences, r"match=title:few-shot\n\n")
        preferences.key("ctrl+f", "Tab", "Tab", "Tab", "Delete")
        expect(wait_for(lambda: "[few]" not in preferences.rules()), "no rule few")
        undo(preferences)
        expect_rules(preferences, r"(?s)\[few\].*\[vision\]")


def check_second_start(checks, preferences):
    with checks.check("a second start shows its rule in the first window, and tells mistakes"):
        status, said = preferences.run_again("--rule", "bandits")
        expect((status, said) == (0, ""), f"no message, not {said}")
        expect(wait_for(lambda: preferences.text_of(query_of(preferences)) == "bandit*"),
               "the rule bandits")
        expect_shown(preferences, "4 papers in the last 12 weeks")
        status, said = preferences.run_again("--page", "nowhere")
        expect(status == 1 and "no page 'nowhere'" in said, f"a message, not {said}")
        expect(preferences.process.poll() is None, "the first window to be there")


def check_many(checks, preferences):
    with checks.check(f"{MANY} rules are listed and looked through"):
        text = "".join(f"[rule {n}]\nmatch=word{n} OR \"some phrase {n}\"\n\n" for n in range(MANY))
        idle = preferences.longest_pause(1)
        preferences.rules_path.write_text(text)
        listing = preferences.longest_pause(2)
        preferences.wait_find("label", "rule 0")
        preferences.key("ctrl+f", "Tab", "Tab", "Tab", *["Page_Down"] * 20)
        scrolling = preferences.longest_pause(1)
        preferences.write(preferences.wait_find("entry", "Find Rules"), "word777")
        finding = preferences.longest_pause(1)
        expect(wait_for(lambda: preferences.shows("rule 777") and not preferences.shows("rule 0"),
                        30), "one rule")
        print(f"# longest pause of the window: {idle:.0f} ms at rest, {listing:.0f} while rules "
              f"come, {scrolling:.0f} while they scroll, {finding:.0f} while they are looked through")
    with checks.check("what is wrong with the file is told"):
        preferences.rules_path.write_text("[rule]\nno key\n")
        expect_shown(preferences, "The Rules Cannot Be Read", "line 2 is no")


def run(program, glossator, folder, display, checks):
    home = Path(folder)
    preferences = Preferences(program, home, display, RULES)
    fill_history(preferences, glossator, PAPERS)
    write_stats(home, "bandits")
    try:
        for part in (check_editing, check_outside, check_keyboard, check_second_start, check_many):
            part(checks, preferences)
        expect_no_complaint(checks, preferences, OF_TOOLKIT)
    finally:
        preferences.close()


sys.exit(main(run))
