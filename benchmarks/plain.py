"""A document as diglot gives it to the page engine, set by the engine as it is: no mends, no gates.

`python -m benchmarks.plain SOURCE.md OUTPUT.pdf`
"""

from __future__ import annotations

import sys
from pathlib import Path

from exporters import reader
from exporters.assets import find_fonts, load_styles
from exporters.pdf import VARIANT
from exporters.pdf.content import render_content
from exporters.pdf.fetcher import DeclaredResources
from exporters.pdf.fontconfig import only_fonts
from exporters.pdf.geometry import measure_page
from exporters.pdf.page_styles import render_page_styles


def main(source: Path, output: Path) -> None:
    """Set `source` as pages and write them."""
    document = reader.read_file(source).document
    if document is None:
        sys.exit(f"{source} has errors")
    fonts, styles = find_fonts(), load_styles()
    with only_fonts(fonts):
        from exporters.pdf import render  # noqa: PLC0415 - not by way of what mends the engine
    sheets = (
        styles.base, styles.print,
        render_page_styles(document, measure_page(document.page, document.lang)),
    )  # fmt: skip
    pages = render.render_pages(
        render_content(document, fonts), sheets, fonts, DeclaredResources.of(document),
        variant=VARIANT,
    )  # fmt: skip
    output.write_bytes(pages.data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
