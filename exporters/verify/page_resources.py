"""The content stream of a page, and what it names, from a PDF that is open in pikepdf."""

from __future__ import annotations

import unicodedata
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from exporters.verify.content_stream import UnknownContentError
from exporters.verify.unicode_map import read_unicode_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_BYTES: Final = 16_000_000  # of a stream, lest a small file fill the memory
_DEEPEST: Final = 50  # nodes of the page tree
_TWO_BYTES: Final = ("/Identity-H", "/Identity-V")


def read_content(page: Any) -> bytes:
    """The content of a page (ISO 32000-1, 7.8.2). Raises UnknownContentError."""
    import pikepdf  # noqa: PLC0415 - a native library, loaded where a PDF is read

    content = page.get("/Contents")
    return b"\n".join(
        map(_read_stream, content if isinstance(content, pikepdf.Array) else [content])
    )


def resources_of(page: Any) -> Any:
    """The resources of a page, which may be those of a node above it (7.7.3.4)."""
    for node in _upwards(page):
        if "/Resources" in node:
            return node["/Resources"]
    raise UnknownContentError


class PageResources:
    """What names stand for on the pages that have these resources (7.8.3).

    Each method raises UnknownContentError, or what pikepdf does where something is no dictionary.
    """

    def __init__(self, resources: Any) -> None:
        self._resources = resources
        self._characters: dict[bytes, Mapping[int, str]] = {}
        self._opacities: dict[str, float | None] = {}

    def characters_of(self, font: bytes) -> Mapping[int, str]:
        """What the codes of a font, of two bytes, stand for; characters of control are left out."""
        characters = self._characters.get(font)
        if characters is None:
            found = self._resources["/Font"][f"/{font.decode()}"]
            characters = self._characters[font] = _read_characters(found)
        return characters

    def opacity_of(self, state: str) -> float | None:
        """The opacity that a graphics state gives to what is filled; None where it gives none."""
        if state not in self._opacities:
            found = self._resources["/ExtGState"][f"/{state}"]
            if "/Font" in found:
                raise UnknownContentError
            self._opacities[state] = float(found["/ca"]) if "/ca" in found else None
        return self._opacities[state]

    def check_picture(self, name: str) -> None:
        """Refuse what can hold text: all but an image."""
        if self._resources["/XObject"][f"/{name}"]["/Subtype"] != "/Image":
            raise UnknownContentError


def _upwards(page: Any) -> Iterator[Any]:
    """A page and the nodes above it."""
    node = page
    for _ in range(_DEEPEST):
        yield node
        if "/Parent" not in node:
            break
        node = node["/Parent"]


def _read_stream(stream: Any) -> bytes:
    """The bytes of a stream that is compressed as writers of PDFs do it, or not at all."""
    dictionary = stream.stream_dict
    kind = dictionary.get("/Filter")
    content = bytes(stream.read_raw_bytes())
    if kind is None:
        return content
    if kind != "/FlateDecode" or "/DecodeParms" in dictionary:
        raise UnknownContentError
    inflater = zlib.decompressobj()
    content = inflater.decompress(content, _MOST_BYTES)
    if not inflater.eof:
        raise UnknownContentError
    return content


def _read_characters(font: Any) -> Mapping[int, str]:
    if font["/Subtype"] != "/Type0" or font["/Encoding"] not in _TWO_BYTES:
        raise UnknownContentError
    characters = read_unicode_map(_read_stream(font["/ToUnicode"]))
    if characters is None:
        raise UnknownContentError
    return {code: _visible(text) for code, text in characters.items()}


@lru_cache(maxsize=4096)
def _visible(text: str) -> str:
    """A text without characters of control."""
    return "".join(
        character
        for character in text
        if character.isspace() or unicodedata.category(character) != "Cc"
    )
