"""Two publications for the tests of pages, one in English and one in Dari."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from typing import Any

from exporters.document import (
    Attribution,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Document,
    Figure,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    PageDesign,
    ParallelText,
    Person,
    Quotation,
    Resource,
    Rights,
    SourceFile,
    Span,
    Styled,
    ThematicBreak,
    Verse,
)
from tests.documents import BODY, MASTHEAD, bayt, document, inlines, localized, paragraph

DARI = "fa-AF"
A5 = PageDesign(width=148, height=210)

ENGLISH_LINE = (
    "A page that carries two scripts has to settle how large each of them is drawn, where a line "
    "may end, and what stands at the foot; nothing of this is seen when it is right. "
)
DARI_LINE = (
    "کتابخانه‌های کابل و هرات سال‌هاست که با این دشواری روبه‌رو هستند و هر صفحه‌ای که می‌سازند باید به "
    "دو زبان سخن بگوید، بی‌آنکه خواننده در میانهٔ سطر راه خود را گم کند. "
)
VERSE = Verse(
    (
        bayt("بنی‌آدم اعضای یک پیکرند", "که در آفرینش ز یک گوهرند"),
        bayt("چو عضوی به درد آورد روزگار", "دگر عضوها را نماند قرار"),
    ),
    lang=DARI,
)


def grey_picture(width: int = 64, height: int = 32) -> bytes:
    """A PNG of a grey wedge."""
    rows = b"".join(b"\0" + bytes(x * 255 // width for x in range(width)) for _ in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def english(**changes: Any) -> Document:
    """A publication in English of a Dari newspaper: every kind of block, on several pages."""
    blocks = (
        *BODY,
        VERSE,
        paragraph(
            "A note in Dari", NoteReference(2), ", some ", Code("code()"), " and ",
            Link(inlines("a link"), "https://example.org/?a=1&b=2"), "."
        ),
        List((_item("first"), _item("second")), lang="en"),
        List((_item("one"), _item("two")), lang="en", start=1, tight=False),
        List((_item("done", checked=True), _item("to do", checked=False)), lang="en"),
        DefinitionList(
            (Definition((inlines("bayt"),), ((paragraph("a couplet"),),), lang="en"),), lang="en"
        ),
        Quotation((paragraph(ENGLISH_LINE),), lang="en"),
        Figure("wedge.png", "A wedge of grey", inlines("A wedge"), lang="en"),
        CodeBlock("def f(x):\n    return x", "python", lang="en"),
        Division((paragraph(ENGLISH_LINE),), "note", lang="en"),
        ThematicBreak(lang="en"),
        ParallelText(
            ("en", DARI),
            ((paragraph("One sentence."), paragraph("یک جملهٔ دوبارگفته.", lang=DARI)),),
            lang="en",
        ),
        paragraph(DARI_LINE * 3, lang=DARI),
        *(paragraph(ENGLISH_LINE * 4) for _ in range(4)),
    )  # fmt: skip
    notes = (
        Note(1, (paragraph("A note on the world."),), lang="en"),
        Note(2, (paragraph("یادداشتی به زبان دری.", lang=DARI),), lang=DARI),
    )
    changed: dict[str, Any] = {
        "body": blocks,
        "notes": notes,
        "toc": True,
        "sources": (
            SourceFile("sample.md", b"---\nlang: en\n---\n"),
            SourceFile("masthead.yaml", b"name: x\n"),
        ),
        "resources": (Resource("wedge.png", "image/png", grey_picture(), 64, 32),),
        "rights": Rights(localized(en="Free to copy."), "CC-BY-4.0", "https://example.org/by"),
        "keywords": ("typography", "Dari"),
        "description": localized(en="What this sample shows.", fa_AF="آنچه این نمونه نشان می‌دهد."),
        **changes,
    }
    return document(**changed)


def persian(**changes: Any) -> Document:
    """A publication in Dari with English inside it, its title in both."""
    blocks = (
        paragraph(DARI_LINE * 2, lang=DARI),
        Heading(2, inlines("دو خط در یک صفحه"), lang=DARI, id="two-scripts"),
        paragraph(
            "قالب ", Span(inlines("EPUB 3.3"), lang="en"), " و ",
            Span(inlines("PDF/UA"), lang="en"),
            " برای همین است؛ ", Styled("strong", inlines("نشانی آن")), " ",
            Span(inlines("https://www.w3.org/TR/epub-33/"), lang="en"), " است. ", DARI_LINE,
            NoteReference(1), lang=DARI,
        ),
        VERSE,
        paragraph(ENGLISH_LINE * 2),
        *(paragraph(DARI_LINE * 3, lang=DARI) for _ in range(6)),
    )  # fmt: skip
    whole: dict[str, Any] = {
        "lang": DARI,
        "title": localized(fa_AF="یک متن، دو خط", en="One Text, Two Scripts"),
        "sources": (SourceFile("persian-first.md", b"---\nlang: fa-AF\n---\n"),),
        "people": (Person(localized(fa_AF="نویسندهٔ نمونه")),),
        "issued": dt.date(2024, 7, 14),
        "masthead": MASTHEAD,
        "attribution": Attribution(original=True),
        "body": blocks,
        "notes": (Note(1, (paragraph("یک یادداشت.", lang=DARI),), lang=DARI),),
        **changes,
    }
    return Document(**whole)


def _item(text: str, *, checked: bool | None = None) -> ListItem:
    return ListItem((paragraph(text),), checked, lang="en")
