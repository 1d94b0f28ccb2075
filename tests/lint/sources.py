"""Sources for the tests of the linter, read and mended in memory."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exporters import lint
from exporters.reader import read

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document

NAME = "x.md"
FOLDER = Path(__file__).parent
_WORDS = re.compile("“(.*?)”")


class Mended(NamedTuple):
    """A source's text with its safe changes made, what they mend, and what is left to say."""

    text: str
    made: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def with_metadata(body: str, lang: str) -> str:
    """A source with this body: names and title are too short to say anything of."""
    name = f"{{{lang}: Z}}"
    return f"---\nlang: {lang}\ntitle: {name}\nauthor: {{name: {name}}}\n---\n{body}\n"


def read_text(text: str, folder: Path = FOLDER) -> Document | None:
    """The document of a source, or None where it has errors."""
    return read(text, NAME, folder).document


def advise(document: Document) -> tuple[Diagnostic, ...]:
    """The advice on a document."""
    return lint.advise(document, NAME)


def mend_text(text: str, folder: Path = FOLDER) -> Mended:
    """A source with its safe changes made."""
    document = read_text(text, folder)
    assert document is not None
    mended = lint.mend(document, NAME, lambda texts: read_text(texts[NAME], folder), advise)
    return Mended(mended.texts[NAME], mended.made, mended.left)


def mend_body(body: str, lang: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """A body with its safe changes made, and what is left to say; the metadata stay as they are."""
    head, _, tail = with_metadata(body, lang).partition(body)
    mended = mend_text(f"{head}{body}{tail}")
    assert mended.text.startswith(head)
    assert mended.text.endswith(tail)
    return mended.text.removeprefix(head).removesuffix(tail), mended.left


def said_of(finding: Diagnostic) -> str:
    """The code of a finding and the words it is about."""
    words = _WORDS.search(finding.message)
    return f"{finding.code} {words[1] if words else finding.message}"
