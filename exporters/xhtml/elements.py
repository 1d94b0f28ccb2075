"""The builder of XHTML elements, and the one way text gets into them."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml import etree

from exporters.language import direction_of
from exporters.runs import language_runs, number_isolates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

XHTML: Final = "http://www.w3.org/1999/xhtml"
EPUB: Final = "http://www.idpf.org/2007/ops"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names its element type so
Content: TypeAlias = str | Element


def element(
    tag: str, *content: Content | None, lang: str = "", classes: str = "", **attributes: str
) -> Element:
    """An XHTML element. `lang` sets `lang`, `xml:lang` and `dir`; empty attributes are left out.

    Attribute names are Python's: `epub_type` is `epub:type`, `aria_label` is `aria-label`.
    """
    identifier = attributes.pop("id", "")
    if identifier:
        made = copy(_empty(tag))
        made.set("id", identifier)
        _describe(made, classes, lang)
    else:
        made = copy(_empty(tag, classes, lang))
    for name, value in attributes.items():
        if value:
            key = f"{{{EPUB}}}type" if name == "epub_type" else name.rstrip("_").replace("_", "-")
            made.set(key, value)
    if content:
        _append_behind(made, None, content)
    return made


@lru_cache(maxsize=1024)
def _empty(tag: str, classes: str = "", lang: str = "") -> Element:
    """An element to be copied, which takes a quarter of the time that making one takes."""
    made = etree.Element(f"{{{XHTML}}}{tag}", nsmap={None: XHTML, "epub": EPUB})
    _describe(made, classes, lang)
    return made


def _describe(made: Element, classes: str, lang: str) -> None:
    if classes:
        made.set("class", classes)
    if lang:
        set_language(made, lang)


def set_language(made: Element, lang: str) -> None:
    """Give an element its language and the direction that follows from it."""
    made.set("lang", lang)
    made.set(XML_LANG, lang)
    made.set("dir", direction_of(lang))


def append(parent: Element, content: Iterable[Content | None]) -> None:
    """Append texts and elements to `parent`, in order."""
    # Its last child without its length, which would be counted each time.
    _append_behind(parent, next(parent.iterchildren(reversed=True), None), content)


def _append_behind(
    parent: Element, last: Element | None, content: Iterable[Content | None]
) -> None:
    """As `append`, where it is known which child of `parent` is its last."""
    words: list[str] = []
    for part in content:
        if isinstance(part, str):
            words.append(part)
        elif part is not None:
            if words:
                _append_words(parent, last, words)
                words = []
            parent.append(part)
            last = part
    if words:
        _append_words(parent, last, words)


def _append_words(parent: Element, last: Element | None, words: list[str]) -> None:
    """Put words behind the last child of `parent`, or into it where it has none."""
    said = words[0] if len(words) == 1 else "".join(words)
    if not said:
        return
    if last is None:
        parent.text = (parent.text or "") + said
    else:
        last.tail = (last.tail or "") + said


def text(words: str, lang: str, languages: tuple[str, ...] = ()) -> list[Content]:
    """`words` as content of an element in `lang`: every foreign run and number range isolated.

    `languages` are those of the publication, which decide what language a foreign run is in.
    """
    is_turned = direction_of(lang) == "rtl"
    content: list[Content] = []
    for run in language_runs(words, lang, languages):
        if run.lang != lang:
            content.append(element("bdi", *text(run.text, run.lang, languages), lang=run.lang))
        elif is_turned:
            content += (
                element("bdi", piece, dir="ltr") if isolated else piece
                for piece, isolated in number_isolates(run.text)
            )
        else:
            content.append(run.text)
    return content


def verbatim(words: str, lang: str, languages: tuple[str, ...] = ()) -> list[Content]:
    """As `text`, for lines that stand as they are written: a foreign run ends with its line."""
    lines = (text(line, lang, languages) for line in words.split("\n"))
    return [part for number, line in enumerate(lines) for part in ("\n" * (number > 0), *line)]


def isolate(words: str, lang: str, languages: tuple[str, ...] = (), classes: str = "") -> Element:
    """A name, a date or another unit that its surroundings must not reorder: a `bdi` of its own."""
    return element("bdi", *text(words, lang, languages), lang=lang, classes=classes)


def link(target: str, *content: Content | None, classes: str = "") -> Element:
    """A hyperlink."""
    return element("a", *content, classes=classes, href=target)


def time(date: dt.date, texts: Iterable[tuple[str, str]]) -> Element:
    """A date, once in each language it is given in: `14 July 2024 · ۲۴ سرطان ۱۴۰۳`."""
    made = element("time", datetime=date.isoformat())
    append(made, separated((isolate(words, lang, classes="date") for lang, words in texts), " · "))
    return made


def separated(parts: Iterable[Content], separator: str) -> list[Content]:
    """The parts with a separator between each two."""
    content: list[Content] = []
    for part in parts:
        if content:
            content.append(separator)
        content.append(part)
    return content
