"""Pictures as a page takes them: in grey or RGB, with 8 bits a channel.

PDF/A allows the colours of four inks only with a profile of theirs (ISO 19005-3, 6.2.4.3), and the
page engine knows no channel of 16 bits.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

    from exporters.document import Resource

_TAKEN: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_GREY: Final = frozenset({"1", "L", "LA"})
_SIXTEEN_BITS: Final = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N"})


def suit_to_page(resource: Resource, *, grey: bool = False) -> Resource:
    """The resource, its picture drawn anew as PNG where a page would not take it; on wish in grey.

    What cannot be read as a picture is left for the engine to complain of.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - it comes with the engine

    try:
        with Image.open(io.BytesIO(resource.data)) as picture:
            if picture.mode in (_GREY if grey else _TAKEN):
                return resource
            redrawn = _without_colour(picture) if grey else _redraw(picture)
    except (UnidentifiedImageError, OSError, ValueError):
        return resource
    written = io.BytesIO()
    redrawn.save(written, "PNG", optimize=True)
    return replace(resource, media_type="image/png", data=written.getvalue())


def _redraw(picture: Image) -> Image:
    if picture.mode in _SIXTEEN_BITS:
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("RGB")


def _without_colour(picture: Image) -> Image:
    if picture.mode in _SIXTEEN_BITS:
        return _redraw(picture)
    return picture.convert("LA" if picture.has_transparency_data else "L")
