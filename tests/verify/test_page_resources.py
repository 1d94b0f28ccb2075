"""What the names of a content stream stand for, in files made for the purpose."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from exporters.verify.content_stream import UnknownContentError
from exporters.verify.page_resources import PageResources, read_content, resources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

CMAP = b"""1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <0642> <0002> <0003> endbfchar"""


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        made.add_blank_page()
        yield made


def font_of(pdf: pikepdf.Pdf, **entries: object) -> Dictionary:
    made = {"Subtype": Name.Type0, "Encoding": Name("/Identity-H"),
            "ToUnicode": pdf.make_stream(CMAP), **entries}  # fmt: skip
    return Dictionary({f"/{name}": entry for name, entry in made.items() if entry is not None})


def resources(**entries: Dictionary) -> PageResources:
    return PageResources(Dictionary({f"/{kind}": entry for kind, entry in entries.items()}))


def test_the_content_of_a_page_is_that_of_its_streams(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"q")
    assert read_content(page) == b"q"
    deflated = pdf.make_stream(b"")
    deflated.write(zlib.compress(b"Q"), filter=Name.FlateDecode)
    page.Contents = Array([page.Contents, deflated])
    assert read_content(page) == b"q\nQ"


def test_streams_of_other_kinds_and_of_no_end_are_not_read(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"")
    for content, kind in (
        (b"71>", Name.ASCIIHexDecode),
        (zlib.compress(b"q")[:-3], Name.FlateDecode),
        (zlib.compress(bytes(20_000_000)), Name.FlateDecode),
    ):
        page.Contents.write(content, filter=kind)
        with pytest.raises(UnknownContentError):
            read_content(page)


def test_a_page_has_its_own_resources_or_those_above_it(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    del page.Resources
    with pytest.raises(UnknownContentError):
        resources_of(page)
    page.Parent.Resources = Dictionary(Font=Dictionary())
    assert resources_of(page).keys() == {"/Font"}
    page.Parent.Parent = page.Parent
    del page.Parent.Resources
    with pytest.raises(UnknownContentError):
        resources_of(page)


def test_the_characters_of_a_font(pdf: pikepdf.Pdf) -> None:
    found = resources(Font=Dictionary(F=font_of(pdf)))
    assert found.characters_of(b"F") == {1: "ق", 2: ""}
    assert found.characters_of(b"F") is found.characters_of(b"F")


@pytest.mark.parametrize(
    "entries", [{"Subtype": Name.TrueType}, {"Encoding": Name("/GBK-EUC-H")}, {"ToUnicode": None}]
)
def test_fonts_of_other_kinds_are_not_read(pdf: pikepdf.Pdf, entries: dict[str, object]) -> None:
    found = resources(Font=Dictionary(F=font_of(pdf, **entries)))
    with pytest.raises((UnknownContentError, KeyError)):
        found.characters_of(b"F")
    with pytest.raises(KeyError):
        found.characters_of(b"G")


def test_what_a_graphics_state_fills_with() -> None:
    states = Dictionary(half=Dictionary(ca=0.5), wide=Dictionary(LW=2), other=Dictionary(Font=[]))
    found = resources(ExtGState=states)
    assert found.opacity_of("half") == 0.5
    assert found.opacity_of("wide") is None
    with pytest.raises(UnknownContentError):
        found.opacity_of("other")


def test_a_picture_holds_no_text() -> None:
    found = resources(
        XObject=Dictionary(p=Dictionary(Subtype=Name.Image), f=Dictionary(Subtype=Name.Form))
    )
    found.check_picture("p")
    with pytest.raises(UnknownContentError):
        found.check_picture("f")
