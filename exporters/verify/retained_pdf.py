"""The header and the attribution in a PDF: tagged, in logical order, and in ink on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.dates import localized_dates
from exporters.diagnostics import diagnose
from exporters.language import direction_of
from exporters.values import NamedTuple
from exporters.verify.expectations import body_edges, expected_targets, expected_texts
from exporters.verify.letters import letters_by_direction
from exporters.verify.painted import open_pages
from exporters.verify.passage import LEAST_LIKENESS, Passage, bare, likeness
from exporters.verify.pdf_file import reading_errors, reason_of, tree_of
from exporters.verify.search import Search
from exporters.verify.tag_tree import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.language import Direction
    from exporters.verify.expectations import Expectation
    from exporters.verify.painted import Letter, PaintedPage
    from exporters.verify.tag_tree import Element, TagTree

# The header stands on the first pages and the attribution on the last: so many, and more for
# long texts. A book's middle is not read letter by letter.
_EDGE_PAGES: Final = 4
_LETTERS_A_PAGE: Final = 500
# The part of a text's letters that must show ink; some glyphs are small beside their boxes.
_LEAST_INK: Final = 0.75


class _Source(NamedTuple):
    """A marked-content sequence: its language, its page, and its number there.

    `spelling` is what is read aloud in its place, bare; empty where nothing is.
    """

    lang: str
    page: PaintedPage
    number: int
    spelling: str

    @property
    def place(self) -> tuple[str, int]:
        return "", 0

    def letters(self) -> list[Letter]:
        """The letters as they are painted, in logical order, each with its place."""
        return _spelled(self.page.content(self.number), self.spelling)

    def as_painted(self) -> str:
        """These letters as text."""
        return "".join(letter.text for letter in self.letters())


def check_pdf(data: bytes, document: Document, name: str) -> tuple[Diagnostic, ...]:
    """What the PDF lost; see `retained.check_retained`."""
    try:
        tree, pages = tree_of(data), open_pages(data)
        if not any(_check(tree, pages, document, name, is_quick=True)):
            return ()
        return tuple(_check(tree, pages, document, name, is_quick=False))
    except reading_errors() as error:
        return (diagnose("d-001", name, format="PDF", reason=reason_of(error)),)


def _check(
    tree: TagTree, pages: list[PaintedPage], document: Document, name: str, *, is_quick: bool
) -> Iterator[Diagnostic]:
    """What was lost; `is_quick`: or may have been.

    The quick look goes by the letters that the tree tells, unless they are written from right to
    left outside of the body. Of what is looked for, and of no other text, it has each letter's
    place found, and compares the letters there with those.
    """
    passage = _read_edges(tree, pages, document, is_quick=is_quick)

    def hidden_by(_: Expectation, start: int, end: int) -> str:
        marks: list[bool] = []
        page = 0
        for text, source, at in passage.stretches(start, end):
            page = page or source.page.number
            letters = source.letters()[at : at + len(text)]
            if "".join(letter.text for letter in letters) != text:
                return "other letters"
            marks += map(source.page.has_ink, letters)
        return "" if sum(marks) >= _LEAST_INK * len(marks) else f"no ink on page {page}"

    search = Search(passage, name, hidden_by)
    search.run(document)
    yield from search.diagnostics
    yield from _lost_targets(tree, document, name)
    yield from _lost_margins(tree, pages, document, name)


def _read_edges(
    tree: TagTree, pages: list[PaintedPage], document: Document, *, is_quick: bool
) -> Passage[_Source]:
    """The text of the first and of the last pages in the order of the structure tree."""
    length = sum(len(expectation.text) for expectation in expected_texts(document))
    edge = _EDGE_PAGES + length // _LETTERS_A_PAGE
    sources: list[_Source] = []
    texts: list[str] = []
    for element, contents in _lines_of(tree):
        for content in contents:
            if edge <= content.page < len(pages) - edge:
                continue
            spelling = bare(element.actual_text or "") if len(contents) == 1 else ""
            sources.append(_Source(content.lang, pages[content.page], content.number, spelling))
            text = bare(content.text)
            texts.append(spelling if _is_spelling(spelling, text) else text)
    body = _inside_of_body("".join(texts), document) if is_quick else range(0)
    passage: Passage[_Source] = Passage(keeps_spaces=False)
    start = 0
    for source, text in zip(sources, texts, strict=True):
        is_known = is_quick and (start in body or not letters_by_direction(text)["rtl"])
        start += len(text)
        passage.append(text if is_known else source.as_painted(), source)
    return passage.close()


def _inside_of_body(text: str, document: Document) -> range:
    """Where in a text, whose words from right to left may be turned, the body surely is."""
    edges = body_edges(document, lambda line: not letters_by_direction(line)["rtl"])
    first, last = map(bare, edges)
    begin, end = text.find(first), text.rfind(last)
    return range(begin + len(first), end) if first and last and begin >= 0 else range(0)


def _lines_of(tree: TagTree) -> Iterator[tuple[Element, list[Content]]]:
    """Neighbouring marked-content sequences with the element they belong to, in logical order."""
    waiting: list[Element | tuple[Element, Content]] = [tree.root] if tree.root else []
    contents: list[Content] = []
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, tuple):
            element, content = entry
            contents.append(content)
            following = waiting[-1] if waiting else None
            if not (isinstance(following, tuple) and following[0] is element):
                yield element, contents
                contents = []
        else:
            waiting += [
                (entry, kid) if isinstance(kid, Content) else kid for kid in reversed(entry.kids)
            ]


def _spelled(letters: list[Letter], text: str) -> list[Letter]:
    """The letters with the characters of `text`, which the file gives for them, if it can be so.

    A glyph for several marks, or for a mark alone, has at times no characters of its own, and an
    extractor makes up some; what is read aloud (ActualText) then tells which letters these are.
    """
    painted = "".join(letter.text for letter in letters)
    if painted == text or not _is_spelling(text, painted):
        return letters
    return [
        letters[index * len(letters) // len(text)]._replace(text=character)
        for index, character in enumerate(text)
    ]


def _is_spelling(text: str, painted: str) -> bool:
    """Whether `text` is another spelling of what is painted."""
    return bool(text) and likeness(painted, text) >= LEAST_LIKENESS


def _lost_targets(tree: TagTree, document: Document, name: str) -> list[Diagnostic]:
    linked = {target.rstrip("/") for element in tree.elements() for target in element.links}
    return [
        diagnose("k-005", name, target=target)
        for target in expected_targets(document)
        if target.rstrip("/") not in linked
    ]


def _lost_margins(
    tree: TagTree, pages: list[PaintedPage], document: Document, name: str
) -> Iterator[Diagnostic]:
    """Each page whose head or foot lacks what every page repeats."""
    head, foot = _running_heads(document), _short_attribution(document)
    for page, margins in zip(pages, _margins(tree, pages), strict=True):
        upper, lower = map(_letters, margins)
        for lang, text in head if page.number > 1 else ():
            if not (_has_words(upper, text) or _has_letters(page, 0, text)):
                yield diagnose("k-006", name, page=page.number, lang=lang, text=text)
        for text in foot:
            if not (_has_words(lower, text) or _has_letters(page, 1, text)):
                yield diagnose("k-007", name, page=page.number, text=text)


def _margins(tree: TagTree, pages: list[PaintedPage]) -> list[tuple[str, str]]:
    """The words of each page's artifacts, in its upper and in its lower half; in any order."""
    halves: list[tuple[list[str], list[str]]] = [([], []) for _ in pages]
    for artifact in tree.artifacts:
        if artifact.box and artifact.is_coloured:
            is_lower = artifact.box[1] + artifact.box[3] < pages[artifact.page].height
            halves[artifact.page][is_lower].append(artifact.text)
    return [(" ".join(upper), " ".join(lower)) for upper, lower in halves]


def _running_heads(document: Document) -> tuple[tuple[str, str], ...]:
    """What the head of every page but the first shows: the title, and a text in another language.

    The other is the masthead's name, else the title, in a language of the other direction; else
    in any other language; without a masthead, the title may be alone.
    """
    title = document.title.choose(document.lang)
    names = document.masthead.name.entries if document.masthead else ()
    candidates = (*names, *document.title.others(document.lang))
    foreign = [entry for entry in candidates if direction_of(entry[0]) != direction_of(title[0])]
    return (title, *(foreign or candidates)[:1])


def _short_attribution(document: Document) -> tuple[str, ...]:
    """What the foot of every page shows: the authors, the first publisher, the date."""
    texts = [person.name.choose(document.lang)[1] for person in document.authors]
    attribution = document.attribution
    date = document.issued
    if attribution is not None:
        date = attribution.published or date
        if attribution.publisher is not None:
            texts.append(attribution.publisher.choose(document.lang)[1])
    if date is not None:
        texts.append(localized_dates(date, (document.lang,))[0][1])
    return tuple(texts)


def _letters(text: str) -> frozenset[str]:
    """The words of a margin, each as it stands and turned round: pdfium gives either."""
    words = [bare(word) for word in text.split()]
    joined = bare(text)
    return frozenset((*words, *(word[::-1] for word in words), joined, joined[::-1]))


def _has_words(margin: frozenset[str], text: str) -> bool:
    words = [word for word in map(bare, text.split()) if word]
    return all(any(word in found for found in margin) for word in words)


def _has_letters(page: PaintedPage, half: int, text: str) -> bool:
    """The same, letter by letter, where the quicker look finds nothing; `half` 0 is the head."""
    wanted = bare(text)
    sides = letters_by_direction(wanted)
    direction: Direction = "rtl" if sides["rtl"] > sides["ltr"] else "ltr"
    return wanted in page.margin_letters(direction)[half]
