# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""WebKit for the tests of the scripts; where there is none, or no display, they are skipped."""
import sys

try:
    import gi

    gi.require_version("Gtk", "3.0")
    for version in ("4.1", "4.0"):
        if version in gi.Repository.get_default().enumerate_versions("WebKit2"):
            gi.require_version("WebKit2", version)
            break
    from gi.repository import GLib, Gtk, WebKit2

    if not Gtk.init_check([])[0]:
        raise ImportError("no display")
except (ImportError, ValueError) as error:
    print(f"1..0 # SKIP {error}")
    sys.exit(0)

WORLD = "glossator"

__all__ = ["WORLD", "GLib", "Gtk", "WebKit2"]
