"""The reading systems that run in a browser: the pages they make, and where each word stands."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.programs import CHROMIUM, MODULES, NODE

if TYPE_CHECKING:
    from collections.abc import Sequence

SCRIPT: Final = Path(__file__).with_name("turn_pages.mjs")
MOST_PAGES: Final = 60


class Size(NamedTuple):
    """A window in CSS pixels, and how many of the screen's pixels one of them is."""

    width: int
    height: int
    scale: float


class View(NamedTuple):
    """A publication in a reading system: its file, or its unpacked folder for Readium."""

    engine: str
    book: Path
    look: str
    size: Size


class Word(NamedTuple):
    """A word in the window: its box in CSS pixels, its block's number and direction."""

    word: str
    left: float
    top: float
    width: float
    height: float
    block: int
    direction: str


class Shown(NamedTuple):
    """What a reading system made of a publication, page by page."""

    pages: list[list[Word]]
    pictures: list[Path]


def turn_pages(views: Sequence[View], folder: Path) -> list[Shown]:
    """Each view's pages from the beginning of the text to its end; pictures go below `folder`."""
    asked = []
    for number, view in enumerate(views):
        place = folder / f"{number}-{view.engine}-{view.size.width}"
        place.mkdir()
        asked.append(
            {
                "engine": view.engine, "book": str(view.book), "look": view.look,
                **view.size._asdict(), "folder": str(place), "last": MOST_PAGES,
            }
        )  # fmt: skip
    job = {"modules": str(MODULES), "browser": CHROMIUM, "views": asked}
    done = subprocess.run(
        [NODE, str(SCRIPT)], input=json.dumps(job), text=True, capture_output=True, timeout=300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [
        Shown(
            [[Word(**word) for word in page] for page in pages],
            sorted(Path(view["folder"]).glob("*.png")),
        )
        for view, pages in zip(asked, json.loads(done.stdout), strict=True)
    ]
