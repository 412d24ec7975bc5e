# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of all programs share: checks that go on from each other, told as TAP."""
import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from reader_session import Display, reexec_in_own_bus

MOST_LINES = 400
# the folder for pictures, if any are wanted
PICTURES = "GLOSSATOR_PICTURES"


class Tap:
    """Tells what came of checks, in their order."""

    def __init__(self):
        self.number = 0
        self.failed = False

    def tell(self, passed, name, details=()):
        """Tells of a check; the lines of `details` if it failed."""
        self.number += 1
        self.failed = self.failed or not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}", flush=True)
        if not passed:
            print("".join(f"#   {line}\n" for line in list(details)[:MOST_LINES]), end="", flush=True)

    def skip(self, name, why):
        """Leaves out what this host has not."""
        self.number += 1
        print(f"ok {self.number} {name} # SKIP {why}", flush=True)

    def end(self):
        """Says how many checks there were; gives the exit status of the test."""
        print(f"1..{self.number}")
        return 1 if self.failed else 0


class Scenario(Tap):
    """Checks in steps, each of which is a feature."""

    # the programs that it needs
    needed = ("Xvfb", "dbus-run-session", "gdbus", "xdotool")
    display_size = "1280x900x24"
    # the names of the methods that are run
    steps = ()
    # before the name of each feature
    area = ""

    def shown(self):
        """The lines that help to understand why a check failed."""
        return ()

    def check(self, passed, name):
        self.tell(passed, name, () if passed else self.shown())

    def take_picture(self, path):
        """Takes a picture of what is shown."""

    def picture(self, name):
        if PICTURES in os.environ:
            self.take_picture(Path(os.environ[PICTURES]) / f"{name}.png")

    def close(self):
        """Ends all that was started."""

    def run(self):
        names = [self.area + step.replace("_", " ") for step in self.steps]
        print("# features:", ", ".join(names))
        for step, name in zip(self.steps, names):
            print("# feature:", name)
            getattr(self, step)()
        return self.end()


def has_programs(names):
    """Whether there are all that a test needs; tells that it is skipped if not."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        print(f"1..0 # SKIP no {', '.join(missing)}")
    return not missing


@contextlib.contextmanager
def stage(size="1280x900x24"):
    """A new folder, and the name of a hidden display, for as long as they are needed."""
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="glossator-e2e-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        display = Display(size)
        stack.callback(display.close)
        yield home, display.name


def main(scenario):
    """Runs a scenario with the arguments of the program, which are paths; gives its exit status."""
    if not has_programs(scenario.needed):
        return 0
    reexec_in_own_bus()
    arguments = [Path(argument).resolve() for argument in sys.argv[1:]]
    with stage(scenario.display_size) as (home, display):
        with contextlib.closing(scenario(home, display, *arguments)) as running:
            return running.run()
