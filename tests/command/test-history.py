#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the commands of the history: what they write, what they change, and how they exit.

usage: test-history.py GLOSSATOR SOURCE-ROOT

Prints TAP. Every test has a home of its own.
"""
import json
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
from command import (DIGESTS, OTHER_TITLES, PROGRAM, TITLES, expect, feed_of, mail_of, run_tests)


def states(message):
    return [entry["state"] for entry in message["entries"]]


def mbox_of(mails):
    """An mbox of (mail, header of the reader)."""
    return "".join(
        f"From x@example.org Wed Dec 17 09:00:12 2025\n{status}"
        + re.sub(r"(?m)^(>*From )(?!.*@)", r">\1", mail) + "\n" for mail, status in mails)


LETTER = "From: Jane <j@example.org>\nMessage-ID: <l@example.org>\nSubject: x\n\nSee you.\n"


def history(home, *arguments, code=0, error=None):
    done = home.run("history", *arguments)
    expect(done, code, error)
    return done.stdout.decode()


def exported(home, *arguments):
    header, *lines = history(home, "export", *arguments).splitlines()
    assert json.loads(header) == {"format": "glossator-history", "version": 1}
    return [json.loads(line) for line in lines]


def segments(home, folder=None):
    return {path.name: path.read_bytes() for path in (folder or home.history).glob("*.seen")}


def test_usage(home):
    cases = [
        (["history"], "expected a command"),
        (["history", "nonsense"], "no command 'nonsense'"),
        (["history", "list", "--format=pdf"], "no format 'pdf'"),
        (["history", "list", "--state=new"], "no state 'new'"),
        (["history", "list", "--since=yesterday"], "no day 'yesterday'"),
        (["history", "show", "--limit=-1"], "expected a limit"),
        (["history", "list", "--text=x", "y"], "either TEXT or --text"),
        (["history", "export", "x"], "expected no argument"),
        (["history", "import"], "expected an mbox"),
        (["history", "forget"], "expected an id"),
        (["history", "undo", "x"], "expected no argument"),
        (["history", "check", "x"], "expected no argument"),
    ]
    for arguments, error in cases:
        done = home.run(*arguments)
        expect(done, 2, error)
        assert done.stdout == b"", arguments
    assert not home.history.exists()


def test_history_help(home):
    text = history(home, "--help")
    commands = re.findall(r"^  ([a-z-]+) +\S", text, re.M)
    assert len(commands) == 12, commands
    for command in commands:
        assert f"glossator history {command}" in history(home, command, "--help"), command
    assert not home.history.exists()


def test_import_mbox(home):
    """Digests of years make a paper seen on the first day, and those not opened do not."""
    mbox = home.write("mails.mbox", mbox_of([
        (mail_of(TITLES), ""), (LETTER, ""),
        (mail_of(["A paper that waits", "In an unread mail", "For its reader"], "two"), "Status: O\n")]))
    report = history(home, "import", mbox)
    assert re.search(r"^general +2 +6$", report, re.M), report
    assert re.search(r"^no digests +1$", report, re.M), report
    records = {record["title"]: record for record in exported(home)}
    assert len(records) == 6
    assert records[TITLES[0]]["state"] == "seen"
    assert records[TITLES[0]]["shown"]["date"] == "2025-12-17T09:00:12Z"
    assert records["For its reader"]["state"] == "elsewhere"
    message, = home.json("--no-record", home.write("other.eml", mail_of(OTHER_TITLES, "three")))
    assert states(message) == ["seen", "new", "new"]
    # a mail that was imported is the mail that the reader shows
    message, = home.json("--no-record", home.write("same.eml", mail_of(TITLES)))
    assert states(message) == ["new"] * 3
    before = segments(home)
    assert history(home, "import", mbox) == report
    assert segments(home) == before, "a second import changed something"
    assert b"@" not in b"".join(before.values())


def test_import_folders(home):
    for name, mail in (("maildir/cur/1:2,S", mail_of(TITLES)), ("maildir/new/2", mail_of(
            ["Fourth of papers", "Fifth of papers", "Sixth of papers"], "two")),
                       ("mails/deep/three.eml", mail_of(OTHER_TITLES, "three"))):
        (home.folder / name).parent.mkdir(parents=True, exist_ok=True)
        home.write(name, mail)
    (home.folder / "maildir/tmp").mkdir()
    history(home, "import", home.folder / "maildir")
    found = {record["title"]: record["state"] for record in exported(home)}
    assert found == {**dict.fromkeys(TITLES, "seen"), "Fourth of papers": "elsewhere",
                     "Fifth of papers": "elsewhere", "Sixth of papers": "elsewhere"}, found
    history(home, "import", home.folder / "mails", home.write("feed.xml", feed_of(TITLES)))
    assert len(exported(home)) == 8
    history(home, "import", home.folder / "nowhere", code=1, error="nowhere: No such file")


def test_import_dry_run(home):
    report = history(home, "import", "--dry-run", home.write("one.eml", mail_of(TITLES)))
    assert re.search(r"^general +1 +3$", report, re.M), report
    assert not home.history.exists()


def test_import_not_understood(home):
    report = history(home, "import", DIGESTS / "hf-mail" / "changed-layout.eml")
    assert re.search(r"^hf-mail +1 +0  1 not understood$", report, re.M), report


def test_import_counts_sources(home):
    """Each message once, whether it is imported or annotated; in the own history alone."""
    mail = home.write("one.eml", mail_of(TITLES))
    changed = DIGESTS / "hf-mail" / "changed-layout.eml"
    history(home, "import", "--dry-run", mail)
    history(home, "import", f"--history={home.folder / 'other'}", mail)
    assert not home.source_stats.exists(), home.source_stats.read_text()
    for _ in range(2):
        history(home, "import", mail, changed)
        expect(home.annotate(mail), 0)
        lines = home.source_stats.read_text().splitlines()
        assert f"format-general=1;{len(TITLES)};" in lines, lines
        assert "format-hf-mail=0;0;" in lines, lines
    home.source_stats.write_text("[cut")
    history(home, "import", mail, code=1, error="digests of sources are not counted: source-stats.ini")
    assert home.source_stats.read_text() == "[cut"


def test_import_of_much(home):
    """More mails than wait for a thread, interrupted, and imported again."""
    mbox = home.write("mails.mbox", mbox_of(
        (mail_of([f"{title} {number}" for title in TITLES], f"m{number}"), "")
        for number in range(3000)))
    with subprocess.Popen([PROGRAM, "history", "import", mbox], env=home.environment("C.UTF-8"),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not segments(home) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(.01)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 1 and b"interrupted" in error, (process.returncode, error)
    some = exported(home)
    assert 0 < len(some) < 9000, len(some)
    history(home, "import", mbox)
    assert len(exported(home)) == 9000
    assert history(home, "check").endswith("nothing is wrong\n")


def test_history_list(home):
    home.annotate(home.write("one.eml", mail_of(TITLES)))
    history(home, "import", home.write("old.mbox", mbox_of([
        (mail_of(["Old paper one", "Old paper two", "Old one three"], "old", "Old Digest")
         .replace("2025", "2019"), "Status: O\n")])))
    lines = history(home, "list").splitlines()
    assert len(lines) == 6, lines
    assert re.fullmatch(r"20\d\d-\d\d-\d\d seen +Grokking lottery tickets|.*", lines[0])
    assert all(line.startswith("2019-12-17 elsewhere Old ") for line in lines[3:]), lines
    for arguments, n in ((["OLD PAPER"], 2), (["--state=elsewhere"], 3), (["--state=seen"], 3),
                         (["--source=old digest"], 3), (["--source=old", "--text=three"], 1),
                         (["--since=2020-01-01"], 3), (["--since=1d"], 3), (["--limit=4"], 4),
                         (["--source=old", "--limit=2"], 2), (["no such paper"], 0)):
        assert len(history(home, "list", *arguments).splitlines()) == n, arguments
    record, = json.loads(history(home, "show", "--format=json", "lottery"))
    assert record["title"] == TITLES[0] and record["sources"] == ["Daily Papers"]
    text = history(home, "show", "Old one three")
    assert text == ("Old one three\n  arrived 2019-12-17 in Old Digest\n"
                    "  source Old Digest\n"), text


def test_export_and_import(home):
    home.annotate(home.write("one.eml", mail_of(TITLES)),
                  home.write("two.eml", mail_of(["=SUM of all the parts", 'A "quoted" title of one', "Commas, and other titles"],
                                                "two")))
    text = history(home, "export")
    other = home.folder / "other"
    assert "exported before" in history(home, "import", f"--history={other}",
                                        home.write("history.jsonl", text))
    assert history(home, "export", f"--history={other}") == text
    before = segments(home, other)
    history(home, "import", f"--history={other}", home.folder / "history.jsonl")
    assert segments(home, other) == before
    lines = history(home, "export", "--format=csv").split("\r\n")
    assert lines[0] == "title,ids,sources,state,arrived,shown,last_shown"
    assert any(line.startswith('"\'=SUM of all the parts",') for line in lines), lines
    assert any(line.startswith('"A ""quoted"" title of one",') for line in lines), lines
    home.write("bad.jsonl", text.splitlines()[0] + '\n{"title":"x"}\n')
    history(home, "import", home.folder / "bad.jsonl", code=1, error=r"bad.jsonl: line 2: expected")


def test_decisions(home):
    home.annotate(home.write("one.eml", mail_of(TITLES)))
    other = home.write("other.eml", mail_of(OTHER_TITLES, "two"))
    before = segments(home)
    history(home, "forget", "Entropy of bandits", "No such title", code=1, error="no such paper")
    assert segments(home) == before, "half of a mistake was decided"
    history(home, "forget", "entropy of bandits")
    assert states(home.json("--no-record", other)[0]) == ["new"] * 3
    assert "Entropy" not in history(home, "list")
    assert history(home, "undo").strip() != ""
    assert states(home.json("--no-record", other)[0]) == ["seen", "new", "new"]
    history(home, "unmark", "Entropy of bandits")
    assert states(home.json("--no-record", other)[0])[0] != "seen"
    history(home, "mark-seen", "Entropy of bandits")
    assert states(home.json("--no-record", other)[0]) == ["seen", "new", "new"]
    assert len(history(home, "log").splitlines()) >= 3
    history(home, "mark-seen", "arxiv:2501.03489")
    history(home, "forget", "arxiv:9901.00001", code=1, error="no such paper")


def test_undo_of_nothing(home):
    history(home, "undo", code=1, error="^glossator: ")


def test_stats(home):
    home.annotate(home.write("one.eml", mail_of(TITLES)))
    text = history(home, "stats")
    for line in (r"3  papers", r"3  of them seen", r"1  segments", r"3  records of papers",
                 r"1  machines [0-9a-f]{8}", r"3  Daily Papers", r"3  20\d\d-\d\d"):
        assert re.search(rf"^ +{line}$", text, re.M), (line, text)


def test_check(home):
    history(home, "check", code=1, error="history")
    home.annotate(home.write("one.eml", mail_of(TITLES)))
    assert history(home, "check").endswith("nothing is wrong\n")
    segment, = home.history.glob("*.seen")
    text = segment.read_bytes()
    second = text.index(b"\n[") + 1
    segment.write_bytes(text[:second + 30] + b"!" + text[second + 31:-20])
    segment.chmod(0o644)
    report = history(home, "check", code=1, error="^$")
    for line in (rf"{segment}: mode 0644 lets other users in: expected 0600",
                 rf"{segment}: at byte {second}: a record of \d+ bytes is damaged.*",
                 rf"{segment}: at byte \d+: the file ends in \d+ bytes of a record.*"):
        assert re.search(f"^{line}$", report, re.M), (line, report)


def test_rebuild(home):
    home.annotate(home.write("one.eml", mail_of(TITLES)))
    report = history(home, "rebuild")
    index = Path(re.match(r"(.*): \d+ bytes\n", report)[1])
    assert index.is_file() and home.folder in index.parents, index
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    before = index.read_bytes()
    index.write_bytes(b"x" * len(before))
    assert len(history(home, "list").splitlines()) == 3
    history(home, "rebuild")
    assert len(index.read_bytes()) == len(before)
    assert history(home, "check").endswith("nothing is wrong\n")
    history(home, "rebuild", "--history", home.folder / "nowhere", code=1, error="no such directory")


def test_settings(home):
    """The settings say where the history is."""
    other = home.folder / "synchronised"
    home.settings.write_text(f"[history]\ndirectory={other}\n")
    history(home, "import", home.write("one.eml", mail_of(TITLES)))
    assert len(history(home, "list").splitlines()) == 3
    assert segments(home, other) and not home.history.exists()


sys.exit(run_tests(globals()))
