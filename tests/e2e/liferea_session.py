# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Liferea in a throw-away profile: started, driven over D-Bus, and read through AT-SPI."""
import html
import re
import shutil
import signal
import time
from pathlib import Path

from reader_session import Reader, wait_for

SERVICE = "net.sourceforge.liferea"
APP_PATH = "/net/sourceforge/liferea"
PLUGINS = "net.sf.liferea.plugins"
MAIN = "net.sf.liferea"
COLOURS_OF_TEXT = 20


class Liferea(Reader):
    """Liferea with the plugin from the folder `plugin`."""

    def __init__(self, home, plugin, feeds, display, settings=None, environment=None, dark=False):
        super().__init__(home, display)
        self.feeds = self.home / "feeds"
        self.environment.update(environment or {})
        self._install(Path(plugin))
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
                    "last-vpane-pos": "180", "last-hpane-pos": "60", "last-wpane-pos": "300",
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

    def unread(self):
        answer = self.run("gdbus", "call", "--session", "-d", SERVICE, "-o", "/org/gnome/feed/Reader",
                          "-m", "org.gnome.feed.Reader.GetUnreadItems", check=False)
        found = re.search(r"\((\d+),", answer)
        return int(found[1]) if found else 0

    def window(self):
        # a search fails when a menu goes away under it
        names = wait_for(lambda: self.run("xdotool", "search", "--onlyvisible", "--class", "liferea",
                                          check=False).split(), 5)
        return names[-1] if names else None

    def click(self, x, y, button="1"):
        self.run("xdotool", "mousemove", "--window", self.window(), str(x), str(y), "click", button)

    def cells(self):
        """The texts of the lists of Liferea's window."""
        return [node.get_name() or "" for frame in self.find("frame")
                for node in self.inside(frame, "table cell")]

    def choose_in_page_menu(self, name):
        """Opens the context menu of the page, and chooses an item of it."""
        self.click(1100, 700, "3")
        item = wait_for(lambda: self.find_first("check menu item", name))
        if not item:
            raise RuntimeError(f"no menu item {name}")
        item.get_action_iface().do_action(0)
        # which leaves the menu open
        self.run("xdotool", "key", "--window", self.window(), "Escape")

    def resize(self, width, height):
        self.run("xdotool", "windowsize", "--sync", self.window(), str(width), str(height))

    def set_style(self, css):
        """Gives Liferea's pages a style of the user's, at once."""
        (self.home / ".config/liferea/liferea.css").write_text(css)
        # on this signal Liferea reads its style anew, as it does when the theme changes
        self.process.send_signal(signal.SIGHUP)

    def screenshot(self, path):
        """Takes a picture of the window once it shows a text, and its pixels rest."""
        last = None

        # painting lags behind what assistive technology reads
        for _ in range(60):
            self.run("import", "-window", self.window() or "root", str(path))
            colours = self.run("convert", str(path), "-gravity", "east", "-crop", "40%x60%+0+0",
                               "-format", "%k", "info:")
            pixels = self.run("identify", "-format", "%#", str(path))
            if int(colours) >= COLOURS_OF_TEXT and pixels == last:
                return
            last = pixels
            time.sleep(.3)
