#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs `glossator rules` on real files, and looks at what it writes and how it exits.

usage: test-rules.py GLOSSATOR SOURCE-ROOT

Prints TAP. Every test has a home of its own.
"""
import os
import pty
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from command import (DIGESTS, PROGRAM, ROOT, RULES, TITLES, expect, html_of, mail_of, run_tests,
                     text_of)

IMPORTS = ROOT / "tests" / "data" / "rules-import"


def output(done, code=0, error=None):
    expect(done, code, error)
    return done.stdout.decode()


def test_usage(home):
    cases = [
        (["rules"], "expected a command"),
        (["rules", "nonsense"], "no command 'nonsense'"),
        (["rules", "check", "x", "y"], "expected one file"),
        (["rules", "test"], "expected a query"),
        (["rules", "test", "--colour=mauve", "x"], "no colour 'mauve'"),
        (["rules", "stats", "x"], "expected no argument"),
        (["rules", "import", "x"], "expected --from=freshrss, miniflux, newsboat or ttrss-json"),
        (["rules", "import", "--from=opml", "x"], "expected --from="),
        (["rules", "import", "--from=miniflux"], "expected one file"),
        (["rules", "import", "--from=miniflux", "--effect=fly", "x"], "no effect 'fly'"),
    ]
    for arguments, error in cases:
        assert output(home.run(*arguments), 2, error) == ""
    help_text = output(home.run("rules", "--help"))
    for command in "check", "test", "stats", "import":
        assert re.search(rf"^  {command} ", help_text, re.M), help_text
        assert "Usage:" in output(home.run("rules", command, "--help"))


def test_check(home):
    assert output(home.run("rules", "check")) == (
        "2 rules: 2 in use, 0 switched off; 0 mistakes\n")
    path = home.write("mine.ini", '[a]\nmatch=bandit* OR "regret bound\n[b]\nmatch=x\n'
                                  'enabled=FALSE\n[c]\nmatch=y\ncolour=mauve\n')
    text = output(home.run("rules", "check", path), 1)
    lines = text.splitlines()
    assert lines[:3] == [
        f"{path}: [a] match: unclosed quote at character 12",
        '    bandit* OR "regret bound',
        "               ^",
    ], text
    assert lines[3].startswith(f"{path}: [c] colour: expected blue"), text
    assert lines[-1] == "3 rules: 0 in use, 1 switched off; 2 mistakes", text


def test_check_long_and_wide(home):
    """The caret stands below the place, whatever stands before it."""
    path = home.write("mine.ini", f'[a]\nmatch={"word " * 40}"open {"word " * 40}\n'
                                  '[b]\nmatch=日本語 e\u0301 "open\n[c]\nmatch=a\tb "open\n')
    lines = output(home.run("rules", "check", path), 1).splitlines()
    assert lines[1].startswith("    …") and lines[1].endswith("…"), lines
    assert lines[1][lines[2].index("^")] == '"', lines
    assert lines[5] == "             ^", lines
    assert lines[7] == '    a b "open' and lines[8] == "        ^", lines


def test_check_bad_files(home):
    for content, error in [(b"[a\n", "line 1 is no"), (b"[a]\n\xff", "line 2 is not UTF-8")]:
        assert output(home.run("rules", "check", home.write("bad", content)), 1, error) == ""
    assert output(home.run("rules", "check", home.folder / "none"), 1, "none: cannot") == ""


def test_test(home):
    path = home.write("digest.eml", mail_of(TITLES))
    text = output(home.run("rules", "test", 'bandit* OR "lottery ticket*"', path))
    assert text == ("Papers (Daily Papers)\n  1. Grokking *lottery tickets*\n"
                    "  2. Entropy of *bandits*\n\n2 of 3 papers match\n"), text
    text = output(home.run("rules", "test", "abs:reads", path))
    assert text == "0 of 3 papers match\n"
    text = output(home.run("rules", "test", "abs:abstract -title:bandits", path))
    abstract = ("     abstract: … had proposed before. The text is as long as the *abstract* of a "
                "paper has to be, and says so in sentences …\n")
    assert text.count(abstract) == 2 and text.endswith("2 of 3 papers match\n"), text
    assert output(home.run("rules", "test", "zebra", path)) == "0 of 3 papers match\n"
    assert output(home.run("rules", "test", "OF", path)) == "0 of 3 papers match\n"
    text = output(home.run("rules", "test", "-i", "title:OF", path))
    assert text.endswith("2 of 3 papers match\n") and "Entropy *of* bandits" in text, text
    # nothing was recorded, and nothing counted
    assert not home.history.exists() and not home.rule_stats.exists()


def test_test_inputs(home):
    page = home.write("page.html", html_of(TITLES))
    plain = home.write("plain.txt", text_of(TITLES))
    text = output(home.run("rules", "test", "bandits", page, plain))
    assert text.endswith("2 of 6 papers match\n"), text
    text = output(home.run("rules", "test", "bandits", "-", stdin=page.read_bytes()))
    assert text.endswith("1 of 3 papers match\n"), text
    text = output(home.run("rules", "test", "title:privacy"))
    assert re.search(r"Differential \*Privacy\*", text), text
    text = output(home.run("rules", "test", "x", home.folder / "none"), 1, "none: ")
    assert text == "0 of 0 papers match\n"


def test_test_bad_query(home):
    done = home.run("rules", "test", '(a OR "b', "x")
    assert output(done, 2, "unclosed quote at character 7") == ""
    assert done.stderr.decode().endswith('\n    (a OR "b\n          ^\n'), done.stderr
    output(home.run("rules", "test", "two\nlines"), 2, "expected text in one line")
    output(home.run("rules", "test", " "), 2, "match")


def run_in_terminal(home, *arguments, **variables):
    """What a terminal gets."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "HOME": str(home.folder), "LC_ALL": "C.UTF-8", **variables}
    with subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=follower, stderr=follower,
                          stdin=subprocess.DEVNULL, env=environment) as process:
        os.close(follower)
        text = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            text += chunk
        assert process.wait(timeout=60) == 0, text
    os.close(leader)
    return text.decode()


def test_test_colour(home):
    path = home.write("page.html", html_of(["Entropy of \x1b[2Jbandits", *TITLES]))
    arguments = ["rules", "test", "bandits", path]
    coloured = "Entropy of \033[1;7mbandits\033[0m"
    assert "\033" not in output(home.run(*arguments))
    assert "\033" not in output(home.run(*arguments, "--colour=never"))
    text = output(home.run(*arguments, "--colour=always"))
    assert coloured in text and "\033[2J" not in text, repr(text)
    assert coloured in run_in_terminal(home, *arguments, NO_COLOR="")
    assert "\033" not in run_in_terminal(home, *arguments, NO_COLOR="1")
    assert "\033" not in run_in_terminal(home, *arguments, "--colour=never")


def test_stats(home):
    path = home.write("digest.eml", mail_of(TITLES))
    assert "Nothing was counted yet." in output(home.run("rules", "stats"))
    assert not home.rule_stats.exists()
    home.annotate("--no-record", path)
    home.annotate(f"--history={home.folder / 'other'}", path)
    assert not home.rule_stats.exists()
    home.annotate(path)
    home.annotate(path)
    home.annotate(home.write("again.eml", mail_of(TITLES, name="two")))
    text = output(home.run("rules", "stats"))
    assert re.search(r"^bandits .* 1 +1$", text, re.M), text
    assert re.search(r"^tickets .* 1 +1$", text, re.M), text
    assert text.endswith("Never matched since counting began 1 weeks ago:\n  none\n"), text
    home.rules.write_text(RULES + "[zebras]\nmatch=zebra\n[off]\nmatch=x\nenabled=false\n")
    text = output(home.run("rules", "stats"))
    assert text.endswith("ago:\n  zebras\n"), text


def test_stats_old_and_broken(home):
    home.rule_stats.parent.mkdir(parents=True)
    home.rule_stats.write_text("[bandits]\n2020-W10=4\n")
    text = output(home.run("rules", "stats"))
    assert text.endswith("Never matched in 90 days:\n  bandits\n  tickets\n"), text
    home.rule_stats.write_text("[bandits")
    output(home.run("rules", "stats"), 1, "rule-stats.ini: line 1 is no")
    done = home.annotate(home.write("digest.eml", mail_of(TITLES)))
    expect(done, 1, "matches of rules are not counted: rule-stats.ini: line 1")
    assert home.rule_stats.read_text() == "[bandits"
    assert b"1. Grokking" in done.stdout


def test_import(home):
    home.rules.chmod(0o644)
    before = home.rules.read_bytes()
    source = IMPORTS / "miniflux.txt"
    done = home.run("rules", "import", "--from=miniflux", "--dry-run", source)
    assert output(done, 0, r"miniflux\.txt: line 6: left out: EntryURL").endswith(
        "5 rules would be added, 6 notes\n")
    assert home.rules.read_bytes() == before
    done = home.run("rules", "import", "--from=miniflux", source)
    assert output(done, 0, "line 6").endswith("5 rules added, 6 notes\n")
    after = home.rules.read_bytes()
    assert after.startswith(before + b"\n[crypto bitcoin]\n"), after
    assert home.rules.stat().st_mode & 0o777 == 0o600
    expect(home.run("rules", "check"), 0)
    # a second time there is nothing to add
    done = home.run("rules", "import", "--from=miniflux", source)
    assert output(done, 0, "the same").startswith("0 rules added"), done.stdout
    assert home.rules.read_bytes() == after


def test_import_effect_and_file(home):
    before = home.rules.read_bytes()
    target = home.write("other.ini", "# mine\r\n[x]\r\nmatch = y")
    done = home.run("rules", "import", "--from=miniflux", "--effect=star", "-r", target, "-",
                    stdin=b"EntryTitle=(?i)grokking\n")
    assert "effect=star" in output(done)
    assert target.read_bytes() == (
        b"# mine\r\n[x]\r\nmatch = y\r\n\r\n[grokking]\r\nmatch=title:/grokking/i\r\n"
        b"effect=star\r\n"), target.read_bytes()
    assert home.rules.read_bytes() == before


def test_import_bad_inputs(home):
    before = home.rules.read_bytes()
    cases = [
        ("ttrss-json", b"{", "expected JSON"),
        ("miniflux", b"\xff\xfe", "expected UTF-8"),
        ("miniflux", None, "No such file"),
    ]
    for reader, content, error in cases:
        path = home.write("in", content) if content else home.folder / "none"
        assert output(home.run("rules", "import", f"--from={reader}", path), 1, error) == ""
    home.rules.write_bytes(b"[torn")
    path = home.write("in", "EntryTitle=x\n")
    output(home.run("rules", "import", "--from=miniflux", path), 1, "rules.ini: line 1")
    assert home.rules.read_bytes() == b"[torn"
    home.rules.write_bytes(before)


def test_settings(home):
    other = home.folder / "synced"
    path = home.write("digest.eml", mail_of(TITLES))
    home.settings.write_text("# mine\n[history]\ndirectory=~/synced\n")
    expect(home.annotate(path), 0)
    assert list(other.glob("*.seen")) and not home.history.exists()
    home.settings.write_text("[history]\ndirectory=synced\n[rules]\nstar-at=x\n")
    done = home.annotate("--no-record", path)
    expect(done, 1, r"settings\.ini: \[history\] directory: expected a path .*; "
                    r"\[rules\] star-at: expected a whole number")
    assert done.stderr.count(b"settings.ini") == 1
    assert b"1. Grokking" in done.stdout


def test_thresholds(home):
    path = home.write("digest.eml", mail_of(TITLES))
    home.rules.write_text("[bandits]\nmatch=bandit*\nscore=40\n")
    for star_at, effects in [(41, []), (40, ["star"]), (0, [])]:
        home.settings.write_text(f"[rules]\nstar-at={star_at}\n")
        message, = home.json("--no-record", path)
        assert message["entries"][1]["effects"] == effects, message["entries"][1]


sys.exit(run_tests(globals()))
