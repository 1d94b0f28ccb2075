"""Reading the structure tree of anybody's PDF: whole trees as they are read aloud, broken ones."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from exporters.verify.pdf_tree import read_tree
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.assets import Fonts

BODY = """
<p>Green <em>tea</em>, or <bdi lang="fa-AF" dir="rtl">چای سبز</bdi>.</p>
<ul><li>one</li></ul><p lang="fa-AF" dir="rtl">چای</p>
"""


@pytest.fixture(scope="module")
def data(fonts: Fonts) -> bytes:
    return set_pages(fonts, BODY)


def changed(data: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> bytes:
    """The file with its structure tree changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf, pdf.Root.StructTreeRoot.K[0])
        output = io.BytesIO()
        pdf.save(output)
    return output.getvalue()


def test_what_is_read_aloud(data: bytes) -> None:
    tree = read_tree(data)
    assert tree.lang == "en"
    assert tree.text == "Green tea, or چای سبز.\n• one\nچای"
    languages = [(content.text.strip(" •,.\n"), content.lang) for content in tree.contents()]
    assert ("tea", "en") in languages
    assert ("چای", "fa-AF") in languages


def test_actual_text_is_read_in_place_of_what_is_painted(data: bytes) -> None:
    def change(_: pikepdf.Pdf, document: pikepdf.Object) -> None:
        document.K[2].ActualText = pikepdf.String("قهوه")

    assert read_tree(changed(data, change)).text.endswith("\nقهوه")


def test_a_file_without_a_tree(data: bytes) -> None:
    def change(pdf: pikepdf.Pdf, _: pikepdf.Object) -> None:
        del pdf.Root.StructTreeRoot

    tree = read_tree(changed(data, change))
    assert tree.root is None
    assert tree.text == tree.describe() == ""
    assert "one" in [content.text for content in tree.untagged]


def test_content_that_no_element_holds_is_untagged(data: bytes) -> None:
    def change(_: pikepdf.Pdf, document: pikepdf.Object) -> None:
        del document.K[1]

    untagged = read_tree(changed(data, change)).untagged
    assert {content.text.strip() for content in untagged} == {"•", "one"}


def test_the_nearest_language_holds(data: bytes) -> None:
    def change(_: pikepdf.Pdf, document: pikepdf.Object) -> None:
        del document.Lang
        document.K[1].Lang = pikepdf.String("de")
        del document.K[2].Lang

    tree = read_tree(changed(data, change))
    assert [element.lang for element in tree.elements()] == [
        *("en", "en", "en", "fa-AF"),
        *("de", "de", "de", "de"),
        "en",
    ]


def test_types_are_mapped_to_standard_ones_and_circles_end(data: bytes) -> None:
    def change(pdf: pikepdf.Pdf, document: pikepdf.Object) -> None:
        pdf.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(
            Tea=pikepdf.Name.Leaf, Leaf=pikepdf.Name.P, A=pikepdf.Name.B, B=pikepdf.Name.A
        )
        document.K[0].S = pikepdf.Name.Tea
        document.K[2].S = pikepdf.Name.A

    roles = [
        (element.type, element.role) for element in read_tree(changed(data, change)).elements()
    ]
    assert ("Tea", "P") in roles
    assert roles[-1][0] == "A"


def test_a_tree_that_runs_in_a_circle_ends(data: bytes) -> None:
    def change(_: pikepdf.Pdf, document: pikepdf.Object) -> None:
        document.K[1].K = pikepdf.Array([document, document.K[1], document.K[0]])

    assert read_tree(changed(data, change)).text == "Green tea, or چای سبز.\nچای"


def test_kids_that_lead_nowhere_are_left_out(data: bytes) -> None:
    def change(_: pikepdf.Pdf, document: pikepdf.Object) -> None:
        document.K[0].K = pikepdf.Array(
            [
                pikepdf.Name.Nothing,
                pikepdf.String("text"),
                99,
                pikepdf.Dictionary(Type=pikepdf.Name.MCR),
                pikepdf.Dictionary(Type=pikepdf.Name.OBJR),
                pikepdf.Dictionary(),
            ]
        )

    assert read_tree(changed(data, change)).text == "• one\nچای"


def test_text_in_a_form_that_the_tree_names(fonts: Fonts) -> None:
    tree = read_tree(
        set_pages(
            fonts,
            '<div style="opacity: 0.5"><p>first</p></div><div style="opacity: 0.5">'
            '<p lang="fa-AF" dir="rtl">دوم</p></div>',
        )
    )
    found = [(content.text, content.lang) for content in tree.contents()]
    assert found == [("first", "en"), ("دوم", "fa-AF")]
    assert not tree.untagged
