#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs annotate.js on pages in a real WebKit, and looks at what became of them.

usage: test-annotate.py ANNOTATE.JS ANNOTATE.CSS PAGE.CSS

Needs a display and the introspection data of WebKitGTK; prints TAP.
"""
import json
import sys
from pathlib import Path

from webkit import WORLD, GLib, Gtk, WebKit2, run_tests

# reads what the shadow trees show, too; button "x" of the strip reads [x]
DEEP = """
const deep = node => node.nodeType === Node.TEXT_NODE ? node.data : node.className === 'spoken' ? ''
  : [...(node.shadowRoot ?? node).childNodes].map(deep).join('');
const all = (selector, root = document) => [...root.querySelectorAll('*')].flatMap(element =>
  [...element.matches(selector) ? [element] : [],
   ...element.shadowRoot ? all(selector, element.shadowRoot) : []]);
const one = (selector, root) => all(selector, root)[0];
const text = selector => deep(document.querySelector(selector)).replace(/\\s+/g, ' ').trim();
const seen = selector => getComputedStyle(document.querySelector(selector)).display !== 'none';
const press = (element, key) => element.dispatchEvent(
  new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
const active = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement)
    element = element.shadowRoot.activeElement;
  return element;
};
"""
COUNT = "all('glossator-margin, glossator-strip').length"
WORDS = {"separator": ", ", "tags_of": "tags: %s", "shown_of": "%s of %s shown", "more": "%s more",
         "menu_of": "%s: what to do", "go_to": "Go to #%s", "not_same_as": "Not the same as #%s",
         "same_as_number": "Same as #%s"}
STATES = [{"name": name, "label": name} for name in ("new", "seen", "elsewhere", "repeat")]


def fold(text):
    import unicodedata

    folded = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


TAGS = ["entropy", "privacy", "<img src=x onerror=alert(1)>"]


def entry(text, occurrence=0, tags=(), label="new", state="new", target=None, in_subject=False,
          why=(), **more):
    made = {"key": fold(text), "title": more.pop("title", text), "state": state, "label": label,
            "tags": [{"rule": TAGS.index(name), "why": list(why)} for name in tags], **more}
    if occurrence:
        made["occurrence"] = occurrence
    if in_subject:
        made["in_subject"] = 1
    if target:
        made["target"] = target
    return made


def why(*words, field="title"):
    return [{"field": field, "words": words}]


class Page:
    def __init__(self, *paths):
        self.script, self.style, self.page_style = (Path(path).read_text() for path in paths)
        self.sent = []
        self.view = WebKit2.WebView()
        # keeps the world, as gls-view.c does
        self.inhabitant = WebKit2.UserScript.new_for_world(
            "", WebKit2.UserContentInjectedFrames.TOP_FRAME,
            WebKit2.UserScriptInjectionTime.END, WORLD, None, None)
        manager = self.view.get_user_content_manager()
        manager.register_script_message_handler_in_world(WORLD, WORLD)
        manager.connect(f"script-message-received::{WORLD}", self.message_received)
        self.loop = GLib.MainLoop()
        window = Gtk.OffscreenWindow()
        window.set_default_size(800, 600)
        window.add(self.view)
        window.show_all()
        self.view.connect("load-changed", self.load_changed)

    def message_received(self, manager, result):
        self.sent.append(json.loads(result.get_js_value().to_string()))

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
        self.call(f"{DEEP}{script}; return ''")

    def evaluate(self, expression):
        return self.call(f"{DEEP}return String({expression})")

    def annotate(self, entries, heading=None, subject="", content="#content",
                 summary="2 papers: 2 new", **more):
        payload = {"message": "m", "content": content, "heading": heading, "excluded": None,
                   "subject": fold(subject), "summary": summary, "hide_seen": False, "undo": False,
                   "notice": None, "notice_number": 0, "errors": [], "errors_label": "", "words": WORDS,
                   "states": STATES,
                   "tags": [{"name": name, "colour": "blue"} for name in TAGS],
                   "entries": entries, **more}
        for word in ("strip", "picture", "filters", "mark_all_seen", "hide_seen", "undo", "close",
                     "edit_rule", "edit_rules", "mute", "no_words", "mark_seen", "mark_unseen",
                     "not_same", "same_as", "same_title", "search", "forget", "undo_last", "star",
                     "unfold", "fold", "details"):
            WORDS.setdefault(word, word.replace("_", " "))
        arguments = GLib.Variant("a{sv}", {"payload": GLib.Variant("s", json.dumps(payload)),
                                           "token": GLib.Variant("s", "t"),
                                           "style": GLib.Variant("s", self.style),
                                           "page_style": GLib.Variant("s", self.page_style)})
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
                         "'<a href=\"#\">One paper?</a><glossator-margin')") == "true" and \
        page.evaluate("text('h3')") == "One paper? entropy privacy new"


def test_label(page):
    """assistive technology reads the tags as one"""
    page.load("<h3>One paper</h3>")
    page.annotate([entry("One paper", tags=["entropy", "privacy"])])
    return page.evaluate("one('[role=group]').getAttribute('aria-label')") == \
        "tags: entropy, privacy"


def test_nested_inline(page):
    """a title may be cut into several elements"""
    page.load("<p><b>One <i>fine</i> pa</b><b>per</b> by A. Author</p>")
    page.annotate([entry("One fine paper")])
    return page.evaluate("text('p')") == "One fine paper new by A. Author"


def test_inside_text(page):
    """a title in running text is followed by its state and keeps its full stop"""
    page.load("<pre>1. One paper.\n   A. Author\n\n2. Other paper\n   B. Author</pre>")
    page.annotate([entry("One paper"), entry("Other paper")])
    return page.evaluate("text('pre')") == \
        "1. One paper. new A. Author 2. Other paper new B. Author" and \
        page.evaluate("document.querySelector('pre').textContent") == \
        "1. One paper.\n   A. Author\n\n2. Other paper\n   B. Author"


def test_occurrence(page):
    """the place is counted: an earlier mention is not the title"""
    page.load("<p>Today: Deep Sets.</p><h3>Deep Sets</h3><h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets", 1), entry("Deep Sets", 2, label="same as #1", target=1)])
    return page.evaluate("all('h3').map(deep)") == "Deep Sets new,Deep Sets same as #1▾"


def test_dropped(page):
    """when the host has dropped text, the best remaining place is taken"""
    page.load("<p>as in Deep Sets by others</p><h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets", 3)])
    return page.evaluate("text('h3')") == "Deep Sets new"


def test_missing(page):
    """an entry that is not in the page is left out"""
    page.load("<h3>Deep Sets</h3>")
    return page.annotate([entry("Unknown"), entry("Deep Sets")]) == "1" and \
        page.evaluate("text('h3')") == "Deep Sets new"


def test_folding(page):
    """case, accents, ligatures, punctuation and the sigma at the end of a word do not matter"""
    page.load("<h3>Poincar\u00e9 E\ufb03ciency: \u0130stanbul &amp; \u039b\u039f\u0393\u039f\u03a3 \u7814\u7a76</h3>")
    page.annotate([entry("poincare efficiency istanbul \u03bb\u03bf\u03b3\u03bf\u03c2 \u7814\u7a76")])
    return page.evaluate("document.querySelector('h3 glossator-margin') !== null") == "true"


def test_subject(page):
    """a paper that is the message itself is marked at its head"""
    page.load("<p>An abstract</p>")
    page.annotate([entry("Daily papers", in_subject=True)], ".head", "Daily papers")
    return page.evaluate("deep(document.querySelector('.head').nextSibling)") == " new"


def test_without_summary(page):
    """without a summary none stands there"""
    page.load("<p>An abstract</p>")
    page.annotate([entry("Daily papers", in_subject=True)], ".head", "Daily papers", summary=None)
    return page.evaluate("text('#content')") == "An abstract"


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
    return page.evaluate("text('h3')") == "Deep Sets privacy new"


def test_rewritten(page):
    """a page that the host writes anew is annotated anew, before the next frame"""
    page.load("<h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets")])
    page.do("document.querySelector('#content').innerHTML = '<h2>Deep Sets</h2>'")
    return page.evaluate("text('h2')") == "Deep Sets new"


def test_restless(page):
    """a page that changes for ever costs little, and is still annotated"""
    page.load("<h3>Deep Sets</h3><p id=clock></p>")
    page.annotate([entry("Deep Sets"), entry("Missing")])
    page.do("globalThis.runs = 0;"
            "const query = document.querySelectorAll.bind(document);"
            "document.querySelectorAll = s => { if (s.includes('glossator')) runs++; return query(s); };"
            "setInterval(() => document.querySelector('#clock').textContent += '.', 1)")
    page.wait(1500)
    return int(page.evaluate("runs")) < 10 and \
        page.evaluate("text('h3')") == "Deep Sets new"


def test_jump(page):
    """the link of a repeat leads to the first entry, by mouse and by keyboard"""
    page.load("<h3>Deep Sets</h3><h3>Deep Sets</h3>")
    page.annotate([entry("Deep Sets"), entry("Deep Sets", 1, label="same as #1", state="repeat",
                                             target=1)])
    page.do("one('[role=link]').focus(); one('[role=link]').click()")
    page.wait(200)
    return page.evaluate("one('.target') === one('.margin')") == "true" and \
        page.evaluate("active() === one('button.state')") == "true"


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
    return page.evaluate("all('img').length") == "0"


def papers(count):
    return "".join(f"<h3>Paper {i}</h3><p>Abstract {i}</p>" for i in range(1, count + 1))


def test_picture(page):
    """the picture has one cell for each paper, and leads to it"""
    page.load(papers(3))
    page.annotate([entry("Paper 1", tags=["entropy"]), entry("Paper 2", state="seen", label="seen"),
                   entry("Paper 3")])
    page.do("all('.cell')[1].click()")
    return page.evaluate("all('.cell').map(c => c.dataset.state)") == "new,seen,new" and \
        page.evaluate("all('.cell')[0].getAttribute('aria-label')") == \
        "#1 Paper 1: new, entropy" and \
        page.evaluate("active() === all('.margin .state')[1]") == "true"


def test_roving(page):
    """each part is one stop of the Tab key; arrows lead through it, the other way from right to left"""
    page.load(papers(3))
    page.annotate([entry(f"Paper {n}", tags=["entropy", "privacy"]) for n in (1, 2, 3)])
    stops = page.evaluate("all('button').filter(b => b.tabIndex === 0).map(b => b.className)")
    page.do("all('.cell')[0].focus(); press(active(), 'ArrowRight')")
    right = page.evaluate("all('.cell').indexOf(active())")
    page.do("document.body.dir = 'rtl'; press(active(), 'ArrowRight')")
    back = page.evaluate("all('.cell').indexOf(active())")
    page.do("press(active(), 'End')")
    return stops == ",toggle,cell,chip,tag,tag,tag" and (right, back) == ("1", "0") and \
        page.evaluate("all('.cell').indexOf(active())") == "2"


def test_filter(page):
    """chips are combined: one of the tags and one of the states"""
    page.load(papers(4) + "<p id=foot>The end</p>")
    page.annotate([entry("Paper 1", tags=["entropy"]), entry("Paper 2", tags=["privacy"]),
                   entry("Paper 3", tags=["entropy"], state="seen", label="seen"), entry("Paper 4")])
    shown = "all('h3, p').filter(e => getComputedStyle(e).display !== 'none' && !e.matches('.summary'))" \
            ".map(e => e.firstChild.data)"
    page.do("all('.chip').find(c => c.textContent.startsWith('entropy')).click()")
    tagged = page.evaluate(shown)
    page.do("all('.chip').find(c => c.textContent.startsWith('seen')).click()")
    both = page.evaluate(shown)
    note = page.evaluate("one('.shown').textContent")
    page.do("all('.chip[aria-pressed=true]').forEach(c => c.click())")
    return tagged == "Paper 1,Abstract 1,Paper 3,Abstract 3,The end" and \
        both == "Paper 3,Abstract 3,The end" and note == "1 of 4 shown" and \
        page.evaluate("all('.glossator-hidden').length") == "0"


def test_regions(page):
    """only whole elements are hidden: a heading of a section, a foot and a bare text stay"""
    cases = [
        ("<div><h2>A</h2><h3>Paper 1</h3><p>x</p><h3>Paper 2</h3><p>y</p></div>"
         "<div><h2>B</h2><h3>Paper 3</h3><p>z</p></div><p>foot</p>", "H3+P H3+P DIV"),
        ("<table><tr><td>Paper 1</td></tr><tr><td>x</td></tr><tr><td>Paper 2</td></tr>"
         "<tr><td>y</td></tr><tr><td>foot</td></tr></table>", "TR+TR TR+TR"),
        ("<ul><li><b>Paper 1</b> x</li><li><b>Paper 2</b> y</li></ul>", "LI LI"),
        ("<pre>Paper 1\nx\n\nPaper 2\ny</pre>", "SPAN SPAN"),
        ("<p><b>Paper 1</b><br>x<br><b>Paper 2</b><br>y</p>", "SPAN SPAN"),
    ]
    for html, expected in cases:
        page.load(html)
        count = html.count("Paper ")
        page.annotate([entry(f"Paper {n}", tags=["entropy"]) for n in range(1, count + 1)]
                      + [entry("Missing", tags=["privacy"])])
        page.do("all('.chip').find(c => c.textContent.startsWith('privacy')).click()")
        hidden = page.evaluate("all('.glossator-hidden').map(e => e.tagName).join(' ')")
        if hidden != expected.replace("+", " "):
            print(f"# {html}: {hidden}")
            return False
    return True


TEXT = "white-space: pre-wrap"
TEXT_MAILS = [
    # between rulers, with what stands over a title
    ("----------------\nid 1\nDate: today\n\nTitle: Paper 1\nA. Author\n\n  Text 1\n"
     "----------------\nid 2\n\nTitle: Paper 2\nB. Author\n\n  Text 2\n----------------\nfoot",
     "---------------- id 1 Date: today Title: Paper 1 ---------------- id 2 Title: Paper 2 "
     "---------------- foot"),
    # one paragraph each; a heading of a section, and a foot
    ("Hello\n\nPaper 1 (free)\nText 1\nmore\n\nPaper 2\n\nText 2\n\nNEWS\n\n1. Paper 3\n"
     "<a href='#x'>Text 3</a> more\n\nThe foot\n",
     "Hello Paper 1 (free) Paper 2 NEWS 1. Paper 3 The foot"),
    # two paragraphs each, and a line right over a title
    ("day 1\nPaper 1\nText 1\n\nmore\n\nday 2\nPaper 2\nText 2\n\nmore\n",
     "day 1 Paper 1 day 2 Paper 2"),
    # no blank line at all
    ("Paper 1\nText 1\nPaper 2\nText 2\nmore", "Paper 1 Paper 2"),
    # line ends of HTML; links
    ("Hello<br>\n<a href='#1'>Paper 1</a>:<br>\nText <i>1</i><br>\n<br>\n"
     "<a href='#2'>Paper 2</a><br>\nText<br>\n2",
     "Hello Paper 1: Paper 2"),
    # nothing to fold
    ("Paper 1\n\n\nPaper 2", "Paper 1 Paper 2"),
]
SHOWN = """(() => {
  const shown = node => node.nodeType === Node.TEXT_NODE ? node.data
    : node.localName === 'br' ? ' ' : node.matches('glossator-margin, glossator-strip') ||
      getComputedStyle(node).display === 'none' ? ''
    : [...node.childNodes].map(shown).join('');
  return shown(document.getElementById('text')).replace(/\\s+/g, ' ').trim();
})()"""


def load_text(page, html):
    style = "" if "<br>" in html else f" style='{TEXT}'"
    page.load(f"<div id=text{style}>{html}</div>")
    return page.evaluate("document.documentElement.outerHTML"), page.evaluate(SHOWN)


def test_lines(page):
    """in a text mail what is filtered out keeps its title only, and all comes back"""
    for html, expected in TEXT_MAILS:
        before, whole = load_text(page, html)
        nodes = page.evaluate("document.getElementById('text').childNodes.length")
        count = len({word for word in html.split("Paper ")[1:]})
        page.annotate([entry(f"Paper {n}", tags=["entropy"]) for n in range(1, count + 1)]
                      + [entry("Missing", tags=["privacy"])])
        chip = "all('.chip').find(c => c.textContent.startsWith('privacy')).click()"
        page.do(chip)
        filtered = page.evaluate(SHOWN)
        page.do(chip)
        shown = page.evaluate(SHOWN)
        page.do(chip)
        page.remove()
        if (filtered, shown, page.evaluate(SHOWN)) != (expected, whole, whole) or \
                page.evaluate("document.documentElement.outerHTML") != before or \
                page.evaluate("document.getElementById('text').childNodes.length") != nodes:
            print(f"# {html!r}: {filtered!r} {shown!r}")
            return False
    return True


def test_lines_hidden_by_rule(page):
    """in a text mail what a rule hides is one line, which opens, and a filter folds it again"""
    before, whole = load_text(page, "Paper 1\nText 1\n\nPaper 2\nText 2\n")
    page.annotate([entry("Paper 1", effects=["hide"]), entry("Paper 2", tags=["entropy"])])
    hidden = page.evaluate(SHOWN)
    page.do("one('.opener').click()")
    opened = page.evaluate(SHOWN)
    page.do("all('.chip').find(c => c.textContent.startsWith('entropy')).click()")
    filtered = page.evaluate(SHOWN)
    page.do("one('.opener').click(); one('.opener').click()")
    asked = page.evaluate(SHOWN)
    page.remove()
    return hidden == filtered == "Paper 1 Paper 2 Text 2" and opened == asked == whole and \
        page.evaluate("document.documentElement.outerHTML") == before


def test_line_end(page):
    """in a text mail a mark stands in the line of the title, also before a link in the next line"""
    load_text(page, "Paper 1\n<a href='#x'>https://example.org</a>\n\nPaper 2\nText 2\n")
    page.annotate([entry("Paper 1", tags=["entropy"]), entry("Paper 2")])
    return page.evaluate("one('glossator-margin').nextSibling.data") == "\n"


def test_lines_copied(page):
    """what is selected of a text mail is copied as it stands, whatever was folded before"""
    _, whole = load_text(page, "Paper 1\nText 1\n\nPaper 2\nText 2\n")
    page.annotate([entry("Paper 1", effects=["hide"]), entry("Paper 2")])
    page.do("one('.opener').click()")
    page.do("getSelection().selectAllChildren(document.getElementById('text'))")
    return page.evaluate("getSelection().toString().replace(/\\s+/g, ' ').trim()") == whole


def test_hide_seen(page):
    """seen papers are hidden at once, and the plugin is told"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", state="seen", label="seen"), entry("Paper 2")])
    page.sent.clear()
    page.do("one('.toggle').click()")
    page.wait(50)
    return page.evaluate("!seen('h3') && seen('h3:nth-of-type(2)')") == "true" and \
        page.sent == [{"token": "t", "action": "set-hide-seen", "enabled": True}]


def test_hidden_by_rule(page):
    """what a rule hides is one line, which opens"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", effects=["hide"]), entry("Paper 2")])
    before = page.evaluate("seen('h3') && !seen('p')")
    page.do("one('.opener').click()")
    return before == "true" and page.evaluate("seen('p')") == "true" and \
        page.evaluate("one('.opener').getAttribute('aria-expanded')") == "true"


def test_why(page):
    """a tag tells why, marks the words in the page, and gives the focus back"""
    page.load("<h3>Deep Sets and sets</h3><p>Setsuna sets. Onsets.</p><h3>Other sets</h3>")
    page.annotate([entry("Deep Sets and sets", tags=["entropy"], why=why("Sets")),
                   entry("Other sets")])
    page.do("one('.margin .tag').click()")
    told = page.evaluate("deep(one('[role=dialog] dl'))")
    marked = page.evaluate("[...CSS.highlights.get('glossator-why')].map(r => r.toString())")
    page.sent.clear()
    page.do("press(active(), 'Escape')")
    back = page.evaluate("one('[role=dialog]') === undefined && active() === one('.margin .tag') && "
                         "!CSS.highlights.has('glossator-why')")
    return told == "titleSets" and marked == "Sets,sets,sets" and back == "true"


def test_why_without_highlights(page):
    """a WebKit without highlights marks the words with elements, and leaves none"""
    page.load("<h3>Deep <i>Sets</i> and sets</h3>")
    before = page.evaluate("document.querySelector('h3').innerHTML")
    page.do("globalThis.keptHighlights = CSS.highlights;"
            "Object.defineProperty(CSS, 'highlights', {value: undefined, configurable: true})")
    page.annotate([entry("Deep Sets and sets", tags=["entropy"], why=why("sets", "Deep"))])
    page.do("one('.margin .tag').click()")
    marked = page.evaluate("all('mark.glossator-why').map(m => m.textContent)")
    page.do("press(active(), 'Escape')")
    page.remove()
    after = page.evaluate("document.querySelector('h3').innerHTML")
    page.do("delete CSS.highlights")
    return marked == "Deep,Sets,sets" and before == after


def test_rule_buttons(page):
    """the panel of a tag asks for its rule by name"""
    page.load(papers(1))
    page.annotate([entry("Paper 1", tags=["privacy"])])
    page.sent.clear()
    for button in (0, 1):
        page.do("one('.margin .tag').click()")
        page.do(f"all('[role=dialog] .buttons button')[{button}].click()")
    page.wait(50)
    return page.sent == [{"token": "t", "action": "edit-rule", "rule": "privacy"},
                         {"token": "t", "action": "mute-rule", "rule": "privacy"}]


def test_menu(page):
    """the menu of a state fits the state; arrows go round in it, Escape leaves it"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", state="seen", label="seen"), entry("Paper 2")], undo=True)
    page.do("one('.margin .state').click()")
    items = page.evaluate("all('[role=menuitem]').map(deep)")
    page.do("press(active(), 'ArrowUp')")
    last = page.evaluate("deep(active())")
    page.do("press(active(), 'Escape')")
    closed = page.evaluate("one('[role=menu]') === undefined && active() === one('.margin .state')")
    page.sent.clear()
    page.do("one('.margin .state').click(); all('[role=menuitem]')[1].click()")
    page.wait(50)
    return items == "mark unseen,not same,same as,forget,undo last" and last == "undo last" and \
        closed == "true" and page.sent == [{"token": "t", "action": "different", "entry": 1}]


def test_picker(page):
    """the same paper is chosen by its title"""
    page.load(papers(12))
    page.annotate([entry(f"Paper {n}") for n in range(1, 13)])
    page.sent.clear()
    page.do("one('.margin .state').click();"
            "all('[role=menuitem]').find(i => deep(i) === 'same as').click();"
            "one('input').value = 'paper 12'; one('input').dispatchEvent(new Event('input'));"
            "one('.choices button').click()")
    page.wait(50)
    return page.sent == [{"token": "t", "action": "same", "entry": 1, "other": 12}]


def test_similar(page):
    """a similar paper of the same message is led to, and can be told to be the same"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", effects=["star"], state="updated", label="updated"),
                   entry("Paper 2", label="new, similar to #1?", similar=1)])
    page.sent.clear()
    page.do("all('button.state')[1].click(); all('[role=menuitem]')[0].click()")
    led = page.evaluate("active() === all('button.state')[0]")
    page.do("all('button.state')[1].click(); all('[role=menuitem]')[2].click()")
    page.wait(50)
    return led == "true" and page.sent == [{"token": "t", "action": "same", "entry": 2, "other": 1}] and \
        page.evaluate("one('.margin .star').getAttribute('aria-label')") == "star"


def test_details(page):
    """what was looked up of a paper is told line by line, as text"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", details=["In short: <b>x</b> (arXiv)", "looked up 3 Apr"]),
                   entry("Paper 2")])
    buttons = page.evaluate("all('.margin .opener').map(deep)")
    page.do("one('.margin .opener').click()")
    lines = page.evaluate("all('.panel .note').map(deep).join('|')")
    return buttons == "details" and lines == "In short: <b>x</b> (arXiv)|looked up 3 Apr"


def test_progress(page):
    """what goes on is told in the strip, also after the page was repaired"""
    page.load(papers(1))
    page.annotate([entry("Paper 1")])
    before = page.evaluate("one('.head .note').hidden")
    page.do("globalThis.glossator.tell('1 of <b>2</b>')")
    told = page.evaluate("deep(one('.head .note'))")
    page.do("document.querySelector('glossator-strip, [data-glossator]')?.remove()")
    page.wait(100)
    again = page.evaluate("deep(one('.head .note'))")
    page.do("globalThis.glossator.tell('')")
    return before == "true" and told == again == "1 of <b>2</b>" and \
        page.evaluate("one('.head .note').hidden") == "true"


def test_toast(page):
    """what was changed is told, and can be taken back"""
    page.load(papers(1))
    page.annotate([entry("Paper 1")], notice="1 paper marked as seen", undo=True)
    page.sent.clear()
    told = page.evaluate("deep(one('.toast[role=status]'))")
    page.do("one('.toast button').click()")
    page.wait(50)
    return told.startswith("1 paper marked as seen") and \
        page.sent == [{"token": "t", "action": "undo"}]


def test_errors(page):
    """errors of the rules are told"""
    page.load(papers(1))
    page.annotate([entry("Paper 1")], errors=["rules.ini: [a] <b>"], errors_label="1 rule")
    page.do("one('.error').click()")
    return page.evaluate("deep(one('.errors'))") == "rules.ini: [a] <b>"


def test_shown_again(page):
    """new annotations of the same message keep filters, focus and place"""
    page.load("<div style='height: 2000px'>x</div>" + papers(3) + "<div style='height: 2000px'>y</div>")
    entries = [entry(f"Paper {n}", tags=["entropy"]) for n in (1, 2, 3)] + [entry("None")]
    page.annotate(entries)
    page.do("all('.chip')[1].click(); all('.margin .tag')[1].focus(); scrollTo(0, 1900)")
    top = "Math.round(document.querySelectorAll('h3')[1].getBoundingClientRect().top)"
    before = page.evaluate(top)
    page.annotate(entries, errors=["rules.ini: a long line of text"] * 20, errors_label="20 rules")
    return page.evaluate("all('.chip')[1].getAttribute('aria-pressed')") == "true" and \
        page.evaluate("active() === all('.margin .tag')[1]") == "true" and \
        abs(int(page.evaluate(top)) - int(before)) <= 1


def test_other_message(page):
    """another message begins without filters"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", tags=["entropy"]), entry("Paper 2")])
    page.do("all('.chip')[1].click()")
    page.annotate([entry("Paper 1", tags=["entropy"]), entry("Paper 2")], message="other")
    return page.evaluate("all('[aria-pressed=true]').length") == "0"


def test_same_names(page):
    """a page that uses our names keeps what it has"""
    html = ("<glossator-margin>theirs</glossator-margin><p class='glossator-hidden' id=p>x</p>"
            "<h3 class=''>Deep Sets</h3><script>var glossator = 1</script>")
    page.load(html)
    before = page.evaluate("document.documentElement.outerHTML")
    page.annotate([entry("Deep Sets", tags=["entropy"])])
    page.do("one('.margin .tag').click()")
    page.remove()
    return page.evaluate("document.documentElement.outerHTML") == before


def test_hostile(page):
    """a page made to confuse changes nothing but its own text"""
    page.load("<style>glossator-strip, glossator-margin, button, .strip { display: none; color: red }"
              "</style><script>webkit = {messageHandlers: {glossator: {postMessage() "
              "{ document.title = 'run' }}}}; glossatorMark = 'x'; CSS.highlights = null</script>"
              "<h3 id=title class='margin tag' role=dialog>Deep \u202eSets</h3><p>x</p><h3>Other</h3>")
    title = "\u202eDeep Sets </style></script><script>document.title = 'run'</script>" + "long " * 5000
    page.annotate([entry("Deep Sets", title=title, tags=TAGS, label="</style><b>x"),
                   entry("Other", title="\u2067Other")], errors=["</style><img src=x>"],
                  errors_label="1 rule")
    page.sent.clear()
    page.do("one('.error').click()")
    page.do("all('button.state')[1].click(); all('[role=menuitem]').at(-1).click()")
    page.wait(100)
    return page.evaluate("[document.title, all('img, script').length, all('b').length]") == ",1,0" and \
        page.evaluate("getComputedStyle(one('.strip')).display") == "block" and \
        page.evaluate("seen('glossator-strip')") == "true" and \
        page.sent == [{"token": "t", "action": "forget", "entry": 2}]


def test_held(page):
    """a page that is unseen until it is annotated is released once all is in"""
    page.load("<h3>One paper</h3><p>Text</p>")
    page.do("globalThis.glossatorRelease = () => { globalThis.inserted ="
            " document.querySelectorAll('[data-glossator]').length; }")
    page.annotate([entry("One paper")])
    inserted = page.evaluate("globalThis.inserted")
    page.do("delete globalThis.glossatorRelease")
    return inserted == "2"


def test_copied_markup(page):
    """the page's own text, which hosts copy and forward, has no annotation in it"""
    page.load(papers(2))
    page.annotate([entry("Paper 1", tags=["entropy"]), entry("Paper 2")])
    return page.evaluate("document.querySelector('#content').textContent") == \
        "Paper 1Abstract 1Paper 2Abstract 2"


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


if __name__ == "__main__":
    run_tests(globals(), Page(*sys.argv[1:4]))
