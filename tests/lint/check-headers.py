#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that every source file names its licence, and that C files begin as the style has it."""

import pathlib
import subprocess
import sys

SUFFIXES = {".c", ".h", ".js", ".css", ".py", ".sh"}
LICENCE = "SPDX-License-Identifier: LGPL-2.1-or-later"


def is_source(path):
    if path.suffix in SUFFIXES:
        return True
    if path.suffix or not path.is_file():
        return False
    return path.read_bytes()[:2] == b"#!"


def check(path):
    text = path.read_text(encoding="utf-8")
    if LICENCE not in "\n".join(text.splitlines()[:6]):
        yield f"{path}: no '{LICENCE}' in its first lines"
    if path.suffix == ".h" and "#pragma once" not in text:
        yield f"{path}: no #pragma once"
    if path.suffix == ".c" and "plugin" in path.parts and '#include "config.h"' not in text:
        yield f'{path}: no #include "config.h"'


def main():
    root = pathlib.Path(sys.argv[1])
    listed = subprocess.run(
        ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        check=True, capture_output=True, text=True).stdout
    paths = [root / name for name in listed.split("\0") if name]
    sources = [path for path in paths if path.exists() and is_source(path)]
    found = [line for path in sources for line in check(path)]
    print("\n".join(found) or f"{len(sources)} files")
    return 1 if found or not sources else 0


sys.exit(main())
