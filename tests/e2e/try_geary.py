#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opens Geary on a mailbox with sample digests, in a throw-away profile.

usage: try_geary.py FOLDER-OF-THE-PLUGIN PLUGIN-PATH-MODULE FOLDER-OF-SAMPLES [PICTURE]

On a display it stays open until it is closed. Without one, or when a picture is asked for, it runs
hidden, and prints the annotated text and the path of a picture.
"""
import contextlib
import os
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from digest_mails import make_mail, redate
from geary_session import DISPLAY, FIRST_ROW, SECOND_ROW, Geary, Mailbox
from reader_session import Display, has_display, reexec_in_own_bus

PICTURE = "build/try/geary.png"


def fill(mailbox, samples):
    """Puts the sample mail of arXiv's into a mailbox, and each item of the sample feed as a mail."""
    items = list(ElementTree.parse(samples / "daily-papers.xml").iter("item"))
    mailbox.deliver(redate((samples / "arxiv-listing.eml").read_bytes()))
    # the newest is the first in the feed, and what comes last into the mailbox
    for item in reversed(items):
        mailbox.deliver(make_mail(item.findtext("title"), item.findtext("guid"), "see the other part",
                                  f"<html><body>{item.findtext('description')}</body></html>"))


def open_digests(geary):
    """Opens the first digest, and then the second, which shares papers with it."""
    geary.start()
    for pattern, row in ((r"^11 papers: ", FIRST_ROW), (r"^12 papers: .* seen", SECOND_ROW)):
        if not geary.open_row(pattern, row, 60):
            sys.exit("a mail was not annotated:\n" + geary.text())


def show_hidden(geary, picture):
    open_digests(geary)
    print(geary.text())
    picture.parent.mkdir(parents=True, exist_ok=True)
    geary.screenshot(picture)
    geary.quit()
    print(f"\nA picture of the window is in {picture}")


def show_open(geary):
    open_digests(geary)
    print("Geary shows the sample mails in a profile of its own; close it to end.\n"
          f"The rules are in {geary.home}/.config/glossator/rules.ini: change them while you look.")
    geary.process.wait()


def main():
    reexec_in_own_bus()
    plugin, loader, samples = (Path(argument).resolve() for argument in sys.argv[1:4])
    hidden = len(sys.argv) > 4 or not has_display()
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="glossator-try-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        # the mailbox is served by another user
        os.chmod(home, 0o755)
        (home / "mailbox").mkdir()
        mailbox = Mailbox(home / "mailbox")
        stack.callback(mailbox.close)
        fill(mailbox, samples)
        display = None
        if hidden:
            display = Display(DISPLAY)
            stack.callback(display.close)
        geary = Geary(home / "geary", plugin, loader, mailbox, display.name if hidden else None)
        stack.callback(geary.close)
        if hidden:
            show_hidden(geary, Path(sys.argv[4] if len(sys.argv) > 4 else PICTURE).resolve())
        else:
            show_open(geary)


main()
