#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the pages of the preferences beside that of the rules, hidden, over a real history.

usage: test-preferences-pages.py PROGRAM GLOSSATOR [FOLDER-FOR-PICTURES]

The checks go on from each other, in order; prints TAP.
"""
import contextlib
import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from checks import has_programs, stage
from preferences_checks import Checks, expect, expect_no_complaint, mail_of
from preferences_session import NEEDED, Preferences
from reader_session import reexec_in_own_bus, wait_for

DAY = 24 * 60 * 60
PAPERS = {
    "1706.03762": "Attention Is All You Need",
    "1512.03385": "Deep Residual Learning for Image Recognition",
    "2312.00752": "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
}
OLD_PAPERS = {
    "1312.6114": "Auto-Encoding Variational Bayes",
    "1412.6980": "Adam: A Method for Stochastic Optimization",
}
NEW_PAPERS = {
    "2005.14165": "Language Models are Few-Shot Learners",
    "2010.11929": "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
}
# one of the old ones, under another title and with no id that they share, as histories are exported
PRINTED = """{"format":"glossator-history","version":1}
{"title":"Variational Auto-Encoders, the printed edition","ids":["doi:10.1000/182"],\
"sources":["Journal"],"state":"seen","shown_in":["ca8f2bad61e60ecf"],\
"arrived":{"date":"2024-05-11T18:01:51Z","source":"Journal","message":"ca8f2bad61e60ecf"},\
"shown":{"date":"2024-05-11T18:01:51Z","source":"Journal","message":"ca8f2bad61e60ecf"},\
"marked":null,"last_shown":"2024-05-11T18:01:51Z"}
"""
MAIL_PAPERS = {
    "1810.04805": "BERT: Pre-training of Deep Bidirectional Transformers",
    "1907.11692": "RoBERTa: A Robustly Optimized BERT Pretraining Approach",
}
MAILDIR_PAPERS = {
    "1406.2661": "Generative Adversarial Networks",
    "1511.06434": "Unsupervised Representation Learning with Deep Convolutional GANs",
}
FEED_PAPERS = {
    "2006.11239": "Denoising Diffusion Probabilistic Models",
    "2010.02502": "Denoising Diffusion Implicit Models",
}
# what an AdwViewSwitcherTitle of libadwaita 1.2 says in any program whose window becomes narrow
OF_TOOLKIT = (r"gtk_widget_size_allocate\(\): attempt to allocate (GtkBox box \w+ with width 0|"
              r"AdwViewSwitcher viewswitcher \w+ with width \d+) and height -1$")
# in pixels, of a telephone
NARROW = 360
MANY_MAILS = 3000
MANY_FILES = 200


def write_mbox(path, mails):
    stamp = "From x@papers.example Thu Mar 14 08:00:00 2019"
    path.write_text("".join(f"{stamp}\n{mail}\n" for mail in mails))


class Pages:
    """The window, and what stands behind it."""

    def __init__(self, preferences, glossator, pictures):
        self.preferences = preferences
        self.glossator = glossator
        self.pictures = pictures
        self.settings = preferences.home / ".config/glossator/settings.ini"
        self.history = preferences.home / ".local/share/glossator/history"

    def run(self, *arguments):
        done = subprocess.run([self.glossator, *arguments], env=self.preferences.environment,
                              capture_output=True, text=True, timeout=60, check=False)
        expect(done.returncode == 0, f"{arguments} to work: {done.stderr}")
        return done.stdout

    def papers(self, *arguments):
        found = json.loads(self.run("history", "list", "--format=json", *arguments))
        return {paper["title"] for paper in found}

    def showing(self, role, name=""):
        """What is there of a role, with a part of its name: the last one, as in a dialogue."""
        return self.preferences.find_where(
            lambda node: node.role == role and name in node.name, step=-1)

    def wait(self, role, name="", seconds=20):
        node = wait_for(lambda: self.showing(role, name), seconds)
        expect(node, f"a {role} named {name} in\n{self.preferences.dump()}")
        return node

    def focus_path(self):
        """What has the focus, after all that it is in."""
        def find(node):
            for child in node.children:
                path = find(child)
                if path:
                    return [node, *path]
            return [node] if node.has("FOCUSED") else []

        return find(next(self.preferences.nodes()))

    def has_focus(self, name, role=""):
        """Whether what has the focus, or what it is in, has a part of a name."""
        return any(name in node.name and role in node.role for node in self.focus_path()[2:])

    def step(self, key):
        """Presses a key that moves the focus, and waits until it has, if it does."""
        before = self.focus_path()[-1:]
        self.preferences.key(key)
        wait_for(lambda: [node.path for node in self.focus_path()[-1:]] !=
                 [node.path for node in before], 1)

    def tab_to(self, name, role="", keys="Tab"):
        """Goes on with the keyboard to what has a part of a name, or to what is in it."""
        for _ in range(30):
            if self.has_focus(name, role):
                return
            self.step(keys)
        names = [node.name for node in self.focus_path()]
        raise AssertionError(f"expected to come to {name} with {keys}, not to {names}")

    def focus_row(self, name):
        """Goes to a row of a list with the keyboard, and selects nothing on the way."""
        self.wait("list item", name)
        self.tab_to("", "list item")
        for key in (*["ctrl+Down"] * 6, *["ctrl+Up"] * 12):
            if self.has_focus(name):
                return
            self.step(key)
        names = [node.name for node in self.focus_path()]
        raise AssertionError(f"expected to come to the row {name}, not to {names}")

    def activate_row(self, name):
        self.focus_row(name)
        self.preferences.key("Return")

    def press(self, role, name):
        self.preferences.act(self.wait(role, name))

    def expect_shown(self, *texts, seconds=20):
        expect(wait_for(lambda: self.preferences.shows(*texts), seconds),
               f"{texts} in\n{self.preferences.shown()}")

    def expect_settings(self, *lines):
        def has():
            text = self.settings.read_text() if self.settings.exists() else ""
            return all(line in text.splitlines() for line in lines)
        expect(wait_for(has, 10), f"{lines} in {self.settings.exists() and self.settings.read_text()}")

    def start(self, page, part=None):
        self.preferences.close()
        self.preferences.start("--page", page)
        if part is not None:
            self.press("page tab", part)

    def choose_file(self, path):
        """Answers the dialogue of files, which opens where a path is typed."""
        def has_dialogue():
            return self.showing("filler", "GtkFileChooserWidget") is not None

        expect(wait_for(has_dialogue), "a dialogue of files")
        self.preferences.key("slash")
        self.wait("text", "GtkFileChooserEntry")
        self.preferences.type(str(path)[1:])
        self.preferences.key("Return")
        expect(wait_for(lambda: not has_dialogue(), 20), "the dialogue of files to close")

    def choose_retention(self):
        """Takes the shortest time, with the keyboard."""
        self.tab_to("Keep papers", keys="shift+Tab")
        self.preferences.key("Return")
        self.wait("label", "For 1 year")
        self.preferences.key("End", "Return")

    def decide_about_pair(self, name):
        """Takes an entry of the menu for two papers, with the keyboard."""
        self.tab_to("What to do with the selected papers")
        self.preferences.key("Return")
        self.press("menu item", name)

    def picture(self, name):
        if self.pictures is not None:
            self.preferences.screenshot(self.pictures / f"{name}.png")


def check_empty(checks, pages):
    with checks.check("a history with nothing in it says what it will hold"):
        pages.start("history")
        pages.expect_shown("No Papers Yet")
        pages.start("sources")
        pages.expect_shown("No Sources Yet")


def check_sources(checks, pages):
    with checks.check("sources are listed with what came from them"):
        pages.start("sources")
        pages.expect_shown("Weekly & more", "Daily Papers", "3 papers, 3 seen")
        pages.picture("sources")
    with checks.check("a source is switched off, and hides what was seen"):
        pages.activate_row("Daily Papers")
        time.sleep(.5)
        pages.activate_row("Annotate")
        pages.expect_settings("[off]", "Daily%20Papers=true")
        pages.activate_row("Hide papers")
        pages.expect_settings("[hide-seen]", "Daily%20Papers=true")
        pages.picture("source")
    with checks.check("digests of that source are left alone by readers"):
        pages.settings.write_text("[off]\nWeekly%20%26%20more=true\n")
        pages.expect_shown("Off")
    with checks.check("a setting that cannot be written goes back"):
        pages.settings.write_text("[off]\ncut in the mid")
        time.sleep(1)
        pages.activate_row("Hide papers")
        pages.expect_shown("Not saved: settings.ini: line 2")
        expect(pages.settings.read_text().endswith("cut in the mid"), "the file as it was")
        pages.settings.write_text("")


def check_message(checks, pages, folder):
    with checks.check("a message is checked, and the result has none of its words"):
        path = folder / "check.eml"
        path.write_text(mail_of("check", "Others", PAPERS, time.time()))
        pages.start("sources")
        pages.press("push button", "Check a Message")
        pages.choose_file(path)
        pages.expect_shown("Understood: 3 papers")
        pages.press("push button", "Copy the Result")
        pages.expect_shown("Copied.")
    with checks.check("a message that is no digest is told apart"):
        path.write_text("From: a@b.example\nSubject: x\n\nSee you tomorrow.\n")
        pages.press("push button", "Check a Message")
        pages.choose_file(path)
        pages.expect_shown("Not known to be a digest")


def check_papers(checks, pages, folder):
    with checks.check("papers are listed, the latest first, and searched"):
        pages.start("history")
        pages.expect_shown(*PAPERS.values(), *OLD_PAPERS.values(), "5 papers")
        pages.wait("list item", "Attention Is All You Need. Seen.")
        pages.picture("papers")
        pages.preferences.write(pages.wait("entry", "Search papers"), "bayes")
        expect(wait_for(lambda: "Attention" not in pages.preferences.shown()), "one paper")
        pages.expect_shown(OLD_PAPERS["1312.6114"], "1 paper")
        pages.preferences.write(pages.wait("entry", "Search papers"), "nothing of this")
        pages.expect_shown("No Papers Found")
        pages.preferences.write(pages.wait("entry", "Search papers"), "")
        pages.expect_shown("5 papers")
    with checks.check("a paper is marked as not seen with the keyboard, and that is undone"):
        pages.focus_row("Attention Is All You Need")
        pages.preferences.key("space")
        pages.expect_shown("1 selected")
        pages.preferences.key("alt+n")
        expect(wait_for(lambda: "Attention Is All You Need" in pages.papers("--state=elsewhere")),
               "it not to be seen")
        pages.wait("list item", "Attention Is All You Need. Not seen.")
        pages.press("push button", "_Undo Undo")
        expect(wait_for(lambda: "Attention Is All You Need" in pages.papers("--state=seen")),
               "it to be seen")
        pages.expect_shown("Undone: marked as not seen")
    with checks.check("a paper is forgotten with the Delete key"):
        pages.focus_row("Deep Residual")
        pages.preferences.key("ctrl+shift+a", "space", "Delete")
        expect(wait_for(lambda: len(pages.papers()) == 4), "four papers")
        pages.expect_shown("4 papers")
    with checks.check("what was forgotten comes back where it was"):
        pages.press("push button", "_Undo Undo")
        expect(wait_for(lambda: len(pages.papers()) == 5), "five papers")
        pages.expect_shown("Undone: forgot", "5 papers")
        rows = [row.name for row in pages.preferences.nodes() if row.role == "list item"]
        expect("Deep Residual" in rows[[n for n, row in enumerate(rows)
                                        if "Attention" in row][0] + 1], "it after the first")
        pages.focus_row("Deep Residual")
        pages.preferences.key("ctrl+shift+a", "space", "Delete")
        pages.expect_shown("4 papers")
    with checks.check("two papers are said to be different, and the same"):
        pages.start("history")
        pages.focus_row("Adam")
        pages.preferences.key("ctrl+a")
        pages.expect_shown("4 selected")
        expect(pages.wait("push button", "Forget") is not None, "a button")
        pages.preferences.key("ctrl+shift+a")
        pages.preferences.key("space", "shift+Down")
        pages.expect_shown("2 selected")
        pages.decide_about_pair("Different Papers")
        pages.expect_shown("Not the same paper: “")
        pages.decide_about_pair("Same Paper")
        pages.expect_shown("they have ids of two papers")
        path = folder / "printed.jsonl"
        path.write_text(PRINTED)
        pages.run("history", "import", str(path))
        pages.start("history")
        pages.focus_row("Auto-Encoding")
        pages.preferences.key("space", "shift+Down")
        pages.expect_shown("2 selected")
        pages.decide_about_pair("Same Paper")
        pages.expect_shown("The same paper: “", "4 papers")


def check_decisions(checks, pages):
    with checks.check("decisions are listed, and the last one is undone"):
        pages.start("history", "Decisions")
        pages.wait("list item", "Not the same paper: “")
        pages.wait("list item", ". Undone.")
        pages.picture("decisions")
        pages.press("push button", "Undo the Last One")
        pages.expect_shown("Undone: the same paper")
        expect(wait_for(lambda: len(pages.papers()) == 5), "five papers")
        pages.press("push button", "Undo the Last One")
        pages.expect_shown("Undone: not the same paper")
        pages.press("push button", "Undo the Last One")
        pages.expect_shown("Undone: forgot")
        expect(wait_for(lambda: len(pages.papers()) == 6), "six papers")


def check_statistics(checks, pages):
    with checks.check("the plot says in words what it shows"):
        pages.start("history", "Statistics")
        pages.wait("image", "papers in the last")
        pages.expect_shown("All years", "6 papers, 6 seen")
        pages.picture("statistics")


def write_liferea(path):
    """Liferea's items, in its tables as far as they are read."""
    path.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(path)) as store:
        store.executescript("""
            CREATE TABLE items (item_id INTEGER, node_id TEXT, title TEXT, read INTEGER,
                source TEXT, source_id TEXT, description TEXT, date INTEGER, comment INTEGER);
            CREATE TABLE metadata (item_id INTEGER, nr INTEGER, key TEXT, value TEXT);
            CREATE TABLE subscription (node_id STRING, source STRING);
            CREATE TABLE subscription_metadata (node_id STRING, nr INTEGER, key TEXT, value TEXT);
            CREATE TABLE node (node_id STRING, title STRING);
            INSERT INTO node VALUES ('n1', 'Daily Papers');
            INSERT INTO subscription VALUES ('n1', 'https://papers.example/feed');""")
        body = "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{title}</a></h3>'
                       for number, title in FEED_PAPERS.items())
        store.execute("INSERT INTO items VALUES (1, 'n1', 'Papers', 1, NULL, 'guid-1', ?, ?, 0)",
                      (body, int(time.time() - 3 * DAY)))
        store.commit()


def check_import(checks, pages, folder):
    mailbox = folder / "more.mbox"
    write_mbox(mailbox, [mail_of("more", "More", NEW_PAPERS, time.time() - DAY),
                         "From: x@y.example\nSubject: x\n\nHello.\n"])
    mail = folder / "one.eml"
    mail.write_text(mail_of("one", "One", MAIL_PAPERS, time.time() - DAY))
    maildir = folder / "Maildir"
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True)
    (maildir / "cur/1.host:2,S").write_text(mail_of("dir", "Dir", MAILDIR_PAPERS,
                                                    time.time() - DAY))
    write_liferea(pages.preferences.home / ".local/share/liferea/liferea.db")
    pages.start("history", "Import and Folder")
    for kind, button, path, n_read, n_papers in (
            ("an mbox", "Import a File", mailbox, 2, 8),
            ("it again", "Import a File", mailbox, 2, 8),
            ("a mail", "Import a File", mail, 1, 10),
            ("a Maildir", "Import a Folder", maildir, 1, 12),
            ("Liferea's items", "Import from Liferea", None, 1, 14)):
        with checks.check(f"import of {kind}"):
            pages.press("push button", button)
            if path is not None:
                pages.choose_file(path)
            pages.expect_shown("Imported: 2 papers in 1 digest", f"{n_read} message")
            expect(len(pages.papers()) == n_papers, f"{n_papers} papers")
    with checks.check("an import shows how far it is, and is cancelled"):
        maildir = folder / "many"
        maildir.mkdir()
        first = maildir / "0.mbox"
        write_mbox(first, [mail_of(f"many{n}", "Many", PAPERS, time.time() - 9 * DAY)
                           + "<p>Hello. " * 300 for n in range(MANY_MAILS)])
        for number in range(1, MANY_FILES):
            (maildir / f"{number}.mbox").hardlink_to(first)
        pages.press("push button", "Import a Folder")
        pages.choose_file(maildir)
        pages.press("push button", "Cancel")
        pages.expect_shown("Cancelled:", seconds=60)
        pages.picture("import")


def check_folder(checks, pages, folder):
    unsafe = folder / "unsafe"
    unsafe.mkdir(mode=0o700)
    (unsafe / "thesis.tex").write_text("x")
    safe = folder / "safe"
    safe.mkdir(mode=0o700)
    with checks.check("a folder that is not safe is refused, with the reason"):
        pages.start("history", "Import and Folder")
        pages.press("push button", "Change")
        pages.choose_file(unsafe)
        pages.expect_shown("Is Not Safe", "It holds other files")
        pages.picture("unsafe")
        pages.preferences.key("Escape")
        expect(not pages.settings.exists() or "directory" not in pages.settings.read_text(),
               "no other folder")
    with checks.check("the history goes into a safe folder once that is agreed to"):
        pages.press("push button", "Change")
        pages.choose_file(safe)
        pages.expect_shown("Keep the History in", "empty and safe")
        pages.picture("folder")
        # a dialogue has its buttons twice, for a wide window and for a narrow one
        pages.preferences.key("alt+u")
        pages.expect_settings("[history]", f"directory={safe}")
        pages.expect_shown(f"Kept in\n{safe}", "The history is kept there from now on")
        expect(list(safe.glob("*.seen")), "segments there")
        expect(list(pages.history.glob("*.seen")), "segments in the old folder")
        expect(len(pages.papers()) == 14, "fourteen papers")
    with checks.check("and back"):
        pages.press("push button", "Own Folder")
        pages.expect_shown("Keep the History in")
        # a dialogue has its buttons twice, for a wide window and for a narrow one
        pages.preferences.key("alt+u")
        expect(wait_for(lambda: "directory" not in pages.settings.read_text()), "the own folder")


def check_retention(checks, pages):
    with checks.check("older papers go only when that is agreed to"):
        pages.preferences.close()
        # the newest file of a history is kept as it is
        for segment in pages.history.glob("*-0001.seen"):
            newest = segment.with_name(segment.name.replace("-0001.", "-0002."))
            newest.touch(mode=0o600)
        pages.start("history", "Import and Folder")
        for answer, n_papers in (("Escape", 14), ("alt+r", 11)):
            pages.choose_retention()
            pages.expect_shown("Remove Older Papers?")
            pages.picture("retention")
            pages.preferences.key(answer)
            time.sleep(1)
            expect(wait_for(lambda: len(pages.papers()) == n_papers),
                   f"{n_papers} papers, not {pages.papers()}")
        pages.expect_settings("keep-years=1")


def check_look_ups(checks, pages):
    with checks.check("look-ups are off until they are switched on, one by one"):
        pages.start("look-ups")
        pages.expect_shown("Sends arXiv numbers to export.arxiv.org")
        pages.picture("look-ups")
        for name, key in (("arXiv", "arxiv"), ("Hugging Face", "hugging-face"),
                          ("Semantic Scholar", "semantic-scholar"), ("Crossref", "crossref"),
                          ("OpenAlex", "openalex")):
            pages.activate_row(name)
            pages.expect_settings(f"{key}=true")
        pages.activate_row("Crossref")
        expect(wait_for(lambda: "crossref" not in pages.settings.read_text()), "Crossref to be off")
    with checks.check("a mail address for OpenAlex is written, and no other text"):
        pages.focus_row("OpenAlex")
        pages.preferences.key("Tab", "Tab")
        pages.preferences.type("jane")
        pages.preferences.key("Return")
        pages.expect_shown("Not saved: expected a mail address")
        pages.preferences.type("@example.org")
        pages.preferences.key("Return")
        pages.expect_settings("openalex-mailto=jane@example.org")


def check_narrow(checks, pages):
    def width_of(widget):
        return pages.preferences.find_where(lambda node: node.name == widget).place[2]

    for page, widget in (("sources", "GlsSourcesPage"), ("look-ups", "GlsLookUpsPage"),
                         ("history", "GlsHistoryPage")):
        with checks.check(f"the page {page} fits into {NARROW} pixels"):
            pages.start(page)
            pages.preferences.resize(NARROW, 720)
            expect(wait_for(lambda: width_of(widget) <= NARROW),
                   f"{width_of(widget)} pixels to be no more")
            pages.picture(f"narrow-{page}")
    with checks.check("the parts of the history are chosen there too"):
        pages.tab_to("Parts of the history", "combo box")
        pages.preferences.key("Return")
        pages.wait("label", "Import and Folder")
        pages.preferences.key("End", "Return")
        pages.expect_shown("Import a Folder")
        expect(width_of("GlsHistoryPage") <= NARROW, "it to fit, too")


def fill(pages, folder):
    now = time.time()
    path = folder / "first.mbox"
    old = {**OLD_PAPERS}
    write_mbox(path, [mail_of("new", "Daily Papers", PAPERS, now - 2 * DAY),
                      mail_of("old", "Weekly & more", old, now - 500 * DAY)])
    pages.run("history", "import", str(path))


def main():
    if not has_programs(NEEDED):
        return 0
    reexec_in_own_bus()
    program, glossator, *pictures = (Path(name).resolve() for name in sys.argv[1:])
    with stage("1100x800x24") as (folder, display):
        preferences = Preferences(program, folder / "home", display, None)
        pages = Pages(preferences, glossator, pictures[0] if pictures else None)
        checks = Checks(lambda number: pages.picture(f"failure-{number}"))
        try:
            check_empty(checks, pages)
            fill(pages, folder)
            check_sources(checks, pages)
            check_message(checks, pages, folder)
            check_papers(checks, pages, folder)
            check_decisions(checks, pages)
            check_statistics(checks, pages)
            check_import(checks, pages, folder)
            check_folder(checks, pages, folder)
            check_retention(checks, pages)
            check_look_ups(checks, pages)
            check_narrow(checks, pages)
        finally:
            preferences.close()
        expect_no_complaint(checks, preferences, OF_TOOLKIT)
    return checks.end()


sys.exit(main())
