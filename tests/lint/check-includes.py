#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that includes go in the one direction that plugin/README.md allows."""

import pathlib
import re
import sys

# what a folder of plugin/ may include besides itself
ALLOWED = {
    "core": set(),
    "files": {"core"},
    "view": {"core"},
    "lookup": {"core"},
    "liferea": {"core", "view"},
    "geary": {"core", "view"},
    "cli": {"core", "files"},
    "preferences": {"core", "files"},
}
# libraries that only some folders may see
LIBRARIES = {
    r"libsoup/": {"lookup"},
    r"(webkit|webkit2|jsc)/": {"view", "liferea", "geary"},
    r"(gtk/|adwaita)": {"preferences", "liferea", "geary"},
    r"gmime/": {"files"},
    r"libxml/": {"files"},
}


def check(path, folder):
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        own = re.match(r'#include "([^/"]+)/', line)
        if own and own[1] != folder and own[1] not in ALLOWED[folder]:
            yield f"{path}:{number}: {folder}/ may not include {own[1]}/"
        if re.match(r'#include "[^/"]+"', line) and '"config.h"' not in line:
            yield f"{path}:{number}: expected a path from plugin/"
        system = re.match(r"#include <([^>]+)>", line)
        for pattern, folders in LIBRARIES.items():
            if system and re.match(pattern, system[1]) and folder not in folders:
                yield f"{path}:{number}: {folder}/ may not include <{system[1]}>"


def main():
    root = pathlib.Path(sys.argv[1]) / "plugin"
    found = []
    for path in sorted(root.rglob("*.[ch]")):
        folder = path.relative_to(root).parts[0]
        if folder not in ALLOWED:
            found.append(f"{path}: add {folder}/ to the table of this check")
            continue
        found.extend(check(path, folder))
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
