"""Casts a face: from a family's file, a static TrueType font as both outputs need it.

- A variable font is fixed at one weight: readers of EPUB know static fonts best, and a PDF that is
  made of them has the same bytes every time.
- A font of the Arabic script keeps U+200C ZERO WIDTH NON-JOINER in the line of glyphs. Shapers
  take it away as a default-ignorable character, and with it the only trace of it in the text of a
  PDF. A glyph that a substitution has put in its place stays.
- A font for code sets every character as it is: no ligature or alternate makes `->` an arrow.

The same input and the same fontTools give the same bytes. As a program,
`python -m exporters.assets.foundry ROLE WEIGHT SOURCE TARGET` casts one face into a file.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fontTools.otlLib.builder import buildMarkBasePosSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

from exporters.assets.families import ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

ZWNJ: Final = 0x200C
KEPT_ZWNJ: Final = "uni200C.kept"
# The last feature that a shaper applies to the Arabic script, never switched off by a style: what
# comes before it still sees the ZWNJ that the font's own rules know.
_LAST_FEATURE: Final = "mset"
_LIGATING_FEATURES: Final = frozenset({"calt", "clig", "dlig", "liga", "rlig"})
_MARK: Final = 3  # GDEF, "GlyphClassDef enumeration"
_SINGLE_SUBSTITUTION: Final = 1  # GSUB lookup type
_MARK_TO_BASE: Final = 4  # GPOS lookup type
_NO_FEATURE: Final = 0xFFFF  # "LangSys table", requiredFeatureIndex
# Tables that hold for the font before it was cast, and axes that only some fonts have.
_VOID_TABLES: Final = ("DSIG",)
_DESIGN_AXES: Final[Mapping[str, float]] = {"opsz": 11.0, "wdth": 100.0}

# The OpenType `name` table's identifiers (OpenType 1.9.1, "Name IDs").
_COPYRIGHT, _LICENSE, _LICENSE_URL = 0, 13, 14
_LEGAL_NAMES: Final = frozenset({_COPYRIGHT, 5, 7, 8, 9, 11, 12, _LICENSE, _LICENSE_URL})
_BOLD: Final = 700


def cast(source: bytes, role: Role, weight: int) -> bytes:
    """A static TrueType font of `source`, at `weight` where it is variable, fit for its role.

    ValueError: `source` has no TrueType outlines (`glyf`).
    """
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    if "glyf" not in font:
        message = "the font has no TrueType outlines"
        raise ValueError(message)
    font = _fix_axes(font, weight)
    for table in _VOID_TABLES:
        if table in font:
            del font[table]
    if role in {"naskh", "nastaliq"}:
        keep_zwnj(font)
    elif role == "mono":
        drop_features(font, _LIGATING_FEATURES)
    if _reserves_its_name(font):
        _rename(font, f"Diglot {role.capitalize()}")
    cast_font = BytesIO()
    font.save(cast_font, reorderTables=None)
    return cast_font.getvalue()


def read_license(path: Path) -> str:
    """What a font file says of its own copyright and licence, a line for each; may be empty."""
    with TTFont(path, lazy=True) as font:
        lines = (font["name"].getDebugName(name) for name in (_COPYRIGHT, _LICENSE, _LICENSE_URL))
        return "".join(f"{line}\n" for line in lines if line)


def _fix_axes(font: TTFont, weight: int) -> TTFont:
    if "fvar" not in font:
        return font
    from fontTools.varLib import instancer  # noqa: PLC0415 - half a second, and only here

    wished = {**_DESIGN_AXES, "wght": float(weight)}
    fixed = {
        axis.axisTag: min(max(wished[axis.axisTag], axis.minValue), axis.maxValue)
        if axis.axisTag in wished
        else axis.defaultValue
        for axis in font["fvar"].axes
    }
    return instancer.instantiateVariableFont(font, fixed, updateFontNames="STAT" in font)


# --- the glyph for ZWNJ ----------------------------------------------------------------------


def keep_zwnj(font: TTFont) -> None:
    """Have the font draw ZWNJ as an empty glyph of its own; nothing else changes or moves.

    The glyph is a mark, so that every rule that skips marks skips it, as it skipped the ZWNJ; and
    it stands at the origin of the letter before it, because text extractors take a kern between
    that letter and a glyph without width for a space. Nothing is done in a font without a ZWNJ or
    without layout rules.
    """
    glyph = font.getBestCmap().get(ZWNJ)
    if glyph is None or any(table not in font for table in ("GDEF", "GSUB", "GPOS")):
        return
    classes = font["GDEF"].table.GlyphClassDef
    if classes is None:
        return
    letters = [name for name in font.getGlyphOrder() if classes.classDefs.get(name) != _MARK]
    font["glyf"][KEPT_ZWNJ] = Glyph()
    font["hmtx"][KEPT_ZWNJ] = (0, 0)
    classes.classDefs[KEPT_ZWNJ] = _MARK

    substitution = otTables.SingleSubst()
    substitution.mapping = {glyph: KEPT_ZWNJ}
    _add_lookup(font["GSUB"].table, _LAST_FEATURE, _SINGLE_SUBSTITUTION, substitution)

    origin = otTables.Anchor()
    origin.Format, origin.XCoordinate, origin.YCoordinate = 1, 0, 0
    attachment = buildMarkBasePosSubtable(
        {KEPT_ZWNJ: (0, origin)},
        {letter: {0: origin} for letter in letters},
        font.getReverseGlyphMap(rebuild=True),
    )
    _add_lookup(font["GPOS"].table, "mark", _MARK_TO_BASE, attachment)


def _add_lookup(table: Any, feature: str, kind: int, subtable: Any) -> None:
    """Append a lookup of one subtable to GSUB or GPOS; every language system applies it last."""
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = kind, 0
    lookup.SubTable = [subtable]
    index = len(table.LookupList.Lookup)
    table.LookupList.Lookup.append(lookup)

    records = table.FeatureList.FeatureRecord
    for record in records:
        if record.FeatureTag == feature:
            record.Feature.LookupListIndex.append(index)
    without = [
        system
        for system in _language_systems(table)
        if feature not in {records[i].FeatureTag for i in system.FeatureIndex}
    ]
    if without:
        for system in without:
            system.FeatureIndex.append(len(records))
        records.append(_feature_record(feature, index))
        _renumber_features(
            table, sorted(range(len(records)), key=lambda i: (records[i].FeatureTag, i))
        )


def _feature_record(tag: str, lookup: int) -> Any:
    record = otTables.FeatureRecord()
    record.FeatureTag = tag
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [lookup]
    return record


# --- features --------------------------------------------------------------------------------


def drop_features(font: TTFont, tags: frozenset[str]) -> None:
    """Take the features of these tags out of the font's substitutions (GSUB)."""
    if "GSUB" in font:
        table = font["GSUB"].table
        records = table.FeatureList.FeatureRecord
        kept = [i for i, record in enumerate(records) if record.FeatureTag not in tags]
        _renumber_features(table, kept)


def _language_systems(table: Any) -> list[Any]:
    return [
        system
        for record in table.ScriptList.ScriptRecord
        for system in (
            record.Script.DefaultLangSys,
            *(language.LangSys for language in record.Script.LangSysRecord),
        )
        if system is not None
    ]


def _renumber_features(table: Any, order: list[int]) -> None:
    """Make the feature list these of its records, in this order; indices elsewhere follow."""
    records = table.FeatureList.FeatureRecord
    table.FeatureList.FeatureRecord = [records[index] for index in order]
    place = {old: new for new, old in enumerate(order)}
    for system in _language_systems(table):
        system.FeatureIndex = sorted(place[i] for i in system.FeatureIndex if i in place)
        system.ReqFeatureIndex = place.get(system.ReqFeatureIndex, _NO_FEATURE)


# --- names -----------------------------------------------------------------------------------


def _reserves_its_name(font: TTFont) -> bool:
    """Whether the licence forbids a changed font to bear its name (OFL 1.1, condition 3)."""
    names = font["name"]
    said = (names.getDebugName(_COPYRIGHT) or "") + (names.getDebugName(_LICENSE) or "")
    return "reserved font name" in said.lower()


def _rename(font: TTFont, family: str) -> None:
    """Give the font the names of a family of ours, and no others."""
    bold, italic = font["OS/2"].usWeightClass >= _BOLD, font["post"].italicAngle != 0
    style = " ".join(word for word, is_so in (("Bold", bold), ("Italic", italic)) if is_so)
    style = style or "Regular"
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in _LEGAL_NAMES]
    for identifier, text in (
        (1, family),
        (2, style),
        (3, f"{family} {style}"),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}".replace(" ", "")),
    ):
        names.setName(text, identifier, 3, 1, 0x409)


def main(arguments: list[str]) -> None:
    """Cast one face from file to file: ROLE WEIGHT SOURCE TARGET."""
    role, weight, source, target = arguments
    face = cast(Path(source).read_bytes(), next(r for r in ROLES if r == role), int(weight))
    Path(target).write_bytes(face)


if __name__ == "__main__":
    main(sys.argv[1:])
