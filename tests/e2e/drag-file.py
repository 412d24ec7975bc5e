#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A window out of which a file can be dragged, as out of a file manager.

usage: drag-file.py X Y FILE
"""
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402


def main():
    x, y = (int(number) for number in sys.argv[1:3])
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    box = Gtk.EventBox()
    box.add(Gtk.Label(label=Path(sys.argv[3]).name))
    box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    box.drag_source_add_uri_targets()
    box.connect("drag-data-get", lambda _, context, data, *rest: data.set_uris(
        [Path(sys.argv[3]).as_uri()]))
    window.add(box)
    window.set_default_size(120, 60)
    window.move(x, y)
    window.show_all()
    Gtk.main()


main()
