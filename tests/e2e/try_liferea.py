#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opens Liferea on sample digests in a throw-away profile.

usage: try_liferea.py FOLDER-OF-THE-PLUGIN FOLDER-OF-SAMPLES [PICTURE]

On a display it stays open until it is closed. Without one, or when a picture is asked for, it runs
hidden, and prints the annotated text and the path of a picture.
"""
import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from liferea_session import Liferea
from reader_session import Display, has_display, reexec_in_own_bus, wait_for

PICTURE = "build/try/liferea.png"


def open_digests(liferea):
    """Opens the first digest, and then the second, which shares papers with it."""
    liferea.order = [("Daily Papers", "Daily papers, 11 March"),
                     ("Daily Papers", "Daily papers, 12 March")]
    liferea.start()
    if not wait_for(lambda: liferea.unread() == 2, 30):
        sys.exit("Liferea did not load the sample feed:\n" + liferea.log())
    liferea.go("next-unread-item")
    if not wait_for(lambda: liferea.shows("Attention.* new"), 15):
        sys.exit("the first digest was not annotated:\n" + liferea.log())
    liferea.go("next-unread-item")


def show_hidden(liferea, picture):
    open_digests(liferea)
    if not wait_for(lambda: liferea.shows("QLoRA.* new"), 15):
        sys.exit("the digest was not annotated:\n" + liferea.log())
    print(liferea.text())
    picture.parent.mkdir(parents=True, exist_ok=True)
    liferea.screenshot(picture)
    liferea.quit()
    print(f"\nA picture of the window is in {picture}")


def show_open(liferea):
    open_digests(liferea)
    print("Liferea shows the sample digests in a profile of its own; close it to end.\n"
          f"The rules are in {liferea.home}/.config/glossator/rules.ini: change them while you look.")
    liferea.process.wait()


def main():
    reexec_in_own_bus()
    plugin, samples = (Path(argument).resolve() for argument in sys.argv[1:3])
    hidden = len(sys.argv) > 3 or not has_display()
    with contextlib.ExitStack() as stack:
        home = tempfile.mkdtemp(prefix="glossator-try-")
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        display = None
        if hidden:
            display = Display()
            stack.callback(display.close)
        # in a tree of a build the preferences are beside the plugin
        programs = f"{plugin.parent / 'preferences'}:{os.environ['PATH']}"
        liferea = Liferea(home, plugin, [("Daily Papers", samples / "daily-papers.xml")],
                          display.name if hidden else None, environment={"PATH": programs})
        stack.callback(liferea.close)
        if hidden:
            show_hidden(liferea, Path(sys.argv[3] if len(sys.argv) > 3 else PICTURE).resolve())
        else:
            show_open(liferea)


main()
