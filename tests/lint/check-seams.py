#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that what depends on the version of a host stands in the seams alone.

What differs between hosts is asked for when it runs, so that one module serves all of them: in the
folders of the adapters and the view no line is compiled or left out, but in one header.
"""

import pathlib
import re
import sys

FOLDERS = ("geary", "liferea", "view")
SEAMS = {"view/gls-webkit.h", "liferea/liferea-abi.h"}


def main():
    root = pathlib.Path(sys.argv[1]) / "plugin"
    found = []
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.[ch]")):
        if str(path.relative_to(root)) in SEAMS:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r"\s*#\s*(if|ifdef|ifndef|elif)\b", line):
                found.append(f"{path}:{number}: ask for it when it runs, not when it is compiled")
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
