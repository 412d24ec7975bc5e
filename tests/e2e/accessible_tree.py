# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a GTK 4 program shows, as assistive technology has it.

The library of AT-SPI asks one question at a time and waits for its reply; a window has thousands of
them. Here the questions about all that is equally deep in the tree are asked at once, and what has no
size, such as a page that is not in view, is not looked into.
"""
from reader_session import OLDER_ROLES

ROOT = "/org/a11y/atspi/accessible/root"
INTERFACE = "org.a11y.atspi."
ACCESSIBLE = INTERFACE + "Accessible"
# a main thread that is busy longer than that is broken, in ms
PATIENCE = 20000
# what has nothing in it that is looked for
LEAVES = ("label", "image", "scroll bar", "separator", "check box")
# what has a text beside its name
WRITTEN = ("label", "text", "entry", "spin button", "password text")


class Accessible:
    """One of the things that are shown, as it was when it was asked for."""

    def __init__(self, tree, path):
        self.tree = tree
        self.path = path
        # it never changes
        self.role = tree.roles.get(path, "")
        self.name = ""
        self.text = ""
        self.states = 0
        self.is_shown = True
        # x, y, width and height in its window, in pixels
        self.place = (0, 0, 0, 0)
        self.children = []

    def has(self, state):
        """Whether it has a state, named as in Atspi.StateType."""
        return bool(self.states >> int(getattr(self.tree.atspi.StateType, state)) & 1)

    def walk(self, step=1):
        """It and what is in it, in the order of the screen, or with step -1 against it."""
        todo = [self]
        while todo:
            node = todo.pop(0)
            yield node
            todo[:0] = node.children[::step]


class AccessibleTree:
    """Asks a process what it shows, and has things done in it."""

    def __init__(self, pid):
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, Gio, GLib

        self.pid = pid
        self.atspi = Atspi
        self.gio = Gio
        self.glib = GLib
        self.context = GLib.MainContext.default()
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                     None, None, Gio.DBusCallFlags.NONE, PATIENCE, None).unpack()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.owner = None
        # by path
        self.roles = {}
        self.name_of = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        self.in_window = GLib.Variant("(u)", (int(Atspi.CoordType.WINDOW),))

    def _ask(self, questions):
        """Asks (path, interface, method, arguments, function) all at once; a function is given the
        reply, and is not called without one."""
        n_open = len(questions)

        def take_reply(bus, result, function):
            nonlocal n_open
            n_open -= 1
            try:
                function(*bus.call_finish(result).unpack())
            except self.glib.Error:
                # it is gone, or has no such side
                pass

        for path, interface, method, arguments, function in questions:
            self.bus.call(self.owner, path, interface, method, arguments, None,
                          self.gio.DBusCallFlags.NONE, PATIENCE, None, take_reply, function)
        while n_open > 0:
            self.context.iteration(True)

    def _call(self, owner, path, interface, method, arguments=None):
        return self.bus.call_sync(owner, path, interface, method, arguments, None,
                                  self.gio.DBusCallFlags.NONE, PATIENCE, None).unpack()

    def find_owner(self):
        """Finds the process on the bus of assistive technology; it comes there with its window."""
        known, = self._call("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")
        for owner, _ in known:
            number, = self._call("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                 self.glib.Variant("(s)", (owner,)))
            if number == self.pid:
                self.owner = owner
        return self.owner

    def _look_at(self, nodes):
        """What is asked of each of them; children are known after."""
        questions = []
        for node in nodes:
            def set_role(number, node=node):
                role = self.atspi.role_get_name(self.atspi.Role(number))
                node.role = self.roles[node.path] = OLDER_ROLES.get(role, role)

            def set_states(words, node=node):
                node.states = words[0] | words[1] << 32

            def set_extents(place, node=node):
                node.place = place
                node.is_shown = place[2] > 0 and place[3] > 0

            def set_children(children, node=node):
                node.children = [Accessible(self, path) for owner, path in children
                                 if owner == self.owner]

            def set_name(name, node=node):
                node.name = name

            if not node.role:
                questions.append((node.path, ACCESSIBLE, "GetRole", None, set_role))
            if node.role not in LEAVES:
                questions.append((node.path, ACCESSIBLE, "GetChildren", None, set_children))
            questions += [
                (node.path, ACCESSIBLE, "GetState", None, set_states),
                (node.path, "org.freedesktop.DBus.Properties", "Get", self.name_of, set_name),
                (node.path, INTERFACE + "Component", "GetExtents", self.in_window, set_extents)]
        self._ask(questions)

    def _read_texts(self, nodes):
        questions = []
        for node in nodes:
            def set_text(text, node=node):
                node.text = text

            questions.append((node.path, INTERFACE + "Text", "GetText",
                              self.glib.Variant("(ii)", (0, -1)), set_text))
        self._ask(questions)

    def read(self):
        """All that is shown now, from the program down."""
        if self.owner is None and self.find_owner() is None:
            return None
        root = Accessible(self, ROOT)
        level = [root]
        written = []
        while level:
            self._look_at(level)
            for node in level:
                if not node.is_shown or not (node is root or node.has("VISIBLE")):
                    node.is_shown = False
                    node.children = []
            written += [node for node in level if node.is_shown and node.role in WRITTEN]
            level = [child for node in level for child in node.children]
        self._read_texts(written)
        for node in list(root.walk()):
            node.children = [child for child in node.children if child.is_shown]
        return root

    def refresh(self, node):
        """What something is now; it may be gone."""
        now = Accessible(self, node.path)
        self._look_at([now])
        self._read_texts([now])
        return now

    def act(self, node):
        """Does what a button or an item does; tells whether it does anything."""
        try:
            self._call(self.owner, node.path, INTERFACE + "Action", "DoAction",
                       self.glib.Variant("(i)", (0,)))
        except self.glib.Error:
            return False
        return True

    def write(self, node, text):
        """Puts another text into a field."""
        self._call(self.owner, node.path, INTERFACE + "EditableText", "SetTextContents",
                   self.glib.Variant("(s)", (text,)))
