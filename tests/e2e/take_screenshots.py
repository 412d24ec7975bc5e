#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes the pictures of screenshots/ in the real Liferea, hidden, each in a profile of its own.

usage: take_screenshots.py FOLDER-OF-THE-PLUGIN FOLDER-OF-SAMPLES FOLDER-OF-PICTURES [NAME...]

liferea-2.0.png is the picture "liferea" of another release.
"""
import contextlib
import html
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from checks import stage
from liferea_session import Liferea
from reader_session import reexec_in_own_bus, wait_for

DARK = "body { background: #242424 !important; color: #eee !important } a { color: #99c1f1 !important }"
RULES = """
[surveys]
match=title:survey
effect=hide

[scaling]
match=title:(scaling OR large)
colour=red
effect=star
"""
BROKEN_RULE = """
[broken]
match="never closed
"""
ARABIC = [("أساليب جديدة في التعلم العميق", "نعرض طريقة بسيطة لتدريب الشبكات العميقة على بيانات قليلة. "
           "تحسن النتائج في كل التجارب، ولا تحتاج إلى ضبط كثير من المعاملات قبل التدريب أو بعده."),
          ("Deep Learning للغة العربية: دراسة شاملة", "تجمع هذه الورقة ما كتب عن نماذج اللغة العربية في "
           "السنوات الأخيرة، وتقارن بينها على مهام كثيرة، وتقترح مقاييس جديدة للحكم عليها بإنصاف."),
          ("التعلم المعزز والروبوتات", "روبوت يتعلم المشي من التجربة وحدها، دون نموذج لجسمه أو للأرض التي "
           "يمشي عليها. يحتاج إلى ساعات قليلة من التجارب، ثم يمشي على الرمل والحصى والعشب أيضا.")]


def write_feed(path, title, items):
    entries = "".join(
        f"<item><title>{html.escape(name)}</title><link>https://huggingface.co/papers/date/{n}</link>"
        f'<guid isPermaLink="false">{path.stem}-{n}</guid><pubDate>1{n} Mar 2026 08:00:00 GMT</pubDate>'
        f"<description>{html.escape(body)}</description></item>"
        for n, (name, body) in enumerate(items))
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
                    f"<title>{title}</title><link>https://huggingface.co/papers</link>"
                    f"<description>d</description>{entries}</channel></rss>")
    return path


def digest(papers):
    return "<p>Daily Papers, by AK and the research community</p>" + "".join(
        f'<h3><a href="https://huggingface.co/papers/{n:04}.{n:05}">{title}</a></h3><p>{abstract}</p>'
        for n, (title, abstract) in enumerate(papers, 2000))


def many_papers(samples):
    """501 titles made of those of the samples."""
    found = re.findall(r"<h3>(?:<a[^>]*>)?([^<]+)(?:</a>)?</h3>\n<p>([^<]+)</p>",
                       (samples / "daily-papers.xml").read_text())
    return [(f"{found[n % len(found)][0]}, Part {n}", found[n % len(found)][1]) for n in range(501)]


def titles(feed):
    """The titles of the items, of which the latest comes first."""
    return re.findall(r"<item>\s*<title>([^<]+)</title>", feed.read_text())


def open_feed(home, plugin, feed, display, rules=RULES, **more):
    liferea = Liferea(home / "home", plugin, [("Daily Papers", feed)], display, **more)
    liferea.order = [("Daily Papers", title) for title in reversed(titles(feed))]
    folder = liferea.home / ".config/glossator"
    folder.mkdir(parents=True)
    # the rules that Glossator ships, and some that show what rules can do
    shutil.copy(Path(__file__).parents[2] / "data/rules.ini", folder / "rules.ini")
    with open(folder / "rules.ini", "a", encoding="utf-8") as file:
        file.write(rules)
    liferea.start()
    if not wait_for(lambda: liferea.unread() > 0, 30):
        sys.exit("Liferea did not load the feed:\n" + liferea.log())
    time.sleep(1)
    return liferea


def show_next(liferea, pattern):
    liferea.go("next-unread-item")
    if not wait_for(lambda: liferea.shows(pattern), 30):
        sys.exit(f"no {pattern} in:\n" + "\n".join(liferea.shown()))


def show_second(liferea):
    show_next(liferea, "^12 papers")
    show_next(liferea, "^11 papers")


def take_liferea(take, samples):
    with take(samples / "daily-papers.xml") as liferea:
        show_second(liferea)


def take_panel(take, samples):
    with take(samples / "daily-papers.xml") as liferea:
        show_second(liferea)
        liferea.click_control("push button", "^language models$")
        wait_for(lambda: liferea.has("dialog", ""))


def take_error(take, samples):
    with take(samples / "daily-papers.xml", rules=RULES + BROKEN_RULE) as liferea:
        show_second(liferea)


def take_dark(take, samples):
    with take(samples / "daily-papers.xml", dark=True) as liferea:
        if liferea.version < (1, 16):
            liferea.set_style(DARK)
        else:
            liferea.set_dark(True)
        show_second(liferea)


def take_narrow(take, samples):
    with take(samples / "daily-papers.xml") as liferea:
        show_second(liferea)
        liferea.resize(560, 800)
        time.sleep(1)


def take_rtl(take, samples):
    with tempfile.TemporaryDirectory() as folder:
        feed = write_feed(Path(folder) / "arabic.xml", "أوراق اليوم",
                          [("أوراق اليوم، 12 مارس", digest(ARABIC))])
        with take(feed) as liferea:
            show_next(liferea, "^3 papers")


def take_501(take, samples):
    with tempfile.TemporaryDirectory() as folder:
        feed = write_feed(Path(folder) / "many.xml", "Many papers",
                          [("501 papers", digest(many_papers(samples)))])
        with take(feed) as liferea:
            show_next(liferea, "^501 papers")


def main():
    reexec_in_own_bus()
    plugin, samples, pictures = (Path(argument).resolve() for argument in sys.argv[1:4])
    names = {"liferea": take_liferea, "liferea-panel": take_panel,
             "liferea-error": take_error, "liferea-dark": take_dark,
             "liferea-narrow": take_narrow, "liferea-rtl": take_rtl, "liferea-501": take_501}
    pictures.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[4:] or names:
        @contextlib.contextmanager
        def take(feed, **more):
            with stage() as (home, display), contextlib.closing(
                    open_feed(home, plugin, feed, display, **more)) as liferea:
                yield liferea
                liferea.screenshot(pictures / f"{name}.png")
                liferea.quit()
        names[name](take, samples)
        print(f"{name}: {os.path.getsize(pictures / f'{name}.png')} bytes", flush=True)


main()
