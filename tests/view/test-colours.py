#!/usr/bin/env python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks that what annotate.css colours can be read: 4.5 : 1 at least, as WCAG 2.1 AA asks.

usage: test-colours.py ANNOTATE.CSS
"""
import re
import sys
from pathlib import Path

LEAST = 4.5
QUIET_PAPER = 80
# text and background of pages: bare, Adwaita's light and dark, Liferea's, a dark mail
PAGES = [("#000000", "#ffffff"), ("#2e3436", "#ffffff"), ("#2e3436", "#f6f5f4"),
         ("#ffffff", "#000000"), ("#ffffff", "#1e1e1e"), ("#eeeeec", "#353535"),
         ("#ffffff", "#2d2d2d")]
PALETTE = ["blue", "green", "yellow", "orange", "red", "purple", "brown", "grey", "teal", "pink"]


def parse(colour):
    return [int(colour[i:i + 2], 16) for i in (1, 3, 5)]


def mix(one, other, percent):
    return [a * percent / 100 + b * (1 - percent / 100) for a, b in zip(one, other)]


def luminance(colour):
    linear = [v / 12.92 if v <= .04045 else ((v + .055) / 1.055) ** 2.4
              for v in (c / 255 for c in colour)]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + .05) / (dark + .05)


def percent(style, pattern):
    return float(re.search(pattern, style)[1])


def main():
    style = Path(sys.argv[1]).read_text()
    colours = dict(re.findall(r'\[data-colour="(\w+)"\] \{ --colour: (#\w{6}); \}', style))
    text = percent(style, r"  color: color-mix\(in srgb, var\(--colour\) (\d+)%, currentColor\)")
    tint = percent(style, r"background: color-mix\(in srgb, var\(--colour\) (\d+)%, transparent\)")
    quiet_text = percent(style, r"  color: color-mix\(in srgb, var\(--colour\) (\d+)%, currentColor\);"
                                r"\n  background: color-mix\(in srgb, var\(--colour\) 12%")
    quiet = percent(style, r"color: color-mix\(in srgb, currentColor (\d+)%, transparent\)")
    found = [f"no colour {name}" for name in PALETTE if name not in colours]
    worst = 21
    for foreground, background in ((parse(a), parse(b)) for a, b in PAGES):
        pairs = {name: (mix(parse(colour), foreground, text), mix(parse(colour), background, tint))
                 for name, colour in colours.items()}
        pairs["quiet"] = (mix(foreground, background, quiet), background)
        # tags of a paper whose text is quiet: see page.css
        pale = mix(foreground, background, QUIET_PAPER)
        pairs.update((f"quiet {name}", (mix(parse(colour), pale, quiet_text),
                                        mix(parse(colour), background, 12)))
                     for name, colour in colours.items())
        for name, pair in pairs.items():
            worst = min(worst, contrast(*pair))
            if contrast(*pair) < LEAST:
                found.append(f"{name} on {background}: {contrast(*pair):.2f} : 1")
    print("\n".join(found) or f"{len(colours)} colours, at least {worst:.2f} : 1")
    return 1 if found else 0


sys.exit(main())
