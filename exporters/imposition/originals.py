"""A PDF opened for imposition: its pages as they are seen, each ready to be drawn on a sheet."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from exporters.diagnostics import diagnose
from exporters.errors import SourceError
from exporters.imposition.sheets import Box, PageSize
from exporters.language import direction_of
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.imposition.folding import Binding

_BROKEN: Final = (ValueError, TypeError, RuntimeError, KeyError, AttributeError)
_ADDRESS: Final = re.compile(r"(?:stream )?<_io\.BytesIO object at 0x[0-9a-f]+>(?:: )?")
# A page is turned clockwise (ISO 32000-1, table 30, /Rotate): where its axes point then.
_TURNS: Final = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


@dataclass(frozen=True, slots=True)
class Originals:
    """The pages of a PDF: their sizes, their content as form XObjects, the edge of the binding."""

    pdf: pikepdf.Pdf
    pages: tuple[PageSize, ...]
    forms: tuple[pikepdf.Object, ...]
    binding: Binding


@contextmanager
def open_originals(data: bytes, name: str) -> Iterator[Originals]:
    """The pages of a PDF, to be used while it is open.

    Raises SourceError: i-001 for what is no PDF, i-002 for an encrypted one, i-003 without pages.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise SourceError([diagnose("i-002", name)])
            originals = _read(pdf, name)
            if not originals.pages:
                raise SourceError([diagnose("i-003", name)])
            yield originals
    except pikepdf.PasswordError as error:
        raise SourceError([diagnose("i-002", name)]) from error
    except (pikepdf.PdfError, pikepdf.QpdfRuntimeError) as error:
        raise SourceError([_broken(name, error)]) from error


def _read(pdf: pikepdf.Pdf, name: str) -> Originals:
    try:
        # What stands on a page besides its content: stamps, comments, filled-in forms.
        pdf.flatten_annotations("print")
        seen = [_original(page) for page in pdf.pages]
        return Originals(
            pdf,
            tuple(size for size, _ in seen),
            tuple(form for _, form in seen),
            _binding(pdf.Root),
        )
    except _BROKEN as error:
        raise SourceError([_broken(name, error)]) from error


def number(value: float) -> Decimal:
    """A number as PDF writes it, to a hundred thousandth."""
    return Decimal(f"{value:.5f}").normalize() + 0


def _broken(name: str, error: Exception) -> Diagnostic:
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    return diagnose("i-001", name, reason=_ADDRESS.sub("", reason))


def _binding(root: pikepdf.Object) -> Binding:
    """The edge of the binding: as the pages turn, else where the text's lines begin."""
    preferences = root.get("/ViewerPreferences")
    direction = preferences.get("/Direction") if preferences is not None else None
    if direction is not None:
        return "right" if direction == "/R2L" else "left"
    return "right" if direction_of(str(root.get("/Lang", ""))) == "rtl" else "left"


def _original(page: pikepdf.Page) -> tuple[PageSize, pikepdf.Object]:
    """The page's size, and its content as a form whose trim begins at the origin, upright."""
    media = _box(page.mediabox)
    crop = _within(_box(page.cropbox), media)
    trim = _within(_box(page.obj["/TrimBox"]), media) if "/TrimBox" in page.obj else crop
    bleed = _within(_box(page.obj["/BleedBox"]), media) if "/BleedBox" in page.obj else trim
    unit = float(page.obj.get("/UserUnit", 1))
    axes = tuple(unit * factor for factor in _TURNS[page.rotation % 360 // 90 * 90])
    corner, around = _turned(trim, axes), _turned(_around(bleed, trim), axes)
    form = page.as_form_xobject(handle_transformations=False)
    form["/BBox"] = pikepdf.Array(map(number, _around(bleed, trim)))
    form["/Matrix"] = pikepdf.Array(map(number, (*axes, -corner.left, -corner.bottom)))
    size = PageSize(
        corner.right - corner.left,
        corner.top - corner.bottom,
        Box(
            corner.left - around.left, corner.bottom - around.bottom,
            around.right - corner.right, around.top - corner.top,
        ),
    )  # fmt: skip
    return size, form


def _box(array: Any) -> Box:
    """A box of the file, its corners in order (ISO 32000-1, 7.9.5)."""
    one, two, three, four = map(float, array)
    return Box(min(one, three), min(two, four), max(one, three), max(two, four))


def _within(box: Box, limits: Box) -> Box:
    """What of a box is inside another (ISO 32000-1, 14.11.2); the other where nothing is."""
    left, bottom = max(box.left, limits.left), max(box.bottom, limits.bottom)
    right, top = min(box.right, limits.right), min(box.top, limits.top)
    return Box(left, bottom, right, top) if left < right and bottom < top else limits


def _around(box: Box, other: Box) -> Box:
    return Box(
        min(box.left, other.left), min(box.bottom, other.bottom),
        max(box.right, other.right), max(box.top, other.top),
    )  # fmt: skip


def _turned(box: Box, axes: tuple[float, ...]) -> Box:
    """A box after its plane has been turned and scaled."""
    a, b, c, d = axes
    corners = [
        (a * x + c * y, b * x + d * y) for x, y in ((box.left, box.bottom), (box.right, box.top))
    ]
    (one, two), (three, four) = corners
    return Box(min(one, three), min(two, four), max(one, three), max(two, four))
