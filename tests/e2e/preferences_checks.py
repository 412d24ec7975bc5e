# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of the rules in the preferences ask and expect of the window."""
import contextlib
import email.utils
import re

from reader_session import wait_for


def write_mail(path, papers, date):
    body = "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{title}</a></h3>'
                   "<p>What it is about stands here, in a sentence of its own.</p>"
                   for number, title in papers.items())
    path.write_text("From: Daily Papers <daily_papers_digest@notifications.huggingface.co>\n"
                    "To: reader@example.org\nSubject: Daily papers\nMIME-Version: 1.0\n"
                    f"Message-ID: <{path.stem}@example.org>\n"
                    f"Date: {email.utils.formatdate(date)}\n"
                    "Content-Type: text/html; charset=utf-8\n\n" + body)


class Checks:
    """Runs checks in their order, and prints what came of them as TAP."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    @contextlib.contextmanager
    def check(self, name):
        self.number += 1
        try:
            yield
            print(f"ok {self.number} - {name}", flush=True)
        except Exception as error:
            self.failed += 1
            print(f"not ok {self.number} - {name}")
            print("\n".join("# " + line for line in str(error).splitlines()[:60]), flush=True)


def expect(condition, what):
    if not condition:
        raise AssertionError(f"expected {what}")


def press(preferences, name):
    # a button whose label has a mnemonic is named by both of its spellings
    preferences.act(preferences.wait_find("push button", name))


def undo(preferences):
    # a toast is the last thing in the window, and does not stay
    found = wait_for(lambda: preferences.find_where(
        lambda node: node.role == "push button" and
        node.name.split()[-1:] == ["Undo"], step=-1))
    expect(found, f"a toast with a button Undo in\n{preferences.shown()}")
    preferences.act(found)


def expect_shown(preferences, *texts, seconds=15):
    expect(wait_for(lambda: preferences.shows(*texts), seconds),
           f"{texts} in\n{preferences.shown()}")


def expect_toast(preferences, text):
    """What is shown for a moment only is looked for from the end, where it stands."""
    expect(wait_for(lambda: preferences.find_where(
        lambda node: text in node.name, step=-1)),
           f"{text} in\n{preferences.shown()}")


def expect_rules(preferences, pattern):
    expect(wait_for(lambda: re.search(pattern, preferences.rules())),
           f"{pattern} in\n{preferences.rules()}")


def query_of(preferences):
    return preferences.wait_find("text", "Looks For")


def tab_to_query(preferences):
    for _ in range(6):
        preferences.key("Tab")
        if wait_for(lambda: preferences.has_focus(query_of(preferences)), .5):
            return
    raise AssertionError("expected to come to the query")
