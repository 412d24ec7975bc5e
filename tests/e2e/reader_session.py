# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the sessions of all readers share: a bus, a display, a home, and AT-SPI to read what is shown."""
import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

OWN_BUS = "GLOSSATOR_OWN_BUS"
USERS_RUNTIME = "GLOSSATOR_USERS_RUNTIME"

# roles that have another name in later versions of AT-SPI
OLDER_ROLES = {"button": "push button"}


def reexec_in_own_bus():
    """Runs this program again in a D-Bus session of its own, so that no other reader is met."""
    saved = os.environ.get(OWN_BUS)
    if saved is not None:
        for stream, kept in enumerate(saved.split(), 1):
            os.dup2(int(kept), stream)
        atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)
        # so that what was started is ended, also when time is up
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
        return
    # the bus and what it starts talk much; what we say ourselves is kept beside it
    kept = [os.dup(stream) for stream in (1, 2)]
    for stream, number in enumerate(kept, 1):
        os.set_inheritable(number, True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    os.environ[OWN_BUS] = " ".join(map(str, kept))
    # in which the bus of assistive technology has its socket
    os.environ[USERS_RUNTIME] = os.environ.get("XDG_RUNTIME_DIR", "")
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="glossator-bus-")
    os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])


def has_display():
    """Whether the user of this program has a display."""
    if "WAYLAND_DISPLAY" in os.environ:
        return True
    return "DISPLAY" in os.environ and subprocess.run(
        ["xdotool", "getdisplaygeometry"], capture_output=True, check=False).returncode == 0


def wait_for(condition, seconds=15):
    """Waits until a condition holds; gives what it last was."""
    end = time.monotonic() + seconds
    result = condition()
    while not result and time.monotonic() < end:
        time.sleep(.1)
        result = condition()
    return result


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
    """Keeps every picture of an area of a display that differs from the one before, and its time, for
    some seconds; less if `colour` comes into the area: then for `rest` more."""

    def __init__(self, display, area, seconds, colour=None, rest=.7):
        super().__init__()
        import gi

        os.environ["DISPLAY"] = display
        gi.require_version("Gdk", "3.0")
        from gi.repository import Gdk

        self.gdk = Gdk
        self.area = area
        self.colour = colour
        self.rest = rest
        self.seconds = seconds
        self.end = 0
        self.frames = []
        self.times = []
        self.looks = 0
        # bytes from a line of pixels to the next
        self.stride = (3 * area[2] + 3) // 4 * 4

    def run(self):
        root = self.gdk.get_default_root_window()
        self.end = time.monotonic() + self.seconds
        found = False
        while time.monotonic() < self.end:
            pixels = self.gdk.pixbuf_get_from_window(root, *self.area).get_pixels()
            self.looks += 1
            if not self.frames or pixels != self.frames[-1]:
                self.frames.append(pixels)
                self.times.append(time.monotonic())
                if not found and self.colour and self.first_line(pixels, self.colour) is not None:
                    found = True
                    self.end = min(self.end, time.monotonic() + self.rest)

    def finish(self, seconds):
        """Looks on for so long, and ends."""
        self.end = time.monotonic() + seconds
        self.join()

    def first_line(self, frame, colour):
        """The topmost line of a frame that has a colour in it."""
        at = frame.find(colour)
        while at >= 0 and at % self.stride % 3 != 0:
            at = frame.find(colour, at + 1)
        return at // self.stride if at >= 0 else None


def read_selection(display):
    """The text that is selected on a display; None if none is."""
    import gi

    gi.require_version("Gdk", "3.0")
    gi.require_version("Gtk", "3.0")
    from gi.repository import Gdk, Gtk

    Gtk.init([])
    return Gtk.Clipboard.get_for_display(Gdk.Display.open(display),
                                         Gdk.SELECTION_PRIMARY).wait_for_text()


def role_of(node):
    role = node.get_role_name()
    return OLDER_ROLES.get(role, role)


class Reader:
    """A reader with a home of its own in `home`, on a hidden display; or on that of its user, if
    `display` is None."""

    def __init__(self, home, display):
        self.home = Path(home)
        self.display = display
        self.log_path = self.home / "reader.log"
        self.process = None
        self.atspi = None
        self.environment = self._make_environment()

    def _make_environment(self):
        runtime = self.home / "run"
        runtime.mkdir(parents=True, mode=0o700)
        kept = ("PATH", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "TERM")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        if self.display is None:
            shown = ("DISPLAY", "WAYLAND_DISPLAY", "LANG", "TZ")
            environment.update((name, os.environ[name]) for name in shown if name in os.environ)
            environment["XDG_RUNTIME_DIR"] = os.environ[USERS_RUNTIME] or str(runtime)
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

    def run(self, *command, check=True, **options):
        return subprocess.run(command, env=self.environment, check=check, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options).stdout

    def set(self, schema, key, value):
        self.run("gsettings", "set", schema, key, value)

    def dress(self, dark=False):
        """Gives it the fonts and icons that it has on every machine."""
        folder = self.home / ".config/gtk-3.0"
        folder.mkdir(parents=True)
        (folder / "settings.ini").write_text(
            "[Settings]\ngtk-font-name=Cantarell 11\ngtk-icon-theme-name=Adwaita\n"
            f"gtk-application-prefer-dark-theme={int(dark)}\n")
        self.set("org.gnome.desktop.interface", "document-font-name", "'Cantarell 11'")

    def launch(self, *command):
        # GTK connects to assistive technology once, when it starts
        self.run("gdbus", "call", "--session", "-d", "org.a11y.Bus", "-o", "/org/a11y/bus",
                 "-m", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled",
                 "<true>")
        self.process = subprocess.Popen(command, env=self.environment, cwd=self.home,
                                        stdout=open(self.log_path, "a"), stderr=subprocess.STDOUT)

    def log(self):
        return self.log_path.read_text(errors="replace")

    def act(self, action, parameters="[]"):
        raise NotImplementedError

    def quit(self):
        """Ends it as its user would; gives its exit status."""
        if self.process.poll() is None:
            self.act("quit")
        # WebKit's processes may hold it up for a while
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def close(self):
        """Ends it in any case."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def find(self, role, name=None):
        """Gives all objects of a role in the accessible tree of all programs, one by one."""
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        if self.display is not None:
            os.environ["DISPLAY"] = self.display
        Atspi.init()
        # ms for a reply; the 800 it has are too few for a reader on a busy machine
        Atspi.set_timeout(10000, 15000)
        self.atspi = Atspi
        yield from self.inside(Atspi.get_desktop(0), role, name)

    def find_first(self, role, name=None):
        return next(self.find(role, name), None)

    @staticmethod
    def inside(root, role, name=None):
        """Gives all objects of a role in another one, but none inside of what was given."""
        from gi.repository import GLib

        todo = [root]
        while todo:
            node = todo.pop()
            try:
                if node is None:
                    continue
                if role_of(node) == role and name in (None, node.get_name()):
                    yield node
                    continue
                todo.extend(node.get_child_at_index(i)
                            for i in reversed(range(node.get_child_count())))
            except GLib.Error:
                # it went away while it was looked at
                continue

    def text_of(self, node):
        # a node may go away between two questions
        if node is None or node.get_text_iface() is None:
            return ""
        text = self.atspi.Text.get_text(node, 0, self.atspi.Text.get_character_count(node))
        # an object in the text is told by its place only
        children = iter(range(node.get_child_count()))
        return re.sub("\ufffc", lambda _: self.text_of(
            node.get_child_at_index(next(children, 0))) or "", text)

    def parts_of(self, root):
        """What assistive technology finds in an object: a list of (role, name, text)."""
        found = []
        todo = [root]
        while todo:
            node = todo.pop()
            if node is None:
                continue
            found.append((role_of(node), node.get_name() or "", self.text_of(node)))
            todo.extend(node.get_child_at_index(i)
                        for i in reversed(range(node.get_child_count())))
        return found

    def pages(self):
        """The parts of each page that is shown."""
        from gi.repository import GLib

        for _ in range(20):
            try:
                return [self.parts_of(root) for root in self.find("document web")]
            except GLib.Error:
                # a page went away while it was read
                time.sleep(.1)
        return []

    def page(self):
        """The parts of all pages, one after the other."""
        return [part for page in self.pages() for part in page]

    def has(self, role, name):
        """Whether a page has something of a role and name."""
        return any(found == role and re.search(name, what) for found, what, _ in self.page())

    def control(self, role, name):
        """The first control of a role and name in the pages."""
        for root in self.find("document web"):
            for node in self.inside(root, role):
                if re.search(name, node.get_name() or ""):
                    return node
        return None

    def press(self, role, name):
        """Presses a control, as assistive technology does; gives whether it was there."""
        node = self.control(role, name)
        # it may go away after it was found
        action = node.get_action_iface() if node is not None else None
        return action is not None and action.do_action(0)

    def click_control(self, role, name):
        """Clicks on a control of a page with the mouse."""
        node = self.control(role, name)
        place = self.atspi.Component.get_extents(node, self.atspi.CoordType.SCREEN)
        self.run("xdotool", "mousemove", str(place.x + place.width // 2),
                 str(place.y + place.height // 2), "click", "1")

    def window(self):
        raise NotImplementedError

    def key(self, *names):
        """Presses keys; what has the focus gets them."""
        self.run("xdotool", "windowfocus", "--sync", self.window())
        self.run("xdotool", "key", *names)

    @staticmethod
    def lines_of(page):
        """The headings of a page, each followed by what was annotated ("Title tags: a, b new"), and
        its paragraphs, of which the summary is the first: a list of (role, line)."""
        return [(role, re.sub(r"\s+", " ", name if role == "heading" else text).strip())
                for role, name, text in page if role in ("heading", "paragraph")]

    def headings(self):
        return [line for role, line in self.lines_of(self.page()) if role == "heading"]

    def shown(self):
        return [line for _, line in self.lines_of(self.page())]

    def shows(self, pattern):
        return any(re.search(pattern, line) for line in self.shown())

    def text(self):
        """All that is shown, for people to read."""
        lines = [(role, re.sub(r"[ \t]+", " ", name if role == "heading" else text).strip())
                 for role, name, text in self.page()]
        return "\n".join(dict.fromkeys(
            line for role, line in lines
            if role in ("heading", "paragraph", "section", "static") and line))
