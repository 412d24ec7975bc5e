# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Geary in a throw-away profile, with a mailbox of its own: started, driven, and read through AT-SPI."""
import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from reader_session import Reader, wait_for

SERVICE = "org.gnome.Geary"
APP_PATH = "/org/gnome/Geary"

# the programs beside those of every test
NEEDED = ("geary", "/usr/sbin/dovecot", "gnome-keyring-daemon", "secret-tool")

LOGIN = "test"
PASSWORD = "secret"
# narrower, Geary shows one conversation or the list of them, not both
WIDTH, HEIGHT = 1480, 960
DISPLAY = "1500x1000x24"
# places of the first two conversations of the list
FIRST_ROW, SECOND_ROW = (520, 110), (520, 190)

DOVECOT = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {internal}
first_valid_uid = 1
mail_location = maildir:~/Maildir
namespace inbox {{
  inbox = yes
{folders}}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""

# Geary would make them itself, and complains if it is ended meanwhile
FOLDERS = "".join(f"""  mailbox {name} {{
    auto = subscribe
    special_use = \\{name}
  }}
""" for name in ("Archive", "Drafts", "Junk", "Sent", "Trash"))

# what has other words since 2.4
DOVECOT_2_4 = [
    ("disable_plaintext_auth = no", "auth_allow_cleartext = yes"),
    ("mail_location = maildir:~/Maildir", "mail_driver = maildir\nmail_path = ~/Maildir"),
    ("passdb {\n  driver = static\n  args = password=(.*)\n", r"passdb static {\n  password = \1\n"),
    ("userdb {\n  driver = static\n  args = uid=(.*) gid=(.*) home=(.*)\n",
     r"userdb static {\n  fields {\n    uid = \1\n    gid = \2\n    home = \3\n  }\n"),
]


def for_installed_dovecot(text):
    """A configuration of Dovecot 2.3 in the words of the one on this machine."""
    answer = subprocess.run(["/usr/sbin/dovecot", "--version"], check=True, capture_output=True,
                            text=True).stdout
    version = re.match(r"\d+\.\d+\.\d+", answer)[0]
    if [int(number) for number in version.split(".")] < [2, 4]:
        return text
    for old, new in DOVECOT_2_4:
        text = re.sub(old, new, text)
    return f"dovecot_config_version = {version}\ndovecot_storage_version = {version}\n{text}"

ACCOUNT = """
[Metadata]
version=1
status=enabled

[Account]
ordinal=0
label=Test
prefetch_days=14
save_drafts=false
save_sent=false
use_signature=false
signature=
sender_mailboxes=Tester <test@example.org>;
service_provider=other

[Folders]

[Incoming]
login={login}
remember_password=true
host=127.0.0.1
port={port}
transport_security=none
credentials=custom

[Outgoing]
remember_password=true
host=127.0.0.1
port={port}
transport_security=none
credentials=none
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailbox:
    """An IMAP server on this machine with one mailbox, in the folder `home`."""

    def __init__(self, home):
        self.home = Path(home)
        self.maildir = self.home / "mail/Maildir"
        self.port = free_port()
        self.number = 0
        # dovecot gives up root's rights, and refuses to serve mail with them
        root = os.geteuid() == 0
        self.owner = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
        internal = pwd.getpwnam("dovenull") if root else self.owner
        for name in ("cur", "new", "tmp"):
            (self.maildir / name).mkdir(parents=True)
        (self.home / "run").mkdir()
        (self.home / "state").mkdir()
        self.own(self.home / "mail", *(self.home / "mail").rglob("*"))
        os.chmod(self.home, 0o755)
        config = self.home / "dovecot.conf"
        config.write_text(for_installed_dovecot(DOVECOT.format(
            home=self.home, port=self.port, password=PASSWORD, folders=FOLDERS,
            uid=self.owner.pw_uid, gid=self.owner.pw_gid, internal=internal.pw_name,
            internal_group=subprocess.run(["id", "-gn", internal.pw_name], check=True, text=True,
                                          stdout=subprocess.PIPE).stdout.strip())))
        self.server = subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", str(config)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def own(self, *paths):
        if os.geteuid() == 0:
            for path in paths:
                os.chown(path, self.owner.pw_uid, self.owner.pw_gid)

    def deliver(self, message):
        """Puts a mail (an EmailMessage, or bytes) into the inbox."""
        self.number += 1
        name = f"{int(time.time())}.{self.number}.host"
        path = self.maildir / "tmp" / name
        path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
        self.own(path)
        path.rename(self.maildir / "new" / name)

    def close(self):
        self.server.terminate()
        self.server.wait()


class Geary(Reader):
    """Geary with the plugin from the folder `plugin`, or without one; `loader` is what makes it look
    for plugins outside of its own system folder."""

    def __init__(self, home, plugin, loader, mailbox, display, environment=None, enabled=True):
        super().__init__(home, display)
        self.keyring = None
        self.environment.update(
            GIO_USE_NETWORK_MONITOR="base",
            LIBGL_ALWAYS_SOFTWARE="1",
            GTK_MODULES=str(loader),
            GLOSSATOR_PLUGIN_PATH=str(self.home / "plugins"),
            XDG_STATE_HOME=str(self.home / ".local/state"),
            TMPDIR=str(self.home / "tmp"),
        )
        (self.home / "tmp").mkdir()
        self.environment.update(environment or {})
        self._install(Path(plugin))
        self._configure(mailbox, enabled)
        self.dress()

    def _install(self, plugin):
        folder = self.home / "plugins/glossator"
        folder.mkdir(parents=True)
        for name in ("glossator.plugin", "libglossator.so"):
            shutil.copy(plugin / name, folder)

    def _configure(self, mailbox, enabled):
        account = self.home / ".config/geary/account_01"
        account.mkdir(parents=True)
        (account / "geary.ini").write_text(ACCOUNT.format(login=LOGIN, port=mailbox.port))
        plugins = "['glossator']" if enabled else "@as []"
        for key, value in (("optional-plugins", plugins), ("migrated-config", "true"),
                           ("autoselect", "true"), ("run-in-background", "false"),
                           ("window-width", str(WIDTH)), ("window-height", str(HEIGHT))):
            self.set(SERVICE, key, value)

    def start(self):
        self.keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
             # not beside that of the user
             "--control-directory", self.environment["HOME"] + "/keyring"],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.keyring.stdin.write(PASSWORD.encode())
        self.keyring.stdin.close()
        self.run("gdbus", "wait", "--session", "--timeout", "30", "org.freedesktop.secrets")
        self.run("secret-tool", "store", "--label=Test", "xdg:schema", "org.gnome.Geary",
                 "proto", "IMAP", "host", "127.0.0.1", "login", LOGIN, input=PASSWORD)
        # in lines, so that what was said last can be read while it runs
        self.launch("stdbuf", "-oL", "-eL", "geary", "--debug")
        self.run("gdbus", "wait", "--session", "--timeout", "30", SERVICE)

    def act(self, action, parameters="[]"):
        self.run("gdbus", "call", "--session", "-d", SERVICE, "-o", APP_PATH,
                 "-m", "org.gtk.Actions.Activate", action, parameters, "{}")

    def act_in_window(self, action):
        self.run("gdbus", "call", "--session", "-d", SERVICE, "-o", APP_PATH + "/window/1",
                 "-m", "org.gtk.Actions.Activate", action, "[]", "{}")

    def memory(self):
        """What Geary holds in memory, in KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def window(self):
        names = self.run("xdotool", "search", "--onlyvisible", "--class", "geary", check=False)
        return names.split()[-1] if names.split() else None

    def visible(self, role, name):
        """The first control of a role and name that is on screen."""
        return next((node for node in self.find(role, name)
                     if node.get_state_set().contains(self.atspi.StateType.SHOWING)), None)

    def press_in_menu(self, name):
        """Presses an entry of the menu of the mail that is shown."""
        menus = [node for node in self.find("toggle button", "Menu")
                 if node.get_state_set().contains(self.atspi.StateType.SHOWING)]
        menus[-1].get_action_iface().do_action(0)
        entry = wait_for(lambda: self.visible("push button", name))
        return bool(entry) and entry.get_action_iface().do_action(0)

    def place(self, node):
        """Where an object is on the display."""
        return self.atspi.Component.get_extents(node, self.atspi.CoordType.SCREEN)

    def info_bars(self, text):
        """The info bars that have a label."""
        return [bar for bar in self.find("info bar")
                if any(label.get_name() == text for label in self.inside(bar, "label"))]

    def _lines(self):
        for page in self.pages():
            for role, name, text in page:
                for line in (name if role == "heading" else text).split("\n"):
                    yield re.sub(r"\s+", " ", line).strip()

    def shows(self, pattern):
        """Whether a line of a page, or a heading with what was annotated, matches."""
        return any(re.search(pattern, line) for line in self._lines())

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def open_row(self, pattern, row=FIRST_ROW, seconds=20):
        """Opens a conversation of the list, once the one that is meant is there."""
        def is_open():
            self.click(*row)
            return wait_for(lambda: self.shows(pattern), 2)

        return wait_for(is_open, seconds)

    def screenshot(self, path):
        """Takes a picture of the display once its pixels rest."""
        last = None
        for _ in range(40):
            self.run("import", "-window", "root", str(path))
            pixels = self.run("identify", "-format", "%#", str(path))
            if pixels == last:
                break
            last = pixels
            time.sleep(.3)
        self.run("mogrify", "-trim", "+repage", str(path))

    def close(self):
        super().close()
        if self.keyring is not None:
            self.keyring.kill()
            self.keyring.wait()
