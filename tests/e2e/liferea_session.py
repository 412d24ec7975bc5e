# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Liferea in a throw-away profile: started, driven over D-Bus, and read through AT-SPI."""
import html
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

SERVICE = "net.sourceforge.liferea"
APP_PATH = "/net/sourceforge/liferea"
PLUGINS = "net.sf.liferea.plugins"
MAIN = "net.sf.liferea"
COLOURS_OF_TEXT = 20
OWN_BUS = "GLOSSATOR_OWN_BUS"


def reexec_in_own_bus():
    """Runs this program again in a D-Bus session of its own, so that no other Liferea is met."""
    saved = os.environ.get(OWN_BUS)
    if saved is not None:
        for stream, kept in enumerate(saved.split(), 1):
            os.dup2(int(kept), stream)
        # so that what was started is ended, also when time is up
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
        return
    # the bus and what it starts talk much; what we say ourselves is kept beside it
    kept = [os.dup(stream) for stream in (1, 2)]
    for stream, number in enumerate(kept, 1):
        os.set_inheritable(number, True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    os.environ[OWN_BUS] = " ".join(map(str, kept))
    os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])


class Display:
    """A hidden X display of its own."""

    def __init__(self, size="1280x900x24"):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = ":" + number

    def close(self):
        self.server.terminate()
        self.server.wait()


class FrameWatch(threading.Thread):
    """Keeps every picture of an area of a display that differs from the one before."""

    def __init__(self, display, area, seconds):
        super().__init__()
        import gi

        os.environ["DISPLAY"] = display
        gi.require_version("Gdk", "3.0")
        from gi.repository import Gdk

        self.gdk = Gdk
        self.area = area
        self.seconds = seconds
        self.frames = []
        self.looks = 0

    def run(self):
        root = self.gdk.get_default_root_window()
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            pixels = self.gdk.pixbuf_get_from_window(root, *self.area).get_pixels()
            self.looks += 1
            if not self.frames or pixels != self.frames[-1]:
                self.frames.append(pixels)


class Liferea:
    """Liferea with a home of its own in `home`, with the plugin from the folder `plugin`, on a
    hidden display; or on that of its user, if `display` is None."""

    def __init__(self, home, plugin, feeds, display, settings=None, environment=None, dark=False):
        self.home = Path(home)
        self.display = display
        self.feeds = self.home / "feeds"
        self.log_path = self.home / "liferea.log"
        self.process = None
        self.atspi = None
        self.environment = self._make_environment()
        self.environment.update(environment or {})
        self._install(Path(plugin))
        self._subscribe(feeds)
        self._configure(settings or {})
        self._dress(dark)

    def _make_environment(self):
        runtime = self.home / "run"
        runtime.mkdir(parents=True, mode=0o700)
        kept = ("PATH", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "TERM")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        if self.display is None:
            shown = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "LANG", "TZ")
            environment.update((name, os.environ[name]) for name in shown if name in os.environ)
        else:
            environment.update(DISPLAY=self.display, GDK_BACKEND="x11", LC_ALL="C.UTF-8", TZ="UTC",
                               XDG_RUNTIME_DIR=str(runtime))
        environment.update(
            GSETTINGS_BACKEND="keyfile",
            HOME=str(self.home),
            XDG_CACHE_HOME=str(self.home / ".cache"),
            XDG_CONFIG_HOME=str(self.home / ".config"),
            XDG_DATA_HOME=str(self.home / ".local/share"),
        )
        if os.geteuid() == 0:
            # WebKit's sandbox refuses to start for root
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        return environment

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

    def _dress(self, dark):
        folder = self.home / ".config/gtk-3.0"
        folder.mkdir()
        (folder / "settings.ini").write_text(
            "[Settings]\ngtk-font-name=Cantarell 11\ngtk-icon-theme-name=Adwaita\n"
            f"gtk-application-prefer-dark-theme={int(dark)}\n")
        self.set("org.gnome.desktop.interface", "document-font-name", "'Cantarell 11'")

    def run(self, *command, check=True):
        return subprocess.run(command, env=self.environment, check=check, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    def set(self, schema, key, value):
        self.run("gsettings", "set", schema, key, value)

    def enable(self, enabled=True):
        self.set(PLUGINS, "active-plugins", "['glossator']" if enabled else "@as []")

    def start(self):
        # GTK connects to assistive technology once, when it starts
        self.run("gdbus", "call", "--session", "-d", "org.a11y.Bus", "-o", "/org/a11y/bus",
                 "-m", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled",
                 "<true>")
        self.process = subprocess.Popen(["liferea"], env=self.environment, cwd=self.home,
                                        stdout=open(self.log_path, "a"), stderr=subprocess.STDOUT)
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

    def quit(self):
        """Ends Liferea as its user would; gives its exit status."""
        if self.process.poll() is None:
            self.act("quit")
        # WebKit's processes may hold it up for a while
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def close(self):
        """Ends Liferea in any case."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def log(self):
        return self.log_path.read_text(errors="replace")

    def _find(self, role, name=None):
        """The first object of a role in the accessible tree of all programs."""
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        if self.display is not None:
            os.environ["DISPLAY"] = self.display
        Atspi.init()
        self.atspi = Atspi
        desktop = Atspi.get_desktop(0)
        todo = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        while todo:
            node = todo.pop()
            if node is None:
                continue
            if node.get_role_name() == role and name in (None, node.get_name()):
                return node
            todo.extend(node.get_child_at_index(i) for i in range(node.get_child_count()))
        return None

    def page(self):
        """What assistive technology finds in the page: a list of (role, name, text)."""
        from gi.repository import GLib

        for _ in range(20):
            try:
                return self._read_page()
            except GLib.Error:
                # the page went away while it was read
                time.sleep(.1)
        return []

    def control(self, role, name):
        """The first control of a role and name in the page."""
        root = self._find("document web")
        todo = [root] if root is not None else []
        while todo:
            node = todo.pop()
            if node is None:
                continue
            if node.get_role_name() == role and re.search(name, node.get_name() or ""):
                return node
            children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            todo.extend(reversed(children))
        return None

    def press(self, role, name):
        """Presses a control, as assistive technology does."""
        node = self.control(role, name)
        return node is not None and node.get_action_iface().do_action(0)

    def has(self, role, name):
        """Whether the page has something of a role and name."""
        return any(found == role and re.search(name, what) for found, what, _ in self.page())

    def _read_page(self):
        found = []
        root = self._find("document web")

        def text_of(node):
            # a node may go away between two questions
            if node is None or node.get_text_iface() is None:
                return ""
            text = self.atspi.Text.get_text(
                node, 0, self.atspi.Text.get_character_count(node))
            # an object in the text is told by its place only
            children = iter(range(node.get_child_count()))
            return re.sub("\ufffc", lambda _: text_of(
                node.get_child_at_index(next(children, 0))) or "", text)

        def walk(node):
            if node is None:
                return
            found.append((node.get_role_name(), node.get_name() or "", text_of(node)))
            for i in range(node.get_child_count()):
                walk(node.get_child_at_index(i))

        if root is not None:
            walk(root)
        return found

    def headings(self):
        """The headings of the page, each followed by what was annotated: "Title tags: a, b new"."""
        return [line for role, line in self._lines() if role == "heading"]

    def shown(self):
        """The headings of the page, and its paragraphs, of which the summary is the first."""
        return [line for _, line in self._lines()]

    def _lines(self):
        return [(role, re.sub(r"\s+", " ", name if role == "heading" else text).strip())
                for role, name, text in self.page() if role in ("heading", "paragraph")]

    def shows(self, pattern):
        return any(re.search(pattern, line) for line in self.shown())

    def text(self):
        page = self.page()
        lines = [(role, re.sub(r"[ \t]+", " ", name if role == "heading" else text).strip())
                 for role, name, text in page]
        return "\n".join(dict.fromkeys(
            line for role, line in lines
            if role in ("heading", "paragraph", "section", "static") and line))

    def window(self):
        names = self.run("xdotool", "search", "--onlyvisible", "--class", "liferea", check=False)
        return names.split()[-1] if names.split() else None

    def click(self, x, y, button="1"):
        self.run("xdotool", "mousemove", "--window", self.window(), str(x), str(y), "click", button)

    def key(self, name):
        """Presses a key; what has the focus gets it."""
        self.run("xdotool", "windowfocus", "--sync", self.window())
        self.run("xdotool", "key", name)

    def click_control(self, role, name):
        """Clicks on a control of the page with the mouse."""
        node = self.control(role, name)
        place = self.atspi.Component.get_extents(node, self.atspi.CoordType.SCREEN)
        self.run("xdotool", "mousemove", str(place.x + place.width // 2),
                 str(place.y + place.height // 2), "click", "1")

    def choose_in_page_menu(self, name):
        """Opens the context menu of the page, and chooses an item of it."""
        self.click(1100, 700, "3")
        item = wait_for(lambda: self._find("check menu item", name))
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


def wait_for(condition, seconds=15):
    """Waits until a condition holds; gives what it last was."""
    end = time.monotonic() + seconds
    result = condition()
    while not result and time.monotonic() < end:
        time.sleep(.1)
        result = condition()
    return result
