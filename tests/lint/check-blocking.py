#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that the preferences wait for no disk on their main thread: what does has a thread."""

import pathlib
import re
import sys

# what waits, of GLib and of the engine; the engine's own functions say so in their comments
WAITS = re.compile(
    r"\b(fopen|open|g_file_(get|set)_contents\w*|g_file_(load|replace)_contents|g_file_read|"
    r"g_spawn\w*_sync|g_subprocess_communicate|gls_files_\w+|gls_history_(?!store_|tally_|import_|expiry_|dup_default|decide_dup|\w+_(?:async|finish)\b)\w+|gls_rule_editor_save|"
    r"gls_rule_editor_new_from_file|gls_rule_set_new_from_file|gls_rule_stats_read|"
    r"gls_private_file_\w+|gls_settings_(set_|dup(?!_openalex))\w+)\(")
# files whose functions are called in a thread only
IN_THREAD = {"gls-rule-listing.c", "gls-trial-papers.c"}
# functions elsewhere that a thread runs
THREAD_FUNCTIONS = {"make_edit", "put_back", "import", "decide", "mark_seen", "move_history", "drop",
                    "gls_message_check_new"}
# settings that were read before they changed, and a watch of a folder that has just been opened
WAITED_FOR = {"settings_changed_cb", "opened_cb"}
# a function that is named so runs in a thread
THREAD_NAME = re.compile(r"_(thread|job)$")
FUNCTION = re.compile(r"^(\w+)\(")


def check(path):
    function = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if FUNCTION.match(line):
            function = FUNCTION.match(line)[1]
        elif (line.startswith("\t") and WAITS.search(line) and function not in THREAD_FUNCTIONS | WAITED_FOR
              and not THREAD_NAME.search(function or "")):
            yield f"{path}:{number}: {WAITS.search(line)[1]}() waits, and {function}() has no thread"


def main():
    folder = pathlib.Path(sys.argv[1]) / "plugin" / "preferences"
    found = [line for path in sorted(folder.glob("*.c")) if path.name not in IN_THREAD
             for line in check(path)]
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
