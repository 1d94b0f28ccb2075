"""Documents made by hand, for tests that need one and no reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from exporters.document import (
    Attribution,
    Block,
    Cell,
    Document,
    Heading,
    Inline,
    Inlines,
    Localized,
    Masthead,
    Motto,
    Note,
    NoteReference,
    Paragraph,
    Person,
    SourceFile,
    Span,
    Stanza,
    Styled,
    Table,
    Text,
    Verse,
)


def localized(**texts: str) -> Localized:
    """`localized(en="…", fa_AF="…")`."""
    return Localized(tuple((tag.replace("_", "-"), text) for tag, text in texts.items()))


def paragraph(*content: str | Inline, lang: str = "en", **attributes: Any) -> Paragraph:
    """A paragraph of plain text, or of inline content."""
    return Paragraph(inlines(*content), lang=lang, **attributes)


def inlines(*content: Any) -> Inlines:
    """Inline content; a string is a `Text`."""
    return tuple(Text(part) if isinstance(part, str) else part for part in content)


def cell(words: str, lang: str = "en", *, header: bool = False) -> Cell:
    """A table cell."""
    return Cell(inlines(words), header=header, lang=lang)


def bayt(first: str, second: str, lang: str = "fa-AF") -> Stanza:
    """A bayt of two hemistichs."""
    return Stanza((inlines(first), inlines(second)), lang=lang)


MASTHEAD = Masthead(
    name=localized(fa_AF="روزنامهٔ نمونه"),
    monogram="RN-RN",
    motto=Motto(
        Verse(
            (
                bayt("بشنو این نی چون شکایت می‌کند", "از جدایی‌ها حکایت می‌کند"),
                bayt("کز نیستان تا مرا ببریده‌اند", "در نفیرم مرد و زن نالیده‌اند"),
            ),
            lang="fa-AF",
        )
    ),
    website="www.example.org",
    email="desk@example.org",
)

BODY: tuple[Block, ...] = (
    paragraph(
        "The word ",
        Span(inlines("سلام ", Styled("strong", inlines("دنیا"))), lang="fa-AF"),
        " greets the ",
        Styled("emphasis", inlines("world")),
        NoteReference(1),
        ".",
    ),
    Heading(2, inlines("A first heading"), lang="en", id="a-first-heading"),
    paragraph("قالب EPUB 3.3 از ۲۰۱۰–۲۰۱۵ است.", lang="fa-AF"),
    Table(
        ((cell("Term", header=True), cell("Dari", header=True)),),
        ((cell("Hello"), cell("سلام", lang="fa-AF")),),
        lang="en",
    ),
    Heading(3, inlines("A second one"), lang="en", id="a-second-one"),
    paragraph("It ends here."),
)  # fmt: skip


def document(**changes: Any) -> Document:
    """A document with everything that a masthead, a title block and an attribution can show."""
    whole = Document(
        lang="en",
        title=localized(en="A Title in English", fa_AF="عنوانی به دری"),
        sources=(SourceFile("sample.md", b"---\nlang: en\n---\n"),),
        people=(
            Person(localized(en="Jane Writer", fa_AF="جین رایتر"), url="https://example.org/jane"),
        ),
        subtitle=localized(en="And what it says"),
        issued=dt.date(2024, 7, 14),
        rubric=localized(en="Letters", fa_AF="نامه‌ها"),
        masthead=MASTHEAD,
        attribution=Attribution(
            localized(en="The First Review"), "https://example.org/first", dt.date(2024, 7, 12)
        ),
        body=BODY,
        notes=(Note(1, (paragraph("A note on the world."),), lang="en"),),
    )
    return replace(whole, **changes)
