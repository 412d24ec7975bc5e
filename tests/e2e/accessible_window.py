# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is found, read and done in the window of a GTK 4 program through assistive technology."""
import re
import time

from reader_session import wait_for


class AccessibleWindow:
    """The window of the program that `tree` asks; None as long as there is no program."""

    def __init__(self):
        self.tree = None

    def nodes(self, step=1):
        """What is showing, in the order of the screen, or with step -1 against it."""
        root = self.tree.read() if self.tree is not None else None
        return root.walk(step) if root is not None else iter(())

    def find_where(self, is_wanted, step=1):
        """The first node for which a function is true."""
        return next((node for node in self.nodes(step) if is_wanted(node)), None)

    def find(self, role, name=None, step=1):
        """The first node of a role and, if it is given, with a name that contains it."""
        return self.find_where(lambda node: node.role == role and
                               (name is None or name in node.name), step=step)

    def has_focus(self, node):
        """Whether something that was found has the focus now."""
        return node is not None and self.tree.refresh(node).has("FOCUSED")

    def wait_find(self, role, name=None, seconds=10, step=1):
        node = wait_for(lambda: self.find(role, name, step), seconds)
        if not node:
            raise RuntimeError(f"no {role} named {name}:\n{self.dump()}")
        return node

    def dump(self):
        return "\n".join(f"{node.role}: {node.name} | {node.text}" for node in self.nodes())

    def text_of(self, node):
        """The text of something that was found, as it is now."""
        return self.tree.refresh(node).text

    def shown(self):
        """All that is written in the window, a line for each."""
        # what has no name is named by its class
        lines = [line for node in self.nodes() for line in (node.name, node.text)
                 if line and not re.match("(Gtk|Adw|Gls)[A-Z]", line)]
        return "\n".join(dict.fromkeys(lines))

    def shows(self, *texts):
        shown = self.shown()
        return all(text in shown for text in texts)

    def write(self, node, text):
        """Puts another text into a field."""
        self.tree.write(node, text)

    def act(self, node):
        """Does what a button or an item does."""
        acted = self.tree.act(node)
        # GTK shows a button pressed for a quarter of a second before it does anything
        time.sleep(.3)
        return acted

    def place_of(self, node):
        """The middle of a node of the window, which stands at the corner of the display."""
        x, y, width, height = self.tree.refresh(node).place
        return x + width // 2, y + height // 2

    def size_of(self, node):
        return self.tree.refresh(node).place[2:]
