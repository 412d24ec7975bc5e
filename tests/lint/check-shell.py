#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks every shell script with shellcheck."""

import pathlib
import re
import shutil
import subprocess
import sys

SKIPPED = 77


def is_shell(path):
    return path.is_file() and re.match(rb"#!.*\b(ba)?sh\b", path.read_bytes()[:64]) is not None


def main():
    root = pathlib.Path(sys.argv[1])
    if shutil.which("shellcheck") is None:
        print("skipped: no shellcheck")
        return SKIPPED
    listed = subprocess.run(
        ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        check=True, capture_output=True, text=True).stdout
    scripts = [root / name for name in listed.split("\0") if name and is_shell(root / name)]
    print(len(scripts), "scripts")
    return subprocess.run(["shellcheck", "--external-sources", *scripts], check=False).returncode


sys.exit(main())
