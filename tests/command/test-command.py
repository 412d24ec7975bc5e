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
import signal
import stat
import subprocess
import sys
import tempfile
import time
from email import message_from_bytes, policy
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
        self.history = self.folder / "data" / "glossator" / "history"
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
        (["benchmark", "--phrases=-1"], "expected 0 to"),
        (["benchmark", "--phrases=many"], "many"),
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
        "  1. Grokking lottery tickets\n     new\n     [tickets] \"lottery tickets\" (title)\n"
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
        "abstract", "tags", "state", "same_as", "similar"]
    assert message["entries"][0]["tags"] == [
        {"name": "tickets", "why": [{"field": "title", "text": "lottery tickets"}]}]
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
    assert message["entries"][3]["same_as"] == {"n": 1, "source": None, "date": None}


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
    done = home.run("benchmark", "--phrases=7", home.write("mail.eml", mail_of(TITLES)))
    expect(done, 0)
    assert re.search(r"^phrase rules +7$", done.stdout.decode(), re.M)
    assert re.search(r"^entries +3$", done.stdout.decode(), re.M)
    expect(home.run("benchmark", home.folder / "missing"), 1, "missing: No such file")
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


def main():
    tests = [(name, value) for name, value in globals().items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix="glossator-command-") as folder:
            try:
                skipped = test(Home(folder))
            except (AssertionError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
                failed += 1
                print("# " + f"{type(error).__name__}: {error}".replace("\n", "\n# ")[:2000])
                print(f"not ok {number} {name}")
                continue
        print(f"ok {number} {name}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
    return 1 if failed else 0


sys.exit(main())
