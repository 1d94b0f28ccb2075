"""Where the pages of the PDF begin: marks in the text, and what leads to them.

EPUB 3.3, 7.4.4 (the page list of the navigation document); EPUB Accessibility 1.1, 4.1 (page
navigation); the structural semantics `pagebreak` and the role `doc-pagebreak` (DPUB-ARIA 1.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.dates import localize_digits
from exporters.epub.marks import INLINE
from exporters.epub.pages import TEXT_NAME
from exporters.terms import term
from exporters.values import NamedTuple
from exporters.xhtml import running_text
from exporters.xhtml.elements import XHTML, Element, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.document import Document
    from exporters.pagination import Pagination
    from exporters.xhtml.running import Stretch

_ROLE: Final = "doc-pagebreak"


class PageMark(NamedTuple):
    """The mark where a page begins: its id, its number as readers see it, what is before it."""

    id: str
    number: int
    label: str
    offset: int


def name_pages(text: Element, pagination: Pagination, document: Document) -> tuple[PageMark, ...]:
    """A mark for each page, with an id that `text` has not, in the digits of its language."""
    taken = set(text.xpath("//@id"))
    stem = "page."
    while any(f"{stem}{start.number}" in taken for start in pagination.starts):
        stem += "."
    return tuple(
        PageMark(
            f"{stem}{start.number}",
            start.number,
            localize_digits(str(start.number), document.lang),
            start.offset,
        )
        for start in pagination.starts
    )


def render_page_list(document: Document, marks: Iterable[PageMark]) -> Element:
    """The list in the navigation document of links to the marks; hidden, for nobody reads it."""
    lang, words = term("pages", document.lang)
    links = (
        element("li", element("a", one.label, lang=document.lang, href=f"{TEXT_NAME}#{one.id}"))
        for one in marks
    )
    return element(
        "nav", element("h2", words, lang=lang), element("ol", *links),
        id="page-list", epub_type="page-list", role="doc-pagelist",
        aria_label=words if lang == document.lang else "", hidden="hidden",
    )  # fmt: skip


def has_marks(main: Element) -> bool:
    """Whether pages are marked in a text."""
    return next(main.iterfind(f".//{{{XHTML}}}span[@role='{_ROLE}']"), None) is not None


def mark_pages(text: Element, marks: Iterable[PageMark], length: int) -> None:
    """Put an empty element for each mark where its page begins, before the first word of it.

    Raises ValueError where the pages are those of another text: one that has not this `length`.
    """
    stretches = [(stretch, stretch.length) for stretch in running_text(text)]
    if sum(size for _, size in stretches) != length:
        message = f"the pages hold {length} signs and not those of this text"
        raise ValueError(message)
    for stretch, place, one in reversed(list(_places(stretches, marks))):
        made = element("span", id=one.id, epub_type="pagebreak", role=_ROLE, aria_label=one.label)
        _put(made, stretch, place)


def _places(
    stretches: Iterable[tuple[Stretch, int]], marks: Iterable[PageMark]
) -> Iterator[tuple[Stretch, int, PageMark]]:
    """For each mark the stretch that it stands in, and the index there of the first word.

    With each of the stretches comes its length.
    """
    waiting = list(reversed(list(marks)))
    passed = 0
    for stretch, size in stretches:
        while waiting and waiting[-1].offset < passed + size:
            mark = waiting.pop()
            yield stretch, _begin_of_word(stretch.text, mark.offset - passed), mark
        passed += size


def _begin_of_word(text: str, skipped: int) -> int:
    """Where in a text the word begins that has the letter behind `skipped` others."""
    index = left = 0
    for index, character in enumerate(text):  # noqa: B007 - where it stops is what is wanted
        if character.isalnum():
            if not left - skipped:
                break
            left += 1
    while index and not text[index - 1].isspace():
        index -= 1
    return index


def _put(mark: Element, stretch: Stretch, place: int) -> None:
    """Put a mark before the character at `place`; at the beginning of elements, before them."""
    holder = stretch.element
    if stretch.is_tail:
        said = holder.tail or ""
        holder.tail = None
        holder.addnext(mark)
        holder.tail, mark.tail = said[:place] or None, said[place:]
    elif stretch.text and (stretch.text[:place].strip() or not _is_in_line(holder)):
        said = holder.text or ""
        holder.insert(0, mark)
        holder.text, mark.tail = said[:place] or None, said[place:]
    else:
        _outermost(holder).addprevious(mark)


def _outermost(holder: Element) -> Element:
    """The outermost element of a line that begins with `holder`, which is in that line."""
    parent = holder.getparent()
    begins = holder.getprevious() is None and not (parent is None or (parent.text or "").strip())
    return _outermost(parent) if begins and parent is not None and _is_in_line(parent) else holder


def _is_in_line(made: Element) -> bool:
    return isinstance(made.tag, str) and made.tag.removeprefix(f"{{{XHTML}}}") in INLINE
