"""What of the pages' style follows from the document: its geometry, running heads and folios."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from exporters.dates import ARABIC_DIGITS, PERSIAN_DIGITS, digits_of
from exporters.language import (
    direction_of,
    is_arabic_script,
    parse_tag,
    same_language,
    script_of,
)
from exporters.pdf.setting.letters import reckon_width
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.document import Document
    from exporters.pdf.geometry import Geometry, Side

_STYLES_OF_ZERO: Final = {PERSIAN_DIGITS[0]: "persian", ARABIC_DIGITS[0]: "arabic-indic"}

_TALL_PAGE: Final = 38  # lines
_OVERLONG: Final = 0.08  # of a line: so much is taken from the size, more is given a line
_FULLEST: Final = 0.95  # of a line: what is not sure to fit is longer
_LOOSENESS: Final = 1.12  # a line has that much more room than its share of the words
_NARROW: Final = 15.5  # em of the roman
_ADDRESS: Final = 0.76  # of the roman
_COUNTERS: Final = {"latin": "decimal", "persian": "persian", "arabic": "arabic-indic"}


class RunningText(NamedTuple):
    """One side of the running head: the element that it repeats, and that element's language."""

    selector: str
    lang: str


def render_page_styles(document: Document, geometry: Geometry) -> str:
    """CSS for the pages of this document, to stand after `print.css`."""
    return "\n".join(
        (
            *_page_boxes(geometry),
            *_leadings(document),
            *_opening(geometry),
            *_titles(document, geometry),
            *_running_heads(document),
            *_feet(document, geometry),
            *_numbers(document),
            *_addresses(geometry),
            *_columns(geometry),
        )
    )


def folio_numerals(document: Document) -> tuple[str, ...]:
    """The numeral systems of the folios, in reading order: `latin`, `persian`, `arabic`.

    Where the page asks for both, the text's own come first, and a document without a language of
    the Arabic script has Latin ones alone.
    """
    if document.page.numerals != "both":
        return (document.page.numerals,)
    written = next((tag for tag in document.languages if is_arabic_script(tag)), "")
    if not written:
        return ("latin",)
    subtags = parse_tag(written)
    eastern = "arabic" if subtags is not None and subtags.language == "ar" else "persian"
    return (eastern, "latin") if is_arabic_script(document.lang) else ("latin", eastern)


def running_texts(document: Document) -> tuple[RunningText, RunningText | None]:
    """The two sides of the running head: the title at the start, at the end what says most beside.

    That is a text in another script before one in another language, and of two such the
    publication's name before the title in another form; None when there is the title alone.
    """
    title = RunningText(".title", document.title.choose(document.lang)[0])
    names = document.masthead.name.languages if document.masthead else ()
    alternates = (lang for lang, _ in document.title.others(document.lang))
    candidates = [
        *(RunningText(f'.masthead-name:lang("{lang}")', lang) for lang in names),
        *(RunningText(f'.title-alternate:lang("{lang}")', lang) for lang in alternates),
    ]
    candidates.sort(key=lambda text: _likeness(text.lang, title.lang))
    return title, next(iter(candidates), None)


def _likeness(one: str, other: str) -> int:
    """0 for languages of two scripts, 1 for two languages of one, 2 for the same language."""
    return (script_of(one) == script_of(other)) + same_language(one, other)


def _page_boxes(geometry: Geometry) -> tuple[str, ...]:
    """The page's size and margins, mirrored on the two sides of the binding, and the base type."""
    recto, verso = _sides(geometry)
    inner, outer = _points(geometry.inner), _points(geometry.outer)
    size = f"{_points(geometry.width)} {_points(geometry.height)}"
    top, bottom = _points(geometry.top), _points(geometry.bottom)
    type_size, leading = _points(geometry.type_size), _points(geometry.leading)
    return (
        f"@page {{ size: {size}; margin-top: {top}; margin-bottom: {bottom} }}",
        f"@page :{recto} {{ margin-{verso}: {inner}; margin-{recto}: {outer} }}",
        f"@page :{verso} {{ margin-{recto}: {inner}; margin-{verso}: {outer} }}",
        f"html {{ font-size: {type_size}; line-height: {leading}; break-before: {recto} }}",
    )


def _leadings(document: Document) -> tuple[str, ...]:
    """The lines of Nastaliq among others, or of others among it; no rule for a text without it.

    Three lines of Nastaliq stand beside four of Naskh and five of roman.
    """
    blocks = ":is(p, li, blockquote, div, aside, dd, ul, ol, .parallel td)"
    if not document.nastaliq:
        return ()
    if not document.is_nastaliq(document.lang):
        lines = "1.3333rlh" if is_arabic_script(document.lang) else "1.6667rlh"
        note = "1.1rlh" if is_arabic_script(document.lang) else "1.4rlh"
        return (
            f":where({blocks}.nastaliq) {{ line-height: {lines} }}",
            f"span.note.nastaliq[dir] {{ line-height: {note} }}",
        )
    return (
        f':where({blocks}[lang][dir="rtl"]) {{ line-height: 0.75rlh }}',
        f":where({blocks}.nastaliq) {{ line-height: 1rlh }}",
        f':where({blocks}.turn[dir="ltr"]) {{ line-height: 0.6rlh }}',
        "span.note.nastaliq[dir] { font-size: 0.84rem; line-height: 0.85rlh }",
        'span.note.turn[dir="ltr"] { line-height: 0.5rlh }',
    )


def _opening(geometry: Geometry) -> tuple[str, ...]:
    """Less space in the masthead and the title block where the page has few lines."""
    if geometry.lines >= _TALL_PAGE:
        return ()
    return (
        ".masthead { margin-bottom: 0.75rlh } .rubric { margin-bottom: 0.6rlh }",
        ".title-alternate { margin-top: 0.4rlh } .byline { margin-top: 0.5rlh }",
        ".title-block { margin-bottom: 1.25rlh }",
    )


def _titles(document: Document, geometry: Geometry) -> tuple[str, ...]:
    """A size or a measure for each title that does not fit its line as it is.

    One that is a word too long is set smaller; of a longer one the lines are made equal, for the
    engine knows no `text-wrap: balance`. The sizes are those of `print.css`.
    """
    first = document.lang
    texts = [(".title", 2.3, document.title.choose(first)[1])]
    texts += _alternates(".title-alternate", (1.7, 1.5), document.title.others(first))
    if document.subtitle is not None:
        texts.append((".subtitle", 1.3, document.subtitle.choose(first)[1]))
        texts += _alternates(".subtitle-alternate", (1.2, 1.05), document.subtitle.others(first))
    rules = []
    for selector, size, words in texts:
        length = reckon_width(words) * size * geometry.type_size / geometry.measure
        lines = max(1, math.ceil(length - _OVERLONG))
        share = length / lines
        if share > _FULLEST:
            rules.append(f"{selector} {{ font-size: {size * _FULLEST / share:.3f}em }}")
        elif lines > 1 and share * _LOOSENESS < 1:
            side = geometry.measure * (1 - share * _LOOSENESS) / 2
            rules.append(f"{selector} {{ padding: 0 {_points(side)} }}")
    return tuple(rules)


def _alternates(
    selector: str, sizes: tuple[float, float], texts: Iterable[tuple[str, str]]
) -> list[tuple[str, float, str]]:
    """Selector, size and words of each text; `sizes` from right to left, and from left to right."""
    return [
        (f'{selector}:lang("{lang}")', sizes[direction_of(lang) == "ltr"], words)
        for lang, words in texts
    ]


def _running_heads(document: Document) -> tuple[str, ...]:
    """The running head of every page but the first: one language at each side."""
    sides = ("right", "left") if direction_of(document.lang) == "rtl" else ("left", "right")
    rules = []
    for side, name, text in zip(sides, ("start", "end"), running_texts(document), strict=True):
        said = 'content: ""; direction: ltr'
        if text is not None:
            said = f"content: string(running-{name}); direction: {direction_of(text.lang)}"
            rules.append(f"{text.selector} {{ string-set: running-{name} content() }}")
            if document.is_nastaliq(text.lang):
                said += '; font-family: "Diglot Nastaliq", "Diglot Serif"; line-height: 1.9'
        rules.append(f"@page {{ @top-{side} {{ {said} }} }}")
    rules.append("@page :first { @top-left { content: none } @top-right { content: none } }")
    return tuple(rules)


def _feet(document: Document, geometry: Geometry) -> tuple[str, ...]:
    """The foot of every page: the folio outside, the short attribution inside."""
    counters = ' " · " '.join(
        f"counter(page, {_COUNTERS[numerals]})" for numerals in folio_numerals(document)
    )
    direction = direction_of(document.lang)
    recto, verso = _sides(geometry)
    return tuple(
        f"@page :{outer} {{"
        f" @bottom-{outer} {{ content: {counters}; direction: {direction};"
        f" text-align: {outer}; width: 20% }}"
        f" @bottom-{inner} {{ content: element(short-attribution);"
        f" text-align: {inner}; width: 80% }} }}"
        for outer, inner in ((recto, verso), (verso, recto))
    )


def _numbers(document: Document) -> tuple[str, ...]:
    """The numbers of notes and of pages in the contents, in the digits of the document."""
    style = _STYLES_OF_ZERO.get(digits_of(document.lang)[0], "decimal")
    page = f"target-counter(attr(href), page, {style})"
    # From right to left the engine's dots keep no column: close together, it shows less.
    rtl = direction_of(document.lang) == "rtl"
    leader = 'leader(" .") "\\a0"' if rtl else 'leader(" . ")'
    return (
        f".note::footnote-call {{ content: counter(footnote, {style}) }}",
        f'.note::footnote-marker {{ content: counter(footnote, {style}) ". " }}',
        f".contents a::after {{ content: {leader} {page} }}",
    )


def _addresses(geometry: Geometry) -> tuple[str, ...]:
    """The size of printed addresses: one, whatever the text around their links is set in."""
    size, leading = geometry.roman_size * _ADDRESS, geometry.roman_size
    rule = f"font-size: {_points(size)}; line-height: {_points(leading)}"
    return (f"span.note.printed-address[dir] {{ {rule} }}",)


def _columns(geometry: Geometry) -> tuple[str, ...]:
    """Parallel text is justified where its columns have room: in narrow ones words stand far apart.

    Measured, the widest space of a justified line grows by a quarter of an em in columns of 15 em,
    by a whole em in columns of 11.
    """
    column = geometry.measure / 2 / geometry.roman_size
    return (".parallel td { text-align: start }",) if column < _NARROW else ()


def _sides(geometry: Geometry) -> tuple[Side, Side]:
    """The sides of a spread that recto and verso stand on."""
    return ("right", "left") if geometry.binding == "left" else ("left", "right")


def _points(length: float) -> str:
    """A length in CSS."""
    return f"{length:.3f}".rstrip("0").rstrip(".") + "pt"
