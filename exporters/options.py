"""What a build may be told. Options describe the build; no option changes the document's words."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.assets import Fonts, Styles
    from exporters.pagination import Pagination

TARGETS: Final = ("epub", "pdf")


@dataclass(frozen=True, slots=True)
class Printing:
    """How a PDF is made for its printer; lengths are in millimetres.

    `size` is that of the trimmed page, None for the document's own. Around it comes `bleed`, and
    beyond that the `marks`, where the printer cuts. `grey` sets black ink alone. `addresses` prints
    those of links as notes, `code` a QR code of the source on the last page.
    """

    size: tuple[float, float] | None = None
    bleed: float = 0.0
    marks: bool = False
    grey: bool = False
    addresses: bool = True
    code: bool = True


PLAIN: Final = Printing()


@dataclass(frozen=True, slots=True)
class Options:
    """Everything besides the document that an exporter may read; nothing else is looked up.

    `fonts` and `styles` are files already found (`assets.find_fonts`, `assets.load_styles`);
    `cover` is a PNG picture for an EPUB whose document names no cover image. With `embed_source`
    an output carries the files it was made from; `versions` are those of the libraries that make
    it, by name (`assets.find_versions`). `printing` is for the formats that have pages;
    `pagination` tells one that has none where they begin, for a document that lists them.
    """

    fonts: Fonts
    styles: Styles
    cover: bytes | None = field(default=None, repr=False)
    embed_source: bool = True
    versions: tuple[tuple[str, str], ...] = ()
    printing: Printing = PLAIN
    pagination: Pagination | None = None
