"""exporters.preview.watching: which folders, and that a change is heard of."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from exporters.preview.watching import changes_in, folders_of

if TYPE_CHECKING:
    from pathlib import Path


def test_the_folders_of_pictures_are_watched_and_those_of_outputs_are_not(tmp_path: Path) -> None:
    for name in ("pictures/maps", "build/.diglot", ".git/objects", "node_modules/x", "__pycache__"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "x.md").write_text("")
    wanted = [tmp_path, tmp_path / "pictures", tmp_path / "pictures/maps"]
    assert folders_of([tmp_path], tmp_path / "build") == wanted
    assert folders_of([tmp_path / "x.md", tmp_path], tmp_path / "build") == wanted


def test_a_change_is_heard_of_and_the_end_is_an_end(tmp_path: Path) -> None:
    async def hear() -> int:
        stop, heard = asyncio.Event(), 0
        writing = asyncio.create_task(write())
        async for _ in changes_in([tmp_path], stop):
            heard += 1
            writing.cancel()
            stop.set()
        return heard

    async def write() -> None:
        while True:
            (tmp_path / "x.md").write_text("changed")
            await asyncio.sleep(0.05)

    assert asyncio.run(hear()) == 1
