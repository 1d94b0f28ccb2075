"""Measured costs → bars of CPU time beside diglot's, as SVG and as PNG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pypdfium2

from exporters.assets import find_fonts
from exporters.pdf.fontconfig import only_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.report import Table

_WIDTH: Final = 720
_LABELS: Final = 300
_BARS: Final = 350
_LINE: Final = 22
_GAP: Final = 16
_SCALE: Final = 2  # pixels of the PNG to a point
_COLOURS: Final = 16
_OURS, _THEIRS, _INK = "#7a1f24", "#b9ae9f", "#2b2622"


def render_chart(tables: Sequence[Table]) -> str:
    """An SVG picture: for each table a group of bars, its longest as long as the space there is."""
    bars = list(_render_groups(tables))
    height = bars.pop()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="Diglot Serif" font-size="13" fill="{_INK}" role="img">\n'
        f"<title>CPU seconds of diglot and its peers</title>\n" + "\n".join(bars) + "\n</svg>\n"
    )


def rasterise(chart: str) -> bytes:
    """The chart as a PNG of 1080 pixels across, in the design's own letters.

    The page engine draws it, as it draws what diglot builds.
    """
    with only_fonts(find_fonts()):
        import weasyprint  # noqa: PLC0415 - it asks for fonts when it is first imported

        width, height = ElementTree.fromstring(chart).get("viewBox", "").split()[2:]  # noqa: S314
        page = f"<style>@page {{ margin: 0; size: {width}px {height}px }} * {{ margin: 0 }}</style>"
        data = weasyprint.HTML(string=page + chart).write_pdf()
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[0].render(scale=_SCALE).to_pil()
    written = io.BytesIO()
    picture.quantize(_COLOURS, dither=0).save(written, "PNG", optimize=True)
    return written.getvalue()


def _render_groups(tables: Sequence[Table]) -> Iterator[str]:
    """The elements of the picture, and last its height."""
    top = _LINE
    for table in tables:
        yield f'<text x="0" y="{top}" font-weight="bold">{escape(table.title)}: CPU seconds</text>'
        longest = max(row.cpu.median for row in table.rows)
        for number, row in enumerate(table.rows, start=1):
            line = top + number * _LINE
            length = _BARS * row.cpu.median / longest
            colour = _THEIRS if number > 1 else _OURS
            label = escape(row.builder)
            yield f'<text x="{_LABELS - 8}" y="{line}" text-anchor="end">{label}</text>'
            yield (
                f'<rect x="{_LABELS}" y="{line - 12}" width="{length:.1f}" height="15" '
                f'fill="{colour}"/>'
            )
            yield f'<text x="{_LABELS + length + 6:.1f}" y="{line}">{row.cpu.median:.2f}</text>'
        top += (len(table.rows) + 1) * _LINE + _GAP
    yield str(top - _GAP)
