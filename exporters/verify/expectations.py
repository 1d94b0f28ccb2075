"""What a finished file must show of its document's header and attribution: a list of texts.

The order is that of the page: masthead, rubric, titles, byline, dates; after the body, the
attribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from exporters.dates import localized_dates
from exporters.document.plain import NO_TEXT, block_texts, leaf_texts, plain_text
from exporters.language import same_language
from exporters.terms import spoken_languages, term
from exporters.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from exporters.document import Document, Localized, Masthead, Node

Region = Literal["front", "back"]


class Expectation(NamedTuple):
    """One text that must be found: what it is, its words, its language (empty: of no language).

    Those of the front are found in this order; at the back each has a place of its own.
    """

    what: str
    text: str
    lang: str
    region: Region


def expected_texts(document: Document) -> tuple[Expectation, ...]:
    """Everything that the file must show, in the order of the page."""
    front = (*_masthead(document.masthead), *_title_block(document))
    back = _attribution(document)
    return (
        *(Expectation(what, text, lang, "front") for what, text, lang in front if text),
        *(Expectation(what, text, lang, "back") for what, text, lang in back if text),
    )


def expected_targets(document: Document) -> tuple[str, ...]:
    """The addresses that the file must link to: the first publisher's and the author's."""
    targets = [person.url for person in document.people]
    attribution, rights = document.attribution, document.rights
    if attribution is not None and attribution.publisher is not None:
        targets.append(attribution.url)
    if rights is not None:
        targets.append(rights.url)
    return tuple(dict.fromkeys(target for target in targets if target))


def body_edges(
    document: Document, is_fit: Callable[[str], bool] = lambda _: True
) -> tuple[str, str]:
    """Words with which the body begins and ends, long enough to stand nowhere else, or empty.

    They are taken from the first and the last line that has `EDGE` characters in one go, without
    a note's call or a picture, where that is fit to be looked for.
    """
    lines = [
        piece
        for text in block_texts(document.body)
        for piece in text.split(NO_TEXT)
        if len(piece.strip()) >= EDGE
    ]
    firsts = (_cut(line.strip(), 1) for line in lines)
    lasts = (_cut(line.strip(), -1) for line in reversed(lines))
    return next(filter(is_fit, firsts), ""), next(filter(is_fit, lasts), "")


EDGE: Final = 25
_LONGEST_EDGE: Final = 60


def _cut(line: str, direction: Literal[1, -1]) -> str:
    """The first words of a line, or the last, `_LONGEST_EDGE` characters at most."""
    words = line.split()[::direction]
    kept: list[str] = []
    while words and sum(map(len, kept)) + len(kept) + len(words[0]) <= _LONGEST_EDGE:
        kept.append(words.pop(0))
    return " ".join(kept[::direction])


_Piece = tuple[str, str, str]


def _masthead(masthead: Masthead | None) -> Iterator[_Piece]:
    if masthead is None:
        return
    for lang, text in masthead.name:
        yield "the name of the masthead", text, lang
    yield "the monogram", masthead.monogram, ""
    if masthead.motto is not None:
        verse = masthead.motto.verse
        for number, stanza in enumerate(verse.stanzas if verse else (), 1):
            for half, line in enumerate(stanza.lines, 1):
                what = f"line {half} of bayt {number} of the motto"
                yield what, plain_text(line), stanza.lang
        for lang, text in masthead.motto.text or ():
            yield "the motto", text, lang
    yield "the website", masthead.website, ""
    yield "the e-mail address", masthead.email, ""
    for lang, text in masthead.address or ():
        yield "the address", text, lang


def _title_block(document: Document) -> Iterator[_Piece]:
    yield from _each("the rubric", document.rubric)
    lang, title = document.title.choose(document.lang)
    yield "the title", title, lang
    if document.subtitle is not None:
        lang, subtitle = document.subtitle.choose(document.lang)
        yield "the subtitle", subtitle, lang
    subtitles = document.subtitle.others(document.lang) if document.subtitle else ()
    titles = document.title.others(document.lang)
    for lang, title in titles:
        yield "the title", title, lang
        yield from (("the subtitle", text, tag) for tag, text in subtitles if tag == lang)
    told = {lang for lang, _ in titles}
    yield from (("the subtitle", text, tag) for tag, text in subtitles if tag not in told)
    for role, what in (("aut", "the author"), ("trl", "the translator"), ("edt", "the editor")):
        yield from _names(document, role, what)
    yield from _date("the date of issue", document.issued, document)
    if document.attribution is not None:
        publisher = document.attribution.publisher
        for lang, text in _forms(publisher, document) if publisher else ():
            yield "the first publisher under the title", text, lang
        published = document.attribution.published
        yield from _date("the date of first publication", published, document)


def _attribution(document: Document) -> Iterator[_Piece]:
    for lang in spoken_languages(document.languages):
        heading_lang, heading = term("attribution", lang)
        yield "the heading of the attribution", heading, heading_lang
    for person in document.people:
        yield from _in_each("a name in the attribution", person.name, document)
        for _, blocks in person.about or ():
            yield from _prose("what is said about the author", blocks)
    attribution = document.attribution
    if attribution is not None:
        yield from _in_each("the first publisher", attribution.publisher, document)
        if attribution.publisher is not None:
            yield from _in_each("the title of first publication", attribution.title, document)
            what = "the date of first publication in the attribution"
            yield from _date(what, attribution.published, document)
        for person in attribution.translators:
            yield from _in_each("the translator in the attribution", person.name, document)
        for _, blocks in attribution.note or ():
            yield from _prose("the note of the attribution", blocks)
    yield from _in_each("the name of the imprint", document.imprint, document)
    if document.rights is not None:
        yield from _each("the statement of rights", document.rights.text)
        for _lang in spoken_languages(document.languages):
            yield "the licence", document.rights.license, ""


def _in_each(what: str, name: Localized | None, document: Document) -> Iterator[_Piece]:
    """A name in all its forms, and once more for each language told that it has no form in."""
    if name is None:
        return
    yield from _each(what, name)
    missed = _left_over(name, document)
    for number, told in enumerate(spoken_languages(document.languages)):
        lang, text = name.nearest(told, document.lang)
        # The first language tells the forms that none of the languages has for its own.
        if not same_language(told, lang) and not (number == 0 and (lang, text) in missed):
            yield what, text, lang


def _left_over(name: Localized, document: Document) -> tuple[tuple[str, str], ...]:
    """The forms of a name that are in none of the languages in which the note is told."""
    told = spoken_languages(document.languages)
    return tuple(entry for entry in name if not any(same_language(entry[0], lang) for lang in told))


def _each(what: str, localized: Localized | None) -> Iterator[_Piece]:
    for lang, text in localized or ():
        yield what, text, lang


def _names(document: Document, role: str, what: str) -> Iterator[_Piece]:
    """Every form of each name, that in the document's language first."""
    for person in document.people:
        if person.role == role:
            yield from ((what, text, lang) for lang, text in _forms(person.name, document))


def _forms(name: Localized, document: Document) -> tuple[tuple[str, str], ...]:
    """Every form of a name, that in the document's language first."""
    return (name.choose(document.lang), *name.others(document.lang))


def _date(what: str, date: dt.date | None, document: Document) -> Iterator[_Piece]:
    for lang, text in localized_dates(date, document.languages) if date else ():
        yield what, text, lang


def _prose(what: str, blocks: Iterable[Node]) -> Iterator[_Piece]:
    for lang, text in leaf_texts(blocks):
        yield from ((what, piece.strip(), lang) for piece in text.split(NO_TEXT) if piece.strip())
