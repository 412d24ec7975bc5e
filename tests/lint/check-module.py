#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks a built host module: what it links, what it exports, and that it stays loaded.

A second libsoup, WebKit, libpeas or GTK in the host's process would abort or break it, and any
exported name of ours could take the place of one of the host's.
"""

import re
import subprocess
import sys

FORBIDDEN = re.compile(r"lib(soup|webkit|javascriptcore|peas|gtk|gdk|adwaita|gmime|xml2)", re.I)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    module = sys.argv[1]
    dynamic = run("readelf", "--dynamic", "--wide", module)
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic)
    exported = [line.split()[-1] for line in
                run("nm", "--dynamic", "--defined-only", module).splitlines()]
    found = [f"links {name}" for name in needed if FORBIDDEN.match(name)]
    if exported != ["peas_register_types"]:
        found.append(f"exports {exported}, expected only peas_register_types")
    if not needed:
        found.append("links nothing at all: not a module")
    if "NODELETE" not in dynamic:
        found.append("can be unloaded: link with -Wl,-z,nodelete")
    for line in found:
        print(f"{module}: {line}")
    print("links", *needed)
    return 1 if found else 0


sys.exit(main())
