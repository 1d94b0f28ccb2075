"""Adds the made glyphs of `codes` to a font's file, as composites (OpenType 1.9.1, `glyf`)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from exporters.assets.checksums import CHECKSUM_OF_A_FONT, checksum_of
from exporters.pdf.text_layer.codes import STRUT, STRUT_PART, Codes, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIRECTORY: Final = 12
_RECORD: Final = 16
_FULL_MAXP: Final = 32  # bytes of the version for outlines of TrueType
_WORDS, _XY, _MORE = 0x0001, 0x0002, 0x0020  # flags of a composite's component


def add_glyphs(font: bytes, codes: Codes) -> bytes:
    """The TrueType font with the made glyphs behind its own; empty ones fill the gap between."""
    count = codes.first
    tables = _read_tables(font)
    head, maxp = bytearray(tables["head"]), bytearray(tables["maxp"])
    has_long_offsets = struct.unpack_from(">h", head, 50)[0]
    present = struct.unpack_from(">H", maxp, 4)[0]
    offsets = _read_offsets(tables["loca"], present, is_long=bool(has_long_offsets))
    outlines = bytearray(tables["glyf"])
    offsets[-1:] = [len(outlines)] * (count - present + 1)
    bearings = []
    for parts in codes.made:
        if parts == (STRUT_PART,):
            outlines += _line(min(STRUT * codes.units, 0x7FFF), codes.units // 5)
            offsets.append(len(outlines))
            bearings.append(0)
            continue
        boxes = [_box(outlines, offsets, part) for part in parts]
        composite, bearing = _composite(parts, boxes, codes.units)
        outlines += composite
        offsets.append(len(outlines))
        bearings.append(bearing)
    total = count + len(codes.made)
    struct.pack_into(">H", maxp, 4, total)
    if len(maxp) >= _FULL_MAXP:
        elements, depth = struct.unpack_from(">HH", maxp, 28)
        most = max((len(parts) for parts in codes.made), default=0)
        struct.pack_into(">HH", maxp, 28, max(elements, most), depth + 1)
    struct.pack_into(">h", head, 50, 1)
    tables |= {"head": bytes(head), "maxp": bytes(maxp), "glyf": bytes(outlines)}
    tables["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
    _add_advances(tables, present, count, codes, bearings)
    return _write_tables(font[:4], tables)


def _read_tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, _DIRECTORY + index * _RECORD)
        tables[tag.decode("latin-1")] = font[offset : offset + length]
    return tables


def _read_offsets(loca: bytes, count: int, *, is_long: bool) -> list[int]:
    if is_long:
        return list(struct.unpack_from(f">{count + 1}L", loca))
    return [offset * 2 for offset in struct.unpack_from(f">{count + 1}H", loca)]


def _box(outlines: bytearray, offsets: Sequence[int], part: Part) -> tuple[int, ...] | None:
    """The bounds of a glyph: xMin, yMin, xMax, yMax; None for one that paints nothing."""
    start, end = offsets[part.glyph], offsets[part.glyph + 1]
    return struct.unpack_from(">4h", outlines, start + 2) if end > start else None


def _composite(
    parts: Sequence[Part], boxes: Sequence[tuple[int, ...] | None], units: int
) -> tuple[bytes, int]:
    """A composite's description, padded to four bytes, and its left edge; none if it is empty."""
    placed = [
        (part.glyph, round(part.x * units / 1000), round(part.y * units / 1000), box)
        for part, box in zip(parts, boxes, strict=True)
        if box is not None
    ]
    if not placed:
        return b"", 0
    bounds = (
        min(box[0] + x for _, x, _, box in placed),
        min(box[1] + y for _, _, y, box in placed),
        max(box[2] + x for _, x, _, box in placed),
        max(box[3] + y for _, _, y, box in placed),
    )
    data = struct.pack(">5h", -1, *bounds)
    for index, (glyph, x, y, _) in enumerate(placed):
        more = _MORE if index + 1 < len(placed) else 0
        data += struct.pack(">HHhh", _WORDS | _XY | more, glyph, x, y)
    return data + bytes(-len(data) % 4), bounds[0]


def _line(width: int, height: int) -> bytes:
    """A glyph of one contour with two points: it has an extent and no area."""
    on_curve = bytes((1, 1))
    return (
        struct.pack(">5h", 1, 0, 0, width, height)
        + struct.pack(">HH", 1, 0)  # the last point of the contour, no instructions
        + on_curve
        + struct.pack(">hh", 0, width)
        + struct.pack(">hh", 0, height)
        + bytes(2)
    )


def _add_advances(
    tables: dict[str, bytes], present: int, count: int, codes: Codes, bearings: Sequence[int]
) -> None:
    """Give every glyph its own advance in `hmtx`, and `hhea` their number."""
    hhea = bytearray(tables["hhea"])
    long_metrics = struct.unpack_from(">H", hhea, 34)[0]
    hmtx = tables["hmtx"]
    metrics = bytearray(hmtx[: long_metrics * 4])
    last = struct.unpack_from(">H", hmtx, (long_metrics - 1) * 4)[0]
    for index in range(present - long_metrics):
        bearing = struct.unpack_from(">h", hmtx, long_metrics * 4 + index * 2)[0]
        metrics += struct.pack(">Hh", last, bearing)
    metrics += bytes(4 * (count - present))
    for advance, bearing in zip(codes.advances, bearings, strict=True):
        metrics += struct.pack(">Hh", round(advance * codes.units / 1000), bearing)
    struct.pack_into(">H", hhea, 34, count + len(codes.made))
    tables["hmtx"], tables["hhea"] = bytes(metrics), bytes(hhea)


def _write_tables(version: bytes, tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, in the order of their tags (OpenType 1.9.1, "Organization")."""
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    directory = struct.pack(
        ">4s4H", version, len(tags), power * 16, power.bit_length() - 1, (len(tags) - power) * 16
    )
    head = bytearray(tables["head"])
    struct.pack_into(">L", head, 8, 0)
    contents = {**tables, "head": bytes(head)}
    offset = _DIRECTORY + _RECORD * len(tags)
    body, start_of_head = b"", 0
    for tag in tags:
        data = contents[tag]
        directory += struct.pack(
            ">4sLLL", tag.encode("latin-1"), checksum_of(data), offset + len(body), len(data)
        )
        if tag == "head":
            start_of_head = offset + len(body)
        body += data + bytes(-len(data) % 4)
    font = bytearray(directory + body)
    adjustment = (CHECKSUM_OF_A_FONT - checksum_of(font)) & 0xFFFFFFFF
    struct.pack_into(">L", font, start_of_head + 8, adjustment)
    return bytes(font)
