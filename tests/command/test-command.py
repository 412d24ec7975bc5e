#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the built command on real files, and looks at what it writes and how it exits.

usage: test-command.py GLOSSATOR SOURCE-ROOT

Prints TAP. Every test has a home of its own.
"""
import json
import os
import re
import resource
import stat
import subprocess
import sys
from email import message_from_bytes, policy

sys.dont_write_bytecode = True
from command import (DIGESTS, MB, OTHER_TITLES, PROGRAM, RULES, SHARED, TITLES, expect, feed_of,
                     html_of, mail_of, run_tests, text_of)


def states(message):
    return [entry["state"] for entry in message["entries"]]


def titles(message):
    return [entry["title"] for entry in message["entries"]]


# what each test needs of a home is its argument

def test_usage(home):
    cases = [
        ([], "expected a command"),
        (["nonsense"], "no command 'nonsense'"),
        (["annotate"], "expected a file"),
        (["annotate", "--nonsense", "x"], "--nonsense"),
        (["annotate", "--format=pdf", "x"], "no format 'pdf'"),
        (["annotate", "--format=mail", "x", "y"], "expected one file"),
        (["benchmark", "--phrases=-1"], "expected 0 to"),
        (["benchmark", "--phrases=many"], "many"),
        (["benchmark", "--regexes=1001"], "expected 0 to 1000 regexes"),
        (["benchmark", "--papers=-1"], "expected 1 to"),
        (["benchmark", "x", "y"], "expected one file"),
    ]
    for arguments, error in cases:
        done = home.run(*arguments)
        expect(done, 2, error)
        assert done.stdout == b"", arguments
    assert not home.history.exists()


def test_help(home):
    done = home.run("--help")
    expect(done, 0)
    assert b"annotate" in done.stdout and b"benchmark" in done.stdout
    done = home.run("annotate", "--help")
    expect(done, 0)
    assert b"glossator annotate" in done.stdout and b"--no-record" in done.stdout
    done = home.run("--version")
    expect(done, 0)
    assert re.fullmatch(rb"glossator \d+\.\d+\.\d+\n", done.stdout), done.stdout


def test_text(home):
    done = home.annotate(home.write("mail.eml", mail_of(TITLES)))
    expect(done, 0)
    assert done.stdout.decode().startswith(
        "Papers (Daily Papers)\nformat general (by its shape), 3 papers: 3 new\n\n"
        "  1. Grokking lottery tickets\n     new\n     tickets: title \"lottery tickets\"\n"
    ), done.stdout


def test_html(home):
    done = home.annotate("--format=html", home.write("page.html", html_of(TITLES)))
    expect(done, 0)
    assert b">3 papers: 3 new</div>" in done.stdout
    assert b"Entropy of bandits<span" in done.stdout


def test_json(home):
    path = home.write("mail.eml", mail_of(TITLES))
    message, = home.json(path)
    assert list(message) == ["id", "source", "format", "recognised_by", "subject", "date",
                             "entries"]
    assert message["id"] == "one@example.org"
    assert message["source"] == "Daily Papers"
    assert message["format"] == "general"
    assert message["subject"] == "Papers"
    assert message["date"] == "2025-12-17T09:00:12Z"
    assert titles(message) == TITLES
    assert list(message["entries"][0]) == [
        "n", "title", "authors", "ids", "kind", "version", "categories", "venue", "date", "reason",
        "comment", "abstract", "tags", "score", "effects", "state", "same_as", "similar"]
    assert message["entries"][0]["tags"] == [
        {"name": "tickets", "why": [{"field": "title", "text": "lottery tickets", "item": 0,
                                      "start": 9, "end": 24}]}]
    assert message["entries"][0]["score"] == 0
    assert message["entries"][0]["effects"] == []
    assert message["entries"][0]["same_as"] is None


def test_every_input(home):
    inputs = {
        "mail.eml": mail_of(TITLES),
        "page.html": html_of(TITLES),
        "papers.txt": text_of(TITLES),
        "mail-without-name": mail_of(TITLES),
    }
    for name, content in inputs.items():
        message, = home.json("--no-record", home.write(name, content))
        assert titles(message) == TITLES, name


def test_feed(home):
    messages = home.json(home.write("feed.xml", feed_of(TITLES)))
    assert [message["subject"] for message in messages] == TITLES
    assert {message["source"] for message in messages} == {"cs.LG"}


def test_standard_input(home):
    for content in mail_of(TITLES), html_of(TITLES), text_of(TITLES):
        done = home.annotate("--no-record", "--format=json", "-", stdin=content.encode())
        expect(done, 0)
        assert titles(json.loads(done.stdout)["messages"][0]) == TITLES


def test_several_files(home):
    first = home.write("one.eml", mail_of(TITLES))
    second = home.write("two.eml", mail_of(OTHER_TITLES, "two"))
    messages = home.json(first, second)
    assert states(messages[0]) == ["new"] * 3
    assert states(messages[1]) == ["seen", "new", "new"]


def test_no_digest(home):
    path = home.write("letter.txt", "Hello Jane,\n\nsee you on Friday.\n")
    done = home.annotate(path)
    expect(done, 0)
    assert done.stdout == b"letter.txt\nno digest recognised\n", done.stdout
    message, = home.json(path)
    assert message["format"] is None and message["entries"] == []


def test_states_of_two_digests(home):
    first = home.write("one.eml", mail_of(TITLES))
    second = home.write("two.eml", mail_of(OTHER_TITLES, "two"))
    assert states(home.json(first)[0]) == ["new"] * 3
    message, = home.json(second)
    assert states(message) == ["seen", "new", "new"]
    assert message["entries"][0]["same_as"]["n"] is None
    assert message["entries"][0]["same_as"]["source"] == "Daily Papers"
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ",
                        message["entries"][0]["same_as"]["date"])
    assert states(home.json(first)[0]) == ["new"] * 3
    done = home.annotate(second)
    assert re.search(rb"Entropy of bandits\n +seen \d+ [A-Z][a-z]+ in Daily Papers\n",
                     done.stdout), done.stdout


def test_repeat(home):
    message, = home.json(home.write("page.html", html_of(TITLES + TITLES[:1])))
    assert states(message) == ["new", "new", "new", "repeat"]
    assert message["entries"][3]["same_as"] == {
        "n": 1, "source": None, "date": None, "seen_version": None, "other_version": False}


def test_no_record(home):
    path = home.write("one.eml", mail_of(TITLES))
    before = sorted(home.folder.rglob("*"))
    for form in "text", "html", "json", "mail":
        expect(home.annotate("--no-record", f"--format={form}", path), 0)
    assert sorted(home.folder.rglob("*")) == before
    expect(home.annotate(path), 0)
    assert home.history.is_dir()


def test_history_option(home):
    path = home.write("one.eml", mail_of(TITLES))
    other = home.folder / "other"
    expect(home.annotate(f"--history={other}", path), 0)
    assert list(other.glob("*.seen")) and not home.history.exists()


def test_history_holds_no_address(home):
    expect(home.annotate(home.write("one.eml", mail_of(TITLES, source=""))), 0)
    for path in home.history.iterdir():
        assert b"digest@" not in path.read_bytes(), path
        if path.suffix == ".seen":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_torn_segment(home):
    first = home.write("one.eml", mail_of(TITLES))
    second = home.write("two.eml", mail_of(OTHER_TITLES, "two"))
    expect(home.annotate(first), 0)
    segment, = home.history.glob("*.seen")
    with segment.open("ab") as stream:
        stream.write(b"[arxiv:2501.00001]\ntitle=A record that was cu")
    done = home.annotate("--no-record", "--format=json", second)
    expect(done, 1, re.escape(segment.name) + r": .*\d")
    assert states(json.loads(done.stdout)["messages"][0]) == ["seen", "new", "new"]


def test_history_that_is_no_directory(home):
    path = home.write("one.eml", mail_of(TITLES))
    done = home.annotate(f"--history={path}", "--format=json", path)
    expect(done, 1, "one.eml")
    assert states(json.loads(done.stdout)["messages"][0]) == ["new"] * 3


def test_default_rules(home):
    home.rules.unlink()
    message, = home.json(home.write("mail.eml", mail_of(TITLES)))
    assert titles(message) == TITLES


def test_rules_option(home):
    rules = home.write("other.ini", "[forests]\nmatch=third\n")
    message, = home.json(f"--rules={rules}", home.write("mail.eml", mail_of(TITLES)))
    assert [[tag["name"] for tag in entry["tags"]] for entry in message["entries"]] == [
        [], [], ["forests"]]


def test_unreadable_rules(home):
    path = home.write("mail.eml", mail_of(TITLES))
    folder = home.folder / "a-folder"
    folder.mkdir()
    for rules in home.folder / "missing.ini", folder:
        done = home.annotate(f"--rules={rules}", "--format=json", path)
        expect(done, 1, rules.name)
        message, = json.loads(done.stdout)["messages"]
        assert titles(message) == TITLES
        assert message["entries"][0]["tags"] == []


def test_broken_rule(home):
    home.rules.write_text(RULES + '[broken]\nmatch="never closed\n')
    done = home.annotate("--format=json", home.write("mail.eml", mail_of(TITLES)))
    expect(done, 1, r"rules\.ini: \[broken\].*character")
    assert json.loads(done.stdout)["messages"][0]["entries"][0]["tags"][0]["name"] == "tickets"


def test_bad_inputs(home):
    good = home.write("good.eml", mail_of(TITLES))
    (home.folder / "a-folder").mkdir()
    with home.write("large", b"").open("r+b") as stream:
        stream.truncate(50 * MB)
    cases = {
        "empty": (b"", "empty: empty$"),
        "binary": (b"some binary \0 bytes", "binary: not a text: NUL byte at offset 12"),
        "large": (None, "large: 50 MB, expected at most 32 MB"),
        "missing": (None, "missing: No such file or directory"),
        "a-folder": (None, "a-folder: Is a directory"),
        "feed.xml": (b"<rss><channel>\n<oops", r"feed\.xml: not well-formed XML at line 2, "
                                               r"column \d+"),
    }
    for name, (content, error) in cases.items():
        path = home.folder / name if content is None else home.write(name, content)
        done = home.annotate("--no-record", "--format=json", path, good)
        expect(done, 1, error)
        messages = json.loads(done.stdout)["messages"]
        assert [titles(message) for message in messages] == [TITLES], name


def test_invalid_utf8(home):
    path = home.write("bad.txt", b"abc\xff\n\n" + text_of(TITLES).encode())
    done = home.annotate("--format=json", path)
    expect(done, 1, r"bad\.txt: invalid UTF-8 at byte 3")
    assert titles(json.loads(done.stdout)["messages"][0]) == TITLES


def test_broken_feed(home):
    path = home.write("feed.xml", feed_of(TITLES).replace("</channel>", "<item></chanel>"))
    done = home.annotate("--format=json", path)
    expect(done, 1, r"feed\.xml: not well-formed XML at line \d+, column \d+")
    assert [message["subject"] for message in json.loads(done.stdout)["messages"]][:3] == TITLES


def test_terminal_is_safe(home):
    path = home.write("page.html", html_of(["Grokking \x1b[2J\x07 lottery"] + TITLES[1:]))
    done = home.annotate(path)
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", done.stdout), done.stdout


def test_mail_filter(home):
    source = "From digest@example.org Wed Dec 17 09:00:12 2025\n" + mail_of(TITLES)
    done = home.annotate("--format=mail", "-", stdin=source.encode())
    expect(done, 0)
    head = source[:source.index("--b\n")]
    assert done.stdout.decode().startswith(head), done.stdout
    mail = message_from_bytes(done.stdout, policy=policy.default)
    text, page = (part.get_content() for part in mail.iter_parts())
    assert text.startswith("3 papers: 3 new\n\nGrokking lottery tickets [tickets] (new)\n"), text
    assert "<style" not in page and ">3 papers: 3 new</div>" in page, page
    assert mail["Message-ID"] == "<one@example.org>"
    second = home.annotate("--format=mail", home.write("two.eml", mail_of(OTHER_TITLES, "two")))
    expect(second, 0)
    assert b"Entropy of bandits [bandits] (seen " in second.stdout, second.stdout


def test_mail_filter_changes_nothing_else(home):
    headers = "From: A <a@b>\nMIME-Version: 1.0\n"
    signed = (headers + "Content-Type: multipart/signed; boundary=b\n\n--b\n\n" + text_of(TITLES) +
              "--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n")
    encrypted = headers + "Content-Type: application/pkcs7-mime\n\nMIIB\n"
    cases = [
        (headers + "\nHello Jane,\n\nsee you on Friday.\n", 0, "no digest recognised"),
        (headers + "Content-Type: text/html; charset=iso-8859-1\n\n<p>Caf\xe9  \r\n", 0,
         "no digest"),
        (signed, 0, "signed or encrypted"),
        (encrypted, 0, "signed or encrypted"),
        (text_of(TITLES), 1, "expected a mail"),
        (feed_of(TITLES), 1, "expected a mail"),
        ("\0\x01\x02 binary", 1, "expected a mail"),
        (headers + "Content-Transfer-Encoding: 8bit\nContent-Transfer-Encoding: 7bit\n\n" +
         text_of(TITLES), 1, "cannot be rewritten safely"),
        ("Subject: x\nFrom: " + "g:" * 50000 + "\n\n" + text_of(TITLES), 1, "header of more than"),
        (headers + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n" * 50000, 1, "parts"),
    ]
    for content, code, error in cases:
        data = content.encode("latin-1")
        done = home.annotate("--format=mail", "-", stdin=data)
        expect(done, code, "standard input: .*" + error)
        assert done.stdout == data, (error, done.stdout[:200])


def test_mail_filter_with_broken_setup(home):
    """Rules and history that cannot be used cost the annotations, and never the mail."""
    home.rules.write_bytes(b"\xff\xfe[[[\n")
    home.history.parent.mkdir(parents=True)
    home.history.write_text("in the way")
    done = home.annotate("--format=mail", "-", stdin=mail_of(TITLES).encode())
    expect(done, 1, "rules.ini")
    assert b"3 papers: 3 new" in done.stdout
    assert home.history.read_text() == "in the way"


def test_mail_filter_passes_large_mail(home):
    data = b"From: a@b\nSubject: x\n\n" + b"0123456789abcde\n" * (3 * MB)
    done = home.annotate("--format=mail", "-", stdin=data)
    expect(done, 1, "standard input: expected at most 32 MB")
    assert done.stdout == data
    path = home.write("large.eml", data)
    done = home.annotate("--format=mail", path)
    expect(done, 1, "large.eml: 48 MB, expected at most 32 MB")
    assert done.stdout == data


def test_write_errors(home):
    path = home.write("mail.eml", mail_of(TITLES))
    for form in "text", "html", "json", "mail":
        with open("/dev/full", "wb") as full:
            done = home.annotate(f"--format={form}", path, stdout=full)
        expect(done, 1, "standard output: No space left on device")
        read, write = os.pipe()
        os.close(read)
        done = home.annotate(f"--format={form}", path, stdout=write)
        os.close(write)
        expect(done, 1, "standard output: Broken pipe")


def test_full_disk(home):
    """Nothing can be recorded: that is said once, and everything is annotated."""
    first = home.write("one.eml", mail_of(TITLES))
    paths = [home.write(f"mail-{i}.eml", mail_of(OTHER_TITLES, f"m{i}")) for i in range(3)]
    expect(home.annotate(first), 0)
    size = max(path.stat().st_size for path in home.history.glob("*.seen"))
    done = home.annotate("--format=json", *paths, restore_signals=False,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                               (size, size)))
    expect(done, 1, "could not be written: File too large")
    assert done.stderr.count(b"could not be written") == 1, done.stderr
    messages = json.loads(done.stdout)["messages"]
    assert [states(message) for message in messages] == [["seen", "new", "new"]] * 3
    assert states(home.json(first)[0]) == ["new"] * 3


def test_closed_output(home):
    """A segment that is opened must not take the place of the closed standard output."""
    path = home.write("mail.eml", mail_of(TITLES))
    command = f'exec "{PROGRAM}" annotate "--history={home.history}" "{path}" >&-'
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, check=False)
    expect(done, 1, "standard output: ")
    for segment in home.history.glob("*.seen"):
        assert b"papers: 3 new" not in segment.read_bytes()
    expect(home.annotate("--no-record", path), 0)


def test_benchmark(home):
    done = home.run("benchmark")
    expect(done, 0)
    table = done.stdout.decode()
    for row in "document", "digest", "rules", "history", "whole annotation":
        assert re.search(rf"^{row} +\d+\.\d+ ms$", table, re.M), table
    assert re.search(r"^phrase rules +100$", table, re.M), table
    for n in 10, 100, 1000, 10000:
        row = rf"^{n} phrases +\d+ MB/s  compiled in \d+\.\d+ ms$"
        assert re.search(row, table, re.M), table
    for n in 10, 100, 500:
        row = rf"^{n} regexes +\d+\.\d+ ms    one by one \d+\.\d+ ms: \d+\.\d times$"
        assert re.search(row, table, re.M), table
    done = home.run("benchmark", "--phrases=7", "--regexes=3",
                    home.write("mail.eml", mail_of(TITLES)))
    expect(done, 0)
    assert re.search(r"^phrase rules +7$", done.stdout.decode(), re.M)
    assert re.search(r"^regex rules +3$", done.stdout.decode(), re.M)
    assert re.search(r"^entries +3$", done.stdout.decode(), re.M)
    expect(home.run("benchmark", home.folder / "missing"), 1, "missing: No such file")
    assert not home.history.exists()


def test_benchmark_of_history(home):
    done = home.run("benchmark", "--papers=2000")
    expect(done, 0)
    table = done.stdout.decode()
    for row in "open, warm", "open, cold", "record 150 papers durably", "make the index anew":
        assert re.search(rf"^{row} +\d+\.\d+ +(\d+\.\d+|-) ms$", table, re.M), table
    assert table.endswith("2000 papers; medians of 21 runs.\n"), table
    assert not home.history.exists()


def test_samples_of_this_project(home):
    for path in sorted(DIGESTS.rglob("*")):
        if not path.is_file() or path.suffix == ".json":
            continue
        for form in "text", "html", "json":
            expect(home.annotate("--no-record", f"--format={form}", path), 0,
                   r"^$|format not understood: no papers found\n$")


def test_format_not_understood(home):
    mail = DIGESTS / "hf-mail" / "changed-layout.eml"
    note = r"^glossator: .*changed-layout.eml: recognised as hf-mail, but format not understood"
    done = home.annotate(mail)
    expect(done, 0, note)
    assert done.stdout.endswith(b"\nformat hf-mail (by its sender), format not understood\n")
    done = home.annotate("--format=mail", mail)
    expect(done, 0, note)
    assert done.stdout == mail.read_bytes()
    done = home.annotate("--format=json", mail)
    expect(done, 0, note)
    message, = json.loads(done.stdout)["messages"]
    assert (message["format"], message["recognised_by"], message["entries"]) == (
        "hf-mail", "sender", [])


def test_shared_samples(home):
    if not SHARED.is_dir():
        return "no ../shared/samples"
    message, = home.json("--no-record", SHARED / "real" / "hf-daily" / "papers-page.txt")
    assert len(message["entries"]) == 72
    assert message["entries"][0]["title"] == "Entropy-Guided Attention for Private LLMs"
    for path in sorted((SHARED / "own").iterdir()) + sorted((SHARED / "real").rglob("*.*")):
        for form in "text", "html", "json", "mail":
            done = home.annotate("--no-record", f"--format={form}", path)
            assert done.returncode in (0, 1), (path, done.returncode, done.stderr)
            if form == "mail" and b"left as it is" in done.stderr:
                assert done.stdout == path.read_bytes(), path
    return None


sys.exit(run_tests(globals()))
