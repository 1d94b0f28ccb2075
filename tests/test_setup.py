"""The set-up on machines that lack something: what it would do, what it says, where it stops."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = (
    "cat", "cksum", "dirname", "env", "grep", "mktemp", "paste", "rm", "sed", "sh", "sort",
    "tail", "touch", "tr",
)  # fmt: skip


# What a set-up follows from, besides itself.
INPUTS = (
    "pyproject.toml", ".setup/constraints.txt", ".setup/engines/package.json",
    ".setup/engines/package-lock.json", ".setup/nastaliq/package.json",
    ".setup/nastaliq/package-lock.json",
)  # fmt: skip


class Machine:
    """A folder with a copy of the set-up, and a search path with only what a test adds."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin = folder, folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, tool
            (self.bin / tool).symlink_to(found)
        for part in ("engines", "nastaliq"):
            (folder / ".setup" / part).mkdir(parents=True)
        for name in (".setup/setup", *INPUTS):
            shutil.copy(ROOT / name, folder / name)

    def add(self, program: str, script: str) -> None:
        path = self.bin / program
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def set_up(self, stage: str = "build") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", ".setup/setup", stage],
            cwd=self.folder, env={"PATH": str(self.bin), "TMPDIR": str(self.folder)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with a Python that finds no library and can make no virtual environment."""
    machine = Machine(tmp_path)
    machine.add("python3", f'case "$*" in -*"sys.exit"*) exec {sys.executable} "$@";; esac; exit 1')
    return machine


PACKAGES = "libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 python3-venv"


def test_without_rights_the_exact_command_is_said(machine: Machine) -> None:
    machine.add("apt-get", "exit 0")
    machine.add("id", "echo 1000")
    machine.add("sudo", "exit 1")
    done = machine.set_up()
    assert done.returncode == 4
    assert done.stderr.splitlines() == [
        f"set-up: these packages are missing: {PACKAGES}",
        "set-up: install them, then run make again:",
        f"set-up:   sudo apt-get install --no-install-recommends {PACKAGES}",
    ]


@pytest.mark.parametrize("user", ["0", "1000"])
def test_with_rights_the_packages_are_installed(machine: Machine, user: str) -> None:
    machine.add("apt-get", 'echo "$@" >>apt.log')
    machine.add("id", f"echo {user}")
    machine.add("sudo", 'shift; [ "$1" = true ] || exec "$@"')
    machine.add("true", "exit 0")
    done = machine.set_up()
    assert done.stdout.splitlines()[0] == f"set-up: installs with apt: {PACKAGES}"
    assert (machine.folder / "apt.log").read_text().splitlines() == [
        "update -q",
        f"install -q -y --no-install-recommends {PACKAGES}",
    ]


def test_an_installation_that_fails_shows_why_without_addresses(machine: Machine) -> None:
    machine.add("apt-get", 'echo "E: cannot fetch http://mirror.example/x" >&2; exit 100')
    machine.add("id", "echo 0")
    done = machine.set_up()
    assert done.returncode == 4
    assert "E: cannot fetch (address)" in done.stderr
    assert "mirror.example" not in done.stdout + done.stderr
    assert done.stderr.splitlines()[-1].startswith("set-up: apt-get could not install: ")


def test_homebrew_installs_by_its_own_names(machine: Machine) -> None:
    machine.add("brew", 'echo "$@" >brew.log')
    machine.set_up("check")
    asked = (machine.folder / "brew.log").read_text()
    assert asked == "install harfbuzz mupdf-tools pango poppler\n"


def test_without_a_package_manager_the_packages_are_named(machine: Machine) -> None:
    done = machine.set_up()
    assert done.returncode == 4
    assert f"(by their names in Debian): {PACKAGES}" in done.stderr


def test_an_old_python_is_refused(machine: Machine) -> None:
    machine.add("python3", "exit 1")
    done = machine.set_up()
    assert done.returncode == 4
    assert done.stderr.startswith("set-up: Python 3.11 or newer is missing")


def test_nothing_is_done_where_all_is_ready(machine: Machine) -> None:
    venv = machine.folder / ".venv"
    venv.mkdir()
    inputs = (*INPUTS[:2], ".setup/setup", *sorted(INPUTS[2:]))
    joined = b"".join((machine.folder / name).read_bytes() for name in inputs)
    digest = subprocess.run(["cksum"], input=joined, capture_output=True, check=True).stdout
    (venv / ".ready-build").write_bytes(digest)
    done = machine.set_up()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(machine.folder.glob("diglot-setup.*")) == []


@pytest.mark.parametrize("part", ["engines", "nastaliq"])
def test_pins_of_npm_are_whole_and_name_no_registry(part: str) -> None:
    folder = ROOT / ".setup" / part
    names = ("package.json", "package-lock.json")
    package, lock = (json.loads((folder / name).read_text("utf-8")) for name in names)
    assert all(version[0].isdigit() for version in package["dependencies"].values())
    assert lock["packages"][""]["dependencies"] == package["dependencies"]
    others = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in others.items() if "resolved" in entry] == []
    assert [name for name, entry in others.items() if "integrity" not in entry] == []


def test_make_help_names_every_target() -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    done = subprocess.run(
        ["make", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    named = [line.split()[1] for line in done.stdout.splitlines()]
    assert named[:5] == ["build", "setup", "nastaliq", "test", "check"]
    assert {"clean", "help", "pins"} <= set(named)
