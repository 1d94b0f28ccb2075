"""What an EPUB borrows from the page engine: a cover, and where the pages of the PDF begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.build.cover import draw_cover
from exporters.options import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.document import Document
    from exporters.options import Options
    from exporters.pagination import Pagination


def with_borrowed(
    document: Document,
    options: Options,
    *,
    kept: Path | None = None,
    laid_out: Pagination | None = None,
) -> Options:
    """The options with a cover for a document that has none, and the pages of one that lists them.

    `kept` is the file that the cover is kept in, if it is. `laid_out` are the pages of a PDF that
    was made just now, with the same options.
    """
    if not document.cover:
        options = replace(options, cover=draw_cover(document, options, kept))
    if not document.page_list:
        return options
    if laid_out is None or options.printing != PLAIN:
        laid_out = _lay_out(document, options)
    return replace(options, pagination=laid_out)


def _lay_out(document: Document, options: Options) -> Pagination:
    """The pages of the PDF without printing options: they follow from the source alone."""
    from exporters.pdf import find_pagination  # noqa: PLC0415 - the PDF engine costs a second

    return find_pagination(document, replace(options, printing=PLAIN))
