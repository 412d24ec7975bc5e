# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The preferences that a reader has opened, driven and read through AT-SPI."""
import re
from pathlib import Path

from accessible_tree import AccessibleTree
from accessible_window import AccessibleWindow
from reader_session import wait_for

TITLE = "Glossator Preferences"
SERVICE = "org.glossator.Glossator.Preferences"
PATH = "/" + SERVICE.replace(".", "/")


class OpenedPreferences(AccessibleWindow):
    """The window that `reader` opens."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader
        self.rules_path = reader.home / ".config/glossator/rules.ini"

    def _pid(self):
        """The number of its process, which has a name on the bus; None as long as there is none."""
        answer = self.reader.run("gdbus", "call", "--session", "-d", "org.freedesktop.DBus",
                                 "-o", "/org/freedesktop/DBus",
                                 "-m", "org.freedesktop.DBus.GetConnectionUnixProcessID", SERVICE,
                                 check=False)
        found = re.search(r"uint32 (\d+)", answer)
        return int(found[1]) if found else None

    def wait_open(self):
        pid = wait_for(self._pid, 30)
        self.tree = AccessibleTree(pid) if pid else None
        return wait_for(lambda: self.find("frame", TITLE), 30)

    def was_asked_for(self):
        """Whether the desktop was told that its user asked for the window."""
        environment = Path(f"/proc/{self.tree.pid}/environ").read_bytes()
        return b"\0DESKTOP_STARTUP_ID=" in b"\0" + environment

    def press(self, name):
        self.act(self.wait_find("push button", name))

    def write_field(self, name, text):
        self.write(self.wait_find("text", name), text)

    def field(self, name):
        """What stands in a field."""
        return self.wait_find("text", name).text

    def quit(self):
        """Closes the window as its user would; gives whether it went away."""
        self.reader.run("gdbus", "call", "--session", "-d", SERVICE, "-o", PATH,
                        "-m", "org.gtk.Actions.Activate", "quit", "[]", "{}", check=False)
        return wait_for(lambda: self._pid() is None)
