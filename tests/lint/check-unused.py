#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that each function that a header declares is called by another file of the plugin.

One that only its own file calls is to be static, unless a test calls it too; one that only tests call
is to go."""

import collections
import pathlib
import re
import sys

NAME = re.compile(r"\bgls_\w+")
DECLARED = re.compile(r"^(gls_\w+)\(", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# called by macros of GLib and json-glib, or from a .ui file
BY_MACRO = re.compile(r"_(get_type|free|clear|ref|unref|quark)$")


def read(folder):
    return {path: COMMENT.sub("", path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("*.[ch]"))}


def count_names(sources):
    uses = collections.defaultdict(collections.Counter)
    for path, text in sources.items():
        for name in NAME.findall(text):
            uses[name][path] += 1
    return uses


def check(header, name, uses, definitions, tests):
    sources = [path for path in uses if path.suffix == ".c"]
    if any(path not in definitions for path in sources):
        return
    own = sum(uses[path] for path in sources) - len(definitions)
    if own > 0 and name not in tests:
        yield f"{header}: {name} is called by its own file only: make it static"
    elif own == 0:
        yield f"{header}: {name} is called by {'tests only' if name in tests else 'nobody'}"


def main():
    root = pathlib.Path(sys.argv[1])
    plugin = read(root / "plugin")
    uses = count_names(plugin)
    tests = count_names(read(root / "tests"))
    defined = collections.defaultdict(set)
    for path, text in plugin.items():
        for name in DECLARED.findall(text) if path.suffix == ".c" else []:
            defined[name].add(path)
    names = [(header, name) for header, text in plugin.items() if header.suffix == ".h"
             for name in DECLARED.findall(text) if defined[name] and not BY_MACRO.search(name)]
    found = [line for header, name in names
             for line in check(header, name, uses[name], defined[name], tests)]
    print("\n".join(found) or f"{len(names)} functions")
    return 1 if found or not names else 0


sys.exit(main())
