#!/usr/bin/python3
#
# Copyright 2026 Glossator contributors
#
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs plugin/install on a home and a system of its own, with programs that only say what they do.

usage: test-install.py SOURCE-ROOT

Prints TAP.
"""
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(sys.argv[1])
# a key of GSettings is a file here
GSETTINGS = """#!/bin/sh
file="$KEYS/$2.$3"
case $1 in
get) cat "$file" 2>/dev/null || exit 1 ;;
set) printf '%s' "$4" >"$file" ;;
esac
"""
BUILD = """#!/bin/sh
for reader in liferea geary; do
	mkdir -p "$1/plugin/$reader"
	printf '%s' "$reader" | tee "$1/plugin/$reader/libglossator.so" >"$1/plugin/$reader/glossator.plugin"
done
"""
# so that it is never root who is asked here
ID = "#!/bin/sh\necho 1000\n"
SUDO = "#!/bin/sh\necho \"$*\" >>\"$KEYS/as-root\"\nexec \"$@\"\n"
# all of the real system that it sees: the readers on this machine are not to be found
TOOLS = ("bash", "cat", "dirname", "install", "mkdir", "rm", "sh", "tee")
LIFEREA = "net.sf.liferea.plugins.active-plugins"
GEARY = "org.gnome.Geary.optional-plugins"


class Machine:
    def __init__(self, home, readers):
        self.home = Path(home)
        self.keys = self.home / "keys"
        self.keys.mkdir()
        self.prefix = self.home / "usr"
        tree = self.home / "source/plugin"
        tree.mkdir(parents=True)
        self.script = shutil.copy(ROOT / "plugin/install", tree)
        self.program(tree / "install-packages", "#!/bin/sh\n")
        self.program(tree / "build", BUILD)
        for name, text in (("gsettings", GSETTINGS), ("id", ID), ("sudo", SUDO)):
            self.program(self.prefix / "bin" / name, text)
        for name in TOOLS:
            (self.prefix / "bin" / name).symlink_to(shutil.which(name))
        (self.prefix / "bin/python3").symlink_to(sys.executable)
        for reader in readers:
            self.program(self.prefix / "bin" / reader, "#!/bin/sh\n")
        self.liferea = self.home / ".local/share/liferea/plugins/glossator"
        self.geary = self.prefix / "lib/some-machine/geary/plugins/glossator"
        self.geary.parent.mkdir(parents=True)
        self.write(LIFEREA, "['other']")
        self.write(GEARY, "@as []")

    @staticmethod
    def program(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def write(self, key, value):
        (self.keys / key).write_text(value)

    def read(self, key):
        return (self.keys / key).read_text() if (self.keys / key).exists() else ""

    def install(self, *arguments):
        return subprocess.run([self.script, *arguments], check=False, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              env={"HOME": str(self.home), "PATH": f"{self.prefix}/bin", "KEYS": str(self.keys),
                                   "LC_ALL": "C.UTF-8"})


def test_both(machine):
    """for the user: Liferea in the home, Geary only with --system"""
    result = machine.install()
    assert result.returncode == 0, result.stderr
    assert (machine.liferea / "libglossator.so").read_text() == "liferea"
    assert machine.read(LIFEREA) == "['other', 'glossator']"
    assert not machine.geary.exists() and machine.read(GEARY) == "@as []"
    assert 'plugin/install --system"' in result.stdout
    assert machine.read("as-root") == ""


def test_again(machine):
    """a second time nothing is listed twice"""
    machine.install()
    machine.install()
    assert machine.read(LIFEREA) == "['other', 'glossator']"


def test_uninstall(machine):
    """uninstalling takes out what was installed, and nothing else"""
    machine.install()
    result = machine.install("--uninstall")
    assert result.returncode == 0, result.stderr
    assert not machine.liferea.exists() and machine.liferea.parent.exists()
    assert machine.read(LIFEREA) == "['other']"


def test_geary_system(machine):
    """for everybody: Geary's module, as root, enabled for the user"""
    result = machine.install("--system")
    assert result.returncode == 0, result.stderr
    assert (machine.geary / "libglossator.so").read_text() == "geary"
    assert (machine.geary / "glossator.plugin").exists()
    assert stat.S_IMODE((machine.geary / "libglossator.so").stat().st_mode) == 0o755
    assert machine.read(GEARY) == "['glossator']"
    assert f"install -d {machine.geary}" in machine.read("as-root")
    assert "enabled in Geary" in result.stdout and "Liferea" not in result.stdout


def test_geary_uninstall(machine):
    """and out again"""
    machine.install("--system")
    machine.write(GEARY, "['sent-sound', 'glossator']")
    result = machine.install("--uninstall")
    assert machine.geary.exists() and 'plugin/install --system --uninstall"' in result.stdout
    assert machine.read(GEARY) == "['sent-sound']"


def test_no_reader(machine):
    """without a reader nothing is built, and it says so"""
    result = machine.install()
    assert result.returncode == 1
    assert "expected liferea or geary" in result.stderr
    assert not (machine.home / "source/build").exists()


def test_wrong_option(machine):
    """a wrong option changes nothing"""
    assert machine.install("--sytem").returncode == 1
    assert not machine.liferea.exists()


TESTS = ((test_both, ("liferea", "geary")), (test_again, ("liferea",)),
         (test_uninstall, ("liferea", "geary")), (test_geary_system, ("geary",)),
         (test_geary_uninstall, ("geary",)), (test_no_reader, ()), (test_wrong_option, ("liferea",)))


def main():
    failed = False
    print(f"1..{len(TESTS)}")
    for number, (test, readers) in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as home:
            try:
                test(Machine(home, readers))
                print(f"ok {number} {test.__doc__}")
            except AssertionError:
                import traceback
                failed = True
                print(f"not ok {number} {test.__doc__}")
                print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
    sys.exit(failed)


main()
