# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of the preferences ask and expect of the window, and papers for its history."""
import contextlib
import email.utils
import re
import subprocess
import sys
import time
from pathlib import Path

from checks import Tap, has_programs, stage
from preferences_session import NEEDED
from reader_session import reexec_in_own_bus, wait_for


WEEK = 7 * 24 * 60 * 60
# whose mails are known to be digests, be it of one paper
HUGGING_FACE = "daily_papers_digest@notifications.huggingface.co"


def mail_of(name, source, papers, date, sender="digest@papers.example"):
    """A mail with papers by their arXiv ids, as it is written in a file."""
    body = "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{title}</a></h3>'
                   "<p>What it is about stands here, in a sentence of its own.</p>"
                   for number, title in papers.items())
    return (f"From: {source} <{sender}>\nMessage-ID: <{name}@papers.example>\n"
            f"Date: {email.utils.formatdate(date)}\nSubject: Papers\nMIME-Version: 1.0\n"
            f"Content-Type: text/html; charset=utf-8\n\n{body}\n")


def fill_history(preferences, glossator, papers):
    """Has one paper arrive in each of the last weeks, the first one an hour ago."""
    for number, (key, title) in enumerate(papers.items()):
        mail = preferences.home / f"mail{number}.eml"
        mail.write_text(mail_of(f"mail{number}", "Daily Papers", {key: title},
                                time.time() - number * WEEK - 3600, HUGGING_FACE))
        subprocess.run([glossator, "history", "import", str(mail)], check=True,
                       env=preferences.environment, stdout=subprocess.DEVNULL)


class Checks(Tap):
    """Checks that fail by an exception, after which `on_failure` is given their number."""

    def __init__(self, on_failure=None):
        super().__init__()
        self.on_failure = on_failure

    @contextlib.contextmanager
    def check(self, name):
        try:
            yield
        except Exception as error:
            if self.on_failure is not None:
                self.on_failure(self.number + 1)
            self.tell(False, name, str(error).splitlines())
        else:
            self.tell(True, name)


def expect_no_complaint(checks, preferences, of_toolkit="$^"):
    """The last check: nothing is in the log, but what the toolkit says by itself."""
    with checks.check("nothing was complained of on the way"):
        said = [line for line in preferences.log_path.read_text(errors="replace").splitlines()
                if re.search("CRITICAL|WARNING", line) and not re.search(of_toolkit, line)]
        expect(not said, "no message, not\n" + "\n".join(said))


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


def main(run):
    """Runs checks on the programs that the command line names; gives the exit status."""
    if not has_programs(NEEDED):
        return 0
    reexec_in_own_bus()
    program, glossator = (Path(name).resolve() for name in sys.argv[1:3])
    checks = Checks()
    with stage() as (folder, display):
        run(program, glossator, folder, display, checks)
    return checks.end()
