#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A server on 127.0.0.1 that replies as the sources of look-ups are documented to, or badly.

What it knows are papers as dictionaries; each source tells what it would tell of them. The first
part of a path is the name of the source.
"""
import copy
import http.client
import json
import ssl
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

MB = 1024 * 1024


def paper(title, arxiv=None, doi=None, **more):
    return {
        "title": title, "arxiv": arxiv, "doi": doi, "authors": ["Ada Lovelace", "Alan Turing"],
        "abstract": f"We say what nobody had said before about {title.lower()}.",
        "tldr": "It says what nobody had said.", "venue": "Journal of Notes", "citations": 12,
        "date": "2026-04-03", "upvotes": 7, "comment": "9 pages, accepted at ICML",
        "code": "https://github.com/ada/notes?utm_source=mail&reader=42", **more}


def find(papers, **known):
    """The papers that have one of these values."""
    return [p for p in papers for name, values in known.items()
            if p[name] is not None and p[name].lower() in [value.lower() for value in values]]


def words(title):
    return "".join(c if c.isalnum() else " " for c in title).lower().split()


def with_title(papers, title):
    return [p for p in papers if words(p["title"]) == words(title) or p.get("found_by") == title]


def atom_entry(p):
    authors = "".join(f"<author><name>{escape(a)}</name></author>" for a in p["authors"])
    doi = f"<arxiv:doi>{p['doi']}</arxiv:doi>" if p["doi"] else ""
    return (f"<entry><id>http://arxiv.org/abs/{p['arxiv']}v2</id>"
            f"<published>{p['date']}T17:59:59Z</published><title>{escape(p['title'])}</title>"
            f"<summary>\n  {escape(p['abstract'])}\n</summary>{authors}{doi}"
            f"<arxiv:comment>{p['comment']}</arxiv:comment>"
            f"<category term='cs.LG'/></entry>")


def arxiv(papers, request):
    query = request.query
    if "id_list" in query:
        found = find(papers, arxiv=query["id_list"][0].split(","))
    else:
        titles = [part.strip('"') for part in
                  query["search_query"][0].removeprefix("ti:").split(" OR ti:")]
        found = [p for title in titles for p in with_title(papers, title) if p["arxiv"]]
    return "application/atom+xml; charset=utf-8", (
        "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:arxiv='http://arxiv.org/schemas/atom'><title>ArXiv Query</title>"
        + "".join(map(atom_entry, found)) + "</feed>")


def hugging_face(papers, request):
    found = find(papers, arxiv=[request.path.rsplit("/", 1)[1]])
    if not found:
        return 404, {"error": "Paper not found"}
    p = found[0]
    return "application/json; charset=utf-8", {
        "id": p["arxiv"], "title": p["title"], "summary": p["abstract"], "upvotes": p["upvotes"],
        "publishedAt": p["date"] + "T00:00:00.000Z", "ai_summary": p["tldr"],
        "githubRepo": p["code"], "authors": [{"name": a, "hidden": False} for a in p["authors"]]}


def scholar_paper(p):
    ids = {"CorpusId": 1}
    if p["arxiv"]:
        ids["ArXiv"] = p["arxiv"]
    ids["DOI"] = p["doi"] or f"10.48550/arXiv.{p['arxiv']}"
    return {"paperId": "0123456789abcdef0123456789abcdef01234567", "title": p["title"],
            "externalIds": ids, "abstract": p["abstract"], "venue": p["venue"], "year": 2026,
            "publicationDate": p["date"], "citationCount": p["citations"],
            "tldr": {"model": "tldr@v2.0.0", "text": p["tldr"]},
            "authors": [{"authorId": "1", "name": a} for a in p["authors"]]}


def semantic_scholar(papers, request):
    if request.path.endswith("/batch"):
        replies = []
        for name in json.loads(request.body)["ids"]:
            scheme, value = name.split(":", 1)
            found = find(papers, **{scheme.lower(): [value]})
            replies.append(scholar_paper(found[0]) if found else None)
        return "application/json", replies
    found = with_title(papers, request.query["query"][0])
    if not found:
        return 404, {"error": "Title match not found"}
    return "application/json", {"data": [{**scholar_paper(found[0]), "matchScore": 174.2}]}


def crossref(papers, request):
    if "filter" in request.query:
        found = find(papers, doi=[part.removeprefix("doi:")
                                  for part in request.query["filter"][0].split(",")])
    else:
        found = [p for p in with_title(papers, request.query["query.bibliographic"][0]) if p["doi"]]
    return "application/json", {"status": "ok", "message": {"items": [{
        "DOI": p["doi"].upper(), "title": [f"<i>{escape(p['title'])}</i>"],
        "abstract": f"<jats:p>{escape(p['abstract'])}</jats:p>",
        "author": [{"given": a.split()[0], "family": a.split()[1]} for a in p["authors"]],
        "container-title": [p["venue"]], "is-referenced-by-count": p["citations"],
        "issued": {"date-parts": [[int(part) for part in p["date"].split("-")]]},
    } for p in found]}}


def openalex(papers, request):
    if "filter" in request.query:
        values = request.query["filter"][0].removeprefix("doi:").split("|")
        # a paper that was published has its published DOI alone
        found = find(papers, doi=values) + find(
            [p for p in papers if p["doi"] is None],
            arxiv=[v.removeprefix("10.48550/arxiv.") for v in values])
    else:
        found = with_title(papers, request.query["search"][0])
    results = []
    for p in found:
        index = {}
        for place, word in enumerate(p["abstract"].split()):
            index.setdefault(word, []).append(place)
        doi = p["doi"] or f"10.48550/arxiv.{p['arxiv']}"
        results.append({
            "doi": f"https://doi.org/{doi}", "display_name": p["title"],
            "publication_date": p["date"], "ids": {"doi": f"https://doi.org/{doi}"},
            "authorships": [{"author": {"display_name": a}} for a in p["authors"]],
            "primary_location": {"source": {"display_name": p["venue"]}},
            "cited_by_count": p["citations"], "abstract_inverted_index": index})
    return "application/json", {"meta": {"count": len(results)}, "results": results}


SOURCES = {"arxiv": arxiv, "hugging-face": hugging_face, "semantic-scholar": semantic_scholar,
           "crossref": crossref, "openalex": openalex}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        parts = urlsplit(self.path)
        self.source = parts.path.split("/")[1]
        self.whole_path, self.path = self.path, unquote(parts.path)
        self.query = parse_qs(parts.query)
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.time = time.monotonic()
        # the next request of the same connection comes to the same handler
        self.server.requests.append(copy.copy(self))
        fault = self.server.faults.get(self.source)
        try:
            if fault is None or not fault(self):
                self.answer()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_POST = do_GET

    def answer(self):
        kind, content = SOURCES[self.source](self.server.papers, self)
        if kind == 404:
            self.send(404, content=content)
        else:
            self.send(200, kind, content)

    def send(self, status, kind="application/json", content="", **headers):
        data = content if isinstance(content, (str, bytes)) else json.dumps(content)
        data = data.encode() if isinstance(data, str) else data
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)
        return True


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, papers=(), certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.papers = list(papers)
        self.requests = []
        self.faults = {}
        self.ended = threading.Event()
        self.base = f"http://127.0.0.1:{self.server_port}"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
            self.base = self.base.replace("http:", "https:")
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """A client that breaks off is what some tests are about."""

    def __exit__(self, *arguments):
        self.ended.set()
        self.shutdown()
        super().__exit__(*arguments)

    def count(self, source=None):
        return len([r for r in self.requests if source in (None, r.source)])


class ForwardingHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def forward(self):
        length = int(self.headers.get("Content-Length", 0))
        address = urlsplit(self.path)
        target = http.client.HTTPConnection(address.netloc)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in ("host", "proxy-connection", "connection")}

        self.server.hosts.append(address.netloc)
        target.request(self.command, self.path.split(address.netloc, 1)[1],
                       self.rfile.read(length), headers)
        reply = target.getresponse()
        body = reply.read()
        target.close()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.headers["Content-Type"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = forward

    def log_message(self, *arguments):
        """Tests print TAP."""


class Proxy(ThreadingHTTPServer):
    """A proxy on 127.0.0.1 that remembers which hosts it was asked for."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), ForwardingHandler)
        self.hosts = []
        self.base = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *arguments):
        self.shutdown()
        super().__exit__(*arguments)
