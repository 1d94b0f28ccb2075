"""Texts as they are written for other tools: every letter of them is in the document."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.reader.shape import shape
from tests.reader.survival import (
    lost_letters,
    read_foreign,
    reads_links_as_html,
    shown_elsewhere,
)

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


def texts_of_packages() -> list[str]:
    """The documentation in Markdown of the packages that are installed beside this one."""
    paths = (
        path for path in Path(sys.prefix).rglob("*.md") if 2_000 < path.stat().st_size < 200_000
    )
    texts = {path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") for path in paths}
    return sorted(text for text in texts if "\ufffd" not in text and not reads_links_as_html(text))


@pytest.mark.slow
def test_the_documentation_of_packages_survives() -> None:
    """Manuals, changelogs, guides and licences by hundreds of hands, none written for diglot."""
    texts = texts_of_packages()
    if len(texts) < 40:
        pytest.skip("few packages with documentation in Markdown are installed")
    refused = []
    for text in texts:
        reading = read_foreign(text)
        if reading.document is None:
            refused.append([found.code for found in reading.diagnostics if found.is_error])
        else:
            assert not lost_letters(text, reading), text[:80]
    # A block of code that nothing closes may have swallowed the rest: its writer is told.
    assert all(codes == ["b-003"] for codes in refused)
    assert len(refused) <= len(texts) / 100


def test_a_lost_letter_would_be_found() -> None:
    assert lost_letters("Words &copy; here", read_foreign("Words here")) == {}
    assert lost_letters("All the words", read_foreign("All the wor")) == {"d": 1, "s": 1}
