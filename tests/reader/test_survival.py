"""Texts as they are written for other tools: every letter of them is in the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.shape import shape
from tests.reader.survival import lost_letters, read_foreign, shown_elsewhere

SAMPLES = sorted((Path(__file__).parent / "foreign").glob("*.md"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_letter_is_lost(path: Path) -> None:
    markdown = path.read_bytes().decode()
    reading = read_foreign(markdown)
    assert len(shown_elsewhere(markdown)) > 50
    assert not lost_letters(markdown, reading)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_it_means_what_its_writer_meant(path: Path) -> None:
    reading = read_foreign(path.read_bytes().decode())
    assert reading.document is not None
    expected = path.with_suffix(".txt").read_text("utf-8")
    said = [f"{d.line}:{d.column} {d.code}" for d in reading.diagnostics]
    assert "\n".join([shape(reading.document), *said]) + "\n" == expected


def test_a_lost_letter_would_be_found() -> None:
    assert lost_letters("Words &copy; here", read_foreign("Words here")) == {}
    assert lost_letters("All the words", read_foreign("All the wor")) == {"d": 1, "s": 1}
