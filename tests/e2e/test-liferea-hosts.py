#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the versions of Liferea do in ways of their own: when they paint, how they show items and other
pages, their layouts and styles, and how they switch plugins on and off.
"""
import itertools
import re
import sys
import time

from liferea_scenario import STATE, Scenario, main
from liferea_session import STRIP_COLOUR
from reader_session import FrameWatch, wait_for

CYCLES = 50
SELECTIONS = 20
# the sizes of the window in which Liferea chooses them
LAYOUTS = (("normal", (760, 860)), ("wide", (1200, 800)))
BLUE = (0x35, 0x84, 0xe4)


class HostScenario(Scenario):
    steps = ("headline_badge", "first_paint", "reader_mode", "reader_menu", "layout", "style", "switching",
             "other_items", "web_page", "feed_page", "single_paper")

    def headline_badge(self):
        self.liferea.go("next-unread-item")
        self.wait(r"^12 papers: 11 new", "a digest is annotated")
        count = wait_for(self.badge)
        self.check(count, "the headline of another one says how many papers in it are new")
        self.liferea.enable(False)
        self.check(wait_for(lambda: self.headline() and not self.badge()),
                   "without the plugin it does not")
        self.liferea.enable()
        self.check(wait_for(lambda: self.badge() == count), "and with it again")
        for layout, size in (*LAYOUTS, *LAYOUTS):
            self.liferea.resize(*size)
            self.check(wait_for(lambda: self.liferea.layout() == layout and self.badge() == count),
                       f"it says the same in the {layout} layout")
        self.liferea.go("next-unread-item")
        self.wait(r"^11 papers: ", "the other one is opened")
        self.check(wait_for(lambda: self.headline() and not self.badge()),
                   "and its headline says nothing more")

    def tag_colours(self):
        """What the strip and a blue tag may look like on the page: rounding differs."""
        tint = [.18 * blue + .82 * page for blue, page in zip(BLUE, self.liferea.page_colour)]
        return [bytes(STRIP_COLOUR)] + [
            bytes(round(part) + change for part, change in zip(tint, changes))
            for changes in itertools.product((-1, 0, 1), repeat=3)]

    def has_tags(self, frame):
        return any(frame.count(colour) > 100 for colour in self.tag_colours())

    def is_bare(self, frame, settled):
        """Whether a picture has the titles of the settled page, but not its tags."""
        link = bytes(self.liferea.link_colour)
        titles = frame.count(link) > settled.count(link) * .8
        return titles and not any(frame.count(colour) > settled.count(colour) * .5
                                  for colour in self.tag_colours() if settled.count(colour) > 100)

    def first_paint(self):
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: ", "the first digest is opened again")
        good = looks = 0
        for number in range(SELECTIONS):
            watch = FrameWatch(self.display, self.liferea.titles_area, 60)
            watch.start()
            self.liferea.go("next-read-item" if number % 2 == 0 else "prev-read-item")
            wait_for(lambda: len(watch.frames) > 1 and self.has_tags(watch.frames[-1]))
            watch.finish(.3)
            looks += watch.looks
            # after the page before
            *between, settled = watch.frames[1:] or [b""]
            has_tags = self.has_tags(settled)
            bare = [n for n, frame in enumerate(between) if self.is_bare(frame, settled)]
            if bare or not has_tags:
                print("#", number, len(between), bare, has_tags)
            good += has_tags and not bare
        print(f"# annotated in the first frame with titles: {good} of {SELECTIONS} selections,"
              f" {looks} looks at the screen")
        # the screen may be looked at while a frame is drawn
        self.check(good >= SELECTIONS - 1, "an item is painted with its annotations from the start")

    def reader_mode(self):
        count = len(self.annotated())
        self.liferea.set("net.sf.liferea", "enable-reader-mode", "false")
        self.liferea.go("next-read-item")
        self.wait(r"^11 papers: ", "without reader mode, too, a digest is annotated")
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: ", "and the other one")
        self.check(len(self.annotated()) == count, "at all its titles")
        self.liferea.set("net.sf.liferea", "enable-reader-mode", "true")
        self.liferea.go("next-read-item")
        self.wait(r"^11 papers: ", "and in reader mode again")

    def reader_menu(self):
        if not self.liferea.has_reader_menu:
            self.skip("reader mode is switched for a shown digest",
                      "this Liferea has no reader mode in the menu of a page")
            return
        for state in ("off", "on"):
            before = self.liferea.log().count("load-changed")
            self.liferea.choose_in_page_menu("Reader Mode")
            self.check(wait_for(lambda: self.liferea.log().count("load-changed") > before),
                       f"reader mode is switched {state} for a shown digest")
            self.wait(r"^11 papers: ", "and the annotations stay")

    def layout(self):
        for layout, size in LAYOUTS:
            self.liferea.resize(*size)
            self.check(wait_for(lambda: self.liferea.layout() == layout),
                       f"the shape of the window makes the layout {layout}")
            self.wait(r"^11 papers: ", "and the annotations stay")
        # 2.0 goes on to show the item, but says that none is selected
        self.liferea.go("prev-read-item")
        self.wait(r"^12 papers: ", "then another digest is opened")
        self.liferea.go("next-read-item")
        self.wait(r"^11 papers: ", "and this one again")

    def page_is_dark(self):
        watch = FrameWatch(self.display, (1150, 500, 40, 40), .01)
        watch.run()
        return sum(watch.frames[-1]) / len(watch.frames[-1]) < 128

    def style(self):
        for dark in (True, False):
            name = f"another style makes the page {'dark' if dark else 'light again'}"
            if self.liferea.set_dark(dark):
                self.check(wait_for(lambda: self.page_is_dark() == dark), name)
            else:
                self.skip(name, "this Liferea reads styles when it starts")
            self.wait(r"^11 papers: ", "and the annotations stay")

    def switching(self):
        self.liferea.enable(False)
        self.wait_gone("disabling removes all annotations")
        self.check(not self.liferea.shows("papers: "), "and the summary")
        self.liferea.enable()
        self.wait(r"^11 papers: ", "enabling brings them back")

        before = len(self.liferea.log())
        for cycle in range(CYCLES):
            for enabled, word in ((False, "disabled"), (True, "enabled")):
                self.liferea.enable(enabled)
                if not wait_for(lambda: self.liferea.log()[before:].count(f"liferea: {word}")
                                > cycle):
                    print(f"# cycle {cycle}: not {word}")
        self.wait(r"^11 papers: ", f"also after {CYCLES} times")
        log = self.liferea.log()[before:]
        self.check(log.count("liferea: enabled") == CYCLES and
                   not re.search("WARNING|CRITICAL", log), "without a warning")

    def other_items(self):
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: "beans are up" in self.liferea.text()), "a blog is shown")
        time.sleep(.5)
        self.check(not self.liferea.shows(STATE) and not self.liferea.shows("papers: "),
                   "and is left alone")
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: any("Hostile" in text for _, _, text in self.liferea.page())),
                   "a hostile item of 1 MB is shown")
        self.liferea.go("next-unread-item")
        self.wait(r"^3 papers: ", "and the next digest is annotated")

    def web_page(self):
        for reader_mode, how in (("false", "a web page in the pane"),
                                 ("true", "a web page in reader mode")):
            self.liferea.set("net.sf.liferea", "enable-reader-mode", reader_mode)
            self.liferea.act("launch-selected-item-in-browser")
            self.check(wait_for(lambda: any("Auto-Encoding" in line
                                            for line in self.liferea.headings())), f"{how} opens")
            # the digest goes when the page is there
            wait_for(lambda: not self.annotated())
            time.sleep(.5)
            self.check(not self.annotated() and not self.liferea.shows("papers: "),
                       "and is left alone")
        self.liferea.go("prev-read-item")
        self.check(wait_for(lambda: any("Hostile" in text for _, _, text in self.liferea.page())),
                   "another item is shown again")
        self.liferea.go("next-read-item")
        self.wait(r"^3 papers: ", "and the digest is annotated again")

    def feed_page(self):
        self.liferea.show_feed_page("Daily Papers")
        self.check(wait_for(lambda: "Two sample digests" in self.liferea.text()),
                   "the page of a feed is shown")
        self.check(not self.annotated() and not self.liferea.shows("papers: "),
                   "and is left alone")

    def single_paper(self):
        self.liferea.go("next-unread-item")
        self.check(wait_for(lambda: "Adam: A Method" in self.liferea.text() and
                            any(role == "combo box" and name == "new"
                                for role, name, _ in self.liferea.page())),
                   "an item that is one paper is annotated at its head")
        self.check(not self.liferea.shows("papers?: "), "without a summary")


sys.exit(main(HostScenario))
