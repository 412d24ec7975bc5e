#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes the picture of the preferences in screenshots/, hidden, over a history made of the samples.

usage: take_preferences.py FOLDER-OF-THE-BUILT-PLUGIN PICTURE [--dark]
"""
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from preferences_checks import HUGGING_FACE, expect_shown, mail_of, query_of
from preferences_session import Preferences
from reader_session import Display, reexec_in_own_bus

ROOT = Path(__file__).parents[2]
RULE = "language models"
QUERY = 'title:("language model*" OR LLM OR VLM) OR "instruction tuning"'
WEEKS = 12
DAY = 24 * 60 * 60


def read_papers(preferences, glossator):
    """Titles and numbers of arXiv out of the samples."""
    samples = sorted(str(path) for path in (ROOT / "tests/data/digests").rglob("*.eml"))
    done = subprocess.run([glossator, "annotate", "--no-record", "--format=json", *samples],
                          env=preferences.environment, capture_output=True, text=True, check=False)
    papers = {}
    for message in json.loads(done.stdout)["messages"]:
        for entry in message["entries"]:
            number = next((paper_id["value"] for paper_id in entry["ids"]
                           if paper_id["scheme"] == "arxiv"), None)
            if number is not None and entry["title"].isascii():
                papers[number] = entry["title"]
    return papers


def fill(preferences, glossator, home):
    """Papers and counts of the last weeks, the same ones each time."""
    chance = random.Random(1)
    papers = list(read_papers(preferences, glossator).items())
    now = time.time()
    for week in range(WEEKS):
        mail = home / f"week-{week}.eml"
        mail.write_text(mail_of(f"week{week}", "Daily Papers", dict(papers[week::WEEKS]),
                                now - week * 7 * DAY - 3600, HUGGING_FACE))
        subprocess.run([glossator, "history", "import", str(mail)], check=True,
                       env=preferences.environment, stdout=subprocess.DEVNULL)
    weeks = [time.strftime("%G-W%V", time.gmtime(now - n * 7 * DAY)) for n in range(WEEKS)]
    names = re.findall(r"(?m)^\[(.*)\]$", preferences.rules())
    (home / ".local/state/glossator/rule-stats.ini").write_text("".join(
        f"[{name}]\n" + "".join(f"{week}={max(0, chance.randint(-2, 7))}\n" for week in weeks)
        for number, name in enumerate(names) if number % 5 != 3))


def main():
    reexec_in_own_bus()
    built, picture = (Path(name).resolve() for name in sys.argv[1:3])
    glossator = built / "cli/glossator"
    display = Display("1080x760x24")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        preferences = Preferences(built / "preferences/glossator-preferences", home, display.name,
                                  (ROOT / "data/rules.ini").read_text())
        if "--dark" in sys.argv:
            preferences.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        fill(preferences, glossator, home)
        try:
            preferences.start("--rule", RULE)
            expect_shown(preferences, "papers match")
            preferences.write(query_of(preferences), QUERY)
            expect_shown(preferences, "gained")
            preferences.mouse("mousemove", 1070, 750)
            preferences.screenshot(picture)
        finally:
            preferences.close()
            display.close()


main()
