# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The preferences that a reader has opened, driven and read through AT-SPI."""
from pathlib import Path

from reader_session import role_of, wait_for

TITLE = "Glossator Preferences"
SERVICE = "org.glossator.Glossator.Preferences"
PATH = "/" + SERVICE.replace(".", "/")


class OpenedPreferences:
    """The window that `reader` opens."""

    def __init__(self, reader):
        self.reader = reader
        self.rules_path = reader.home / ".config/glossator/rules.ini"

    def window(self):
        return self.reader.find_first("frame", TITLE)

    def was_asked_for(self):
        """Whether the desktop was told that its user asked for the window."""
        environment = Path(f"/proc/{self.window().get_process_id()}/environ").read_bytes()
        return b"\0DESKTOP_STARTUP_ID=" in b"\0" + environment

    def wait_open(self):
        return wait_for(self.window, 30)

    def nodes(self):
        """What is showing, in the order of the screen."""
        from gi.repository import GLib

        todo = [self.window()]
        while todo:
            node = todo.pop(0)
            try:
                # what is in something hidden is not hidden itself
                if node is not None and node.get_state_set().contains(
                        self.reader.atspi.StateType.VISIBLE):
                    yield node
                    todo[:0] = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except GLib.Error:
                # it went away while it was looked at
                continue

    def find(self, role, name):
        """The first that is showing of a role, with a name that contains another."""
        return next((node for node in self.nodes()
                     if role_of(node) == role and name in (node.get_name() or "")), None)

    def wait_find(self, role, name):
        node = wait_for(lambda: self.find(role, name))
        if not node:
            raise RuntimeError(f"no {role} named {name}:\n" + "\n".join(self.lines()))
        return node

    def press(self, name):
        self.reader.atspi.Action.do_action(self.wait_find("push button", name), 0)

    def write(self, field, text):
        self.reader.atspi.EditableText.set_text_contents(self.wait_find("text", field), text)

    def text_of(self, field):
        return self.reader.text_of(self.find("text", field))

    def lines(self):
        return [f"{role_of(node)}: {node.get_name()}" for node in self.nodes()]

    def shows(self, text):
        return any(text in line for line in self.lines())

    def quit(self):
        """Closes the window as its user would; gives whether it went away."""
        self.reader.run("gdbus", "call", "--session", "-d", SERVICE, "-o", PATH,
                        "-m", "org.gtk.Actions.Activate", "quit", "[]", "{}", check=False)
        return wait_for(lambda: self.window() is None)
