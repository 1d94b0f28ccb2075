"""The texts that are built: bilingual documents of any length, made from a few sentences.

Every text comes in two notations, as diglot reads it and as pandoc does: the words are the same,
but pandoc has to be told directions, and has no keys for a masthead. The same arguments give the
same text, on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Notation = Literal["diglot", "pandoc"]

_FOLDER: Final = Path(__file__).parent
_ENGLISH: Final = tuple((_FOLDER / "english.txt").read_text("utf-8").splitlines())
_PERSIAN: Final = tuple((_FOLDER / "persian.txt").read_text("utf-8").splitlines())

_PAGES_OF_A_CHAPTER: Final = 6.2
_SECTIONS: Final = 4
_PARAGRAPHS: Final = 7  # of each section, in each of its two languages fewer by turns
_SUBJECTS: Final = (
    ("the Ferry", "کشتی"), ("the Dictionary", "فرهنگ لغت"), ("the Archive", "بایگانی"),
    ("the Bridge", "پل"), ("the Market", "بازار"), ("the Press", "دستگاه چاپ"),
    ("the School", "مکتب"), ("the Map", "نقشه"), ("the Snow", "برف"),
)  # fmt: skip
_MASTHEAD: Final = """\
name:
  fa-AF: دو کرانه
  en: Two Shores
monogram: TS
motto:
  lang: fa-AF
  bayts:
    - [بنی آدم اعضای یکدیگرند, که در آفرینش ز یک گوهرند]
website: www.example.org
email: editor@example.org
"""
_MASTHEAD_FOR_PANDOC: Final = """\
:::: masthead
[دو کرانه]{lang=fa-AF dir=rtl}

Two Shores

::: {lang=fa-AF dir=rtl}
| بنی آدم اعضای یکدیگرند
| که در آفرینش ز یک گوهرند
:::

www.example.org · editor@example.org
::::
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One document to build: its file's name and its source, and the files beside it."""

    name: str
    source: str
    beside: tuple[tuple[str, str], ...] = ()

    def write(self, folder: Path) -> Path:
        """Write the document and what it needs into `folder`; the document's path."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (*self.beside, (self.name, self.source)):
            (folder / name).write_text(content, "utf-8")
        return folder / self.name


def make_article(number: int, notation: Notation) -> Text:
    """An article of two pages with a masthead, three headings, two notes and an attribution."""
    words = _Words(Random(number), notation)  # noqa: S311 - the same text every time
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    title = {"en": f"Notes on {subject[0]}, {number + 1}", "fa-AF": f"یادداشتی دربارهٔ {subject[1]}"}
    body = [words.paragraph("en", notes=1)]
    for heading in ("What Was Said", "What Was Meant", "What Was Kept"):
        body += [f"## {heading}", words.paragraph("en"), words.paragraph("en", notes=0)]
    body += [words.paragraph("fa-AF", notes=1), words.table()]
    source = "\n\n".join([_opening(title, notation, masthead=True), *body, *words.notes]) + "\n"
    beside = (("masthead.yaml", _MASTHEAD),) if notation == "diglot" else ()
    return Text(f"article-{number + 1:04}.md", source, beside)


def make_book(pages: int, notation: Notation) -> Text:
    """A text of about as many A4 pages, with a table of contents.

    Every six pages or so are a chapter in both languages: four sections, a dozen notes, a table,
    two references to other chapters.
    """
    words = _Words(Random(pages), notation)  # noqa: S311
    chapters = max(1, round(pages / _PAGES_OF_A_CHAPTER))
    title = {"en": f"The Other Shore, in {chapters} Chapters", "fa-AF": "کرانهٔ دیگر"}
    parts = [_opening(title, notation, masthead=False)]
    for chapter in range(1, chapters + 1):
        parts += [*_chapter(chapter, chapters, words), *words.notes]
        words.notes.clear()
    return Text(f"book-{pages}.md", "\n\n".join(parts) + "\n")


def _chapter(number: int, count: int, words: _Words) -> Iterator[str]:
    subject = _SUBJECTS[number % len(_SUBJECTS)][0]
    yield f"## {number}. On {subject[0].upper()}{subject[1:]} {{#chapter-{number}}}"
    for section in range(1, _SECTIONS + 1):
        lang = "fa-AF" if section % 2 == 0 else "en"
        yield f"### {number}.{section} {_SUBJECTS[(number + section) % len(_SUBJECTS)][0].title()}"
        for paragraph in range(_PARAGRAPHS):
            yield words.paragraph(lang, notes=int(paragraph % 2 == 0))
    other = 1 + (number * 7) % count
    yield f"See also [chapter {other}](#chapter-{other}) and [the first](#chapter-1)."
    yield words.table()


def _opening(title: dict[str, str], notation: Notation, *, masthead: bool) -> str:
    """The metadata, and for pandoc the masthead as the first words of the text."""
    if notation == "pandoc":
        lines = (
            f"---\nlang: en\ntitle: '{title['en']}'\nauthor: Maryam Rahimi\ndate: 2024-07-14\n---"
        )
        other = f"[{title['fa-AF']}]{{lang=fa-AF dir=rtl}}"
        return "\n\n".join([lines, *([_MASTHEAD_FOR_PANDOC] if masthead else []), other])
    lines = f"---\nlang: en\ntitle:\n  en: '{title['en']}'\n  fa-AF: {title['fa-AF']}\n"
    lines += "author: Maryam Rahimi\ndate: 2024-07-14\n"
    if masthead:
        lines += "masthead: masthead.yaml\nattribution:\n  publisher: The Ferry Post\n"
        return lines + "  published: 2024-07-12\n---"
    return lines + "masthead: false\nattribution: original\ntoc: true\n---"


class _Words:
    """Paragraphs out of whole sentences, and the notes that they call for."""

    def __init__(self, random: Random, notation: Notation) -> None:
        self._random = random
        self._rtl = " dir=rtl" if notation == "pandoc" else ""
        self._count = 0
        self.notes: list[str] = []

    def paragraph(self, lang: str, notes: int = 0) -> str:
        """Five sentences or so, after some of which a note is called."""
        sentences = self._random.sample(_PERSIAN if lang == "fa-AF" else _ENGLISH, 5)
        for _ in range(notes):
            self._count += 1
            sentences[1] += f"[^{self._count}]"
            self.notes.append(f"[^{self._count}]: {self._note()}")
        if lang != "fa-AF":
            word = self._random.choice(_SUBJECTS)[1]
            sentences[2] += f" The word for it is [{word}]{{lang=fa-AF{self._rtl}}}, *of course*."
            return " ".join(sentences)
        text = " ".join(sentences)
        return f"::: {{lang=fa-AF{self._rtl}}}\n{text}\n:::"

    def _note(self) -> str:
        return self._random.choice(_ENGLISH)

    def table(self) -> str:
        """Four years, a language in each of two columns, and a number."""
        rows = [
            f"| {year} | {self._random.choice(_SUBJECTS)[0]} | "
            f"[{self._random.choice(_SUBJECTS)[1]}]{{lang=fa-AF{self._rtl}}} | "
            f"{self._random.randrange(100, 900)} |"
            for year in range(2021, 2025)
        ]
        return "\n".join(["| Year | English | Dari | Copies |", "|---|---|---|---:|", *rows])
