# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The preferences in a throw-away home on a hidden display, driven and read through AT-SPI."""
import os
import subprocess
import time
from pathlib import Path

from accessible_tree import AccessibleTree
from accessible_window import AccessibleWindow
from reader_session import wait_for

# the programs that its tests need
NEEDED = ("Xvfb", "xdotool", "dbus-run-session", "setpriv", "prlimit")
SERVICE = "org.glossator.Glossator.Preferences"


class Preferences(AccessibleWindow):
    """The program in `home`, whose rules are `rules`."""

    def __init__(self, program, home, display, rules):
        super().__init__()
        self.program = str(program)
        # root would write wherever it likes
        self.prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if (
            os.geteuid() == 0) else []
        self.home = Path(home)
        self.display = display
        self.process = None
        self.log_path = self.home / "preferences.log"
        runtime = self.home / "run"
        runtime.mkdir(parents=True, mode=0o700)
        self.rules_path = self.home / ".config/glossator/rules.ini"
        self.rules_path.parent.mkdir(parents=True)
        if rules is not None:
            self.rules_path.write_text(rules)
        (self.home / ".config/gtk-4.0").mkdir()
        (self.home / ".config/gtk-4.0/settings.ini").write_text(
            "[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n"
            "gtk-decoration-layout=:close\n")
        kept = ("PATH", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "G_DEBUG", "G_MESSAGES_DEBUG",
                "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment.update(
            DISPLAY=display, GDK_BACKEND="x11", GSK_RENDERER="cairo", LC_ALL="C.UTF-8", TZ="UTC",
            GSETTINGS_BACKEND="memory", HOME=str(self.home), XDG_RUNTIME_DIR=str(runtime),
            XDG_CACHE_HOME=str(self.home / ".cache"),
            XDG_CONFIG_HOME=str(self.home / ".config"),
            XDG_DATA_HOME=str(self.home / ".local/share"),
            XDG_STATE_HOME=str(self.home / ".local/state"))

    def rules(self):
        return self.rules_path.read_text()

    def start(self, *arguments):
        self.process = subprocess.Popen(
            [*self.prefix, self.program, *arguments], env=self.environment, cwd=self.home,
            # a file that is too large is to be an error, as it is in Python, and not the end
            restore_signals=False,
            stdout=open(self.log_path, "a"), stderr=subprocess.STDOUT)
        self.tree = AccessibleTree(self.process.pid)
        if not wait_for(lambda: self.find("frame"), 30):
            raise RuntimeError("no window:\n" + self.log_path.read_text(errors="replace"))
        # no window manager does that here
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "Preferences",
                        "windowfocus"], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def run_again(self, *arguments):
        """Starts the program a second time; gives what it says and its status."""
        done = subprocess.run([self.program, *arguments], env=self.environment, cwd=self.home,
                              capture_output=True, text=True, timeout=30, check=False)
        return done.returncode, done.stdout + done.stderr

    def close(self):
        """Ends the program in any case; gives its status."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def mouse(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def click(self, node):
        self.mouse("mousemove", *self.place_of(node), "click", 1)

    def drag(self, start, end, steps=12):
        """Drags what is at a place to another, as a hand does."""
        self.mouse("mousemove", *start, "mousedown", 1)
        for step in range(1, steps + 1):
            self.mouse("mousemove", *(first + (last - first) * step // steps
                                      for first, last in zip(start, end)))
            time.sleep(.05)
        # a drop is taken once its target has said so
        time.sleep(.5)
        self.mouse("mouseup", 1)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env=self.environment,
                       check=True, stdout=subprocess.DEVNULL)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def resize(self, width, height):
        subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Preferences",
                        "windowsize", str(width), str(height)], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def longest_pause(self, seconds):
        """How long the main thread did not answer at most, in ms."""
        from gi.repository import Gio, GLib

        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        longest = 0
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            start = time.monotonic()
            # asked for on the main thread, other than a ping
            bus.call_sync(SERVICE, "/" + SERVICE.replace(".", "/"), "org.gtk.Actions", "List",
                          None, GLib.VariantType("(as)"), Gio.DBusCallFlags.NONE, 10000, None)
            longest = max(longest, 1000 * (time.monotonic() - start))
        return longest

    def screenshot(self, path):
        """Takes a picture of the window once its pixels rest."""
        last = None
        for _ in range(40):
            subprocess.run(["import", "-window", "root", str(path)], env=self.environment,
                           check=True)
            pixels = subprocess.run(["identify", "-format", "%#", str(path)], check=True,
                                    capture_output=True).stdout
            if pixels == last:
                return
            last = pixels
            time.sleep(.3)
