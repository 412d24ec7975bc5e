# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the tests of Geary share: how they begin and end, and how they check what it shows.

Their arguments are

    FOLDER-OF-THE-PLUGIN PLUGIN-PATH-MODULE OTHER-LAYOUT FOLDER-OF-DIGESTS [GLOSSATOR]

OTHER-LAYOUT is preloaded to make Geary lay out its plugins in another way.
"""
import os
import re
import sys

import checks
from checks import main
from digest_mails import PAPERS, make_digest
from geary_session import DISPLAY, NEEDED, Geary, Mailbox
from reader_session import wait_for

RULES = "[residual]\nmatch=residual\ncolour=blue\n"
SUMMARY = r"^\d+ papers?: "


class Scenario(checks.Scenario):
    needed = (*checks.Scenario.needed, *NEEDED, "import", "pdftotext")
    display_size = DISPLAY

    def __init__(self, home, display, plugin, loader, other_layout, digests, glossator=None):
        super().__init__()
        self.plugin = plugin
        self.loader = loader
        self.other_layout = other_layout
        self.digests = digests
        self.glossator = glossator
        self.display = display
        self.home = home
        for name in ("mailbox", "bin"):
            (home / name).mkdir()
        # dovecot serves mail as another user
        os.chmod(home, 0o755)
        self.mailbox = Mailbox(home / "mailbox")
        self.launched = home / "launched"
        self.set_working_preferences()
        self.geary = self.make_geary("geary")
        self.rules = self.geary.home / ".config/glossator/rules.ini"
        self.history = self.geary.home / ".local/share/glossator/history"

    def set_preferences(self, command):
        """Has a command run in place of the preferences."""
        program = self.home / "bin/glossator-preferences"
        program.write_text(f"#!/bin/sh\n{command}\n")
        program.chmod(0o755)

    def set_working_preferences(self):
        self.set_preferences(f'echo "opened $*" >>{self.launched}')

    def make_geary(self, name, enabled=True, **environment):
        return Geary(self.home / name, self.plugin, self.loader, self.mailbox, self.display,
                     enabled=enabled,
                     environment={"G_MESSAGES_DEBUG": "glossator",
                                  "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
                                  **environment})

    def shown(self):
        return (part for page in self.geary.pages() for part in page)

    def take_picture(self, path):
        self.geary.screenshot(path)

    def wait(self, pattern, name, seconds=15):
        self.check(wait_for(lambda: self.geary.shows(pattern), seconds), name)

    def recorded(self, title):
        return any(title in path.read_text(errors="replace")
                   for path in self.history.glob("*.seen"))

    def our_bars(self):
        return len(self.geary.info_bars("Glossator"))

    # the first and the last step of all

    def start(self):
        self.geary.start()
        # the words differ between versions of Dovecot
        self.check(wait_for(lambda: re.search(r"(Login|Logged in): user=<test>", (
                       self.mailbox.home / "dovecot.log").read_text()), 30),
                   "Geary reads the mailbox")
        self.mailbox.deliver(make_digest("Daily Papers", "daily-1", PAPERS))
        self.wait(r"^3 papers: 3 new", "a mail in HTML is annotated when it is shown", 40)
        self.wait(r"^Deep Residual Learning for Image Recognition,? .*new$",
                  "each title is followed by its state")
        self.check(wait_for(lambda: len(self.geary.info_bars("3 papers: 3 new")) == 1),
                   "an info bar has the counts")
        self.check(wait_for(lambda: self.recorded("Auto-Encoding")), "the papers are recorded")

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
        self.steps = ("start", *self.steps)
        return super().run()


__all__ = ["RULES", "SUMMARY", "Scenario", "main"]
