"""What a file was built from: a record that stands in the file beside its sources.

With the record and the sources, anybody can build the file again and compare every byte; it names
each source, each font and the version of each library by which the bytes came to be.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from exporters import __version__
from exporters.options import PLAIN, Printing
from exporters.paper import LARGEST, LONGEST, SMALLEST
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from exporters.document import Document
    from exporters.options import Options

NAME: Final = "provenance.json"
_FORM: Final = "diglot provenance 1"
_MEDIA_TYPES: Final = {
    ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".md": "text/markdown",
    ".png": "image/png", ".webp": "image/webp", ".yaml": "application/yaml",
    ".yml": "application/yaml",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A source file: its path, its SHA-256, and the name it has in the output.

    `stored` is empty where the output does not carry it.
    """

    path: str
    sha256: str
    stored: str = ""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font as it was used; `sha256` is that of its file."""

    family: str
    weight: int
    italic: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What one output was built from. The first of the `sources` is the document itself.

    `versions` are those of diglot and its libraries, by name; `styles` is the SHA-256 of the style
    sheets; `printing` is how the pages were made, PLAIN for a format without.
    """

    sources: tuple[Source, ...]
    versions: tuple[tuple[str, str], ...] = ()
    fonts: tuple[FontFile, ...] = ()
    styles: str = ""
    printing: Printing = PLAIN

    @property
    def is_withheld(self) -> bool:
        """Whether the output was built without its sources."""
        return not any(source.stored for source in self.sources)

    def as_dict(self) -> dict[str, Any]:
        """The record as JSON's types."""
        return {
            "form": _FORM,
            "sources": [
                {"path": s.path, "sha256": s.sha256, **({"stored": s.stored} if s.stored else {})}
                for s in self.sources
            ],
            "versions": dict(self.versions),
            "fonts": [
                {"family": f.family, "weight": f.weight, "italic": f.italic, "sha256": f.sha256}
                for f in self.fonts
            ],
            "styles": self.styles,
            **({"printing": asdict(self.printing)} if self.printing != PLAIN else {}),
        }


def origin_of(
    document: Document, options: Options, stored: Mapping[str, str], printing: Printing = PLAIN
) -> Origin:
    """What an output of this document is built from; `stored` names each source in the output."""
    return Origin(
        sources=tuple(
            Source(source.name, source.digest, stored.get(source.name, ""))
            for source in document.sources
        ),
        versions=(("diglot", __version__), *options.versions),
        fonts=tuple(
            FontFile(face.family, face.weight, face.italic, face.digest)
            for face in options.fonts.faces
        ),
        styles=options.styles.digest,
        printing=printing,
    )


def render_origin(origin: Origin) -> bytes:
    """The record as JSON in UTF-8."""
    return (json.dumps(origin.as_dict(), ensure_ascii=False, indent=1) + "\n").encode()


def read_origin(content: bytes) -> Origin | None:
    """The record that JSON holds; None where it is not of this form."""
    try:
        told = json.loads(content)
        if told["form"] != _FORM:
            return None
        sources = tuple(
            Source(str(s["path"]), str(s["sha256"]), str(s.get("stored", "")))
            for s in told["sources"]
        )
        versions = tuple((str(name), str(version)) for name, version in told["versions"].items())
        fonts = tuple(
            FontFile(str(f["family"]), int(f["weight"]), bool(f["italic"]), str(f["sha256"]))
            for f in told["fonts"]
        )
        styles = str(told["styles"])
        printing = _read_printing(told.get("printing", {}))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Origin(sources, versions, fonts, styles, printing) if sources else None


def _read_printing(told: Mapping[str, Any]) -> Printing:
    """How the pages were made. Raises TypeError or ValueError for what no build would record."""
    size = told.get("size")
    printing = Printing(
        size=(float(size[0]), float(size[1])) if size is not None else None,
        bleed=float(told.get("bleed", 0)),
        marks=bool(told.get("marks", PLAIN.marks)),
        grey=bool(told.get("grey", PLAIN.grey)),
        addresses=bool(told.get("addresses", PLAIN.addresses)),
        code=bool(told.get("code", PLAIN.code)),
    )
    if not 0 <= printing.bleed <= LONGEST:
        raise ValueError(printing.bleed)
    if not all(SMALLEST <= side <= LARGEST for side in printing.size or ()):
        raise ValueError(printing.size)
    return printing


def stored_names(paths: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """For each path a plain file name of its own, which every archive and every disk can have.

    ASCII letters, digits, hyphens and dots; no two alike in any case, none of those `taken`.
    """
    used = {name.lower() for name in taken}
    names: dict[str, str] = {}
    for path in paths:
        plain = _plain_name(path)
        name, count = plain, 1
        while name.lower() in used:
            count += 1
            name = f"{count}-{plain}"
        used.add(name.lower())
        names[path] = name
    return names


def media_type_of(name: str) -> str:
    """The media type of a source, by the end of its name."""
    return _MEDIA_TYPES.get(PurePosixPath(name.lower()).suffix, "application/octet-stream")


def _plain_name(path: str) -> str:
    pure = PurePosixPath(path)
    stem, suffix = (_ascii(part) for part in (str(pure.with_suffix("")), pure.suffix))
    return f"{stem.strip('-.')[:60] or 'source'}{'.' * bool(suffix)}{suffix.strip('-.')[:10]}"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9.]+", "-", plain)
