#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs annotate.js on pages in a real WebKit, and looks at what became of them.

usage: test-annotate.py FOLDER-OF-ANNOTATE.JS

Needs a display and the introspection data of WebKitGTK; prints TAP.
"""
import json
import sys
from pathlib import Path

try:
    import gi

    gi.require_version("Gtk", "3.0")
    for version in ("4.1", "4.0"):
        if version in gi.Repository.get_default().enumerate_versions("WebKit2"):
            gi.require_version("WebKit2", version)
            break
    from gi.repository import GLib, Gtk, WebKit2

    if not Gtk.init_check([])[0]:
        raise ImportError("no display")
except (ImportError, ValueError) as error:
    print(f"1..0 # SKIP {error}")
    sys.exit(0)

WORLD = "glossator"
SHOWN = "document.querySelector('#content').textContent"
COUNT = "String(document.querySelectorAll('.glossator').length)"


def fold(text):
    import unicodedata

    folded = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


TAGS = ["entropy", "privacy", "<img src=x onerror=alert(1)>"]


def entry(title, occurrence=0, tags=(), label="new", state="new", target=None, in_subject=False):
    made = {"key": fold(title), "tags": [TAGS.index(name) for name in tags], "state": state,
            "label": label}
    if occurrence:
        made["occurrence"] = occurrence
    if in_subject:
        made["in_subject"] = 1
    if target:
        made["target"] = target
    return made


class Page:
    def __init__(self, folder):
        self.script = (folder / "annotate.js").read_text()
        self.style = (folder / "annotate.css").read_text()
        self.view = WebKit2.WebView()
        # keeps the world, as gls-view.c does
        self.inhabitant = WebKit2.UserScript.new_for_world(
            "", WebKit2.UserContentInjectedFrames.TOP_FRAME,
            WebKit2.UserScriptInjectionTime.END, WORLD, None, None)
        self.loop = GLib.MainLoop()
        window = Gtk.OffscreenWindow()
        window.set_default_size(800, 600)
        window.add(self.view)
        window.show_all()
        self.view.connect("load-changed", self.load_changed)

    def load_changed(self, view, event):
        if event == WebKit2.LoadEvent.FINISHED:
            self.loop.quit()

    def load(self, html):
        self.view.load_html(f"<!DOCTYPE html><body><div class=item><a class=head>Daily papers</a>"
                            f"<div id=content>{html}</div></div>", "about:blank")
        self.loop.run()

    def call(self, script, arguments=None):
        """Runs a script in our world, and gives what it returns as a string."""
        result = []

        def done(view, task):
            try:
                result.append(view.call_async_javascript_function_finish(task))
            except GLib.Error as error:
                result.append(error)
            self.loop.quit()

        self.view.call_async_javascript_function(script, -1, arguments, WORLD, None, None, done)
        self.loop.run()
        if isinstance(result[0], GLib.Error):
            raise result[0]
        value = result[0]
        if hasattr(value, "get_js_value"):
            value = value.get_js_value()
        return value.to_string()

    def do(self, script):
        """Runs a script for what it does."""
        self.call(f"{script}; return ''")

    def evaluate(self, expression):
        return self.call(f"return String({expression})")

    def annotate(self, entries, heading=None, subject="", content="#content",
                 summary="2 papers: 2 new"):
        payload = {"content": content, "heading": heading, "subject": fold(subject),
                   "summary": summary, "tags_label": "tags: %s", "tags_separator": ", ",
                   "tags": [{"name": name, "colour": "blue"} for name in TAGS],
                   "entries": entries}
        arguments = GLib.Variant("a{sv}", {"payload": GLib.Variant("s", json.dumps(payload)),
                                           "style": GLib.Variant("s", self.style)})
        return self.call(self.script, arguments)

    def wait(self, ms):
        GLib.timeout_add(ms, self.loop.quit)
        self.loop.run()

    def remove(self):
        self.do("globalThis.glossator?.remove()")


def test_after_link(page):
    """tags stand after the link, in the heading"""
    page.load("<h3><a href='#'>One paper?</a></h3><p>Text</p>")
    page.annotate([entry("One paper?", tags=["entropy", "privacy"])])
    return page.evaluate("document.querySelector('h3').innerHTML.startsWith("
                         "'<a href=\"#\">One paper?</a><span')") == "true" and \
        page.evaluate("document.querySelector('h3').textContent") == "One paper? entropy privacy new"


def test_label(page):
    """assistive technology reads the tags as one"""
    page.load("<h3>One paper</h3>")
    page.annotate([entry("One paper", tags=["entropy", "privacy"])])
    return page.evaluate("document.querySelector('[role=group]').getAttribute('aria-label')") == \
        "tags: entropy, privacy"


def test_nested_inline(page):
    """a title may be cut into several elements"""
    page.load("<p><b>One <i>fine</i> pa</b><b>per</b> by A. Author</p>")
    page.annotate([entry("One fine paper")])
    return page.evaluate("document.querySelector('p').textContent") == \
        "One fine paper new by A. Author"


def test_inside_text(page):
    """a title in running text is followed by its state and keeps its full stop"""
    page.load("<pre>1. One paper.\n   A. Author\n\n2. Other paper\n   B. Author</pre>")
    page.annotate([entry("One paper"), entry("Other paper")])
    return page.evaluate(SHOWN) == "2 papers: 2 new" \
        "1. One paper. new\n   A. Author\n\n2. Other paper new\n   B. Author"


def test_occurrence(page):
    """the place is counted: an earlier mention is not the title"""
    page.load("<p>Today: Deep Sets.</p><h3>Deep Sets</h3><h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets", 1), entry("Deep Sets", 2, label="same as #1", target=1)])
    return page.evaluate("[...document.querySelectorAll('h3')].map(e => e.textContent)") == \
        "Deep Sets new,Deep Sets same as #1"


def test_dropped(page):
    """when the host has dropped text, the best remaining place is taken"""
    page.load("<p>as in Deep Sets by others</p><h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets", 3)])
    return page.evaluate("document.querySelector('h3').textContent") == "Deep Sets new"


def test_missing(page):
    """an entry that is not in the page is left out"""
    page.load("<h3>Deep Sets</h3>")
    return page.annotate([entry("Unknown"), entry("Deep Sets")]) == "1" and \
        page.evaluate(SHOWN) == "2 papers: 2 newDeep Sets new"


def test_folding(page):
    """case, accents, ligatures, punctuation and the sigma at the end of a word do not matter"""
    page.load("<h3>Poincar\u00e9 E\ufb03ciency: \u0130stanbul &amp; \u039b\u039f\u0393\u039f\u03a3 \u7814\u7a76</h3>")
    page.annotate([entry("poincare efficiency istanbul \u03bb\u03bf\u03b3\u03bf\u03c2 \u7814\u7a76")])
    return page.evaluate("document.querySelector('h3 .glossator') !== null") == "true"


def test_subject(page):
    """a paper that is the message itself is marked at its head"""
    page.load("<p>An abstract</p>")
    page.annotate([entry("Daily papers", in_subject=True)], ".head", "Daily papers")
    return page.evaluate("document.querySelector('.head').nextSibling.textContent") == " new"


def test_without_summary(page):
    """without a summary none stands there"""
    page.load("<p>An abstract</p>")
    page.annotate([entry("Daily papers", in_subject=True)], ".head", "Daily papers", summary=None)
    return page.evaluate(SHOWN) == "An abstract"


def test_other_page(page):
    """a page with another heading is left alone"""
    page.load("<h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets")], ".head", "Something else")
    return page.evaluate(COUNT) == "0"


def test_removal(page):
    """removal restores the page, text nodes and all"""
    html = "<p>One paper. Other <b>paper</b> here</p><h3><a href=\"#\">Third</a></h3>"
    page.load(html)
    before = page.evaluate("document.documentElement.outerHTML")
    page.annotate([entry("One paper"), entry("Other paper"), entry("Third")])
    page.remove()
    return page.evaluate("document.documentElement.outerHTML") == before and \
        page.evaluate("document.querySelector('p').childNodes.length") == "3" and \
        page.evaluate("document.adoptedStyleSheets.length") == "0"


def test_twice(page):
    """annotating again replaces the annotations"""
    page.load("<h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets", tags=["entropy"])])
    page.annotate([entry("Deep Sets", tags=["privacy"])])
    return page.evaluate("document.querySelector('h3').textContent") == "Deep Sets privacy new"


def test_rewritten(page):
    """a page that the host writes anew is annotated anew, before the next frame"""
    page.load("<h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets")])
    page.do("document.querySelector('#content').innerHTML = '<h2>Deep Sets</h2>'")
    return page.evaluate("document.querySelector('h2').textContent") == "Deep Sets new"


def test_restless(page):
    """a page that changes for ever costs little, and is still annotated"""
    page.load("<h3>Deep Sets</h3><p id=clock></p>")
    page.annotate([entry("Deep Sets"), entry("Missing")])
    page.do("globalThis.runs = 0;"
            "const query = document.querySelectorAll.bind(document);"
            "document.querySelectorAll = s => { if (s.includes('margin')) runs++; return query(s); };"
            "setInterval(() => document.querySelector('#clock').textContent += '.', 1)")
    page.wait(1500)
    return int(page.evaluate("runs")) < 10 and \
        page.evaluate("document.querySelector('h3').textContent") == "Deep Sets new"


def test_jump(page):
    """the link of a repeat leads to the first entry, by mouse and by keyboard"""
    page.load("<h3>Deep Sets</h3><h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets"), entry("Deep Sets", 1, label="same as #1", target=1)])
    link = "document.querySelector('[role=link]')"
    target = "document.querySelector('.glossator-target')"
    before = page.evaluate(f"{target} === null && {link}.tabIndex")
    page.do(f"{link}.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Enter'}}))")
    page.wait(200)
    by_key = page.evaluate(f"{target} === document.querySelector('.glossator-margin')")
    page.do(f"{target}.classList.remove('glossator-target'); {link}.click()")
    page.wait(200)
    by_mouse = page.evaluate(f"{target} === document.querySelector('.glossator-margin')")
    return (before, by_key, by_mouse) == ("0", "true", "true")


def test_copy(page):
    """copied text has no annotations in it"""
    page.load("<h3>Deep Sets</h3><p>A text.</p>")
    page.annotate([entry("Deep Sets", tags=["entropy"])])
    page.do("getSelection().selectAllChildren(document.querySelector('#content'))")
    return page.evaluate("getSelection().toString().replace(/\\s+/g, ' ').trim()") == \
        "Deep Sets A text."


def test_markup(page):
    """strings are text, never markup"""
    page.load("<h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets", tags=TAGS)])
    return page.evaluate("document.querySelectorAll('img').length") == "0"


def test_large(page):
    """all 500 entries of a page of 1 MB are annotated"""
    text = "lorem ipsum dolor sit amet " * 80
    page.load("".join(f"<h3>Paper number {i} on things</h3><p>{text}</p>" for i in range(500)))
    start = GLib.get_monotonic_time()
    shown = page.annotate([entry(f"Paper number {i} on things", tags=TAGS) for i in range(500)])
    took = (GLib.get_monotonic_time() - start) / 1000
    print(f"# 500 entries in {took:.0f} ms")
    return shown == "500"


def test_repetitive(page):
    """a text made to be slow ends in time, and its other titles are found"""
    page.load("<h3>Deep Sets</h3><p>" + "a" * 400000 + "</p>")
    start = GLib.get_monotonic_time()
    shown = page.annotate([entry("Deep Sets")] + [entry("a" * n + "b") for n in range(100, 500)])
    took = (GLib.get_monotonic_time() - start) / 1000
    print(f"# hostile text in {took:.0f} ms")
    return shown == "1"


def main():
    page = Page(Path(sys.argv[1]))
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    failed = False

    print(f"1..{len(tests)}")
    for number, (_, test) in enumerate(tests, 1):
        try:
            passed = test(page)
        except GLib.Error as error:
            print(f"# {error.message}")
            passed = False
        failed = failed or not passed
        print(f"{'ok' if passed else 'not ok'} {number} {test.__doc__}", flush=True)
    sys.exit(failed)


main()
