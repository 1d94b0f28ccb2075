"""A `Document` as pages: one file that is PDF/A-3a and PDF/UA-1 at once."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.diagnostics import diagnose
from exporters.diagnostics.characters import missing_glyph
from exporters.document import first_place
from exporters.errors import SourceError
from exporters.export import Export
from exporters.pdf.content import render_content
from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources
from exporters.pdf.findings import findings_of, path_of
from exporters.pdf.formulas import draw_formulas
from exporters.pdf.geometry import measure_document
from exporters.pdf.page_styles import render_page_styles
from exporters.pdf.qr import draw_codes
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pydyf

    from exporters.document import Document
    from exporters.options import Options, Printing
    from exporters.pagination import Pagination
    from exporters.pdf.geometry import Geometry
    from exporters.xhtml.elements import Element

VARIANT = "pdf/a-3a"


def export(document: Document, options: Options) -> Export:
    """The document as PDF; its diagnostics name every character that no font has.

    Raises MissingDependency without Pango, SourceError for a document nested too deeply.
    """
    engine = load_engine(options.fonts)
    document = _on_paper(document, options.printing)
    geometry = measure_document(document)

    def finish_file(pdf: pydyf.PDF) -> None:
        from exporters.pdf.finish import finish  # noqa: PLC0415 - pydyf comes with the engine
        from exporters.pdf.press import prepare_for_press  # noqa: PLC0415 - likewise
        from exporters.pdf.serialized import serialize_objects  # noqa: PLC0415 - likewise

        finish(pdf, document, geometry, options)
        prepare_for_press(pdf, geometry, options.printing)
        serialize_objects(pdf)

    with _refusing_depth(document):
        made = _compose(document, geometry, options)
        pages = engine.render_pages(
            made.root,
            made.styles,
            options.fonts,
            made.resources,
            variant=VARIANT,
            finish=finish_file,
            with_pagination=document.page_list,
        )
    found = (
        *findings_of(pages.messages, document.sources),
        *(missing_glyph(sign, *first_place(sign, document.sources)) for sign in made.missing),
    )
    return Export(pages.data, found, pages.count, pages.pagination)


def find_pagination(document: Document, options: Options) -> Pagination:
    """Where in the running text the pages begin of the PDF that `export` would make.

    Raises what that does.
    """
    engine = load_engine(options.fonts)
    document = _on_paper(document, options.printing)
    with _refusing_depth(document):
        made = _compose(document, measure_document(document), options)
        pagination: Pagination = engine.find_pagination(
            made.root, made.styles, options.fonts, made.resources
        )
    return pagination


@contextmanager
def _refusing_depth(document: Document) -> Iterator[None]:
    """Let a document that is nested too deeply for the engine be an error of its source."""
    try:
        yield
    except RecursionError as error:
        raise SourceError([diagnose("p-003", path_of(document.sources))]) from error


class _Composed(NamedTuple):
    """What pages are laid out from, and the characters in formulas that no font has."""

    root: Element
    styles: tuple[str, ...]
    resources: DeclaredResources
    missing: tuple[str, ...]


def _compose(document: Document, geometry: Geometry, options: Options) -> _Composed:
    """The content of a document and the styles that its pages are set with."""
    printing, sheets = options.printing, options.styles
    root = render_content(
        document, options.fonts, with_addresses=printing.addresses, with_code=printing.code
    )
    formulas = draw_formulas(root, options.fonts)
    drawn = (*formulas.resources, *(draw_codes(document) if printing.code else ()))
    return _Composed(
        root,
        (sheets.base, sheets.print, render_page_styles(document, geometry)),
        DeclaredResources.of(document, drawn, grey=printing.grey),
        formulas.missing,
    )


def _on_paper(document: Document, printing: Printing) -> Document:
    """The document, its page of the size that its printing asks for."""
    if printing.size is None:
        return document
    width, height = printing.size
    return replace(document, page=replace(document.page, width=width, height=height))
