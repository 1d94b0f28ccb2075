"""A finished EPUB as a browser is to have it: its texts in reading order, its files by name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.values import dataclass
from exporters.verify.container import OPF, XHTML, Book, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator

# The elements that hold a line of text each; of nested ones the innermost counts. `preview.js`
# finds the same ones by the same rule.
BLOCKS: Final = (
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "td", "caption", "figcaption",
    "pre", "blockquote", "figure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text: where it is among those of its document, and what it says."""

    href: str
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Publication:
    """An open EPUB. `types` has the media type of every file that its manifest lists."""

    texts: tuple[tuple[str, str], ...]
    types: dict[str, str]
    _book: Book = field(repr=False)
    _archive: bytes = field(repr=False)

    @classmethod
    def open(cls, data: bytes) -> Publication:
        """The publication in a file that was built, and checked, just before."""
        book = open_book(data, "")
        texts = [(one.path, _title(one.root)) for one in book.documents if not one.is_navigation]
        return cls(tuple(texts), dict(_types(book)), book, data)

    def read(self, name: str) -> bytes | None:
        """The content of a file that the manifest lists, and of no other."""
        if name not in self.types:
            return None
        with zipfile.ZipFile(io.BytesIO(self._archive)) as archive:
            return archive.read(name)

    def blocks(self) -> Iterator[Block]:
        """Every block of its reading texts, in their order."""
        wanted = {f"{XHTML}{name}" for name in BLOCKS}
        for text in self._book.text:
            found = [
                element
                for element in text.root.iter(*wanted)
                if next(element.iterdescendants(*wanted), None) is None
            ]
            for index, element in enumerate(found):
                yield Block(text.path, index, "".join(element.itertext()))


def _title(root: object) -> str:
    return root.findtext(f".//{XHTML}title", "") if hasattr(root, "findtext") else ""


def _types(book: Book) -> Iterator[tuple[str, str]]:
    """The name in the container, and the media type, of each entry of the manifest."""
    folder, _, _ = book.package_path.rpartition("/")
    for item in book.package.iter(f"{OPF}item") if book.package is not None else ():
        yield f"{folder}/{item.get('href')}".lstrip("/"), item.get("media-type", "")
