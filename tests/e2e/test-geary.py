#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the real Geary with the plugin in it, on a real mailbox, and reads back what it shows.

usage: test-geary.py FOLDER-OF-THE-PLUGIN PLUGIN-PATH-MODULE FOLDER-OF-DIGESTS

The checks go on from each other, in order; prints TAP.
"""
import contextlib
import html
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from geary_session import Geary, Mailbox, make_mail
from reader_session import Display, reexec_in_own_bus, wait_for

CYCLES = 50
BUTTON = "Preferences of Glossator"
RULES = "[residual]\nmatch=residual\ncolour=blue\n"
# places in a window of 1480 x 960: the newest conversation of the list
FIRST_ROW = (520, 110)
PAPERS = (
    ("2312.00752", "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
     "State space models whose parameters depend on the input can choose what they remember. They "
     "are as good as transformers and cost less on long sequences."),
    ("1512.03385", "Deep Residual Learning for Image Recognition",
     "Layers that learn the difference to their input let very deep networks be trained. They win "
     "the image recognition contests of their year."),
    ("1312.6114", "Auto-Encoding Variational Bayes",
     "A network proposes the hidden cause of each example and another rebuilds the example from "
     "it. Both are trained by gradients through a sampling step."),
)
OTHERS = (
    ("1706.03762", "Attention Is All You Need",
     "A translator that has neither recurrence nor convolution looks at all words at once. It "
     "trains faster and translates better than those before it."),
    PAPERS[1],
)


def paragraphs(papers):
    return "".join(f'<h3><a href="https://huggingface.co/papers/{number}">{html.escape(title)}</a></h3>'
                   f"<p>{html.escape(abstract)}</p>" for number, title, abstract in papers)


def page(papers, head="", before=""):
    return f"<html><head>{head}</head><body>{before}<h1>Daily Papers</h1>{paragraphs(papers)}</body></html>"


def listing(papers):
    """A mail of arXiv's: plain text, in its own layout."""
    rule = "-" * 78
    entries = "".join(f"\\\\\narXiv:{number}\nDate: Mon, 18 May 2020 18:08:26 GMT   (57kb,D)\n\n"
                      f"Title: {title}\nAuthors: A. Author\nCategories: cs.LG\n\\\\\n  {abstract}\n"
                      f"\\\\ ( https://arxiv.org/abs/{number} ,  57kb)\n{rule}\n"
                      for number, title, abstract in papers)
    return f"{rule}\n{rule}\n Submissions to:\nMachine Learning\n received from  Wed 20 May\n{rule}\n{entries}"


class Scenario:
    def __init__(self, plugin, loader, digests, display, home):
        self.number = 0
        self.failed = False
        self.digests = digests
        for name in ("mailbox", "geary", "bin"):
            (home / name).mkdir()
        # dovecot serves mail as another user
        os.chmod(home, 0o755)
        self.mailbox = Mailbox(home / "mailbox")
        self.launched = home / "launched"
        program = home / "bin/glossator-preferences"
        program.write_text(f"#!/bin/sh\necho opened >>{self.launched}\n")
        program.chmod(0o755)
        self.geary = Geary(home / "geary", plugin, loader, self.mailbox, display,
                           environment={"G_MESSAGES_DEBUG": "glossator",
                                        "PATH": f"{home / 'bin'}:{os.environ['PATH']}"})
        self.rules = self.geary.home / ".config/glossator/rules.ini"
        self.history = self.geary.home / ".local/share/glossator/history"

    def check(self, passed, name):
        self.number += 1
        self.failed = self.failed or not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}", flush=True)
        if not passed:
            for line in self.geary.pages():
                print(f"#   {line}")
            self.geary.screenshot(f"/tmp/geary-failed-{self.number}.png")

    def wait(self, pattern, name, seconds=15):
        self.check(wait_for(lambda: self.geary.shows(pattern), seconds), name)

    def recorded(self, title):
        return any(title in path.read_text(errors="replace")
                   for path in self.history.glob("*.seen"))

    def open_newest(self, pattern):
        """Opens the conversation at the top of the list, once it is there."""
        def is_open():
            self.geary.click(*FIRST_ROW)
            return wait_for(lambda: self.geary.shows(pattern), 2)

        return wait_for(is_open, 20)

    # the scenario

    def html_mail(self):
        self.geary.start()
        self.check(wait_for(lambda: "Login: user=<test>" in
                            (self.mailbox.home / "dovecot.log").read_text(), 30),
                   "Geary reads the mailbox")
        self.mailbox.deliver(make_mail("Daily Papers", "daily-1", "see the other part",
                                       page(PAPERS)))
        self.wait(r"^3 papers: 3 new", "a mail in HTML is annotated when it is shown", 40)
        self.wait(r"^Deep Residual Learning for Image Recognition .*new$",
                  "each title is followed by its state")
        self.check(wait_for(lambda: self.geary.find("label", "3 papers: 3 new")),
                   "an info bar has the counts")
        self.check(wait_for(lambda: self.recorded("Auto-Encoding")), "the papers are recorded")

    def edited_rules(self):
        new = self.rules.with_suffix(".new")
        new.write_text(RULES)
        new.replace(self.rules)
        self.wait(r"Image Recognition residual new$", "edited rules change what is on screen")

    def arrival(self):
        self.mailbox.deliver(make_mail("cs daily Subj-class mailing 100007 3", "listing-1",
                                       listing(OTHERS), sender="no-reply@arxiv.org"))
        self.check(wait_for(lambda: self.recorded("Attention Is All You Need"), 40),
                   "a mail that is not opened is recorded as arrived")
        self.check(not self.geary.shows("Attention Is All You Need"), "while another one is shown")

    def text_mail(self):
        self.check(self.open_newest("Attention Is All You Need"), "a mail in plain text is shown")
        self.wait(r"^2 papers: ", "and annotated")
        self.wait(r"Attention Is All You Need .*new", "a paper is new")
        self.wait(r"Image Recognition residual seen .* in Daily Papers",
                  "a paper of the first mail is seen, and where")

    def thread(self):
        quote = f"<p>Have a look at these.</p><blockquote type=cite>{paragraphs(PAPERS)}</blockquote>"
        self.mailbox.deliver(make_mail("Re: Daily Papers", "reply-1", "Have a look.",
                                       f"<html><body>{quote}</body></html>",
                                       sender="Friend <friend@example.org>",
                                       references="daily-1"))
        self.check(self.open_newest("Have a look at these"), "a reply is shown in its thread")
        time.sleep(1)
        pages = [page for page in self.geary.pages() if any("Have a look" in text for text in page)]
        self.check(len(pages) == 1 and not any(re.search("papers: |residual (new|seen)", text)
                                               for text in pages[0]),
                   "what it quotes is left alone")

    def forward(self):
        sample = (self.digests / "google-scholar/forward-without-classes.eml").read_bytes()
        self.mailbox.deliver(sample)
        self.check(self.open_newest(r"papers?: "), "a forwarded alert is annotated")

    def hostile(self):
        head = ("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                "'none'; script-src 'none'\"><script>document.title = 'run'</script>"
                "<style>.glossator { display: none !important }</style>")
        mail = make_mail("Hostile", "hostile-1", "see the other part",
                         page(PAPERS[:2], head, "<img src=x onerror=\"document.body.textContent=''\">"))
        self.mailbox.deliver(mail)
        self.check(self.open_newest(r"^2 papers: 2 seen"),
                   "a mail with a policy and scripts of its own is annotated")

    def preferences(self):
        self.geary.run("gapplication", "action", "org.gnome.Geary", "glossator-preferences")
        self.check(wait_for(self.launched.exists), "the action opens the preferences")
        self.geary.act("preferences")
        tab = wait_for(lambda: self.geary.find("radio button", "Plugins"))
        tab[0].get_action_iface().do_action(0)
        button = wait_for(lambda: self.geary.find("push button", BUTTON))
        self.check(bool(button), "Geary's own preferences have a button for them")
        self.launched.unlink()
        button[0].get_action_iface().do_action(0)
        self.check(wait_for(self.launched.exists), "which opens them")

    def switch(self):
        """The switch of the plugin among Geary's preferences: it is beside our button."""
        buttons = self.geary.find("push button", BUTTON)
        row = buttons[0].get_parent() if buttons else None
        while row is not None:
            switches = self.geary.inside(row, "toggle button")
            if switches:
                return switches[0]
            row = row.get_parent()
        return None

    def switching(self):
        switch = wait_for(self.switch)
        self.check(bool(switch), "the plugin has a switch")
        if not switch:
            return
        before = len(self.geary.log())
        memory = []
        for cycle in range(CYCLES):
            for word in ("disabled", "enabled"):
                switch.get_action_iface().do_action(0)
                done = wait_for(lambda: self.geary.log()[before:].count(f"geary: {word}") > cycle)
                if not done:
                    print(f"# cycle {cycle}: not {word}")
                if cycle == 0:
                    shown = word == "enabled"
                    self.check(wait_for(lambda: self.geary.shows(r"^2 papers: ") == shown),
                               f"{word}, what is open is {'annotated' if shown else 'bare'}")
            memory.append(self.geary.memory())
        self.wait(r"^2 papers: ", f"also after {CYCLES} times")
        print(f"# memory after 10 and after {CYCLES} times: {memory[9]} and {memory[-1]} KiB")

    def leaving(self):
        self.check(self.geary.quit() == 0, "Geary ends as it should")
        log = self.geary.log()
        self.check(not re.search(r"\[(wrn|crt|err)\][^\n]*glossator:", log) and
                   "GLib-GObject-CRITICAL" not in log, "nothing was complained about")
        for what, pattern in (("in a handler of the host", r"load-changed took ([\d.]+) ms"),
                              ("until the script was done", r"script done after ([\d.]+) ms")):
            times = [float(found) for found in re.findall(pattern, log)]
            if times:
                print(f"# {what}: median {sorted(times)[len(times) // 2]} ms,"
                      f" longest {max(times)} ms, {len(times)} times")

    def close(self):
        if self.failed:
            print(self.geary.log(), file=sys.stderr)
        self.geary.close()
        self.mailbox.close()

    def run(self):
        for step in (self.html_mail, self.edited_rules, self.arrival, self.text_mail, self.thread,
                     self.forward, self.hostile, self.preferences, self.switching, self.leaving):
            print("# feature:", step.__name__.replace("_", " "))
            step()
        print(f"1..{self.number}")
        return 1 if self.failed else 0


def main():
    missing = [name for name in ("geary", "Xvfb", "dbus-run-session", "gdbus", "xdotool", "import",
                                 "/usr/sbin/dovecot", "gnome-keyring-daemon", "secret-tool")
               if shutil.which(name) is None]
    if missing:
        print(f"1..0 # SKIP no {', '.join(missing)}")
        return 0
    reexec_in_own_bus()
    plugin, loader, digests = (Path(argument).resolve() for argument in sys.argv[1:4])
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="glossator-e2e-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        display = Display("1500x1000x24")
        stack.callback(display.close)
        scenario = Scenario(plugin, loader, digests, display.name, home)
        stack.callback(scenario.close)
        return scenario.run()


sys.exit(main())
