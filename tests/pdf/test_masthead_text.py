"""The lines of a masthead come out of every extractor whole and in the order they are read."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from exporters import reader
from exporters.assets import load_styles
from exporters.build import export_document
from exporters.options import Options
from tests.programs import find_program, needs

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.assets import Fonts

SOURCE = Path(__file__).resolve().parent.parent.parent / "source"
# The name is a palindrome of words: the verse shows in which order they were read.
LINES = (
    "افغانستان آزاد – آزاد افغانستان",
    "چو کشور نباشد تن من مباد",
    "بدین بوم و بر زنده یک تن مباد",
    "همه سر به سر تن به کشتن دهیم",
    "از آن به که کشور به دشمن دهیم",
)
PDFTOTEXT = find_program("pdftotext")
MARKS_OF_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c"))


def read_with_pdfium(content: bytes) -> str:
    return str(pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range())


def read_with_pypdf(content: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()


def read_with_poppler(content: bytes) -> str:
    done = subprocess.run(
        [PDFTOTEXT, "-l", "1", "-", "-"],
        input=content,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


@pytest.fixture(scope="module")
def pages(fonts: Fonts) -> dict[str, bytes]:
    """The PDF of each document that has the masthead."""
    options = Options(fonts, load_styles())
    made = {}
    for name in ("bilateral-ties", "persian-first"):
        document = reader.read_file(SOURCE / f"{name}.md").document
        assert document is not None
        made[name] = export_document(document, "pdf", options).data
    return made


@pytest.mark.parametrize("name", ["bilateral-ties", "persian-first"])
@pytest.mark.parametrize(
    "read",
    [
        read_with_pdfium,
        read_with_pypdf,
        pytest.param(read_with_poppler, marks=[pytest.mark.outside, needs("pdftotext", PDFTOTEXT)]),
    ],
)
def test_every_line_in_order(
    name: str, read: Callable[[bytes], str], pages: dict[str, bytes]
) -> None:
    text = " ".join(read(pages[name]).translate(MARKS_OF_DIRECTION).split())
    expected = (*LINES, "زبانهای اروپایی") if name == "bilateral-ties" else LINES
    positions = [text.find(line) for line in expected]
    assert -1 not in positions, text[:400]
    assert positions == sorted(positions)
