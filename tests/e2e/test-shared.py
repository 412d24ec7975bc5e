#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Drives the real Geary and the real Liferea of one user at the same time: they share what was seen,
and the rules.

usage: test-shared.py PLUGIN-FOR-GEARY PLUGIN-PATH-MODULE PLUGIN-FOR-LIFEREA

The checks go on from each other, in order; prints TAP.
"""
import html
import os
import re
import sys

import checks
from digest_mails import OTHERS, PAPERS, make_digest, paragraphs
from geary_session import DISPLAY, NEEDED, Geary, Mailbox
from liferea_session import Liferea
from reader_session import wait_for

RULES = "[residual]\nmatch=residual\ncolour=blue\n"
# how a page of each of them begins: no two digests have as many papers
FEED, MAIL = "^3 papers: ", "^2 papers: "
# of the paper that is in both: where it stands in the feed, and in the mail
IN_FEED, IN_MAIL = 1, 1


def write_feed(path):
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Weekly Papers</title>'
        "<link>http://papers.example/</link><description>d</description><item><title>Picks</title>"
        '<guid isPermaLink="false">picks-1</guid><pubDate>10 Mar 2026 08:00:00 GMT</pubDate>'
        f"<description>{html.escape(paragraphs(PAPERS))}</description></item></channel></rss>")


class SharedScenario(checks.Scenario):
    needed = (*checks.Scenario.needed, *NEEDED, "liferea")
    display_size = DISPLAY
    steps = ("seen_in_both", "decided_in_both", "leaving")

    def __init__(self, home, display, geary_plugin, loader, liferea_plugin):
        super().__init__()
        os.chmod(home, 0o755)
        (home / "mailbox").mkdir()
        self.mailbox = Mailbox(home / "mailbox")
        feed = home / "weekly.xml"
        write_feed(feed)
        self.liferea = Liferea(home / "liferea", liferea_plugin, [("Weekly Papers", feed)], display)
        self.liferea.order = [("Weekly Papers", "Picks")]
        self.geary = Geary(home / "geary", geary_plugin, loader, self.mailbox, display)
        # one user, with two homes only for what belongs to the readers
        for folder in (".config", ".local/share"):
            shared = home / "geary" / folder / "glossator"
            shared.mkdir(parents=True)
            (home / "liferea" / folder / "glossator").symlink_to(shared)
        self.rules = home / "geary/.config/glossator/rules.ini"
        self.rules.write_text("")

    def shown(self):
        return self.geary.text().splitlines()

    def wait(self, pattern, name):
        self.check(wait_for(lambda: self.geary.shows(pattern), 20), name)

    def state(self, page, number):
        """The state of a paper, by its place in the page that begins with a pattern."""
        for root in self.geary.find("document web"):
            if any(re.search(page, text) for _, _, text in self.geary.parts_of(root)):
                return list(self.geary.inside(root, "combo box"))[number]
        return None

    def choose(self, page, number, offer):
        self.state(page, number).get_action_iface().do_action(0)
        return wait_for(lambda: self.geary.press("menu item", f"^{offer}$"))

    # the scenario

    def seen_in_both(self):
        self.liferea.start()
        self.check(wait_for(lambda: self.liferea.unread() == 1, 30), "Liferea reads its feed")
        self.liferea.show_feed("Weekly Papers")
        self.liferea.go("next-unread-item")
        self.wait(FEED + "3 new", "a digest is shown in Liferea")
        self.mailbox.deliver(make_digest("Daily Papers", "daily-1", OTHERS))
        self.geary.start()
        self.check(self.geary.open_row(MAIL, seconds=40), "and one in Geary")
        self.wait(MAIL + "1 new, 1 seen", "where a paper is seen")
        name = self.state(MAIL, IN_MAIL).get_name()
        self.check(re.search("^seen .* in Weekly Papers", name), "in Liferea")

    def decided_in_both(self):
        self.check(self.choose(MAIL, IN_MAIL, "Mark as Unseen"), "it is marked as unseen in Geary")
        self.wait(MAIL + "1 new, 1 waiting elsewhere", "which shows it")
        self.check(self.choose(FEED, IN_FEED, "Mark as Seen"), "and as seen in Liferea")
        self.wait(MAIL + "1 new, 1 seen", "which Geary shows at once")
        self.rules.write_text(RULES)
        self.check(wait_for(lambda: sum(
            name == "residual" for page in self.geary.pages() for role, name, _ in page
            if role == "push button") == 2), "both show the tag of a new rule")

    def leaving(self):
        self.check(self.geary.quit() == 0 and self.liferea.quit() == 0, "both end as they should")

    def close(self):
        if self.failed:
            print(self.geary.log(), self.liferea.log(), sep="\n", file=sys.stderr)
        self.liferea.close()
        self.geary.close()
        self.mailbox.close()


sys.exit(checks.main(SharedScenario))
