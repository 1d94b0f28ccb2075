"""The objects of a file, made into bytes once."""

from __future__ import annotations

import io
from typing import Any

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


@pytest.mark.parametrize("compress", [True, False])
def test_the_file_is_the_same_and_a_stream_is_made_once(compress: bool) -> None:  # noqa: FBT001
    plain = written(make_file(pydyf.Stream(compress=True)), compress=compress)
    stream = Counted(compress=True)
    pdf = make_file(stream)
    serialize_objects(pdf)
    assert written(pdf, compress=compress) == plain
    assert stream.made == 1
