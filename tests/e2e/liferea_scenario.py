# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of Liferea share: how they begin and end, and how they check what it shows.

A test is a Scenario whose steps go on from each other, in order; each is a feature. What a version of
Liferea has not is skipped by name. Its arguments are

    FOLDER-OF-THE-PLUGIN FOLDER-OF-SAMPLES [GLOSSATOR [GLOSSATOR-LOOKUP]]
"""
import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "lookup"))
import checks
from checks import main
from liferea_feeds import Feeds, serve_web
from liferea_session import Liferea
from reader_session import wait_for
from servers import Server, paper

RULES = "[language-models]\nmatch=\"language model*\"\ncolour=blue\n"
# a state may be followed by the button of its menu
STATE = r"(new|seen .*|also in .*|same as #\d+)(: what to do)?$"


class Scenario(checks.Scenario):
    needed = (*checks.Scenario.needed, "liferea", "import")
    # whether the second digest is left to a step
    second_later = False
    # none are those that the plugin makes
    rules = RULES

    def __init__(self, home, display, plugin, samples, glossator=None, lookup=None):
        super().__init__()
        port = serve_web()
        self.display = display
        self.glossator = glossator
        self.lookup = lookup
        self.sources = Server([paper("Attention Is All You Need", arxiv="1706.03762", citations=4321)])
        source = home / "source"
        source.mkdir()
        self.feeds = Feeds(source, samples, port, self.second_later)
        self.liferea = Liferea(
            home / "home", plugin, self.feeds.all, display,
            environment={"G_MESSAGES_DEBUG": "glossator",
                         "GLOSSATOR_LOOKUP_BASE": self.sources.base,
                         "GLOSSATOR_LOOKUP_PROGRAM": str(lookup)},
            # the layout follows the shape of the window
            settings={"default-view-mode": "2", "browse-inside-application": "true",
                      "proxy-port": str(port)})
        self.liferea.order = self.feeds.order
        self.config = self.liferea.home / ".config/glossator/rules.ini"
        self.settings_file = self.config.with_name("settings.ini")
        self.history = self.liferea.home / ".local/share/glossator/history"
        if self.rules is not None:
            self.config.parent.mkdir(parents=True)
            self.write_rules(self.rules)

    def shown(self):
        return self.liferea.shown()

    def take_picture(self, path):
        self.liferea.screenshot(path)

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

    def press(self, role, name):
        pressed = wait_for(lambda: self.liferea.press(role, name))
        if not pressed:
            print(f"# no {role} named {name}")
        return pressed

    def badge(self):
        """How many papers the list says are new in the second digest; None if it does not say."""
        found = re.match(r"Daily papers, 12 March.* (\d+) new\s*$", self.headline(), re.S)
        return found and found[1]

    def headline(self):
        """What the list says of the second digest."""
        return next((cell for cell in self.liferea.cells()
                     if cell.startswith("Daily papers, 12 March")), "")

    # the first and the last step of all

    def start(self):
        self.liferea.start()
        if not wait_for(lambda: self.liferea.unread() == self.feeds.count, 30):
            print("Bail out! Liferea did not load the feeds")
            print(self.liferea.log(), file=sys.stderr)
            sys.exit(1)
        self.check(wait_for(lambda: self.recorded("Auto-Encoding")),
                   "a digest that is not opened is recorded as arrived")

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
        self.steps = ("start", *self.steps, "leaving")
        return super().run()


__all__ = ["RULES", "STATE", "Scenario", "main"]
