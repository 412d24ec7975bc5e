#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that all text is looked up in our own domain: in a host, the default one is the host's."""

import pathlib
import re
import sys

# each looks in the default domain, or names one by hand
LOOKUP = re.compile(r"(?<!\w)((?:g_)?(?:d|dc)?[np]{0,2}gettext2?)\s*\((?!\s*GETTEXT_PACKAGE\b)")
OTHER_HEADER = re.compile(r"#include <(?:glib/gi18n|libintl)\.h>")
MARKED = re.compile(r"(?<!\w)N?C?_\(")
HEADER = "#include <glib/gi18n-lib.h>"


def faults(path, text):
    for found in LOOKUP.finditer(text):
        yield found, f"{found[1]}(): expected _() or g_dngettext(GETTEXT_PACKAGE, ...)"
    for found in OTHER_HEADER.finditer(text):
        yield found, f"{found[0]}: expected {HEADER}"
    marked = MARKED.search(text)
    if path.suffix == ".c" and marked and HEADER not in text:
        yield marked, f"text to translate: expected {HEADER}"


def main():
    root = pathlib.Path(sys.argv[1])
    failed = False
    for path in sorted((root / "plugin").rglob("*.[ch]")):
        text = path.read_text(encoding="utf-8")
        for found, what in faults(path, text):
            line = text.count("\n", 0, found.start()) + 1
            print(f"{path.relative_to(root)}:{line}: {what}")
            failed = True
    return failed


sys.exit(main())
