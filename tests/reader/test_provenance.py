"""The files a document is read from, by names that hold anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.reader import read_file
from tests.reader.test_reader import HEAD, MASTHEAD, png

if TYPE_CHECKING:
    from pathlib import Path

BODY = "attribution: original\n---\n![A map](maps/one.png)\n"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def names(path: Path, root: Path | None = None) -> list[str]:
    reading = read_file(path, root)
    assert reading.document is not None, [d.text for d in reading.diagnostics]
    return [source.name for source in reading.document.sources]


def test_every_file_is_kept_as_it_was(tmp_path: Path) -> None:
    text = f"\ufeff{HEAD}masthead: masthead.yaml\n{BODY}".replace("\n", "\r\n")
    path = write(tmp_path / "a.md", text)
    write(tmp_path / "masthead.yaml", MASTHEAD)
    write(tmp_path / "logo.png", png())
    write(tmp_path / "maps/one.png", png())
    document = read_file(path).document
    assert document is not None
    assert {source.name: source.content for source in document.sources} == {
        name: (tmp_path / name).read_bytes()
        for name in ("a.md", "logo.png", "maps/one.png", "masthead.yaml")
    }
    assert document.sources[0].name == "a.md"


@pytest.mark.parametrize("folder", ["here", "there"])
def test_the_name_of_the_folder_above_is_not_told(tmp_path: Path, folder: str) -> None:
    path = write(tmp_path / folder / "a.md", f"{HEAD}masthead: ../shared/masthead.yaml\n{BODY}")
    write(tmp_path / "shared/masthead.yaml", MASTHEAD)
    write(tmp_path / "shared/logo.png", png())
    write(tmp_path / folder / "maps/one.png", png())
    assert names(path) == [
        "document/a.md", "document/maps/one.png", "shared/logo.png", "shared/masthead.yaml",
    ]  # fmt: skip


def test_written_out_under_their_names_they_read_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "x/a.md", f"{HEAD}masthead: ../masthead.yaml\n{BODY}")
    write(tmp_path / "masthead.yaml", MASTHEAD)
    write(tmp_path / "logo.png", png())
    write(tmp_path / "x/maps/one.png", png())
    document = read_file(path).document
    assert document is not None
    for source in document.sources:
        write(tmp_path / "again" / source.name, source.content)
    again = tmp_path / "again"
    assert read_file(again / document.sources[0].name, again).document == document


def test_nothing_outside_the_root_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "in/a.md", f"{HEAD}masthead: ../masthead.yaml\n{BODY}")
    write(tmp_path / "masthead.yaml", MASTHEAD)
    write(tmp_path / "one.png", png())
    (tmp_path / "in/maps").mkdir()
    (tmp_path / "in/maps/one.png").symlink_to(tmp_path / "one.png")
    found = read_file(path, tmp_path / "in").diagnostics
    assert [finding.code for finding in found] == ["h-004", "r-012"]
