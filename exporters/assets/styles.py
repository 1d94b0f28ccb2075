"""The style sheets of `styles/`, from a checkout or from the installed package."""

from __future__ import annotations

import hashlib
from dataclasses import field
from pathlib import Path
from typing import Final

from exporters.values import dataclass

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_FOLDERS: Final = (_PACKAGE / "_styles", _PACKAGE.parent / "styles")


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheets' texts: what both outputs share, the EPUB's two layers, and the pages'."""

    base: str = field(repr=False)
    epub: str = field(repr=False)
    epub_modern: str = field(repr=False)
    print: str = field(repr=False)
    cover: str = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of all the texts, in hexadecimal."""
        texts = (self.base, self.epub, self.epub_modern, self.print, self.cover)
        return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def find_styles() -> Path:
    """The folder of the style sheets."""
    return next(folder for folder in _FOLDERS if (folder / "base.css").is_file())


def load_styles() -> Styles:
    """Read `styles/`: beside the package in a checkout, inside it where it is installed."""
    folder = find_styles()
    return Styles(
        base=(folder / "base.css").read_text("utf-8"),
        epub=(folder / "epub.css").read_text("utf-8"),
        epub_modern=(folder / "epub-modern.css").read_text("utf-8"),
        print=(folder / "print.css").read_text("utf-8"),
        cover=(folder / "cover.css").read_text("utf-8"),
    )
