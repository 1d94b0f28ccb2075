"""Formulas in a publication: MathML that its manifest declares, left to right, described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from exporters import epub
from exporters.document import Equation, Formula
from exporters.formulas import MATHML
from exporters.verify.direction import check_direction
from tests.documents import document, paragraph
from tests.epub.conftest import Publication

if TYPE_CHECKING:
    from exporters.options import Options


def test_formulas_are_declared_described_and_left_to_right(options: Options) -> None:
    body = (
        paragraph("مساحت ", Formula(r"A = \pi r^2"), " است.", lang="fa-AF"),
        Equation(lang="fa-AF", id="eq", tex=r"\text{مساحت} = 3", number=1),
    )
    export = epub.export(document(lang="fa-AF", body=body), options)
    publication = Publication(export.data)
    page = etree.fromstring(publication.text("EPUB/text.xhtml").encode())
    formulas = list(page.iter(f"{{{MATHML}}}math"))
    assert [math.get("alttext") for math in formulas] == [r"A = \pi r^2", r"\text{مساحت} = 3"]
    assert {math.get("dir") for math in formulas} == {"ltr"}
    assert 'properties="mathml"' in publication.text("EPUB/package.opf")
    assert "(۱)" in publication.text("EPUB/text.xhtml")
    assert check_direction(export.data, "epub", "formulas.epub") == ()


def test_a_publication_without_formulas_declares_none(publication: Publication) -> None:
    assert "mathml" not in publication.text("EPUB/package.opf")
