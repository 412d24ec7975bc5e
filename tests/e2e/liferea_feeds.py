# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The feeds that Liferea reads in its tests, and the web that it is shown."""
import html
import http.server
import re
import threading

WEEKLY = """
<h3><a href="https://huggingface.co/papers/2312.00752">Mamba: Linear-Time Sequence Modeling with Selective State Spaces</a></h3>
<p>State space models whose parameters depend on the input can choose what they remember. They are as good as transformers and cost less on long sequences.</p>
<h3><a href="https://huggingface.co/papers/1512.03385">Deep Residual Learning for Image Recognition</a></h3>
<p>Layers that learn the difference to their input let very deep networks be trained. They win the image recognition contests of their year.</p>
<h3><a href="https://huggingface.co/papers/1312.6114">Auto-Encoding Variational Bayes</a></h3>
<p>A network proposes the hidden cause of each example and another rebuilds the example from it. Both are trained by gradients through a sampling step.</p>
"""
BLOG = "<p>Notes from the garden: the beans are up, and the rain has been kind to them this week.</p>"
ARXIV = ("arXiv:1412.6980v9 Announce Type: new \nAbstract: A step size for each weight is kept from "
         "running means. Attention to language models is not paid.")
HOSTILE = ('<h3>Attention <script>document.title = "run"</script>Is All <b>You <i>Need</h3>'
           '<p onclick="x()">Text <table><tr><td>and more' + "<div><span>" * 300 +
           "word " * 200000)


def item(title, guid, day, body, link=None):
    link = link or f"http://papers.example/{guid}"
    return (f"<item><title>{html.escape(title)}</title><link>{link}</link>"
            f'<guid isPermaLink="false">{guid}</guid><pubDate>{day} Mar 2026 08:00:00 GMT</pubDate>'
            f"<description>{html.escape(body)}</description></item>")


def write_feed(path, title, *items):
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}'
                    f"</title><link>http://127.0.0.1/{path.stem}</link><description>d</description>"
                    + "".join(items) + "</channel></rss>")


class WebPage(http.server.BaseHTTPRequestHandler):
    """All of the web, as a proxy shows it: one page, which repeats what the digests hold."""

    def do_GET(self):
        page = f"<html><body><h1>The web</h1>{WEEKLY}{WEEKLY}</body></html>".encode()
        found = not self.path.endswith(".ico")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page if found else b"")

    def log_message(self, *_):
        pass


def serve_web():
    """Starts a proxy of the web; gives its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), WebPage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


class Feeds:
    """Two digests of one feed, of which the second may arrive later, and four other items."""

    def __init__(self, folder, samples, port, second_later):
        self.sample = (samples / "daily-papers.xml").read_text()
        self.daily = folder / "daily.xml"
        second = re.search(r"    <item>.*?</item>\n", self.sample, re.S)[0]
        self.daily.write_text(self.sample.replace(second, "") if second_later else self.sample)
        write_feed(folder / "weekly.xml", "Weekly picks",
                   item("Weekly <i>picks</i> &amp; more \u2013 5 < 6", "weekly-1", "10", WEEKLY,
                        f"http://127.0.0.1:{port}/weekly-1"))
        write_feed(folder / "others.xml", "Others",
                   item("Garden & <b>beans</b>", "blog-1", "10", BLOG),
                   item("<script>alert(1)</script> Hostile", "hostile-1", "11", HOSTILE))
        write_feed(folder / "arxiv.xml", "cs.LG updates on arXiv.org",
                   item("Adam: A Method for Stochastic Optimization", "oai:arXiv.org:1412.6980v9",
                        "11", ARXIV, "https://arxiv.org/abs/1412.6980"))
        self.count = 5 if second_later else 6
        # by title and file, in the order of the list
        self.all = [("Daily Papers", self.daily), ("Others", folder / "others.xml"),
                    ("Weekly picks", folder / "weekly.xml"), ("arXiv", folder / "arxiv.xml")]
        # the items in the order in which they are opened: their feeds, and how their titles begin
        self.order = [
            ("Daily Papers", "Daily papers, 11 March"), ("Daily Papers", "Daily papers, 12 March"),
            ("Others", "Garden"), ("Others", "Hostile"), ("Weekly picks", "Weekly"),
            ("arXiv", "Adam")]
