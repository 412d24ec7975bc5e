#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that po/POTFILES.in lists exactly the files with text to translate, in order."""

import pathlib
import re
import sys

MARKED = re.compile(r"(?<![\w>])(_|N_|C_|NC_|ngettext|g_dngettext)\(")


def main():
    root = pathlib.Path(sys.argv[1])
    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    expected = sorted(
        [str(path.relative_to(root)) for path in (root / "plugin").rglob("*.c")
         if MARKED.search(path.read_text(encoding="utf-8"))]
        + [str(path.relative_to(root)) for folder in ("plugin", "data")
           for path in (root / folder).rglob("*.desktop.in")]
        + [str(path.relative_to(root)) for path in (root / "plugin").rglob("*.ui")]
        + [str(path.relative_to(root)) for path in (root / "data").rglob("*.metainfo.xml.in")])
    for name in sorted(set(expected) - set(listed)):
        print(f"po/POTFILES.in: {name} is missing")
    for name in sorted(set(listed) - set(expected)):
        print(f"po/POTFILES.in: {name} has nothing to translate")
    if listed != sorted(listed):
        print("po/POTFILES.in: not in alphabetical order")
    return 0 if listed == expected else 1


sys.exit(main())
