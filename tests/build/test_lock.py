"""exporters.build.lock: one builder a document, and no lock outlives its holder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from exporters.build.lock import is_locked, locked

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """\
import sys
from pathlib import Path
from exporters.build.lock import locked
with locked(Path(sys.argv[1]), "a"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_program_waits_for_its_document_only_until_the_holder_dies(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert is_locked(tmp_path, "a")
        with locked(tmp_path, "b"):
            pass
        holder.kill()
    assert not is_locked(tmp_path, "a")
    with locked(tmp_path, "a"):
        assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"), locked(tmp_path / "file/records", "a"):
        pass
    assert is_locked(tmp_path / "file/records", "a")
