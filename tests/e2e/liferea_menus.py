# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The menu Tools of Liferea, and its list of plugins."""
from liferea_session import Liferea
from reader_session import wait_for

NETWORK = "org.freedesktop.NetworkManager"
DISCONNECTED = 20
ASIDE = ("1100", "700")


class LifereaWithMenus(Liferea):
    """Liferea whose menus are used, and its list of plugins."""

    def _open_tools(self):
        """Opens the menu Tools, and gives it."""
        if self.version < (2, 0):
            menu = self.find_first("menu", "Tools")
            place = self.atspi.Component.get_extents(menu, self.atspi.CoordType.SCREEN)
            self.run("xdotool", "mousemove", str(place.x + place.width // 2),
                     str(place.y + place.height // 2), "click", "1")
            return menu
        button = wait_for(lambda: self.find_first("push button", "Open Menu")).get_child_at_index(0)
        self.atspi.Action.do_action(next(self.inside(button, "toggle button")), 0)
        menu = wait_for(lambda: self.find_first("menu"))
        self.key("t")
        # to which the letter leads
        wait_for(lambda: self._entries(menu, "Discover"))
        return menu

    def _entries(self, menu, name):
        """The entries of a menu by name; 2.0 tells assistive technology no names, but the letter that
        is underlined, which is the first one."""
        def is_it(item):
            return name == item.get_name() or \
                item.get_attributes().get("keyshortcuts") == f"Alt+{name[0].lower()}"

        return [item for item in self.inside(menu, "menu item") if is_it(item)]

    def count_in_tools(self, name):
        """How many entries of a name the menu Tools has."""
        menu = self.find_first("menu", "Tools") if self.version < (2, 0) else self._open_tools()
        count = len(self._entries(menu, name))
        if self.version >= (2, 0):
            self.key("Escape", "Escape")
            wait_for(lambda: not self.find_first("menu"))
        return count

    def choose_in_tools(self, name):
        """Opens the menu Tools, and chooses an entry; gives whether there is one."""
        menu = self._open_tools()
        shown = wait_for(lambda: [item for item in self._entries(menu, name) if
                                  item.get_state_set().contains(self.atspi.StateType.SHOWING)], 5)
        return bool(shown) and self.atspi.Action.do_action(shown[0], 0)

    def go_offline(self):
        """Says that there is no network, as NetworkManager does: only then the plugin manager of 1.14
        and 1.15 opens without one."""
        from gi.repository import Gio, GLib

        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                      GLib.Variant("(su)", (NETWORK, 0)), None, Gio.DBusCallFlags.NONE, -1, None)
        bus.emit_signal(None, "/org/freedesktop/NetworkManager", NETWORK, "StateChanged",
                        GLib.Variant("(u)", (DISCONNECTED,)))
        bus.flush_sync(None)

    def configure_plugin(self, name):
        """Presses the button for the preferences of a plugin in Liferea's list of them; gives whether
        it can be pressed."""
        if self.version >= (2, 0):
            return self._configure_in_preferences(name)
        self.go_offline()
        # as long as Liferea does not know, there is an error in its log, and no window
        manager = wait_for(lambda: self.act("InstallPlugins") or
                           self.find_first("frame", "Plugin Installer"))
        table = next(self.inside(manager, "table"))
        rows = (table.get_child_at_index(i) for i in range(table.get_child_count()))
        row = next(row for row in rows if any(
            (row.get_child_at_index(i).get_name() or "").startswith(name + "\n")
            for i in range(row.get_child_count())))
        self.atspi.Table.add_row_selection(
            table, self.atspi.Table.get_row_at_index(table, row.get_index_in_parent()))
        button = next(self.inside(manager, "push button", "Preferences"))
        can_be_pressed = wait_for(lambda: button.get_state_set().contains(
            self.atspi.StateType.SENSITIVE), 5)
        # it stands over the menus, and no window manager can put it aside
        self.run("xdotool", "search", "--name", "Plugin Installer", "windowmove", *ASIDE)
        return can_be_pressed and self.atspi.Action.do_action(button, 0)

    def _configure_in_preferences(self, name):
        self.act("show-preferences")
        dialog = wait_for(lambda: self.find_first("dialog", "Liferea Preferences"))
        tab = next(self.inside(dialog, "page tab", "Plugins"))
        tab.get_parent().get_selection_iface().select_child(tab.get_index_in_parent())
        row = wait_for(lambda: next((
            row for row in self.inside(dialog, "list item")
            if any((label.get_name() or "") == name for label in self.inside(row, "label"))), None))
        done = self.atspi.Action.do_action(next(self.inside(row, "push button")), 0)
        self.atspi.Action.do_action(next(self.inside(dialog, "push button", "Close")), 0)
        return done
