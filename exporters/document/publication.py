"""What stands around a text: its people, its masthead, its attribution, its pictures, its page."""

from __future__ import annotations

import hashlib
from dataclasses import field
from typing import TYPE_CHECKING, Final, Literal

from exporters.values import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from exporters.document.blocks import Block, Verse
    from exporters.document.text import Localized


SPDX: Final = "https://spdx.org/licenses/"


@dataclass(frozen=True, slots=True)
class LocalizedProse:
    """Formatted text in one or more languages: `(language tag, blocks)` pairs in page order."""

    entries: tuple[tuple[str, tuple[Block, ...]], ...]

    def __iter__(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        return iter(self.entries)


@dataclass(frozen=True, slots=True)
class Resource:
    """A picture that the document shows; `name` is an ASCII file name, unique in the document.

    Width and height are in pixels; one that `moves` has several frames.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who made the text; `role` is a MARC relator code such as `aut`, `trl`, `edt`."""

    name: Localized
    role: str = "aut"
    url: str = ""
    about: LocalizedProse | None = None
    file_as: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the text first appeared; `original` says that it appears here for the first time.

    `title` is the one it had there, `translators` are those who brought it into this language.
    """

    publisher: Localized | None = None
    url: str = ""
    published: dt.date | None = None
    note: LocalizedProse | None = None
    original: bool = False
    title: Localized | None = None
    translators: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Motto:
    """A publication's motto: bayts of verse in one language, or localized text."""

    verse: Verse | None = None
    text: Localized | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The header of the publication that issues the document."""

    name: Localized
    monogram: str = ""
    motto: Motto | None = None
    website: str = ""
    email: str = ""
    address: Localized | None = None
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may do what with the text; `license` is an SPDX identifier."""

    text: Localized | None = None
    license: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Certification:
    """Who says that the publication conforms to WCAG 2.2 at level AA, and on what grounds."""

    certifier: Localized
    date: dt.date | None = None
    credential: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The series that the document belongs to, and its place in it."""

    name: Localized
    position: str = ""


@dataclass(frozen=True, slots=True)
class PageDesign:
    """The printed page: width and height in millimetres, binding edge, numerals of the folio."""

    width: float = 210.0
    height: float = 297.0
    binding: Literal["auto", "left", "right"] = "auto"
    numerals: Literal["both", "latin", "persian", "arabic"] = "both"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file the document was read from, byte for byte.

    `name` is its path from the folder that holds all of them, with `/` between its parts.
    """

    name: str
    content: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """Its text; empty for a file that is no text in UTF-8."""
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError:
            return ""

    @property
    def digest(self) -> str:
        """SHA-256 of its content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def web_address(website: str) -> str:
    """A website's address in full: `www.example.org` is one that browsers know."""
    return website if not website or "://" in website else f"https://{website}"


def license_address(license_name: str) -> str:
    """The page of an SPDX licence; empty for a licence of one's own, or a choice of several."""
    is_listed = license_name and " " not in license_name and "LicenseRef-" not in license_name
    return f"{SPDX}{license_name}.html" if is_listed else ""
