"""The objects of a file, made into bytes once."""

from __future__ import annotations

import io
import zlib
from typing import Any
from unittest.mock import Mock

import pikepdf
import pydyf
import pytest

from exporters.pdf.serialized import serialize_objects


class Counted(pydyf.Stream):  # type: ignore[misc] # pydyf has no type annotations
    """A stream that counts how often its bytes are made of its parts."""

    made = 0
    parts: list[Any]

    @property
    def stream(self) -> list[Any]:
        self.made += 1
        return self.parts

    @stream.setter
    def stream(self, parts: list[Any]) -> None:
        self.parts = parts


def make_file(stream: Any) -> pydyf.PDF:
    pdf = pydyf.PDF()
    stream.stream = [b"BT", "/F 12 Tf", 3.25, b"ET"]
    pdf.add_object(stream)
    pdf.add_page(
        pydyf.Dictionary(
            {"Type": "/Page", "Parent": pdf.pages.reference, "Contents": stream.reference}
        )
    )
    pdf.info["Title"] = pydyf.String("دو کرانه")
    return pdf


def written(pdf: pydyf.PDF, *, compress: bool) -> bytes:
    output = io.BytesIO()
    pdf.write(output, identifier=True, compress=compress)
    return output.getvalue()


def objects_of(data: bytes) -> list[str]:
    """Every object of a file, its streams inflated."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            repr(item.read_bytes()) if isinstance(item, pikepdf.Stream) else repr(item)
            for item in pdf.objects
            if not isinstance(item, pikepdf.Stream) or item.get("/Type") != "/XRef"
        ]


@pytest.mark.parametrize("compress", [True, False])
def test_the_file_is_the_same_and_a_stream_is_made_once(compress: bool) -> None:  # noqa: FBT001
    plain = written(make_file(pydyf.Stream(compress=True)), compress=compress)
    stream = Counted(compress=True)
    pdf = make_file(stream)
    serialize_objects(pdf)
    assert objects_of(written(pdf, compress=compress)) == objects_of(plain)
    assert stream.made == 1


def test_what_is_not_to_be_compressed_is_as_it_was() -> None:
    plain = written(make_file(pydyf.Stream()), compress=False)
    pdf = make_file(pydyf.Stream())
    serialize_objects(pdf)
    assert written(pdf, compress=False) == plain


def test_each_stream_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def counted(*arguments: object, **named: object) -> object:
        made.append(arguments)
        return zlib.compressobj(*arguments, **named)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr("exporters.pdf.serialized.zlib", Mock(wraps=zlib, compressobj=counted))
    pdf = make_file(Counted(compress=True))
    serialize_objects(pdf)
    written(pdf, compress=True)
    assert len(made) == 3  # the page, the objects in their stream, the references
