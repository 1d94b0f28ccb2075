"""What WeasyPrint laid out, read as the fragments of which `structure` makes a tree."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weasyprint.document import Page

    from exporters.language import Direction
    from exporters.pdf.structure.asides import Asides
    from exporters.pdf.structure.fragments import Kind, Mark, Rectangle, Source

_POINTS: Final = 0.75  # per CSS pixel


def fragments_of(page: Page, marks: Any) -> Iterator[_Fragment]:
    """The fragments of a whole page: its content, its notes, its margins."""
    from weasyprint.formatting_structure.boxes import MarginBox  # noqa: PLC0415

    for box in page._page_box.children:  # noqa: SLF001
        fragment = _Fragment(box, "box", None, marks, page)
        if isinstance(box, MarginBox):
            fragment.source = None
            fragment.margin = box.at_keyword.lstrip("@").split("-")[0]
        yield fragment


def boxes_aside(
    fragments: Iterable[_Fragment], asides: Asides, *, is_aside: bool = False
) -> Iterator[int]:
    """The identities of the boxes that are artifacts, or stand in one."""
    for fragment in fragments:
        inside = is_aside or bool(asides.kind_of(fragment))
        if inside:
            yield id(fragment.box)
        yield from boxes_aside(fragment.children(), asides, is_aside=inside)


class _Fragment:
    """One box of a page, as `structure.fragments.Fragment` describes it."""

    __slots__ = ("_marks", "_page", "box", "kind", "line", "margin", "pseudo", "source")

    def __init__(self, box: Any, kind: Kind, line: object, marks: Any, page: Page) -> None:
        self.box = box
        self._marks = marks
        self._page = page
        self.kind = kind
        self.line = line
        self.margin = ""
        self.source: Source | None = box.element
        self.pseudo = (box.element_tag or "").partition("::")[2]

    @property
    def lang(self) -> str:
        return self.box.style["lang"] or ""

    @property
    def direction(self) -> Direction:
        return "rtl" if self.box.style["direction"] == "rtl" else "ltr"

    @property
    def is_block(self) -> bool:
        return self.box.style["display"][0] not in {"inline", "contents"}

    @property
    def is_repeatable(self) -> bool:
        box = self.box
        is_table_edge = getattr(box, "is_header", False) or getattr(box, "is_footer", False)
        return is_table_edge or box.style["position"] == "fixed"

    @property
    def numbering(self) -> str:
        style = self.box.style["list_style_type"]
        return style if isinstance(style, str) else ""

    @property
    def spans(self) -> tuple[int, int]:
        return self.box.colspan, self.box.rowspan

    @property
    def rectangle(self) -> Rectangle:
        box = self.box
        left, top = box.content_box_x(), self._page.height - box.content_box_y()
        right, bottom = left + box.width, top - box.height
        return left * _POINTS, bottom * _POINTS, right * _POINTS, top * _POINTS

    @property
    def text(self) -> str:
        return str(self.box.text)

    @property
    def hyphen(self) -> str:
        return str(self.box.style["hyphenate_character"])

    @property
    def mark(self) -> Mark | None:
        mark: Mark | None = self._marks.get(self.box)
        return mark

    @property
    def annotation(self) -> dict[str, object] | None:
        annotation: dict[str, object] | None = self.box.link_annotation
        return annotation

    def children(self) -> Iterator[_Fragment]:
        if self.kind in {"box", "leader"}:
            yield from _fragments(self.box.children, self.line, self._marks, self._page)


@lru_cache(maxsize=1)
def _kinds_of_boxes() -> tuple[type[Any], type[Any], type[Any]]:
    from weasyprint.formatting_structure.boxes import (  # noqa: PLC0415
        LineBox,
        ReplacedBox,
        TextBox,
    )

    return LineBox, ReplacedBox, TextBox


def _fragments(boxes: Iterable[Any], line: object, marks: Any, page: Page) -> Iterator[_Fragment]:
    """A fragment for every box but lines, which hand on what stands in them."""
    line_box, replaced_box, text_box = _kinds_of_boxes()
    for placeholder in boxes:
        box = _unwrap(placeholder)
        if isinstance(box, line_box):
            yield from _fragments(box.children, box, marks, page)
        elif isinstance(box, text_box):
            yield _Fragment(box, "text", line, marks, page)
        elif isinstance(box, replaced_box):
            yield _Fragment(box, "picture", line, marks, page)
        else:
            yield _Fragment(box, "leader" if box.is_leader else "box", line, marks, page)


def _unwrap(box: Any) -> Any:
    """The box that a placeholder of an absolutely positioned one stands for."""
    return getattr(box, "_box", box)
