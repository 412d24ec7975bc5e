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

__all__ = ["WORLD", "GLib", "Gtk", "WebKit2", "run_tests"]


def run_tests(names, argument):
    """Runs the functions of a module whose names begin with test_, and tells of them as TAP; ends the
    program."""
    tests = [test for name, test in names.items() if name.startswith("test_")]
    failed = False

    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            passed = test(argument)
        except GLib.Error as error:
            print(f"# {error.message}")
            passed = False
        failed = failed or not passed
        print(f"{'ok' if passed else 'not ok'} {number} {test.__doc__}", flush=True)
    sys.exit(failed)
