"""The record of what a file was built from."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from exporters.assets import Fonts, load_styles
from exporters.credits.origin import (
    FontFile,
    Origin,
    Source,
    media_type_of,
    origin_of,
    read_origin,
    render_origin,
    stored_names,
)
from exporters.options import Options, Printing
from tests.documents import document

ORIGIN = Origin(
    (Source("یک.md", "a" * 64, "source.md"), Source("m.yaml", "b" * 64)),
    (("diglot", "1.0"),),
    (FontFile("Amiri", 400, italic=False, sha256="c" * 64),),
    "d" * 64,
)


def test_it_is_read_as_it_was_written() -> None:
    assert read_origin(render_origin(ORIGIN)) == ORIGIN
    printed = replace(ORIGIN, printing=Printing((148.0, 210.0), 3.0, marks=True, grey=True))
    assert read_origin(render_origin(printed)) == printed
    assert "printing" not in ORIGIN.as_dict()


def test_it_names_sources_fonts_and_versions(fonts: Fonts) -> None:
    options = Options(fonts, load_styles(), versions=(("weasyprint", "70.0"),))
    made_from = origin_of(document(), options, {})
    assert made_from.is_withheld
    assert made_from.sources[0].sha256 == document().sources[0].digest
    assert dict(made_from.versions).keys() == {"diglot", "weasyprint"}
    assert [font.sha256 for font in made_from.fonts] == [face.digest for face in fonts.faces]


@pytest.mark.parametrize(
    "change",
    [
        {"form": "another 1"}, {"sources": []}, {"sources": [{"path": "x"}]}, {"sources": "x"},
        {"fonts": [{}]}, {"versions": []}, {"printing": {"bleed": 1e9}}, {"printing": "x"},
        {"printing": {"size": [1, 2]}}, {"printing": {"size": [100]}},
    ],
)  # fmt: skip
def test_what_is_no_such_record(change: dict[str, object]) -> None:
    assert read_origin(json.dumps({**ORIGIN.as_dict(), **change}).encode()) is None
    assert read_origin(b"no json") is None


def test_names_in_an_output_are_plain_and_differ() -> None:
    paths = [
        "a.md",
        "images/A b.PNG",
        "images-a-b.png",
        "نقشه.png",
        "شهر.png",
        "record.jsonld",
        "x",
    ]
    assert [*stored_names(paths, taken=["record.jsonld"]).values()] == [
        "a.md", "images-A-b.PNG", "2-images-a-b.png", "source.png", "2-source.png",
        "2-record.jsonld", "x",
    ]  # fmt: skip


def test_media_types() -> None:
    assert media_type_of("A.MD") == "text/markdown"
    assert media_type_of("x") == "application/octet-stream"
