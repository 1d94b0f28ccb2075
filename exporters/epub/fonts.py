"""Fonts for a publication: the faces its text is set in, cut down to the characters it shows."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections import defaultdict
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from exporters.assets.checksums import CHECKSUM_OF_A_FONT, checksum_of
from exporters.epub.usage import Setting
from exporters.runtime.memory import remembered
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.assets import Face, Fonts
    from exporters.assets.families import Role
    from exporters.epub.usage import Usage

CSS_FAMILIES: Final[dict[Role, str]] = {
    "serif": "Diglot Serif",
    "naskh": "Diglot Naskh",
    "mono": "Diglot Mono",
    "nastaliq": "Diglot Nastaliq",
}
# Where a character is looked for, by the face its text is set in: as `styles/base.css` lists them.
_CHAINS: Final[dict[Role, tuple[Role, ...]]] = {
    "serif": ("serif", "naskh", "mono"),
    "naskh": ("naskh", "serif", "mono"),
    "mono": ("mono", "naskh", "serif"),
    "nastaliq": ("nastaliq", "naskh", "serif", "mono"),
}
# Every face holds these: shaping asks for the controls and the dotted circle.
_ALWAYS: Final = frozenset(" \u00a0\u200c\u200d\u200e\u200f\u25cc")
# What a reading system writes by itself: hyphens, the numbers of lists, the marks around a `q`.
_GENERATED: Final[dict[Role, frozenset[str]]] = {
    "serif": frozenset("-\u20100123456789.•“”‘’«»"),
    "naskh": frozenset("۰۱۲۳۴۵۶۷۸۹.«»‹›"),
    "mono": frozenset(),
    "nastaliq": frozenset("۰۱۲۳۴۵۶۷۸۹"),
}
# How much larger a face is drawn than its design says, so that both scripts look the same size.
# It lies in the font's units per em: old reading systems know no `size-adjust`.
_SCALES: Final[dict[Role, float]] = {"serif": 1.0, "naskh": 1.13, "mono": 1.0, "nastaliq": 1.13}
# Nastaliq's rules of joining are four times as long as a face may be; the systems that can follow
# them all read WOFF 2.0, which is a third of it. The others are for the oldest systems too.
_COMPRESSED: Final = frozenset({"nastaliq"})
_BOLD: Final = 600
_MOST_KEPT: Final = 8_000_000  # bytes of fonts, for the documents to come
_SHORT, _LONG = struct.Struct(">H"), struct.Struct(">L")  # a font's numbers
# Variation selectors: a shaper leaves out those that its font does not know.
_SELECTORS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """One font file: its name, its bytes, what the style sheet says of it, its licence's file."""

    name: str
    data: bytes = field(repr=False)
    family: str
    weight: int
    italic: bool
    license_name: str

    @property
    def media_type(self) -> str:
        """Its core media type (EPUB 3.3, 3.2)."""
        return f"font/{self.name.rpartition('.')[2]}"

    @property
    def rule(self) -> str:
        """The `@font-face` rule, for a style sheet in a folder beside that of the fonts."""
        style = "italic" if self.italic else "normal"
        return (
            "@font-face {\n"
            f'  font-family: "{self.family}";\n'
            f"  font-style: {style};\n"
            f"  font-weight: {self.weight};\n"
            f'  src: url("../fonts/{self.name}");\n'
            "}\n"
        )


@dataclass(frozen=True, slots=True)
class Embedding:
    """The fonts of a publication, and the licence of each family: `(file name, text)` pairs.

    `missing` has the characters that none of them can show, in the order of their code points.
    """

    fonts: tuple[EmbeddedFont, ...]
    licenses: tuple[tuple[str, str], ...]
    missing: tuple[str, ...] = ()

    @property
    def style_sheet(self) -> str:
        """The `@font-face` rules of all the fonts."""
        return "\n".join(font.rule for font in self.fonts)


def embed_fonts(fonts: Fonts, usage: Usage) -> Embedding:
    """The faces that `usage` asks for, each with its characters, in the order of the fonts."""
    wanted, missing = _distribute(fonts.faces, usage)
    embedded: list[EmbeddedFont] = []
    licenses: dict[str, str] = {}
    for face in fonts.faces:
        if face not in wanted:
            continue
        stem = face.family.replace(" ", "-")
        style = "-italic" if face.italic else ""
        license_name = f"{stem}.license.txt"
        licenses[license_name] = face.license_text
        suffix = "woff2" if face.role in _COMPRESSED else "ttf"
        embedded.append(
            EmbeddedFont(
                name=f"{stem}-{face.weight}{style}.{suffix}",
                data=_file_of(face, wanted[face]),
                family=CSS_FAMILIES[face.role],
                weight=face.weight,
                italic=face.italic,
                license_name=license_name,
            )
        )
    return Embedding(tuple(embedded), tuple(sorted(licenses.items())), tuple(sorted(missing)))


@remembered(_MOST_KEPT, len)
def _file_of(face: Face, characters: frozenset[str]) -> bytes:
    part = subset(face, characters)
    return compress(part) if face.role in _COMPRESSED else part


def families_of(fonts: Fonts, usage: Usage) -> tuple[str, ...]:
    """The names of the families that `usage` asks for, in the order of the fonts."""
    wanted, _ = _distribute(fonts.faces, usage)
    return tuple(dict.fromkeys(face.family for face in fonts.faces if face in wanted))


def subset(face: Face, characters: Iterable[str]) -> bytes:
    """A TrueType font with the glyphs that `characters` can become, in both normal forms.

    It shapes them as the whole face does: every feature that is on by default is kept. What only
    a style sheet could ask for (small capitals, swashes) goes; it would be four fifths of the file.
    """
    import uharfbuzz  # noqa: PLC0415 - only a publication with text to set pays for it

    plan = uharfbuzz.SubsetInput()
    plan.flags |= uharfbuzz.SubsetFlags.NO_HINTING
    closed = close_under_normalization(characters) | _ALWAYS | _GENERATED[face.role]
    plan.unicode_set.update(ord(character) for character in closed)
    blob = uharfbuzz.Blob.from_file_path(str(face.path))
    data = uharfbuzz.subset(uharfbuzz.Face(blob), plan).blob.data
    scale = _SCALES[face.role]
    return data if scale == 1.0 else _enlarge(data, scale)


def compress(data: bytes) -> bytes:
    """A TrueType font as WOFF 2.0."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only a face to be compressed pays for it

    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = "woff2"
    compressed = io.BytesIO()
    font.save(compressed)
    return compressed.getvalue()


def close_under_normalization(characters: Iterable[str]) -> frozenset[str]:
    """The characters with all that composing or decomposing them, alone or in pairs, brings in."""
    closed = set(characters)
    for character in tuple(closed):
        closed.update(unicodedata.normalize("NFD", character))
        closed.update(unicodedata.normalize("NFC", character))
    marks = [character for character in closed if unicodedata.combining(character)]
    for base in tuple(closed):
        for mark in marks:
            closed.update(unicodedata.normalize("NFC", base + mark))
    return frozenset(closed)


def _distribute(
    faces: tuple[Face, ...], usage: Usage
) -> tuple[dict[Face, frozenset[str]], frozenset[str]]:
    """The characters each face is asked for, the first of the chain that has them; and the rest."""
    wanted: defaultdict[Face, set[str]] = defaultdict(set)
    lacking: set[str] = set()
    coverage: dict[Role, frozenset[str]] = {}
    for setting, characters in usage.items():
        missing = set(characters)
        for role in _CHAINS[setting.role]:
            face = _closest(faces, Setting(role, setting.bold, setting.italic))
            if face is None:
                continue
            if role not in coverage:
                coverage[role] = _characters_of(face)
            covered = missing & coverage[role]
            if any(not character.isspace() for character in covered):
                wanted[face] |= covered
            missing -= covered
        lacking |= {character for character in missing if _is_drawn(character)}
    return {face: frozenset(wanted[face]) for face in wanted}, frozenset(lacking)


def _is_drawn(character: str) -> bool:
    """Whether a character needs a glyph: spaces, controls and selectors of glyphs do not."""
    return not (
        character.isspace()
        or unicodedata.category(character) in {"Cc", "Cf"}
        or character in _SELECTORS
    )


def _closest(faces: tuple[Face, ...], setting: Setting) -> Face | None:
    """The face of the role that CSS chooses (CSS Fonts 4, 5.2): style first, then weight."""
    candidates = [face for face in faces if face.role == setting.role]
    return min(
        candidates,
        key=lambda face: (face.italic != setting.italic, (face.weight >= _BOLD) != setting.bold),
        default=None,
    )


@lru_cache(maxsize=32)
def _characters_of(face: Face) -> frozenset[str]:
    """The characters a face maps to a glyph; asked for by each document."""
    import uharfbuzz  # noqa: PLC0415 - only a publication with text to set pays for it

    blob = uharfbuzz.Blob.from_file_path(str(face.path))
    return frozenset(map(chr, uharfbuzz.Face(blob).unicodes))


def _enlarge(data: bytes, scale: float) -> bytes:
    """The font with fewer units per em, so that it is drawn `scale` times larger.

    Two numbers of its `head` table change, and the checksums that this table goes into: its own,
    and that of the whole file (OpenType 1.9, Font tables: Calculating checksums).
    """
    font = bytearray(data)
    (count,) = _SHORT.unpack_from(font, 4)
    entry = next(at for at in range(12, 12 + 16 * count, 16) if font[at : at + 4] == b"head")
    head, length = struct.unpack_from(">8xLL", font, entry)
    (units,) = _SHORT.unpack_from(font, head + 18)
    _SHORT.pack_into(font, head + 18, round(units / scale))
    _LONG.pack_into(font, head + 8, 0)
    _LONG.pack_into(font, entry + 4, checksum_of(font[head : head + length]))
    _LONG.pack_into(font, head + 8, CHECKSUM_OF_A_FONT - checksum_of(font) & 0xFFFFFFFF)
    return bytes(font)
