"""The text of content streams as various writers write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.verify.content_stream import UnknownContentError, read_sequences
from exporters.verify.pdf_marks import ARTIFACT, UNMARKED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exporters.verify.pdf_marks import PaintedText

# The letters of the fonts, by code.
FONTS = {b"F": {1: "t", 2: "e", 3: "a", 4: " "}, b"N": {1: "چ", 2: "ا", 3: "ی"}}
CALLED = "/F 12 Tf 1 0 0 1 10 700 Tm [<000100020003>] TJ"


class Resources:
    """Two fonts, a graphics state that is half transparent, a picture and a form."""

    def characters_of(self, font: bytes) -> Mapping[int, str]:
        return FONTS[font]

    def opacity_of(self, state: str) -> float | None:
        return {"half": 0.5, "faint": 0.1, "thin": None}[state]

    def check_picture(self, name: str) -> None:
        if name != "picture":
            raise UnknownContentError


def painted(stream: str) -> list[PaintedText]:
    return read_sequences(stream.encode("latin-1"), 6, Resources())


def texts(stream: str) -> dict[int, str]:
    return {entry.place.number: entry.text for entry in painted(stream)}


def test_each_sequence_has_its_text_in_the_letters_of_its_fonts() -> None:
    stream = """q 0.75 0 0 0.75 0 0 cm
        /P <</MCID 0>> BDC BT /F 12 Tf 1 0 0 -1 72 700 Tm [<0001 0002>-120.5<0003>]TJ ET EMC
        /Span<</Lang(fa-AF)/MCID 1>>BDC BT/N 9.5 Tf[<00010002>12<0003>]TJ/F 9 Tf<0004>Tj ET EMC Q
        """
    assert texts(stream) == {0: "tea", 1: "چای "}
    assert {entry.place.page for entry in painted(stream)} == {6}


def test_the_outermost_number_holds() -> None:
    inner = f"/P <</MCID 3>> BDC /Span <</MCID 4>> BDC BT {CALLED} ET EMC EMC"
    assert texts(inner) == {3: "tea"}
    assert texts(f"/Artifact BMC {inner} EMC") == {3: "tea"}


def test_artifacts_and_what_is_not_marked_are_told_apart() -> None:
    assert texts(f"/Artifact BMC BT {CALLED} ET EMC") == {ARTIFACT: "tea"}
    assert texts(f"/Artifact <</Type /Pagination>> BDC BT {CALLED} ET EMC") == {ARTIFACT: "tea"}
    assert texts(f"BT {CALLED} ET") == {UNMARKED: "tea"}
    assert texts(f"/Artifacts BMC BT {CALLED} ET EMC") == {UNMARKED: "tea"}


def test_silent_spans_leave_the_glyphs_their_letters() -> None:
    silent = f"/Span <</ActualText ()>> BDC {CALLED} EMC"
    spoken = f"/Span <</ActualText <FEFF0041>>> BDC {silent} EMC"
    assert texts(f"/P <</MCID 0>> BDC BT {silent} {spoken} ET EMC") == {0: "teatea"}


def test_the_lines_of_artifacts_stand_where_the_pen_is_set() -> None:
    stream = """1 0 0 -1 0 800 cm q 0.5 0 0 0.5 0 0 cm /Artifact BMC BT /F 9 Tf
        1 0 0 -1 100 200 Tm <0001> Tj 1 0 0 -1 140 200 Tm <0002> Tj 1 0 0 -1 100 1400 Tm <0003> Tj
        ET EMC Q /Artifact BMC BT /F 9 Tf 1 0 0 -1 100 200 Tm <0003> Tj ET EMC"""
    assert [(entry.text, entry.box) for entry in painted(stream)] == [
        ("te", (50, 700, 50, 700)),
        ("a", (50, 100, 50, 100)),
        ("a", (100, 600, 100, 600)),
    ]
    [entry] = painted("BT 1 0 0 1 9 9 Tm ET /Artifact BMC BT /F 9 Tf <0001> Tj ET EMC")
    assert entry.box is None


@pytest.mark.parametrize(
    ("colour", "is_coloured"),
    [
        ("", True),
        ("0.2 0.1 0 rg", True),
        ("1 1 1 rg", False),
        ("1 0.98 0.98 rg", False),
        ("0 g", True),
        ("1 g", False),
        ("0 g /half gs", True),
        ("0 g /faint gs", False),
        ("0 g /thin gs", True),
        ("1 g q 0 g Q", False),
        ("q 1 g Q", True),
        ("0 0 0 1 k", False),  # which colour this is on paper, a profile tells
        ("/pattern scn", False),
        ("/Colours cs 1 scn", False),
    ],
)
def test_artifacts_that_white_paper_shows_are_coloured(colour: str, *, is_coloured: bool) -> None:
    [entry] = painted(f"{colour} /Artifact BMC BT {CALLED} ET EMC")
    assert entry.is_coloured is is_coloured


def test_lines_shapes_and_pictures_say_nothing() -> None:
    drawn = """q 1 0 0 RG 0.5 w [3 2] 0 d 2 J 0 0 m 10 10 l 1 2 3 4 5 6 c h S 0 0 9 9 re f* Q
        0 0 5 5 re W n /picture Do /Shade sh /RelativeColorimetric ri 0 0 5 5 re W* n B b* F
        BT 2 Tc 3 Tw 4 TL 5 Ts ET"""
    assert painted(drawn) == painted("") == []


@pytest.mark.parametrize(
    "stream",
    [
        pytest.param("BT /F 9 Tf (tea) Tj ET", id="a string of bytes"),
        pytest.param("BT /F 9 Tf [(tea)] TJ ET", id="an array of them"),
        pytest.param("BT /F 9 Tf <0001> ' ET", id="a line break with text"),
        pytest.param("BT /F 9 Tf 3 Tr <0001> Tj ET", id="a way of painting"),
        pytest.param("BT /F 9 Tf 0 -12 Td <0001> Tj ET", id="a step to the next line"),
        pytest.param("BT /F 9 Tf T* <0001> Tj ET", id="another"),
        pytest.param("BT /F 9 Tf 0 Tz <0001> Tj ET", id="text squeezed to nothing"),
        pytest.param("BT <0001> Tj ET", id="no font"),
        pytest.param("BT /G 9 Tf <0001> Tj ET", id="a font that is not there"),
        pytest.param("BT /F 9 Tf <0009> Tj ET", id="a code without characters"),
        pytest.param("BT /F 9 Tf <00> Tj ET", id="half a code"),
        pytest.param("BT /F 9 Tf [<0001] TJ ET", id="half a string"),
        pytest.param("BT /F 9 Tf [<000>] TJ ET", id="half a byte"),
        pytest.param(f"/P <</ActualText <FEFF0041>>> BDC BT {CALLED} ET EMC", id="other words"),
        pytest.param(f"/P <</ActualText (tea)>> BDC BT {CALLED} ET EMC", id="the same words"),
        pytest.param(
            f"/P <</MCID 1 /ActualText <FEFF0041>>> BDC BT {CALLED} ET EMC", id="words and number"
        ),
        pytest.param(f"/P <</MCID /one>> BDC BT {CALLED} ET EMC", id="a number that is none"),
        pytest.param(f"/P /Name BDC BT {CALLED} ET EMC", id="properties by name"),
        pytest.param(f"/P <</A <</B 1>>>> BDC BT {CALLED} ET EMC", id="properties of properties"),
        pytest.param("/form Do", id="a form"),
        pytest.param("/missing gs", id="a graphics state that is not there"),
        pytest.param("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", id="a picture in the stream"),
        pytest.param("% BT", id="a comment"),
        pytest.param("EMC", id="an end without a beginning"),
        pytest.param("Q", id="a state that was not kept"),
        pytest.param("1 0 0 1 cm", id="a matrix of four"),
        pytest.param("q\v", id="a character that is no space to PDF"),
        pytest.param("q\0", id="one that is"),
        pytest.param("9q", id="a word of digit and letter"),
        pytest.param("qq", id="a word of two operators"),
        pytest.param("q unknown", id="an operator that is none"),
        pytest.param("/F#201 9 Tf", id="an escaped name"),
    ],
)
def test_of_what_is_not_known_nothing_is_said(stream: str) -> None:
    with pytest.raises(UnknownContentError):
        painted(stream)
