"""What is built: one article, a change of it, a book at some lengths, an archive of articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from benchmarks.changes import measure_changes
from benchmarks.peers import OF_BOTH, OF_GROWTH, OF_PDF
from benchmarks.texts import make_article, make_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.peers import Builder
    from benchmarks.texts import Notation, Text


@dataclass(frozen=True, slots=True)
class Workload:
    """Texts, who builds them, and how often each does."""

    name: str
    title: str
    texts: Callable[[Notation], list[Text]]
    builders: tuple[Builder, ...]
    runs: int

    def write(self, notation: Notation, folder: Path) -> list[Path]:
        """Write the texts in one notation into `folder`; their paths."""
        return [text.write(folder) for text in self.texts(notation)]


def _article(runs: int) -> Workload:
    return Workload(
        "article", "One article as EPUB and PDF", lambda notation: [make_article(0, notation)],
        OF_BOTH, runs,
    )  # fmt: skip


def _change(runs: int) -> Workload:
    watching = replace(OF_BOTH[0], name="diglot watch", cost_of=measure_changes)
    return Workload(
        "change", "A change of one article that is watched, and it built anew by others",
        lambda notation: [make_article(0, notation)], (watching, *OF_BOTH[1:]), runs,
    )  # fmt: skip


def _archive(count: int) -> Workload:
    return Workload(
        f"archive-{count}", f"{count} articles as EPUB and PDF",
        lambda notation: [make_article(number, notation) for number in range(count)],
        OF_BOTH[:2], 1,
    )  # fmt: skip


def _book(pages: int, builders: tuple[Builder, ...], runs: int) -> Workload:
    return Workload(
        f"book-{pages}-{len(builders)}", f"A text of {pages} pages as PDF",
        lambda notation: [make_book(pages, notation)], builders, runs,
    )  # fmt: skip


FULL: Final = (
    _article(9), _change(5), _book(300, OF_PDF, 3), _book(100, OF_GROWTH, 3),
    _book(1000, OF_GROWTH, 1), _archive(1000),
)  # fmt: skip
QUICK: Final = (_article(5), _change(2), _book(30, OF_PDF, 2), _archive(20))
