"""The reading systems that run in a browser: the pages they make, and where each word stands."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from tests.epub.engines.order import Placed, stretches_of
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
    """A publication in a reading system: its file, which is unpacked beside itself."""

    engine: str
    book: Path
    look: str
    size: Size


class Shown(NamedTuple):
    """What a reading system made of a publication: its pages, their words, those that are cut."""

    pictures: list[Path]
    pages: list[list[Placed]]
    cut: list[str]


def turn_pages(views: Sequence[View], folder: Path) -> list[Shown]:
    """Each view's pages from the beginning of the text to its end; pictures go below `folder`."""
    asked = []
    for number, view in enumerate(views):
        place = folder / f"{number}-{view.engine}-{view.size.width}"
        place.mkdir()
        asked.append(
            {
                "engine": view.engine, "look": view.look,
                # Readium's servers open the archive, and its navigator asks them for the files.
                "book": str(view.book.with_suffix("") if view.engine == "readium" else view.book),
                **view.size._asdict(), "folder": str(place), "last": MOST_PAGES,
            }
        )  # fmt: skip
    job = {"modules": str(MODULES), "browser": CHROMIUM, "views": asked}
    done = subprocess.run(
        [NODE, str(SCRIPT)], input=json.dumps(job), text=True, capture_output=True, timeout=900,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [
        Shown(
            sorted(Path(view["folder"]).glob("*.png")),
            [[Placed(*(word[name] for name in Placed._fields)) for word in page] for page in pages],
            [word["text"] for page in pages for word in page if word["cut"]],
        )
        for view, pages in zip(asked, json.loads(done.stdout), strict=True)
    ]


def words_of(folder: Path) -> list[str]:
    """The words of an unpacked publication's text: what has no white space in one text node."""
    body = etree.parse(folder / "EPUB/text.xhtml").getroot()[1]
    return [
        word
        for stretch in stretches_of(body)
        for word in re.findall(r"[^\s\u200e\u200f\u061c\u202a-\u202c]+", stretch.text)
    ]
