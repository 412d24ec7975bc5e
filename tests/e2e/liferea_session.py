# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Liferea in a throw-away profile: started, driven over D-Bus, and read through AT-SPI."""
import contextlib
import html
import itertools
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from reader_session import Reader, wait_for

SERVICE = "net.sourceforge.liferea"
APP_PATH = "/net/sourceforge/liferea"
PLUGINS = "net.sf.liferea.plugins"
MAIN = "net.sf.liferea"
COLOURS_OF_TEXT = 20

# the background of the strip on a white page
STRIP_COLOUR = (0xf3, 0xf3, 0xf3)

# GTK 4 tells places in a window that has no shadow around it
SHADOW = 12
FEEDS_WIDTH = 180

# what versions of Liferea complain about by themselves, without any plugin
OWN_COMPLAINTS = {
    (1, 15): r"g_bytes_get_size: assertion 'bytes != NULL' failed",
    (2, 0): r"Source ID \d+ was not found when attempting to remove it",
}

# the colours of its pages and of links in them
COLOURS = {
    (1, 14): ((0xf6, 0xf5, 0xf4), (0x1b, 0x6a, 0xcb)),
    (1, 15): ((0xff, 0xff, 0xff), (0x00, 0x00, 0xee)),
}
LATER_COLOURS = ((0xff, 0xff, 0xff), (0x1c, 0x76, 0xe4))


def installed_version():
    """The version of the Liferea on this machine: major and minor."""
    answer = subprocess.run(["liferea", "--version"], check=True, capture_output=True, text=True)
    return tuple(int(number) for number in re.findall(r"\d+", answer.stdout)[:2])


class Liferea(Reader):
    """Liferea with the plugin from the folder `plugin`.

    All that has to be done in another way in another version is done here, and in liferea_menus.
    """

    def __init__(self, home, plugin, feeds, display, settings=None, environment=None, dark=False):
        super().__init__(home, display)
        self.version = installed_version()
        self.page_colour, self.link_colour = COLOURS.get(self.version, LATER_COLOURS)
        # so that 2.0 follows the settings of its own profile
        self.environment["ADW_DISABLE_PORTAL"] = "1"
        if self.version not in OWN_COMPLAINTS:
            self.environment["G_DEBUG"] = "fatal-criticals"
        # the menu of the page of 2.0 has none
        self.has_reader_menu = self.version < (2, 0)
        # where the window shows titles, in both its layouts: x, y, width and height
        self.titles_area = (840, 100, 340, 600) if self.version < (2, 0) else (500, 200, 500, 560)
        # in 2.0 items are opened by hand: what comes in which order, and what was opened
        self.order = []
        self.opened = []
        self.place = -1
        self.shown_feed = None
        self.places = {}
        self.feeds = self.home / "feeds"
        # where NetworkManager is asked for
        self.environment["DBUS_SYSTEM_BUS_ADDRESS"] = self.environment["DBUS_SESSION_BUS_ADDRESS"]
        self.environment.update(environment or {})
        self._install(Path(plugin))
        feeds = list(feeds)
        if self.version >= (2, 0) and len(feeds) == 1:
            # what comes into a feed that is shown is listed once another one was shown
            empty = self.home / "empty.xml"
            empty.write_text('<rss version="2.0"><channel><title>No news</title></channel></rss>')
            feeds.append(("No news", empty))
        self.titles = [title for title, _ in feeds]
        self._subscribe(feeds)
        self._configure(settings or {})
        self.dress(dark)

    def _install(self, plugin):
        folder = self.home / ".local/share/liferea/plugins/glossator"
        folder.mkdir(parents=True)
        for name in ("glossator.plugin", "libglossator.so"):
            shutil.copy(plugin / name, folder)

    def _subscribe(self, feeds):
        folder = self.home / ".config/liferea"
        folder.mkdir(parents=True)
        self.feeds.mkdir()
        self.run("convert", "-size", "16x16", "xc:#3584e4", f"png:{self.feeds}/favicon.ico")
        outlines = "".join(
            f'<outline title="{html.escape(title)}" text="{html.escape(title)}" type="rss"'
            f' id="feed{number}" xmlUrl="{html.escape(shutil.copy(path, self.feeds))}"'
            ' updateInterval="1" sortColumn="time" sortReversed="false"/>\n'
            for number, (title, path) in enumerate(feeds))
        (folder / "feedlist.opml").write_text(
            '<?xml version="1.0" encoding="utf-8"?>\n<opml version="1.0">'
            f"<head><title>Feeds</title></head><body>\n{outlines}</body></opml>\n")

    def _configure(self, settings):
        self.set(PLUGINS, "active-plugins", "['glossator']")
        defaults = {"last-window-width": "1200", "last-window-height": "800",
                    "last-window-x": "0", "last-window-y": "0",
                    "last-vpane-pos": str(FEEDS_WIDTH),
                    "last-hpane-pos": "60" if self.version < (2, 0) else "180",
                    "last-wpane-pos": "300",
                    "default-view-mode": "0",
                    # a proxy that is not there: Liferea looks for icons on the network
                    "proxy-detect-mode": "2", "proxy-host": "127.0.0.1", "proxy-port": "9"}
        for key, value in {**defaults, **settings}.items():
            self.set(MAIN, key, value)

    def enable(self, enabled=True):
        self.set(PLUGINS, "active-plugins", "['glossator']" if enabled else "@as []")

    def start(self):
        self.launch("liferea")
        # not "gdbus call", which would start a second Liferea
        self.run("gdbus", "wait", "--session", "--timeout", "30", SERVICE)

    def act(self, action, parameters="[]"):
        self.run("gdbus", "call", "--session", "-d", SERVICE, "-o", APP_PATH,
                 "-m", "org.gtk.Actions.Activate", action, parameters, "{}")

    def go(self, action):
        """Opens another item, as one of next-unread-item, next-read-item and prev-read-item."""
        if self.version < (2, 0):
            self.act(action)
            return
        if action == "next-unread-item":
            self.opened.append(self.order[len(self.opened)])
            self.place = len(self.opened) - 1
        else:
            self.place += 1 if action == "next-read-item" else -1
        self._open(*self.opened[self.place])

    def ask_for_news(self):
        """Has the feeds read. Those that were read within a minute may be left out: ask again."""
        self.act("update-all")

    def show_feed(self, feed):
        """Lets the list of headlines show what has come, where it does not by itself."""
        if self.version < (2, 0):
            return
        # a feed that is shown already is not read again
        for other in (*(title for title in self.titles if title != feed), feed)[-2:]:
            self._click_label(other, headlines=False)
            time.sleep(.3)
        self.shown_feed = feed

    def show_feed_page(self, feed):
        """Shows the page of the first feed."""
        if self.version < (2, 0):
            self.click(60, 83)
        else:
            self.show_feed(feed)

    def _open(self, feed, headline):
        """Opens an item in the lists of 2.0."""
        if self.shown_feed != feed:
            self.show_feed(feed)
        self._click_label(headline, headlines=True)

    def _place(self, label):
        return self.atspi.Component.get_extents(label, self.atspi.CoordType.WINDOW)

    def _label(self, text, headlines):
        return next((node for node in self.find("label")
                     if text in (node.get_name() or "") and
                     (self._place(node).x > FEEDS_WIDTH) == headlines), None)

    def _click_label(self, text, headlines):
        # it takes long to look for
        if text not in self.places:
            label = wait_for(lambda: self._label(text, headlines), 60)
            if not label:
                raise RuntimeError(f"nothing is called {text}")
            place = self._place(label)
            self.places[text] = (place.x + SHADOW + 8, place.y + SHADOW + place.height // 2)
        self.click(*self.places[text])

    def unread(self):
        if self.version >= (2, 0):
            # which counts them late
            return self._count_unread()
        answer = self.run("gdbus", "call", "--session", "-d", SERVICE, "-o", "/org/gnome/feed/Reader",
                          "-m", "org.gnome.feed.Reader.GetUnreadItems", check=False)
        found = re.search(r"\((\d+),", answer)
        return int(found[1]) if found else 0

    def _count_unread(self):
        found = self.count_items("1")
        return found - len(self.opened) if found is not None else 0

    def count_items(self, column):
        """How many items have a column of Liferea's database set; None while that cannot be read."""
        path = self.home / ".local/share/liferea/liferea.db"
        try:
            with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
                return store.execute(f"SELECT COUNT(*) FROM items WHERE {column}").fetchone()[0]
        except sqlite3.Error:
            return None

    def cells(self):
        """The texts of the lists of Liferea's window."""
        found = []
        for cell in self.find("table cell" if self.version < (2, 0) else "label"):
            # a name is asked for once, and kept
            cell.clear_cache()
            found.append(cell.get_name() or "")
        return found

    def complaints(self):
        """The lines of the log that complain of us, or that the host does not write by itself."""
        own = OWN_COMPLAINTS.get(self.version, "$^")
        return [line for line in self.log().splitlines()
                if re.search(r"glossator-(WARNING|CRITICAL)|GLib[^ ]*-CRITICAL", line) and
                not re.search(own, line)]

    def window(self):
        # a search fails when a menu goes away under it
        names = wait_for(lambda: self.run("xdotool", "search", "--onlyvisible", "--class", "liferea",
                                          check=False).split(), 5)
        return names[-1] if names else None

    def click(self, x, y, button="1"):
        self.run("xdotool", "mousemove", "--window", self.window(), str(x), str(y), "click", button)

    def click_control(self, role, name):
        if self.version < (2, 0):
            super().click_control(role, name)
        else:
            # places in the page are not told; its margin is clicked, so that it has the keyboard
            self.click(1170, 500)
            self.press(role, name)

    def choose_in_page_menu(self, name):
        """Opens the context menu of the page, and chooses an item of it."""
        self.click(1100, 700, "3")
        item = wait_for(lambda: self.find_first("check menu item", name))
        if not item:
            raise RuntimeError(f"no menu item {name}")
        item.get_action_iface().do_action(0)
        # which leaves the menu open
        self.run("xdotool", "key", "--window", self.window(), "Escape")

    def layout(self):
        """"wide" if the list of headlines is beside the page, "normal" if it is above it."""
        lists = self.find("tree table" if self.version < (2, 0) else "list")
        # of the feeds and of the headlines; one goes away for a moment when the layout changes
        heights = [self._place(found).height for found in itertools.islice(lists, 2)]
        return "wide" if len(set(heights)) == 1 else "normal"

    def resize(self, width, height):
        self.places.clear()
        self.run("xdotool", "windowsize", "--sync", self.window(), str(width), str(height))

    def set_style(self, css):
        """Lets Liferea before 1.16 give its pages their style anew, as it does when the theme changes;
        only 1.14 then reads that of the user again."""
        (self.home / ".config/liferea/liferea.css").write_text(css)
        self.process.send_signal(signal.SIGHUP)

    def set_dark(self, dark):
        """Changes between light and dark; whether that shows while Liferea runs."""
        if self.version >= (2, 0):
            self.set("org.gnome.desktop.interface", "color-scheme",
                     "prefer-dark" if dark else "default")
        else:
            self.set_style("body { background: #202020 !important; color: #eee !important }"
                           if dark else "")
        return not (1, 15) <= self.version < (2, 0)

    def screenshot(self, path, of=None):
        """Takes a picture of the window, or of "root", once it shows a text, and its pixels rest."""
        last = None

        # painting lags behind what assistive technology reads
        for _ in range(60):
            self.run("import", "-window", of or self.window() or "root", str(path))
            colours = self.run("convert", str(path), "-gravity", "east", "-crop", "40%x60%+0+0",
                               "-format", "%k", "info:")
            pixels = self.run("identify", "-format", "%#", str(path))
            if int(colours) >= COLOURS_OF_TEXT and pixels == last:
                return
            last = pixels
            time.sleep(.3)
