"""Approved pictures of pages: small grey sheets that somebody has looked at, kept in approved/.

A sheet has the first pages of a view side by side. The comparison blurs both until letters are
grey: engines of another version may move a line, not a paragraph. To approve what is shown now,
run the tests with DIGLOT_APPROVE=1, and look at each sheet that changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageFilter, ImageStat

if TYPE_CHECKING:
    from collections.abc import Sequence

APPROVED: Final = Path(__file__).with_name("approved")
PAGES, GAP = 4, 6
# Of the window of a phone and of an e-ink reader; a tablet's lies across.
_UPRIGHT, _ACROSS = 132, 200
# Greys of 0 to 255: the mean of the difference, and that of its worst part, a fifth of a page.
MEAN, WORST = 5.0, 26.0
_BLUR: Final = 7
_PAPER: Final = 160


def compare(name: str, pages: Sequence[Path], folder: Path) -> str:
    """What is wrong with the pages of a view, empty if they look like the approved ones.

    The sheet that was made now is left in `folder`.
    """
    made = sheet(pages)
    file = APPROVED / f"{name}.png"
    if os.environ.get("DIGLOT_APPROVE"):
        APPROVED.mkdir(exist_ok=True)
        if not file.is_file() or difference(made, Image.open(file).convert("L")):
            made.quantize(16).save(file, optimize=True)
    if not file.is_file():
        return f"{name}: nobody has approved a picture of it"
    with Image.open(file) as approved:
        wrong = difference(made, approved.convert("L"))
    if wrong:
        made.save(folder / file.name)
        return f"{name}: {wrong}: compare {folder / file.name}"
    return ""


def sheet(pages: Sequence[Path]) -> Image.Image:
    """The first pages side by side, small and grey."""
    small = []
    for path in pages[:PAGES]:
        with Image.open(path) as picture:
            width = _UPRIGHT if picture.height > picture.width else _ACROSS
            size = (width, round(picture.height * width / picture.width))
            small.append(picture.convert("L").resize(size, Image.Resampling.LANCZOS))
    width, height = small[0].size
    made = Image.new("L", (len(small) * (width + GAP) - GAP, height), _PAPER)
    for number, page in enumerate(small):
        made.paste(page, (number * (width + GAP), 0))
    return made


def difference(made: Image.Image, approved: Image.Image) -> str:
    """How two sheets differ, empty if a person would call them the same."""
    if made.size != approved.size:
        return f"it measures {made.size}, not {approved.size}"
    blur = ImageFilter.GaussianBlur(_BLUR)
    apart = ImageChops.difference(made.filter(blur), approved.filter(blur))
    [mean] = ImageStat.Stat(apart).mean
    worst = max(apart.resize((20, 5), Image.Resampling.BOX).tobytes())
    if mean > MEAN or worst > WORST:
        return f"it differs by {mean:.1f} on the mean (at most {MEAN}), {worst} at most ({WORST})"
    return ""
