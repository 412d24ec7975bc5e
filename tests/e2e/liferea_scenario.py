# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of Liferea share: how they begin and end, and how they check what it shows.

A test is a Scenario whose steps go on from each other, in order; each is a feature. What a version of
Liferea has not is skipped by name. Its arguments are

    FOLDER-OF-THE-PLUGIN FOLDER-OF-SAMPLES [GLOSSATOR [GLOSSATOR-LOOKUP]]
"""
import contextlib
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "lookup"))
from liferea_feeds import Feeds, serve_web
from liferea_session import Liferea
from reader_session import Display, reexec_in_own_bus, wait_for
from servers import Server, paper

RULES = "[language-models]\nmatch=\"language model*\"\ncolour=blue\n"
# a state may be followed by the button of its menu
STATE = r"(new|seen .*|also in .*|same as #\d+)(: what to do)?$"


class Scenario:
    # the names of the methods that are run
    steps = ()
    # whether the second digest is left to a step
    second_later = False
    # none are those that the plugin makes
    rules = RULES

    def __init__(self, plugin, samples, display, home, glossator=None, lookup=None):
        port = serve_web()
        self.number = 0
        self.failed = False
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

    def check(self, passed, name):
        self.number += 1
        self.failed = self.failed or not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}", flush=True)
        if not passed:
            for line in self.liferea.shown():
                print(f"#   {line}")

    def skip(self, name, why):
        """Leaves out what this host has not."""
        self.number += 1
        print(f"ok {self.number} {name} # SKIP {why}", flush=True)

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
        steps = ["start", *self.steps, "leaving"]
        names = [step.replace("_", " ") for step in steps]
        print("# features:", ", ".join(names))
        for step, name in zip(steps, names):
            print("# feature:", name)
            getattr(self, step)()
        print(f"1..{self.number}")
        return 1 if self.failed else 0


def main(scenario):
    """Runs a scenario with the arguments of the program; gives its exit status."""
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
        running = scenario(plugin, samples, display.name, home, *glossator)
        stack.callback(running.close)
        return running.run()
