#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks the layout of C files with clang-format, of the version that the style was written for."""

import pathlib
import re
import shutil
import subprocess
import sys

VERSION = "14"
SKIPPED = 77


def main():
    root = pathlib.Path(sys.argv[1])
    program = shutil.which(f"clang-format-{VERSION}") or shutil.which("clang-format")
    if program is None:
        print("skipped: no clang-format")
        return SKIPPED
    version = subprocess.run([program, "--version"], check=True, capture_output=True,
                             text=True).stdout
    if not re.search(rf"version {VERSION}\.", version):
        print(f"skipped: expected clang-format {VERSION}, found {version.strip()}")
        return SKIPPED
    sources = [str(path) for folder in ("plugin", "tests")
               for path in sorted((root / folder).rglob("*.[ch]"))]
    return subprocess.run([program, "--dry-run", "--Werror", *sources], check=False).returncode


sys.exit(main())
