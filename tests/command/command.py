#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the built command in a home of its own, for the tests beside this file.

A test is a script that is called with GLOSSATOR SOURCE-ROOT, and prints TAP.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
ROOT = Path(sys.argv[2])
SHARED = ROOT / ".." / "shared" / "samples"
DIGESTS = ROOT / "tests" / "data" / "digests"
MB = 1024 * 1024

ABSTRACT = (
    "In this paper we propose what nobody had proposed before. The text is as long as the "
    "abstract of a paper has to be, and says so in sentences that hold nothing else. It says in "
    "passing that experiments were made, and that they went well. It goes on for another "
    "sentence, and for yet another one, so that at its end nobody can take it for a title. That "
    "is four hundred bytes, which sounds like more than it is; a last half sentence helps.")
TITLES = ["Grokking lottery tickets", "Entropy of bandits", "A third title of a paper"]
OTHER_TITLES = ["Entropy of bandits", "Another title of a paper", "Yet another one of these"]
RULES = '[bandits]\nmatch=bandit*\n\n[tickets]\nmatch="lottery tickets"\n'


def text_of(titles):
    return "\n".join(f"{title}\n\n{ABSTRACT}\n" for title in titles)


def html_of(titles):
    papers = "".join(f"<h3>{title}</h3><p>{ABSTRACT}</p>\n" for title in titles)
    return f"<html><body>{papers}</body></html>\n"


def mail_of(titles, name="one", source="Daily Papers"):
    return (
        f"Received: from x by y;\n\tWed, 17 Dec 2025 09:00:13 +0000\n"
        f"From: {source} <digest@example.org>\nMessage-ID: <{name}@example.org>\n"
        f"Date: Wed, 17 Dec 2025 09:00:12 +0000\nSubject: Papers\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{text_of(titles)}--b\n"
        f"Content-Type: text/html; charset=utf-8\n\n{html_of(titles)}--b--\n")


def feed_of(titles):
    items = "".join(
        f"<item><title>{title}</title><guid>urn:{title}</guid><description>{ABSTRACT}"
        f"</description></item>\n" for title in titles)
    return (f"<?xml version='1.0'?>\n<rss version='2.0'><channel><title>cs.LG</title>"
            f"<link>https://rss.example.org</link>\n{items}</channel></rss>\n")


class Home:
    """A folder to run in, with rules and a history of its own."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.rules = self.folder / "config" / "glossator" / "rules.ini"
        self.settings = self.folder / "config" / "glossator" / "settings.ini"
        self.history = self.folder / "data" / "glossator" / "history"
        self.rule_stats = self.folder / "state" / "glossator" / "rule-stats.ini"
        self.source_stats = self.rule_stats.with_name("source-stats.ini")
        self.rules.parent.mkdir(parents=True)
        self.rules.write_text(RULES)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def environment(self, locale):
        return {
            **os.environ,
            "HOME": str(self.folder),
            "LC_ALL": locale,
            "TZ": "UTC",
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }

    def run(self, *arguments, stdin=b"", locale="C.UTF-8", **options):
        if "stdout" not in options:
            options["stdout"] = subprocess.PIPE
        if not hasattr(stdin, "fileno"):
            options["input"] = stdin
        else:
            options["stdin"] = stdin
        return subprocess.run([PROGRAM, *map(str, arguments)], stderr=subprocess.PIPE,
                              env=self.environment(locale), timeout=120, check=False, **options)

    def annotate(self, *arguments, **options):
        return self.run("annotate", *arguments, **options)

    def json(self, *arguments, code=0):
        done = self.annotate("--format=json", *arguments)
        expect(done, code)
        return json.loads(done.stdout)["messages"]


def expect(done, code, error=None):
    """The exit code, and the whole standard error: a pattern, or nothing."""
    text = done.stderr.decode()
    assert done.returncode == code, f"exit code {done.returncode}, expected {code}: {text}"
    if error is None:
        assert text == "" or code != 0, f"on stderr: {text}"
    else:
        assert re.search(error, text), f"expected <{error}> on stderr: {text}"


def run_tests(functions):
    """Runs those whose names begin with test_; each may return why it skips the rest."""
    tests = [(name, value) for name, value in functions.items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix="glossator-command-") as folder:
            try:
                skipped = test(Home(folder))
            except (AssertionError, LookupError, TypeError, ValueError,
                    subprocess.TimeoutExpired) as error:
                failed += 1
                print("# " + f"{type(error).__name__}: {error}".replace("\n", "\n# ")[:2000])
                print(f"not ok {number} {name}")
                continue
        print(f"ok {number} {name}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
    return 1 if failed else 0

