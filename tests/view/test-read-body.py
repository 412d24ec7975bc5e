#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs read-body.js on pages in a real WebKit, and looks at what it reads.

usage: test-read-body.py READ-BODY.JS

Needs a display and the introspection data of WebKitGTK; prints TAP.
"""
import json
import sys
from pathlib import Path

from webkit import WORLD, GLib, WebKit2, run_tests

# as gls-geary-page.c has them
PLAIN = "div.plaintext"
QUOTES = ".geary-quote-container, blockquote"
MOST = 10000


class Page:
    def __init__(self, script):
        # the script is the body of an asynchronous function; what it returns is wanted as text
        self.script = ("const value = await (async () => {" + Path(script).read_text() +
                       "})(); return JSON.stringify(value)")
        self.view = WebKit2.WebView()
        self.loop = GLib.MainLoop()
        self.event = WebKit2.LoadEvent.FINISHED
        self.view.connect("load-changed", self.load_changed)

    def load_changed(self, view, event):
        if event == self.event:
            self.loop.quit()

    def read(self, body, until=WebKit2.LoadEvent.FINISHED):
        """What is read of a page, in a world that page's scripts do not see."""
        self.event = until
        self.view.load_html(f"<!DOCTYPE html><html>{body}</html>", "about:blank")
        self.loop.run()
        result = []

        def done(view, task):
            result.append(view.call_async_javascript_function_finish(task))
            self.loop.quit()

        arguments = GLib.Variant("a{sv}", {"plain": GLib.Variant("s", PLAIN),
                                           "quotes": GLib.Variant("s", QUOTES),
                                           "most": GLib.Variant("d", MOST)})
        self.event = None
        self.view.call_async_javascript_function(self.script, -1, arguments, WORLD, None, None,
                                                 done)
        self.loop.run()
        value = result[0]
        if hasattr(value, "get_js_value"):
            value = value.get_js_value()
        return json.loads(value.to_string())


def test_html(page):
    """a mail in HTML is read as HTML"""
    read = page.read("<h3>A title</h3><p>An &amp; abstract</p>")
    return read == {"text": False, "whole": "<h3>A title</h3><p>An &amp; abstract</p>",
                    "unquoted": None}


def test_plain(page):
    """a mail in plain text is read as text, line by line"""
    read = page.read('<div class="plaintext">One &lt;b&gt;<br>two<br><br>'
                     '<a href="https://x.example">https://x.example</a> three</div>\n')
    return read["text"] and read["whole"].strip() == "One <b>\ntwo\n\nhttps://x.example three"


def test_lines_of_plain(page):
    """text keeps the lines that it has itself"""
    read = page.read('<div class="plaintext" style="white-space: pre-wrap">Title: One\n  two\n\n'
                     "- - -\n</div>")
    return read["text"] and read["whole"].rstrip("\n") == "Title: One\n  two\n\n- - -"


def test_mixed(page):
    """with anything beside the text, it is HTML"""
    return not page.read('<div class="plaintext">One</div><p>Two</p>')["text"]


def test_quotes_in_text(page):
    """a text that quotes an earlier one is read with the quote and without it"""
    read = page.read('<div class="plaintext">Look:<br><blockquote>Old<br>lines<blockquote>older'
                     "</blockquote></blockquote>Bye</div>")
    lines = [line for line in read["whole"].split("\n") if line]
    return read["text"] and lines == ["Look:", "Old", "lines", "older", "Bye"] and \
        [line for line in read["unquoted"].split("\n") if line] == ["Look:", "Bye"]


def test_quotes_in_html(page):
    """so is HTML, also where the host has put the quote into a box of its own"""
    read = page.read("<p>Look</p><div class=geary-quote-container><button>…</button>"
                     "<blockquote>Old</blockquote></div>")
    return read["unquoted"] == "<p>Look</p>" and "Old" in read["whole"] and \
        "button" not in read["whole"]


def test_too_long(page):
    """what is longer than the most is read as nothing"""
    read = page.read("<p>" + "x" * MOST + "</p>")
    return read == {"text": False, "whole": "", "unquoted": None}


def test_long_quote(page):
    """but the rest counts when only the quote is too long"""
    read = page.read("<p>New</p><blockquote>" + "x" * MOST + "</blockquote>")
    return read["whole"] == "" and read["unquoted"] == "<p>New</p>"


def test_hostile(page):
    """a page made to confuse is read as what it is, and stays so"""
    read = page.read(
        "<head><meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\"></head>"
        "<body onload='document.title = 1'><form id=f><input name=body><input name=children></form>"
        "<img name=body src=x onerror='document.title = 2'><p class=glossator data-glossator=y>mine</p>"
        "<script>Element.prototype.querySelectorAll = () => []; document.title = 3</script>"
        "<p>&lt;/script&gt;\u202e\ud800x</p>".encode("utf-8", "replace").decode())
    return "<p>&lt;/script&gt;" in read["whole"] and "mine" in read["whole"] and \
        page.view.get_title() in (None, "")


def test_deep(page):
    """a text nested deeply is read to its end"""
    depth = 400
    read = page.read('<div class="plaintext">' + "<div>" * depth + "inside" + "</div>" * depth +
                     "</div>")
    return read["text"] and read["whole"].strip() == "inside"


def test_empty(page):
    """an empty page is read as nothing"""
    return page.read("<body></body>") == {"text": False, "whole": "", "unquoted": None}


def test_while_loading(page):
    """a page that is still being loaded is read once it is parsed"""
    read = page.read("<p>Before</p><img src='about:blank'><p>" + "words " * 1000 + "</p>After",
                     WebKit2.LoadEvent.COMMITTED)
    return read["whole"].startswith("<p>Before</p>") and read["whole"].endswith("After")


run_tests(globals(), Page(sys.argv[1]))
