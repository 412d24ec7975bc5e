#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Lets the real Syncthing carry a history between two machines, and asks both the same.

usage: test-syncthing.py GLOSSATOR

Each machine is a home of its own; Syncthing listens on 127.0.0.1 and tells nobody else. Prints TAP.
"""
import contextlib
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from pathlib import Path

KEY = "a-key-for-this-test-only"
FOLDER = "history"
PATIENCE = 40
# the programs, which every machine has for itself, take no part
IGNORED = "*.lock\n"
ABSTRACT = (
    "In this paper we propose what nobody had proposed before. The text is as long as the "
    "abstract of a paper has to be, and says so in sentences that hold nothing else. It says in "
    "passing that experiments were made, and that they went well. It goes on for another "
    "sentence, and for yet another one, so that at its end nobody can take it for a title.")


def digest(name, titles):
    papers = "".join(f"<h3>{title}</h3><p>{ABSTRACT}</p>\n" for title in titles)
    return (f"From: {name} <digest@papers.example>\nMessage-ID: <{name}@papers.example>\n"
            f"Date: Wed, 17 Dec 2025 09:00:12 +0000\nSubject: {name}\n"
            f"Content-Type: text/html; charset=utf-8\n\n<html><body>{papers}</body></html>\n")


DIGESTS = {
    "first": ["Grokking lottery tickets", "Entropy of bandits", "Regret in three acts"],
    "second": ["Entropy of bandits", "Sketches of large graphs", "A memory of gradients"],
    "third": ["Sketches of large graphs", "Sparse attention to detail", "Bounds without regret"],
    "fourth": ["A late paper on early stopping", "Grokking lottery tickets", "A memory of gradients"],
    "fifth": ["Only the first of two clones met this", "A memory of gradients",
              "Sketches of large graphs"],
    "sixth": ["Only the second of two clones met this", "Bounds without regret",
              "Entropy of bandits"],
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Machine:
    def __init__(self, root, name, glossator):
        self.name = name
        self.home = root / name
        self.glossator = glossator
        self.history = self.home / "data/glossator/history"
        self.state = self.home / "state/glossator"
        self.config = self.home / "syncthing"
        self.process = None
        self.gui, self.port = free_port(), free_port()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "STNOUPGRADE": "1", "STNODEFAULTFOLDER": "1",
        }
        self.history.mkdir(parents=True, mode=0o700)
        (self.history / ".stignore").write_text(IGNORED)
        for digest_name, titles in DIGESTS.items():
            (self.home / f"{digest_name}.eml").write_text(digest(digest_name, titles))
        self.run("syncthing", "generate", "--no-default-folder", f"--home={self.config}")
        self.id = self.run("syncthing", f"--home={self.config}", "--device-id").strip()

    def run(self, *command):
        done = subprocess.run(list(map(str, command)), env=self.environment, check=False,
                              timeout=60, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise AssertionError(f"{self.name}: {command} exited with {done.returncode}: "
                                 f"{done.stderr[-500:]}")
        return done.stdout

    # Syncthing

    def configure(self, other):
        """What a user sets in the web page, and nothing that leaves this machine."""
        root = ET.Element("configuration", version="35")
        folder = ET.SubElement(root, "folder", id=FOLDER, path=str(self.history), type="sendreceive",
                               rescanIntervalS="1", fsWatcherEnabled="true",
                               fsWatcherDelayS="1")
        # what a folder has that is made in the web page
        ET.SubElement(folder, "maxConflicts").text = "10"
        for machine in (self, other):
            ET.SubElement(folder, "device", id=machine.id)
            device = ET.SubElement(root, "device", id=machine.id, name=machine.name)
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{machine.port}"
        gui = ET.SubElement(root, "gui", enabled="true", tls="false")
        ET.SubElement(gui, "address").text = f"127.0.0.1:{self.gui}"
        ET.SubElement(gui, "apikey").text = KEY
        options = ET.SubElement(root, "options")
        for name, value in {
                "listenAddress": f"tcp://127.0.0.1:{self.port}", "globalAnnounceEnabled": "false",
                "localAnnounceEnabled": "false", "relaysEnabled": "false", "natEnabled": "false",
                "crashReportingEnabled": "false", "urAccepted": "-1", "autoUpgradeIntervalH": "0",
                "startBrowser": "false", "reconnectionIntervalS": "1",
                "announceLANAddresses": "false", "stunKeepaliveStartS": "0"}.items():
            ET.SubElement(options, name).text = value
        ET.ElementTree(root).write(self.config / "config.xml")

    def start(self):
        with open(self.home / "syncthing.log", "ab") as log:
            self.process = subprocess.Popen(
                ["syncthing", "serve", f"--home={self.config}", "--no-browser", "--no-restart",
                 "--no-upgrade"], env=self.environment, stdout=log, stderr=log)

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        self.process.wait(20)
        self.process = None

    def ask(self, path):
        request = urllib.request.Request(f"http://127.0.0.1:{self.gui}/rest/{path}",
                                         headers={"X-API-Key": KEY})
        try:
            with urllib.request.urlopen(request, timeout=5) as reply:
                return json.load(reply)
        except (urllib.error.URLError, OSError):
            return {}

    def has_all_of(self, other):
        """Whether Syncthing says that it is connected to the other, and has what that has."""
        connected = self.ask("system/connections").get("connections", {}).get(other.id, {})
        status = self.ask(f"db/status?folder={FOLDER}")
        return bool(connected.get("connected")) and status.get("state") == "idle" and \
            status.get("needFiles") == 0 and status.get("globalFiles", 0) > 0

    # the history

    def id_file(self):
        """The file with the id under which it writes."""
        path, = self.state.glob("machine-*")
        return path

    def files(self):
        return {path.name: path.read_bytes() for path in self.history.glob("*.seen")}

    def annotate(self, *names):
        self.run(self.glossator, "annotate", *(self.home / f"{name}.eml" for name in names))

    def states(self):
        text = self.run(self.glossator, "annotate", "--no-record", "--format=json",
                        *(self.home / f"{name}.eml" for name in DIGESTS))
        return [[(entry["title"], entry["state"], entry["same_as"]) for entry in message["entries"]]
                for message in json.loads(text)["messages"]]

    def export(self):
        return self.run(self.glossator, "history", "export")

    def knows(self, title):
        return f'"{title}"' in self.export()


class Scenario:
    def __init__(self, root, glossator):
        self.one, self.two = (Machine(root, name, glossator) for name in ("one", "two"))
        self.number = 0
        self.failed = False
        self.one.configure(self.two)
        self.two.configure(self.one)

    def check(self, passed, name):
        self.number += 1
        self.failed = self.failed or not passed
        print(f"{'ok' if passed else 'not ok'} {self.number} {name}", flush=True)

    def check_same(self, what):
        """Both machines answer the same, and nothing is wrong on either."""
        self.check(self.one.export() == self.two.export(), f"{what}: both know the same")
        self.check(self.one.states() == self.two.states(), f"{what}: both annotate the same")
        for machine in (self.one, self.two):
            text = machine.run(machine.glossator, "history", "check")
            self.check("nothing is wrong" in text, f"{what}: nothing is wrong on {machine.name}")

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if condition():
                return
            time.sleep(.1)
        raise AssertionError(f"{what}: not within {PATIENCE} s")

    def is_settled(self):
        return (self.one.has_all_of(self.two) and self.two.has_all_of(self.one)
                and self.one.files() == self.two.files())

    def connect(self):
        for machine in (self.one, self.two):
            machine.start()
        self.wait(self.is_settled, "Syncthing carries the files")

    def disconnect(self):
        for machine in (self.one, self.two):
            machine.stop()

    def first_meeting(self):
        """Two machines that recorded for themselves meet."""
        self.one.annotate("first", "second")
        self.two.annotate("second", "third")
        self.check(self.one.export() != self.two.export(), "apart, they know different papers")
        self.connect()
        self.check(len(self.one.files()) == 2, "each machine has its own segment, and both have both")
        self.check_same("together")
        modes = {stat.S_IMODE(path.stat().st_mode) for path in self.two.history.glob("*.seen")}
        self.check(modes == {0o600}, "what came over is for its user alone")

    def connected(self):
        """What one records while they are connected, the other knows soon."""
        self.two.annotate("fourth")
        self.wait(lambda: self.one.knows("A late paper on early stopping"), "a paper comes over")
        self.wait(self.is_settled, "Syncthing comes to rest")
        self.check_same("while connected")

    def decisions(self):
        """Both decide while they are apart."""
        self.disconnect()
        self.one.run(self.one.glossator, "history", "forget", "Regret in three acts")
        self.two.run(self.two.glossator, "history", "mark-seen", "Sparse attention to detail")
        self.two.run(self.two.glossator, "history", "forget", "Entropy of bandits")
        self.connect()
        self.check_same("after decisions")
        self.check(not self.two.knows("Regret in three acts"), "what one forgot, both forgot")
        self.check(not self.one.knows("Entropy of bandits"), "and the other way round")
        self.check(self.one.run(self.one.glossator, "history", "log") ==
                   self.two.run(self.two.glossator, "history", "log"), "both list the same decisions")

    def clones(self):
        """A machine is copied with all it has: both write one file, and Syncthing keeps a copy."""
        self.disconnect()
        shutil.copy(self.one.id_file(), self.two.id_file())
        self.one.annotate("fifth")
        # so that Syncthing, which looks at the seconds, sees who was later
        time.sleep(1.1)
        self.two.annotate("sixth")
        self.connect()
        self.wait(lambda: any("sync-conflict" in name for name in self.one.files()),
                  "a conflict copy comes over")
        self.wait(self.is_settled, "Syncthing comes to rest")
        for machine in (self.one, self.two):
            for which in "first", "second":
                self.check(machine.knows(f"Only the {which} of two clones met this"),
                           f"{machine.name} knows what the {which} clone met")
        self.check_same("after a conflict")

    def run(self):
        for step in (self.first_meeting, self.connected, self.decisions, self.clones):
            start = time.monotonic()
            step()
            print(f"# {step.__name__}: {time.monotonic() - start:.1f} s")
        print(f"1..{self.number}")
        return 1 if self.failed else 0

    def close(self):
        self.disconnect()


def main():
    if shutil.which("syncthing") is None:
        print("1..0 # SKIP no syncthing")
        return 0
    with contextlib.ExitStack() as stack:
        root = Path(tempfile.mkdtemp(prefix="glossator-sync-"))
        stack.callback(shutil.rmtree, root, ignore_errors=True)
        scenario = Scenario(root, Path(sys.argv[1]).resolve())
        stack.callback(scenario.close)
        try:
            return scenario.run()
        except (AssertionError, subprocess.TimeoutExpired) as error:
            print(f"Bail out! {error}")
            for machine in (scenario.one, scenario.two):
                print((machine.home / "syncthing.log").read_text()[-3000:], file=sys.stderr)
            return 1


sys.exit(main())
