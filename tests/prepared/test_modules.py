"""Modules that were kept are those that Python would load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
sys.prefix = sys.base_prefix
from exporters.prepared import kept_modules
with kept_modules():
    import press.type
    import loose
from importlib.resources import files
import inspect
for module in (press, press.type, loose):
    spec = module.__spec__
    print(module.__name__, module.__file__, module.__cached__, getattr(module, "__path__", ""),
          module.__package__, spec.parent, spec.has_location, module.SIZE, sep="|")
print(files(press).joinpath("faces.txt").read_text(), inspect.getsource(press.type).strip())
print("from the record:", type(press.type.__loader__).__name__ == "_Loader")
"""


class Library:
    """A folder of modules on the path, and runs that load them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "library"
        self.record = folder / "cache/diglot" / f"modules.{sys.implementation.cache_tag}"
        self._program = folder / "program"
        self._environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(self.folder), str(Path(__file__).parents[2])]),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        (self.folder / "press").mkdir(parents=True)
        self._program.mkdir()
        (self.folder / "press/__init__.py").write_text("SIZE = 9\n")
        (self.folder / "press/type.py").write_text("SIZE = 11\n")
        (self.folder / "press/faces.txt").write_text("Naskh")
        (self._program / "loose.py").write_text("SIZE = 1\n")
        (self._program / "run.py").write_text(SCRIPT)

    def load(self, *options: str) -> tuple[str, bool]:
        """What a new process finds, and whether it came from the record."""
        said = subprocess.run(
            [sys.executable, *options, "run.py"], cwd=self._program, env=self._environment,
            check=True, text=True, stdout=subprocess.PIPE,
        ).stdout  # fmt: skip
        found, _, is_kept = said.rpartition("from the record:")
        return found, is_kept.strip() == "True"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that nothing has loaded."""
    return Library(tmp_path)


def test_modules_are_loaded_from_the_record(library: Library) -> None:
    first, was_kept = library.load()
    assert not was_kept
    again, is_kept = library.load()
    assert is_kept
    assert again == first
    assert "press.type" in first


def test_a_module_that_has_changed_is_loaded_anew(library: Library) -> None:
    library.load()
    path = library.folder / "press/type.py"
    before = path.stat()
    path.write_text("SIZE = 12\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 2_000_000_000))
    found, is_kept = library.load()
    assert not is_kept
    assert "SIZE = 12" in found
    assert library.load() == (found, True)


def test_what_stands_in_front_of_a_module_is_loaded(library: Library) -> None:
    library.load()
    (library.folder / "press/type").mkdir()
    (library.folder / "press/type/__init__.py").write_text("SIZE = 13\n")
    (library.folder / "press/type.py").unlink()
    assert "SIZE = 13" in library.load()[0]


def test_a_record_is_not_written_again_for_nothing(library: Library) -> None:
    library.load()
    before = library.record.stat()
    library.load()
    after = library.record.stat()  # that it was read again may be seen
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_damaged_bytecode_is_read_from_python_s_file(library: Library) -> None:
    first, _ = library.load()
    content = library.record.read_bytes()
    head = 8 + int.from_bytes(content[:4], "big")
    library.record.write_bytes(content[:head] + bytes(len(content) - head))
    assert library.load() == (first, True)


def test_the_program_s_own_folder_is_not_kept(library: Library) -> None:
    library.load()
    assert b"loose" not in library.record.read_bytes()


def test_nothing_is_written_where_no_bytecode_is(library: Library) -> None:
    library.load("-B")
    assert not library.record.exists()
