# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Geary in a throw-away profile, with a mailbox of its own: started, driven, and read through AT-SPI."""
import email.message
import email.utils
import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from liferea_session import wait_for

LOGIN = "test"
PASSWORD = "secret"
# narrower, Geary shows one conversation or the list of them, not both
WIDTH, HEIGHT = 1480, 960

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
}}
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
        config.write_text(DOVECOT.format(
            home=self.home, port=self.port, password=PASSWORD, uid=self.owner.pw_uid,
            gid=self.owner.pw_gid, internal=internal.pw_name,
            internal_group=subprocess.run(["id", "-gn", internal.pw_name], check=True, text=True,
                                          stdout=subprocess.PIPE).stdout.strip()))
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


def make_mail(subject, identifier, text, html=None, sender="Daily Papers <digest@example.org>",
              references=None, age=0):
    mail = email.message.EmailMessage()
    mail["From"] = sender
    mail["To"] = "Tester <test@example.org>"
    mail["Subject"] = subject
    mail["Date"] = email.utils.formatdate(time.time() - age)
    mail["Message-ID"] = f"<{identifier}@example.org>"
    if references:
        mail["In-Reply-To"] = mail["References"] = f"<{references}@example.org>"
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail


class Geary:
    """Geary with a home of its own in `home`, with the plugin from the folder `plugin`."""

    def __init__(self, home, plugin, loader, mailbox, display, environment=None, enabled=True):
        self.home = Path(home)
        self.display = display
        self.log_path = self.home / "geary.log"
        self.process = None
        self.keyring = None
        self.atspi = None
        self.environment = self._make_environment(plugin, loader)
        self.environment.update(environment or {})
        self._install(Path(plugin))
        self._configure(mailbox, enabled)

    def _make_environment(self, plugin, loader):
        runtime = self.home / "runtime"
        runtime.mkdir(parents=True, mode=0o700)
        kept = ("PATH", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "TERM")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment.update(
            DISPLAY=self.display, GDK_BACKEND="x11", LC_ALL="C.UTF-8", TZ="UTC",
            GSETTINGS_BACKEND="keyfile",
            GIO_USE_NETWORK_MONITOR="base",
            LIBGL_ALWAYS_SOFTWARE="1",
            # Geary looks for plugins in its own system folder only
            GTK_MODULES=str(loader),
            GLOSSATOR_PLUGIN_PATH=str(self.home / "plugins"),
            HOME=str(self.home),
            XDG_CACHE_HOME=str(self.home / ".cache"),
            XDG_CONFIG_HOME=str(self.home / ".config"),
            XDG_DATA_HOME=str(self.home / ".local/share"),
            XDG_STATE_HOME=str(self.home / ".local/state"),
            XDG_RUNTIME_DIR=str(runtime),
        )
        if os.geteuid() == 0:
            # WebKit's sandbox refuses to start for root
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        return environment

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
            self.run("gsettings", "set", "org.gnome.Geary", key, value)

    def run(self, *command, check=True, **options):
        return subprocess.run(command, env=self.environment, check=check, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options).stdout

    def start(self):
        # GTK connects to assistive technology once, when it starts
        self.run("gdbus", "call", "--session", "-d", "org.a11y.Bus", "-o", "/org/a11y/bus",
                 "-m", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled",
                 "<true>")
        self.keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.keyring.stdin.write(PASSWORD.encode())
        self.keyring.stdin.close()
        self.run("gdbus", "wait", "--session", "--timeout", "30", "org.freedesktop.secrets")
        self.run("secret-tool", "store", "--label=Test", "xdg:schema", "org.gnome.Geary",
                 "proto", "IMAP", "host", "127.0.0.1", "login", LOGIN, input=PASSWORD)
        self.process = subprocess.Popen(["stdbuf", "-oL", "-eL", "geary", "--debug"], env=self.environment, cwd=self.home,
                                        stdout=open(self.log_path, "a"), stderr=subprocess.STDOUT)
        self.run("gdbus", "wait", "--session", "--timeout", "30", "org.gnome.Geary")

    def log(self):
        return self.log_path.read_text(errors="replace")

    def act(self, action):
        self.run("gdbus", "call", "--session", "-d", "org.gnome.Geary", "-o", "/org/gnome/Geary",
                 "-m", "org.gtk.Actions.Activate", action, "[]", "{}")

    def memory(self):
        """What Geary holds in memory, in KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def window(self):
        names = self.run("xdotool", "search", "--onlyvisible", "--name", "Inbox|Geary|Test",
                         check=False)
        return names.split()[-1] if names.split() else None

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def key(self, *names):
        self.run("xdotool", "key", *names)

    def _desktop(self):
        import gi

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi

        os.environ["DISPLAY"] = self.display
        Atspi.init()
        self.atspi = Atspi
        return Atspi.get_desktop(0)

    def find(self, role, name=None):
        """All objects of a role in the accessible tree of all programs."""
        return self.inside(self._desktop(), role, name)

    @staticmethod
    def inside(root, role, name=None):
        """All objects of a role in another one."""
        from gi.repository import GLib

        found = []
        todo = [root]
        while todo:
            node = todo.pop()
            try:
                if node is None:
                    continue
                if node.get_role_name() == role and name in (None, node.get_name()):
                    found.append(node)
                todo.extend(node.get_child_at_index(i)
                            for i in reversed(range(node.get_child_count())))
            except GLib.Error:
                # it went away while it was looked at
                continue
        return found

    def _text_of(self, node):
        if node is None or node.get_text_iface() is None:
            return ""
        text = self.atspi.Text.get_text(node, 0, self.atspi.Text.get_character_count(node))
        children = iter(range(node.get_child_count()))
        return re.sub("\ufffc", lambda _: self._text_of(
            node.get_child_at_index(next(children, 0))) or "", text)

    def _lines_of(self, root):
        from gi.repository import GLib

        found = []

        def walk(node):
            if node is None:
                return
            found.append((node.get_role_name(), node.get_name() or "", self._text_of(node)))
            for i in range(node.get_child_count()):
                walk(node.get_child_at_index(i))

        try:
            walk(root)
        except GLib.Error:
            pass
        return found

    def pages(self):
        """The texts of the messages that are shown: for each the text of its parts."""
        return [[re.sub(r"[ \t]+", " ", text).strip() for _, _, text in self._lines_of(root)]
                for root in self.find("document web")]

    def lines(self):
        return [line for page in self.pages() for text in page for line in text.split("\n")]

    def shows(self, pattern):
        return any(re.search(pattern, line) for line in self.lines())

    def screenshot(self, path):
        """Takes a picture of the display once its pixels rest."""
        last = None
        for _ in range(40):
            self.run("import", "-window", "root", str(path))
            pixels = self.run("identify", "-format", "%#", str(path))
            if pixels == last:
                return
            last = pixels
            time.sleep(.3)

    def quit(self):
        """Ends Geary as its user would; gives its exit status."""
        if self.process.poll() is None:
            self.act("quit")
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def close(self):
        """Ends Geary in any case."""
        for process in (self.process, self.keyring):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()


__all__ = ["Geary", "Mailbox", "make_mail", "wait_for"]
