#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the real Liferea with the plugin in it, hidden, and reads back what it shows.

usage: test-liferea.py FOLDER-OF-THE-PLUGIN FOLDER-OF-SAMPLES [GLOSSATOR [GLOSSATOR-LOOKUP]]

The checks go on from each other, in order; prints TAP.
"""
import contextlib
import html
import http.server
import itertools
import os
import re
import shutil
import stat
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "lookup"))
from liferea_session import STRIP_COLOUR, Liferea
from reader_session import Display, FrameWatch, reexec_in_own_bus, wait_for
from servers import Server, paper

CYCLES = 50
SELECTIONS = 20
BLUE = (0x35, 0x84, 0xe4)
RULES = "[language-models]\nmatch=\"language model*\"\ncolour=blue\n"
OTHER_RULES = "[broken]\nmatch=\"open\n\n[attentive]\nmatch=attention\ncolour=pink\n"
# a state may be followed by the button of its menu
STATE = r"(new|seen .*|also in .*|same as #\d+)(: what to do)?$"

WEEKLY = """
<h3><a href="https://huggingface.co/papers/2312.00752">Mamba: Linear-Time Sequence Modeling with Selective State Spaces</a></h3>
<p>State space models whose parameters depend on the input can choose what they remember. They are as good as transformers and cost less on long sequences.</p>
<h3><a href="https://huggingface.co/papers/1512.03385">Deep Residual Learning for Image Recognition</a></h3>
<p>Layers that learn the difference to their input let very deep networks be trained. They win the image recognition contests of their year.</p>
<h3><a href="https://huggingface.co/papers/1312.6114">Auto-Encoding Variational Bayes</a></h3>
<p>A network proposes the hidden cause of each example and another rebuilds the example from it. Both are trained by gradients through a sampling step.</p>
"""
OLD_MAIL = (
    "From x@papers.example Thu Mar 14 08:00:00 2019\nFrom: Old alerts <x@papers.example>\n"
    "Message-ID: <old@papers.example>\nDate: Thu, 14 Mar 2019 08:00:00 +0000\n"
    "Subject: Papers\nContent-Type: text/html; charset=utf-8\n\n"
    + "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{title}</a></h3><p>Words that '
              "say for long enough what stands in the paper, as an abstract of it would say them. "
              "They go on for another sentence, so that nobody takes them for a title.</p>\n"
              for number, title in (("1706.03762", "Attention Is All You Need"),
                                    ("1810.04805", "BERT: Pre-training of Deep Bidirectional "
                                                   "Transformers for Language Understanding"))))
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


class Scenario:
    def __init__(self, plugin, samples, display, home, glossator=None, lookup=None):
        port = self.serve()
        self.number = 0
        self.glossator = glossator
        self.lookup = lookup
        self.sources = Server([paper("Attention Is All You Need", arxiv="1706.03762", citations=4321)])
        self.failed = False
        self.display = display
        source = home / "source"
        source.mkdir()
        sample = (samples / "daily-papers.xml").read_text()
        self.items = re.findall(r"    <item>.*?</item>\n", sample, re.S)
        self.sample = sample
        self.daily = source / "daily.xml"
        # the second digest arrives later
        self.daily.write_text(sample.replace(self.items[0], ""))
        write_feed(source / "weekly.xml", "Weekly picks",
                   item("Weekly <i>picks</i> &amp; more \u2013 5 < 6", "weekly-1", "10", WEEKLY,
                        f"http://127.0.0.1:{port}/weekly-1"))
        write_feed(source / "others.xml", "Others",
                   item("Garden & <b>beans</b>", "blog-1", "10", BLOG),
                   item("<script>alert(1)</script> Hostile", "hostile-1", "11", HOSTILE))
        write_feed(source / "arxiv.xml", "cs.LG updates on arXiv.org",
                   item("Adam: A Method for Stochastic Optimization", "oai:arXiv.org:1412.6980v9",
                        "11", ARXIV, "https://arxiv.org/abs/1412.6980"))
        self.liferea = Liferea(
            home / "home", plugin,
            [("Daily Papers", self.daily), ("Others", source / "others.xml"),
             ("Weekly picks", source / "weekly.xml"), ("arXiv", source / "arxiv.xml")],
            display,
            environment={"G_MESSAGES_DEBUG": "glossator",
                         "GLOSSATOR_LOOKUP_BASE": self.sources.base,
                         "GLOSSATOR_LOOKUP_PROGRAM": str(lookup)},
            # the layout follows the shape of the window
            settings={"default-view-mode": "2", "browse-inside-application": "true",
                      "proxy-port": str(port)})
        self.liferea.order = [
            ("Daily Papers", "Daily papers, 11 March"), ("Daily Papers", "Daily papers, 12 March"),
            ("Others", "Garden"), ("Others", "Hostile"), ("Weekly picks", "Weekly"),
            ("arXiv", "Adam")]
        self.config = self.liferea.home / ".config/glossator/rules.ini"
        self.settings_file = self.config.with_name("settings.ini")
        self.history = self.liferea.home / ".local/share/glossator/history"

    @staticmethod
    def serve():
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), WebPage)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_port

    def check(self, passed, name):
        self.number += 1
        self.failed = self.failed or not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}", flush=True)
        if not passed:
            for line in self.liferea.shown():
                print(f"#   {line}")

    def wait(self, pattern, name):
        self.check(wait_for(lambda: self.liferea.shows(pattern)), name)

    def wait_gone(self, name):
        self.check(wait_for(lambda: self.liferea.headings() and not self.annotated()), name)

    def annotated(self):
        return [line for line in self.liferea.headings() if re.search(" " + STATE, line)]

    def state(self, title):
        lines = [line for line in self.annotated() if line.startswith(title)]
        return re.search(STATE, lines[0])[1] if lines else None

    def write_rules(self, text):
        # as editors save: a new file takes the place of the old one
        new = self.config.with_suffix(".new")
        new.write_text(text)
        new.replace(self.config)

    def recorded(self, text):
        return any(text in path.read_text(errors="replace") for path in self.history.glob("*.seen"))

    # the scenario

    def arrival(self):
        self.liferea.start()
        if not wait_for(lambda: self.liferea.unread() == 5, 30):
            print("Bail out! Liferea did not load the feeds")
            print(self.liferea.log(), file=sys.stderr)
            sys.exit(1)
        self.check(wait_for(lambda: self.recorded("Auto-Encoding")),
                   "a digest that is not opened is recorded as arrived")
        self.check(wait_for(self.config.exists), "the default rules are there to be edited")
        self.check(stat.S_IMODE(self.config.stat().st_mode) == 0o600, "for their user alone")

    def headline(self):
        """What the list says of the second digest."""
        return next((cell for cell in self.liferea.cells()
                     if cell.startswith("Daily papers, 12 March")), "")

    def has_badge(self):
        return re.match(r"Daily papers, 12 March.* (\d+) new\s*$", self.headline(), re.S)

    def badge_says(self, count):
        found = self.has_badge()
        return found and found[1] == count

    def badge(self):
        count = self.has_badge()[1]
        self.liferea.enable(False)
        self.check(wait_for(lambda: self.headline() and not self.has_badge()),
                   "without the plugin it does not")
        self.liferea.enable()
        self.check(wait_for(lambda: self.badge_says(count)), "and with it again")
        for width, height, shape in ((760, 860, "another layout"), (1200, 800, "the first one")):
            before = self.liferea.log().count("load-changed")
            self.liferea.resize(width, height)
            self.check(wait_for(lambda: self.liferea.log().count("load-changed") > before and
                                self.badge_says(count)), f"it says the same in {shape}")

    def first_digest(self):
        self.liferea.go("next-unread-item")
        self.wait(r"^12 papers: 11 new.*1 repeat", "the summary stands at the top")
        lines = self.liferea.headings()
        self.check(len(self.annotated()) == 12, "each title is followed by its state")
        tagged = [name for role, name, _ in self.liferea.page()
                  if role != "heading" and name.startswith("tags: ")]
        self.check(len(tagged) >= 9, f"the default rules tag most titles ({len(tagged)} of 12)")
        self.check(self.state("Attention Is All You Need") == "new", "a paper is new")
        self.check(bool(re.search("same as #2: what to do$", lines[-1])), "a repeat names the first entry")

    def edited_rules(self):
        self.write_rules(RULES)
        self.wait(r"Scaling Laws for Neural Language Models, tags: language-models new$",
                  "edited rules change what is on screen")
        self.wait(r"^Attention Is All You Need, new$", "and leave no old tag")
        self.check(any(name == "tags: language-models" for _, name, _ in self.liferea.page()),
                   "assistive technology reads the tags")

    def broken_rules(self):
        before = len(self.liferea.log())
        self.write_rules("[language-models\nmatch")
        self.check(wait_for(lambda: "rules.ini" in self.liferea.log()[before:]),
                   "a broken rule file is reported")
        self.wait(r"language-models new$", "and the last good rules stay")
        self.write_rules(RULES + OTHER_RULES)
        self.wait(r"^Attention Is All You Need, tags: attentive", "a broken rule does not disable others")
        self.write_rules(RULES)
        self.wait(r"^Attention Is All You Need, new$", "the rules are as before")

    def second_digest(self):
        feed = self.liferea.feeds / self.daily.name
        feed.write_text(self.sample)
        os.utime(feed, (time.time() + 5, time.time() + 5))
        self.liferea.act("update-all")
        # 2.0 may leave out what it has looked at within a minute, and look again when that is over
        self.check(wait_for(lambda: self.liferea.unread() == 5, 90), "a second digest arrives")
        self.check(wait_for(lambda: self.liferea.show_feed("Daily Papers") or
                            self.has_badge()),
                   "its headline says how many papers are new")
        self.badge()
        self.liferea.go("next-unread-item")
        self.wait(r"^11 papers: ", "it is annotated")
        self.check(wait_for(lambda: self.headline() and not self.has_badge()),
                   "and its headline says nothing more")
        self.check(re.match("seen .* in Daily Papers$", self.state("LoRA") or ""),
                   "a paper of the first digest is seen, and where")
        self.check(re.match("also in Weekly picks", self.state("Mamba") or ""),
                   "a paper that arrived unopened is elsewhere")
        self.check(self.state("Segment Anything") == "new", "another is new")

    def picture(self):
        if "GLOSSATOR_PICTURES" in os.environ:
            self.liferea.screenshot(Path(os.environ["GLOSSATOR_PICTURES"]) / "liferea.png")

    def settings(self):
        settings = self.config.with_name("settings.ini")
        other = self.liferea.home / "elsewhere"
        counts = self.liferea.home / ".local/state/glossator/rule-stats.ini"
        self.check(counts.exists() and "=" in counts.read_text(), "what rules match is counted")
        settings.write_text("[history]\ndirectory=~/elsewhere\n")
        self.check(wait_for(other.is_dir), "the settings say where the history is")
        self.check(wait_for(lambda: self.state("LoRA") == "new"),
                   "and what is on screen follows them")
        before = len(self.liferea.log())
        settings.write_text("[history]\ndirectory=~/elsewhere\n[rules]\nstar-at=many\n")
        self.check(wait_for(lambda: "[rules] star-at: expected" in self.liferea.log()[before:]),
                   "a wrong setting is reported")
        settings.unlink()
        self.check(wait_for(lambda: (self.state("LoRA") or "").startswith("seen")),
                   "without settings the history is in its own place")

    def reopening(self):
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: 11 new", "reopening the first digest shows its papers as new again")

    def look_ups(self):
        """What is looked up is told beside the paper, and not any more once it is turned off."""
        if self.lookup is None:
            return
        self.check(self.sources.count() == 0, "nobody was asked while look-ups are off")
        self.settings_file.write_text("[look-ups]\nsemantic-scholar=true\n")

        def shown():
            return any(name == "Details" for _, name, _ in self.liferea.page())

        self.check(wait_for(shown), "what was looked up is told")
        batches = [request for request in self.sources.requests if request.path.endswith("/batch")]
        self.check(len(batches) == 1, "by one question for all papers with an id")
        self.settings_file.unlink()
        self.check(wait_for(lambda: not shown()), "and not once look-ups are off again")

    def other_process(self):
        """What another process records shows in the message on screen."""
        if self.glossator is None:
            return
        lines = self.annotated()
        mbox = self.liferea.home / "old.mbox"
        mbox.write_text(OLD_MAIL)
        watch = FrameWatch(self.display, self.liferea.titles_area, 3)
        watch.start()
        self.liferea.run(self.glossator, "history", "import", mbox)
        self.check(wait_for(lambda: re.match("seen .*2019 in Old alerts",
                                             self.state("Attention Is All You Need") or ""), 3),
                   "what another process imports shows at once")
        watch.join()
        written = max(path.stat().st_mtime for path in self.history.glob("*.seen"))
        written -= time.time() - time.monotonic()
        print(f"# the page was last painted {(watch.times[-1] - written) * 1000:.0f} ms after that was"
              " written")
        changed = [line for line in self.annotated() if line not in lines]
        self.check(len(changed) == 1, "and nothing else changes")
        before = self.liferea.log().count("script done")
        self.liferea.go("next-read-item")
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: 10 new", "the message is not seen by itself")
        store = self.liferea.home / ".local/share/liferea/liferea.db"
        report = self.liferea.run(self.glossator, "history", "import", store)
        self.check(re.search(r"^all digests +[2-9]", report, re.M),
                   "Liferea's own items can be imported while it runs")
        time.sleep(2)
        self.check(self.liferea.shows(r"^12 papers: 10 new"),
                   "and are the messages that the plugin knows")
        count = self.liferea.log().count("script done") - before
        self.check(count <= 6, f"and is not annotated again and again ({count} times)")

    def press(self, role, name):
        pressed = wait_for(lambda: self.liferea.press(role, name))
        if not pressed:
            print(f"# no {role} named {name}")
        return pressed

    def filters(self):
        self.press("toggle button", "^language-models ")
        self.check(wait_for(lambda: len(self.annotated()) == 5),
                   "a chip shows the papers of its tag only")
        self.check(wait_for(lambda: any(role == "status bar" and text == "5 of 12 shown"
                                        for role, _, text in self.liferea.page())),
                   "and says how many they are")
        self.press("toggle button", "^repeat ")
        self.check(wait_for(lambda: not self.annotated()), "a chip of a state counts as well")
        self.press("toggle button", "^repeat ")
        self.press("toggle button", "^language-models ")
        self.check(wait_for(lambda: len(self.annotated()) == 12), "and without them all are back")

    def why(self):
        self.liferea.click_control("push button", "^language-models$")
        self.check(wait_for(lambda: self.liferea.has("dialog", "^language-models$")),
                   "a tag opens a panel")
        self.check("language model" in self.liferea.text(), "which says what matched")
        self.liferea.key("Escape")
        self.check(wait_for(lambda: not self.liferea.has("dialog", "")), "and Escape closes it")

    def focused(self, role, name):
        node = self.liferea.control(role, name)
        return node is not None and \
            node.get_state_set().contains(self.liferea.atspi.StateType.FOCUSED)

    def keyboard(self):
        """From the strip to a tag and a menu without the mouse."""
        self.liferea.control("push button", "^Mark All Seen$").get_component_iface().grab_focus()
        for key, role, name, what in (
                ("Tab", "toggle button", "^Hide Seen$", "Tab leads through the strip"),
                ("Tab", "push button", "^#1 ", "to the picture"),
                ("Right", "push button", "^#2 ", "arrows lead through it"),
                ("End", "push button", "^#12 ", "End to its last paper"),
                ("Home", "push button", "^#1 ", "Home to the first one"),
                ("Tab Home", "toggle button", "^new ", "Tab leads to the chips"),
                ("Right", "toggle button", "^repeat ", "and arrows through them")):
            self.liferea.key(*key.split())
            self.check(wait_for(lambda: self.focused(role, name)), what)
        self.liferea.key("space")
        self.check(wait_for(lambda: len(self.annotated()) == 1), "Space presses a chip")
        self.liferea.key("space")
        self.check(wait_for(lambda: len(self.annotated()) == 12), "and once more lets it go")
        self.liferea.key("shift+Tab")
        self.liferea.key("Right", "Right")
        self.liferea.key("Return")
        self.check(wait_for(lambda: not self.focused("push button", "^#3 ")),
                   "Enter leads from the picture to a paper")
        self.liferea.key("Home")
        self.check(wait_for(lambda: self.focused("push button", "^language-models$")),
                   "and Home to its first tag")
        self.liferea.key("Return")
        self.check(wait_for(lambda: self.liferea.has("dialog", "^language-models$")),
                   "Enter opens a tag")
        self.liferea.key("Escape")
        self.check(wait_for(lambda: not self.liferea.has("dialog", "") and
                            self.focused("push button", "^language-models$")), "Escape leads back")
        self.liferea.key("End")
        self.liferea.key("Return")
        self.check(wait_for(lambda: self.focused("menu item", "^Mark as Seen$")),
                   "Enter opens the menu of a state")
        self.liferea.key("Down")
        self.check(wait_for(lambda: not self.focused("menu item", "^Mark as Seen$")),
                   "arrows lead through it")
        self.liferea.key("Escape")
        self.check(wait_for(lambda: not self.liferea.has("menu item", "^Mark as Seen$")),
                   "and Escape closes it")

    def choose(self, state, item):
        self.press("combo box", state)
        self.check(wait_for(lambda: self.press("menu item", item)), f"{item} is chosen")

    def decisions(self):
        self.choose("^new$", "^Mark as Seen$")
        self.check(wait_for(lambda: re.match("seen", self.state("Attention Is All") or "")),
                   "and the paper is seen")
        self.wait(r"^12 papers: 10 new", "and counted as such")
        self.check(wait_for(lambda: self.liferea.has("push button", "^Undo$")), "it can be undone")
        self.press("push button", "^Undo$")
        self.wait(r"^12 papers: 11 new", "and is")
        self.press("push button", "^Mark All Seen$")
        self.wait(r"^12 papers: 1[12] seen", "all are marked as seen")
        self.press("toggle button", "^Hide Seen$")
        self.check(wait_for(lambda: len(self.annotated()) == 0), "seen papers are hidden")
        self.check(wait_for(lambda: self.settings_file.exists() and
                            "[hide-seen]" in self.settings_file.read_text()), "which is remembered")
        self.press("toggle button", "^Hide Seen$")
        self.check(wait_for(lambda: len(self.annotated()) == 12), "and shown again")
        self.press("push button", "^Undo$")
        self.wait(r"^12 papers: 11 new", "and are new again")

    def muting(self):
        self.press("push button", "^language-models$")
        self.press("push button", "^Mute$")
        self.check(wait_for(lambda: "enabled=false" in self.config.read_text()),
                   "a rule is muted in the file of rules")
        self.check(wait_for(lambda: not self.liferea.has("push button", "^language-models$")),
                   "and its tags go")
        self.press("push button", "^Undo$")
        self.check(wait_for(lambda: self.liferea.has("push button", "^language-models$")),
                   "and come back")
        self.check(self.config.read_text() == RULES, "with the file as it was")

    def tag_colours(self):
        """What the strip and a blue tag may look like on the page: rounding differs."""
        tint = [.18 * blue + .82 * page for blue, page in zip(BLUE, self.liferea.page_colour)]
        return [bytes(STRIP_COLOUR)] + [
            bytes(round(part) + change for part, change in zip(tint, changes))
            for changes in itertools.product((-1, 0, 1), repeat=3)]

    def is_bare(self, frame, settled):
        """Whether a picture has the titles of the settled page, but not its tags."""
        link = bytes(self.liferea.link_colour)
        titles = frame.count(link) > settled.count(link) * .8
        return titles and not any(frame.count(colour) > settled.count(colour) * .5
                                  for colour in self.tag_colours() if settled.count(colour) > 100)

    def first_paint(self):
        good = looks = 0
        for number in range(SELECTIONS):
            watch = FrameWatch(self.display, self.liferea.titles_area, 1)
            watch.start()
            self.liferea.go("next-read-item" if number % 2 == 0 else "prev-read-item")
            watch.join()
            looks += watch.looks
            *between, settled = watch.frames[1:]
            has_tags = any(settled.count(colour) > 100 for colour in self.tag_colours())
            bare = [n for n, frame in enumerate(between) if self.is_bare(frame, settled)]
            if bare or not has_tags:
                print("#", number, len(between), bare, has_tags)
            good += has_tags and not bare
        print(f"# annotated in the first frame with titles: {good} of {SELECTIONS} selections,"
              f" {looks} looks at the screen")
        self.check(good >= SELECTIONS - 2, "an item is painted with its annotations from the start")

    def reader_mode(self):
        count = len(self.annotated())
        self.liferea.set("net.sf.liferea", "enable-reader-mode", "false")
        self.liferea.go("next-read-item")
        self.wait(r"^11 papers: ", "without reader mode, too, a digest is annotated")
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: ", "and the other one")
        self.check(len(self.annotated()) == count, "at all its titles")
        self.liferea.set("net.sf.liferea", "enable-reader-mode", "true")
        self.liferea.go("next-read-item")
        self.wait(r"^11 papers: ", "and in reader mode again")

    def reader_menu(self):
        if not self.liferea.has_reader_menu:
            return
        for state in ("off", "on"):
            before = self.liferea.log().count("load-changed")
            self.liferea.choose_in_page_menu("Reader Mode")
            self.check(wait_for(lambda: self.liferea.log().count("load-changed") > before),
                       f"reader mode is switched {state} for a shown digest")
            self.wait(r"^11 papers: ", "and the annotations stay")

    def web_page(self):
        for reader_mode, how in (("false", "a web page in the pane"),
                                 ("true", "a web page in reader mode")):
            self.liferea.set("net.sf.liferea", "enable-reader-mode", reader_mode)
            self.liferea.act("launch-selected-item-in-browser")
            self.check(wait_for(lambda: any("Auto-Encoding" in line
                                            for line in self.liferea.headings())), f"{how} opens")
            # the digest goes when the page is there
            wait_for(lambda: not self.annotated())
            time.sleep(.5)
            self.check(not self.annotated() and not self.liferea.shows("papers: "),
                       "and is left alone")
        self.liferea.go("prev-read-item")
        self.check(wait_for(lambda: any("Hostile" in text for _, _, text in self.liferea.page())),
                   "another item is shown again")
        self.liferea.go("next-read-item")
        self.wait(r"^3 papers: ", "and the digest is annotated again")

    def layout(self):
        if not self.liferea.keeps_item:
            return
        before = self.liferea.log().count("load-changed")
        self.liferea.resize(760, 860)
        self.check(wait_for(lambda: self.liferea.log().count("load-changed") > before),
                   "another shape of the window changes the layout")
        self.wait(r"^11 papers: ", "and keeps the annotations")
        self.liferea.resize(1200, 800)
        self.wait(r"^11 papers: ", "and back")

    def page_is_dark(self):
        watch = FrameWatch(self.display, (1150, 500, 40, 40), .01)
        watch.run()
        return sum(watch.frames[-1]) / len(watch.frames[-1]) < 128

    def style(self):
        for css, dark in (("body { background: #202020 !important; color: #eee !important }", True),
                          ("", False)):
            if self.liferea.set_style(css):
                self.check(wait_for(lambda: self.page_is_dark() == dark),
                           f"another style makes the page {'dark' if dark else 'light again'}")
            self.wait(r"^11 papers: ", "and the annotations stay")

    def switching(self):
        self.liferea.enable(False)
        self.wait_gone("disabling removes all annotations")
        self.check(not self.liferea.shows("papers: "), "and the summary")
        self.liferea.enable()
        self.wait(r"^11 papers: ", "enabling brings them back")

        before = len(self.liferea.log())
        for cycle in range(CYCLES):
            for enabled, word in ((False, "disabled"), (True, "enabled")):
                self.liferea.enable(enabled)
                if not wait_for(lambda: self.liferea.log()[before:].count(f"liferea: {word}")
                                > cycle):
                    print(f"# cycle {cycle}: not {word}")
        self.wait(r"^11 papers: ", f"also after {CYCLES} times")
        log = self.liferea.log()[before:]
        self.check(log.count("liferea: enabled") == CYCLES and
                   not re.search("WARNING|CRITICAL", log), "without a warning")

    def other_items(self):
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: "beans are up" in self.liferea.text()), "a blog is shown")
        time.sleep(.5)
        self.check(not self.liferea.shows(STATE) and not self.liferea.shows("papers: "),
                   "and is left alone")
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: any("Hostile" in text for _, _, text in self.liferea.page())),
                   "a hostile item of 1 MB is shown")
        self.liferea.go("next-unread-item")
        self.wait(r"^3 papers: ", "and the next digest is annotated")

    def single_paper(self):
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: "Adam: A Method" in self.liferea.text() and
                            any(role == "combo box" and name == "new"
                                for role, name, _ in self.liferea.page())),
                   "an item that is one paper is annotated at its head")
        self.check(not self.liferea.shows("papers?: "), "without a summary")

    def feed_page(self):
        self.liferea.show_feed_page("Daily Papers")
        self.check(wait_for(lambda: "Two sample digests" in self.liferea.text()),
                   "the page of a feed is shown")
        self.check(not self.annotated() and not self.liferea.shows("papers: "),
                   "and is left alone")

    def leaving(self):
        self.check(self.liferea.quit() == 0, "Liferea ends as it should")
        log = self.liferea.log()
        self.check(not self.liferea.complaints(), "nothing was complained about")
        if re.search("WARNING|CRITICAL", log):
            print("".join(f"# {line}\n" for line in log.splitlines()
                          if re.search("WARNING|CRITICAL", line)))
        for what, pattern in (("in a handler of the host", r"load-changed \d took ([\d.]+) ms"),
                              ("in a slice of items", r"a slice of items took ([\d.]+) ms"),
                              ("until the script was done", r"script done after ([\d.]+) ms")):
            times = [float(found) for found in re.findall(pattern, log)]
            if times:
                print(f"# {what}: median {sorted(times)[len(times) // 2]} ms,"
                      f" longest {max(times)} ms, {len(times)} times")

    def close(self):
        if self.failed:
            print(self.liferea.log(), file=sys.stderr)
        self.liferea.close()

    def run(self):
        for step in (self.arrival, self.first_digest, self.edited_rules, self.broken_rules,
                     self.filters, self.why, self.keyboard, self.decisions, self.muting,
                     self.second_digest, self.picture, self.settings, self.reopening, self.look_ups,
                     self.other_process, self.first_paint,
                     self.reader_mode, self.reader_menu, self.layout, self.style, self.switching,
                     self.other_items, self.web_page, self.feed_page, self.single_paper,
                     self.leaving):
            print("# feature:", step.__name__.replace("_", " "))
            step()
        print(f"1..{self.number}")
        return 1 if self.failed else 0


def main():
    missing = [name for name in ("liferea", "Xvfb", "dbus-run-session", "gdbus", "xdotool", "import")
               if shutil.which(name) is None]
    if missing:
        print(f"1..0 # SKIP no {', '.join(missing)}")
        return 0
    reexec_in_own_bus()
    plugin, samples, *glossator = (Path(argument).resolve() for argument in sys.argv[1:])
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="glossator-e2e-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        display = Display()
        stack.callback(display.close)
        scenario = Scenario(plugin, samples, display.name, home, *glossator)
        stack.callback(scenario.close)
        return scenario.run()


sys.exit(main())
