#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs hold-paint.js on pages in a real WebKit, and looks at whether they are seen.

usage: test-hold-paint.py HOLD-PAINT.JS

Needs a display and the introspection data of WebKitGTK; prints TAP.
"""
import sys
import time
from pathlib import Path

from webkit import WORLD, GLib, Gtk, WebKit2, run_tests

# runs before anything of a page is there, and before that which is tested
BEFORE = ("globalThis.setTimeout = (function_) => { globalThis.timeIsUp = function_; return 1; };"
          "globalThis.requestAnimationFrame = (function_) => function_();")
OPACITY = "getComputedStyle(document.body).opacity"
RELEASE = "globalThis.glossatorRelease?.(); "
TIME_IS_UP = "globalThis.timeIsUp(); "


class Page:
    """A page whose time does not pass unless it is told to."""

    def __init__(self, script, before=BEFORE):
        self.manager = WebKit2.UserContentManager()
        self.script = self.make_script(script)
        if before:
            self.manager.add_script(self.make_script(before))
        self.manager.add_script(self.script)
        self.view = WebKit2.WebView(user_content_manager=self.manager)
        self.loop = GLib.MainLoop()
        self.view.connect("load-changed", self.load_changed)

    @staticmethod
    def make_script(text):
        return WebKit2.UserScript.new_for_world(
            text, WebKit2.UserContentInjectedFrames.TOP_FRAME,
            WebKit2.UserScriptInjectionTime.START, WORLD, None, None)

    def load_changed(self, view, event):
        if event == WebKit2.LoadEvent.FINISHED:
            self.loop.quit()

    def load(self, html):
        self.view.load_html(f"<!DOCTYPE html><html>{html}</html>", "about:blank")
        self.loop.run()

    def tell(self, expression, world=WORLD):
        result = []

        def done(view, task):
            result.append(view.call_async_javascript_function_finish(task))
            self.loop.quit()

        self.view.call_async_javascript_function(f"{expression}", -1, None, world, None, None, done)
        self.loop.run()
        value = result[0]
        if hasattr(value, "get_js_value"):
            value = value.get_js_value()
        return value.to_string()


def test_held(script):
    """a page is not seen before it is released"""
    page = Page(script)
    page.load("<p>A paper</p>")
    return page.tell(f"return {OPACITY}") == "0" and \
        page.tell(f"{RELEASE} return {OPACITY}") == "1"


def test_time(script):
    """when time is up it is seen, and may be released once more"""
    page = Page(script)
    page.load("<p>A paper</p>")
    return page.tell(f"{TIME_IS_UP} {RELEASE} return {OPACITY}") == "1"


def test_alone(script):
    """nothing else is needed for that where the page would be seen"""
    page = Page(script, before=None)
    window = Gtk.Window()
    window.add(page.view)
    page.load("<p>A paper</p>")
    unseen = page.tell(f"return {OPACITY}")
    window.show_all()
    end = time.monotonic() + 20
    while page.tell(f"return {OPACITY}") != "1" and time.monotonic() < end:
        time.sleep(.05)
    seen = page.tell(f"return {OPACITY}")
    window.destroy()
    return unseen == "0" and seen == "1"


def test_trace(script):
    """it leaves no trace in the page, and keeps what the page has adopted"""
    page = Page(script)
    page.load("<p>A paper</p>")
    page.tell("document.adoptedStyleSheets = [...document.adoptedStyleSheets, new CSSStyleSheet()];")
    html = page.tell("return document.documentElement.outerHTML")
    return "opacity" not in html and \
        page.tell(f"{RELEASE} return document.adoptedStyleSheets.length") == "1" and \
        page.tell("return document.documentElement.outerHTML") == html


def test_hostile(script):
    """a page that is against it is held as well"""
    page = Page(script)
    page.load("<head><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
              "<style>body, :root > body { opacity: 1 !important }</style></head>"
              "<body><p style='visibility: visible'>A paper</p></body>")
    return page.tell(f"return {OPACITY}") == "0" and \
        page.tell(f"{RELEASE} return {OPACITY}") == "1"


def test_own_world(script):
    """scripts of the page do not see it"""
    page = Page(script)
    page.load("<p>A paper</p>")
    return page.tell("return typeof glossatorRelease", None) == "undefined"


def test_next(script):
    """the next page is held too, until the script is removed"""
    page = Page(script)
    page.load("<p>A paper</p>")
    page.tell(RELEASE)
    page.load("<p>Another one</p>")
    held = page.tell(f"return {OPACITY}")
    page.manager.remove_script(page.script)
    page.load("<p>A third one</p>")
    return held == "0" and page.tell(f"return {OPACITY}") == "1"


run_tests(globals(), Path(sys.argv[1]).read_text())
