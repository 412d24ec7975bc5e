#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Looks papers up from a server on this machine, by way of `glossator lookup` and its program.

usage: test-lookup.py GLOSSATOR SOURCE-ROOT GLOSSATOR-LOOKUP COMPLETE

Prints TAP. Every test has a home and a server of its own.
"""
import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(sys.argv[2]) / "tests" / "command"))
from command import PROGRAM, expect, run_tests
from servers import MB, SOURCES, Proxy, Server, paper

LOOKUP = str(Path(sys.argv[3]).resolve())
COMPLETE = str(Path(sys.argv[4]).resolve())
os.environ["GLOSSATOR_LOOKUP_PROGRAM"] = LOOKUP
os.environ["no_proxy"] = "*"

NOTES = paper("Notes on the Analytical Engine", arxiv="2604.00001", doi="10.1000/notes.1")
IMITATION = paper("The Imitation Game, Revisited", arxiv="2604.00002")
JOURNAL = paper("A Paper That Is in a Journal Alone", doi="10.1000/journal.7")


def turn_on(home, *sources, more=""):
    home.settings.write_text("[look-ups]\n" + "".join(f"{s}=true\n" for s in sources) + more)


def look_up(home, server, *names, code=0, error=None):
    os.environ["GLOSSATOR_LOOKUP_BASE"] = getattr(server, "base", server)
    done = home.run("lookup", "--format=json", *names)
    expect(done, code, error)
    return [p["metadata"] for p in json.loads(done.stdout)["papers"]]


def value(metadata, field):
    return metadata[field]["value"], metadata[field]["source"]


def test_usage(home):
    expect(home.run("lookup"), 2, "expected an id or a title")
    expect(home.run("lookup", "--format=xml", "x"), 2, "no format 'xml'")
    assert "Usage:" in home.run("lookup", "--help").stdout.decode()


def test_each_source_by_id(home):
    expected = {
        "arxiv": {"abstract": NOTES["abstract"], "published": "10.1000/notes.1",
                  "date": "2026-04-03", "comment": NOTES["comment"]},
        "hugging-face": {"abstract": NOTES["abstract"], "tldr": NOTES["tldr"], "upvotes": "7",
                         "code": "github.com/ada/notes"},
        "semantic-scholar": {"abstract": NOTES["abstract"], "tldr": NOTES["tldr"],
                             "citations": "12", "venue": NOTES["venue"],
                             "published": "10.1000/notes.1", "date": "2026-04-03"},
        "crossref": {"abstract": NOTES["abstract"], "citations": "12", "venue": NOTES["venue"],
                     "date": "2026-04-03"},
        "openalex": {"abstract": NOTES["abstract"], "citations": "12", "venue": NOTES["venue"]},
    }
    for source, fields in expected.items():
        with Server([NOTES, IMITATION]) as server:
            turn_on(home, source)
            name = "doi:10.1000/notes.1" if source in ("crossref", "openalex") else "2604.00001"
            found, = look_up(home, server, name)
            assert server.count() == server.count(source) == 1, source
            for field, text in {"title": NOTES["title"], **fields}.items():
                assert value(found, field) == (text, source), (field, found)
        shutil.rmtree(home.folder / "cache")


def test_each_source_by_title(home):
    for source in "arxiv", "semantic-scholar", "crossref", "openalex":
        with Server([IMITATION, NOTES]) as server:
            turn_on(home, source)
            found, = look_up(home, server, NOTES["title"])
            assert value(found, "title")[0] == NOTES["title"], found
            scheme = "doi" if source in ("crossref", "openalex") else "arxiv"
            assert any(i.startswith(scheme + ":") for i in found["ids"]), found
        shutil.rmtree(home.folder / "cache")


def test_other_paper_with_likely_title(home):
    """A source that offers the nearest title does not decide."""
    other = paper("Notes on the Analytical Engine: An Upper Bound", arxiv="2604.00003",
                  found_by="Notes on the Analytical Engine Lower Bound")
    with Server([other]) as server:
        turn_on(home, "arxiv", "semantic-scholar", "openalex")
        assert look_up(home, server, "Notes on the Analytical Engine: Lower Bound") == [None]
        assert server.count() == 3


def test_sources_complete_each_other(home):
    with Server([NOTES, JOURNAL]) as server:
        turn_on(home, *SOURCES)
        found, journal = look_up(home, server, NOTES["title"], JOURNAL["title"])
        assert value(found, "abstract")[1] == "arxiv" and value(found, "tldr")[1] != "arxiv"
        assert value(found, "upvotes") == ("7", "hugging-face"), found
        assert value(found, "citations") == ("12", "semantic-scholar"), found
        assert "doi:10.1000/journal.7" in journal["ids"], journal


def test_text(home):
    with Server([{**NOTES, "title": NOTES["title"] + "\x1b[2J"}]) as server:
        turn_on(home, "semantic-scholar")
        os.environ["GLOSSATOR_LOOKUP_BASE"] = server.base
        done = home.run("lookup", "2604.00001", "2604.99999")
        expect(done, 0)
        text = done.stdout.decode()
        assert text.startswith("Notes on the Analytical Engine"), text
        assert "Citations: 12 (Semantic Scholar)\n" in text, text
        assert re.search(r"^looked up \d", text, re.M), text
        assert "2604.99999: not found\n" in text and "\x1b" not in text, text


def test_kept(home):
    """What is known is not asked again, neither what nobody knows."""
    with Server([NOTES]) as server:
        turn_on(home, "arxiv", "semantic-scholar")
        first = look_up(home, server, "2604.00001", "2604.99999")
        asked = server.count()
        assert look_up(home, server, "2604.00001", "2604.99999") == first
        assert look_up(home, server, "doi:10.1000/notes.1")[0]["ids"] == first[0]["ids"]
        assert server.count() == asked
        turn_on(home, "arxiv", "semantic-scholar", "hugging-face")
        found = look_up(home, server, "2604.00001")[0]
        assert value(found, "upvotes") == ("7", "hugging-face")
        assert value(found, "citations") == ("12", "semantic-scholar")
    path = home.folder / "cache" / "glossator" / "look-ups.ini"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"\0not a key-file[\n")
    with Server([NOTES]) as server:
        assert look_up(home, server, "2604.00001")[0] is not None


def test_many_papers_in_few_requests(home):
    papers = [paper(f"Paper number {i} of a long day", arxiv=f"2604.{i:05}") for i in range(1, 151)]
    with Server(papers) as server:
        turn_on(home, "arxiv", "semantic-scholar", "crossref", "openalex")
        found = look_up(home, server, *[p["arxiv"] for p in papers])
        assert [value(f, "title")[0] for f in found] == [p["title"] for p in papers]
        assert server.count() <= 3, [r.whole_path[:60] for r in server.requests]


def test_what_is_sent(home):
    """Titles and ids; an address to OpenAlex alone, and only if it is in the settings."""
    for more in "", "openalex-mailto=ada@example.org\n":
        with Server([NOTES, JOURNAL]) as server:
            turn_on(home, *SOURCES, more=more)
            look_up(home, server, "2604.00001", JOURNAL["title"], "10.1000/unknown")
            for request in server.requests:
                told = request.whole_path + str(request.headers) + request.body.decode()
                wanted = bool(more) and request.source == "openalex"
                assert ("ada%40example.org" in told) == wanted, told
                assert "Cookie" not in told and "Lovelace" not in told, told
                assert re.search(r"User-Agent: Glossator/[\d.]+\s", told), told
            assert server.count("openalex") > 0
        shutil.rmtree(home.folder / "cache")


def test_retry_after(home):
    """A source that turns away is asked again when it wants; one that wants long is left alone."""
    def busy(request):
        return request.server.count() == 1 and request.send(429, Retry_After="2")

    with Server([NOTES]) as server:
        server.faults["arxiv"] = busy
        turn_on(home, "arxiv")
        assert look_up(home, server, "2604.00001")[0] is not None
        first, second = server.requests
        assert second.time - first.time >= 2, second.time - first.time
    shutil.rmtree(home.folder / "cache")
    with Server([IMITATION]) as server:
        server.faults["semantic-scholar"] = lambda r: r.send(429, Retry_After="3600")
        turn_on(home, "semantic-scholar", "openalex")
        found, = look_up(home, server, "2604.00002", code=1,
                         error="Semantic Scholar: it takes no more questions now")
        assert value(found, "citations")[1] == "openalex"
        assert server.count("semantic-scholar") == 1


def test_server_errors(home):
    with Server([NOTES]) as server:
        server.faults["arxiv"] = lambda r: r.send(500)
        turn_on(home, "arxiv")
        assert look_up(home, server, "2604.00001", code=1, error="arXiv: it takes no") == [None]
        first, second, third = server.requests
        # one second and two, more or less
        assert second.time - first.time >= 0.75 and third.time - second.time >= 1.5


def hang(request):
    request.server.ended.wait(30)
    request.close_connection = True
    return True


def drip(request):
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.end_headers()
    while not request.server.ended.wait(0.5):
        request.wfile.write(b" ")
        request.wfile.flush()
    request.close_connection = True
    return True


def cut(request):
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'[{"title": "Notes')
    request.close_connection = True
    return True


def test_bad_replies(home):
    with Server() as elsewhere:
        bad = [
            (lambda r: r.send(200, "text/html", "<p>Log in"), "expected a reply in json"),
            (lambda r: r.send(200, content=b" " * (3 * MB)), "the reply is larger than 2 MB"),
            (lambda r: r.send(200, content='[{"title": "Notes'), "expected JSON"),
            (lambda r: r.send(200, content="[" * 100000), "expected JSON that is at most 64 deep"),
            (lambda r: r.send(200, content=b"\xff\xfe"), "expected JSON"),
            (lambda r: r.send(403), "it replies with status 403"),
            (lambda r: r.send(302, Location=f"{elsewhere.base}/x"), "it sends to another host"),
            (lambda r: r.send(302, Location="http://example.org/"), "it sends to another host"),
            (lambda r: r.send(302, Location="/semantic-scholar/x"), "redirects more than 3 times"),
            (cut, "."),
            (drip, "no reply within 10 seconds"),
            (hang, "no reply within 10 seconds"),
        ]
        for fault, error in bad:
            with Server([NOTES]) as server:
                server.faults["semantic-scholar"] = fault
                turn_on(home, "semantic-scholar")
                found = look_up(home, server, "2604.00001", code=1,
                                error=f"Semantic Scholar: .*{error}")
                assert found == [None], found
            shutil.rmtree(home.folder / "cache")
        assert elsewhere.count() == 0


def test_redirect_within_host(home):
    def moved(request):
        if "new" in request.path:
            request.path = request.path.replace("/new", "")
            return False
        return request.send(301, Location=request.whole_path.replace("/graph", "/new/graph"))

    with Server([NOTES]) as server:
        server.faults["semantic-scholar"] = moved
        turn_on(home, "semantic-scholar")
        assert look_up(home, server, "2604.00001")[0] is not None
        assert server.count() == 2, [r.path for r in server.requests]


def test_dead_network(home):
    """One quiet line, and annotations as ever."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
    turn_on(home, *SOURCES)
    mail = home.write("mail.txt", f"{NOTES['title']}\n\n{'A sentence of an abstract. ' * 30}\n")
    done = home.annotate("--no-record", mail)
    assert look_up(home, base, "2604.00001", code=1, error=r"\A[^\n]*\n\Z") == [None]
    again = home.annotate("--no-record", mail)
    assert (again.returncode, again.stdout) == (done.returncode, done.stdout)


def test_untrusted_certificate(home):
    if shutil.which("openssl") is None:
        return "there is no openssl to make a certificate with"
    path = home.folder / "server.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", path, "-out", home.folder / "certificate"],
                   check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (home.folder / "certificate").read_bytes())
    with Server([NOTES], certificate=path) as server:
        turn_on(home, "semantic-scholar")
        found = look_up(home, server, "2604.00001", code=1, error="certificate")
        assert found == [None] and server.count() == 0


def test_proxy(home):
    """Questions go by way of the proxy of the environment, as GIO knows it."""
    for source in "arxiv", "semantic-scholar":
        with Server([NOTES]) as server, Proxy() as proxy:
            turn_on(home, source)
            os.environ.pop("no_proxy")
            os.environ["http_proxy"] = proxy.base
            try:
                found, = look_up(home, server, "2604.00001")
            finally:
                os.environ.pop("http_proxy")
                os.environ["no_proxy"] = "*"
            assert value(found, "abstract") == (NOTES["abstract"], source), found
            assert proxy.hosts == [f"127.0.0.1:{server.server_port}"], proxy.hosts
        shutil.rmtree(home.folder / "cache")


def test_no_other_base(home):
    """The environment leads nobody elsewhere, and nothing goes in the clear over a network."""
    turn_on(home, "arxiv")
    for base in "http://localhost:1", "http://127.0.0.1.example.org", "http://192.0.2.1":
        os.environ["GLOSSATOR_LOOKUP_BASE"] = base
        trace = traced(home, "lookup", "2604.00001", network=False)
        if isinstance(trace, str):
            return trace
        assert not any("192.0.2.1" in line or "htons(1)" in line for line in trace), trace
    return None


def can_trace(home):
    if shutil.which("strace") is None:
        return "there is no strace"
    done = subprocess.run(["strace", "-o", home.folder / "trace", "true"], capture_output=True,
                          check=False)
    return None if done.returncode == 0 else "ptrace is forbidden"


def traced(home, *arguments, network=True):
    """The lines of the system calls that open connections or start programs."""
    reason = can_trace(home)
    if reason is not None:
        return reason
    prefix = [] if network else ["unshare", "--net", "--map-root-user"]
    if prefix and subprocess.run([*prefix, "true"], capture_output=True,
                                 check=False).returncode != 0:
        return "no network can be taken away here"
    trace = home.folder / "trace"
    subprocess.run([*prefix, "strace", "-f", "-e", "trace=connect,sendto,execve", "-o", trace,
                    PROGRAM, *map(str, arguments)], env=home.environment("C.UTF-8"),
                   capture_output=True, check=False, timeout=60)
    return trace.read_text().splitlines()


def test_off(home):
    """Nobody is asked, no program is started, and it is said how to turn it on."""
    os.environ["GLOSSATOR_LOOKUP_BASE"] = "http://127.0.0.1:1"
    for settings in None, "[look-ups]\narxiv=false\n", "[look-ups]\nopenalex-mailto=a@b.c\n":
        if settings is not None:
            home.settings.write_text(settings)
        done = home.run("lookup", "2604.00001")
        expect(done, 1, r"look-ups are off: nobody was asked.*settings\.ini\n\[look-ups\]\narxiv=")
        assert done.stdout == b""
    mail = home.write("mail.txt", f"{NOTES['title']}\n\n{'A sentence of an abstract. ' * 30}\n")
    for arguments in ("lookup", "2604.00001"), ("annotate", mail):
        lines = traced(home, *arguments)
        if isinstance(lines, str):
            return lines
        assert len([line for line in lines if "execve(" in line]) == 1, lines
        assert not any("AF_INET" in line for line in lines), lines
    turn_on(home, "arxiv")
    # the same look at a run that does ask
    assert any("AF_INET" in line for line in traced(home, "lookup", "2604.00001"))
    return None


SCHOLAR = """From: Google Scholar Alerts <scholaralerts-noreply@google.com>
Message-ID: <scholar@example.org>
Subject: engines - new results
Date: Mon, 6 Apr 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><h3><a href="https://scholar.google.com/scholar_url?url=https://example.org/p.pdf&hl=en">
{title}</a></h3><div style="color:#006621">A Lovelace, A Turing - Journal, 2026</div>
<div class="gse_alrt_sni">We say what nobody had said …</div>
</body></html>
"""


def test_alert_without_ids(home):
    """It gains ids and the abstract, and its paper is seen where another message showed its id."""
    renamed = {**NOTES, "abstract": "Punched cards weave algebraic patterns, as a loom does flowers."}
    home.rules.write_text("[cards]\nmatch=\"punched cards\"\n")
    alert = home.write("alert.eml", SCHOLAR.format(title=renamed["title"]))
    listing = home.write("listing.html", (
        "<html><head><title>Daily Papers</title></head><body><h3><a href='https://arxiv.org/abs/"
        f"2604.00001'>Quite another name of the same work</a></h3><p>{'A sentence. ' * 60}</p>"
        "<h3><a href='https://arxiv.org/abs/2604.00009'>A second paper of the same day</a></h3>"
        f"<p>{'Words of it. ' * 60}</p></body></html>"))
    entry = home.json(listing)[0]["entries"][0]
    assert entry["ids"] == [{"scheme": "arxiv", "value": "2604.00001"}], entry
    # the history counts in seconds
    time.sleep(1.1)
    entry = home.json(alert)[0]["entries"][0]
    assert entry["state"] == "new" and entry["ids"] == [] and entry["tags"] == [], entry
    with Server([renamed]) as server:
        turn_on(home, "arxiv")
        assert look_up(home, server, renamed["title"])[0] is not None
    entry = home.json(alert)[0]["entries"][0]
    assert {"scheme": "arxiv", "value": "2604.00001"} in entry["ids"], entry
    assert entry["abstract"] == renamed["abstract"], entry
    assert [tag["name"] for tag in entry["tags"]] == ["cards"], entry
    assert entry["state"] == "seen" and entry["same_as"]["source"] is not None, entry
    assert value(entry["metadata"], "abstract")[1] == "arxiv", entry
    turn_on(home)
    entry = home.json(alert)[0]["entries"][0]
    assert entry["ids"] == [] and "metadata" not in entry, entry


def show(home, server, *arguments):
    """What a reader shows of the first entry, from the first look to the last."""
    os.environ["GLOSSATOR_LOOKUP_BASE"] = getattr(server, "base", server)
    done = subprocess.run([COMPLETE, *map(str, arguments)], env=home.environment("C.UTF-8"),
                          capture_output=True, text=True, timeout=60, check=True)
    return [json.loads(line)["messages"][0]["entries"][0]
            for line in done.stdout.splitlines()], done.stderr


def test_digest_on_screen(home):
    """It is shown at once, and again when more is known; then nothing is left to ask."""
    alert = home.write("alert.eml", SCHOLAR.format(title=NOTES["title"]))
    with Server([NOTES]) as server:
        turn_on(home, "arxiv", "semantic-scholar")
        looks, error = show(home, server, alert)
        told = re.findall(r"progress: (\d) of 1", error)
        assert told[0] == "0" and told[-1] == "1", error
        assert looks[0]["ids"] == [] and "metadata" not in looks[0], looks
        assert {"scheme": "arxiv", "value": "2604.00001"} in looks[-1]["ids"], looks
        assert value(looks[-1]["metadata"], "citations")[0] == "12", looks
        # the settings are told once more when they are read first
        assert len(looks) <= 3 and looks[-1]["state"] == "new", looks
        asked = server.count()
        again, error = show(home, server, alert)
        assert again[0] == looks[-1] and server.count() == asked
        assert "progress" not in error, error


def test_digest_left(home):
    """Another message is shown: what was asked for is not waited for, nor told."""
    alert = home.write("alert.eml", SCHOLAR.format(title=NOTES["title"]))
    with Server([NOTES]) as server:
        server.faults["arxiv"] = hang
        turn_on(home, "arxiv")
        looks, error = show(home, server, alert, "cancel")
        assert all(look["ids"] == [] for look in looks) and "look-ups" not in error, looks


def test_digest_offline(home):
    alert = home.write("alert.eml", SCHOLAR.format(title=NOTES["title"]))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
    turn_on(home, *SOURCES)
    looks, error = show(home, base, alert)
    assert all(look == looks[0] for look in looks) and looks[0]["state"] == "new", looks
    assert error.count("look-ups: ") == 1, error


def start(home, *arguments):
    return subprocess.Popen([LOOKUP, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, env=home.environment("C.UTF-8"))


def request(number, sources, *ids):
    return json.dumps({"request": number, "sources": sources,
                       "papers": [{"title": "", "ids": [i]} for i in ids]}) + "\n"


def test_program(home):
    """It replies in lines, passes over what is no request, and ends with its input."""
    with Server([NOTES]) as server:
        os.environ["GLOSSATOR_LOOKUP_BASE"] = server.base
        with start(home) as program:
            program.stdin.write("nonsense\n\n[1]\n{}\n" + request(7, "arxiv", "arxiv:2604.00001"))
            program.stdin.flush()
            replies = []
            while not replies or "done" not in replies[-1]:
                replies.append(json.loads(program.stdout.readline()))
            assert {reply["request"] for reply in replies} == {7}
            assert replies[-2]["paper"] == 0 and replies[-2]["answered"] == "arxiv", replies
            program.stdin.close()
            assert program.wait(10) == 0
            assert len(program.stderr.read().splitlines()) == 4


def test_program_idle(home):
    with start(home, "--idle=1") as program:
        assert program.wait(20) == 0


def test_program_cancel(home):
    """A request that is cancelled stops waiting for its reply, and the next one is answered."""
    with Server([NOTES]) as server:
        server.faults["arxiv"] = hang
        os.environ["GLOSSATOR_LOOKUP_BASE"] = server.base
        with start(home) as program:
            program.stdin.write(request(1, "arxiv", "arxiv:2604.00001"))
            program.stdin.flush()
            while server.count() == 0:
                time.sleep(0.01)
            program.stdin.write('{"cancel": 1}\n'
                                + request(2, "semantic-scholar", "arxiv:2604.00001"))
            program.stdin.flush()
            replies = []
            while not replies or "done" not in replies[-1]:
                replies.append(json.loads(program.stdout.readline()))
            assert not any(r["request"] == 1 and "paper" in r for r in replies), replies
            assert replies[-1] == {"request": 2, "done": True}, replies
            program.stdin.close()
            assert program.wait(10) == 0


def test_program_missing(home):
    turn_on(home, "arxiv")
    for program in "/nonexistent/glossator-lookup", "/bin/false":
        os.environ["GLOSSATOR_LOOKUP_PROGRAM"] = program
        try:
            expect(home.run("lookup", "2604.00001"), 1, "glossator: ")
        finally:
            os.environ["GLOSSATOR_LOOKUP_PROGRAM"] = LOOKUP


sys.exit(run_tests(dict(globals())))
