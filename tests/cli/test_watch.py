"""`diglot watch` before it serves: what keeps it from beginning."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from exporters.cli.command import run
from exporters.errors import ExitCode
from tests.cli.test_bad_input import GOOD

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_folder_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(tmp_path)]) == ExitCode.SOURCE
    assert "error[s-009]" in capsys.readouterr().err


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.md").write_text(GOOD)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["watch", str(tmp_path), "--port", str(port)]) == ExitCode.WRITE
    assert f"error[w-005]: the port {port} cannot be used" in capsys.readouterr().err
