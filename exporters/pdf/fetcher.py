"""What the page engine may load: the document's own pictures, by name, and nothing else.

The engine would read any file and any address it is given. Every picture of a page therefore has
an address under a scheme that only this module resolves; there is no other way in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.pdf.pictures import suit_to_page
from exporters.values import dataclass
from exporters.xhtml.elements import XHTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from exporters.document import Document, Resource
    from exporters.xhtml.elements import Element

SCHEME: Final = "diglot"
_FOLDER: Final = "images/"


class UndeclaredError(ValueError):
    """An address that is none of the document's resources."""


@dataclass(frozen=True, slots=True)
class DeclaredResources:
    """The resources of one document by address, their pictures in grey where `grey` says so."""

    by_address: Mapping[str, Resource]
    grey: bool = False

    @classmethod
    def of(
        cls, document: Document, drawn: Iterable[Resource] = (), *, grey: bool = False
    ) -> DeclaredResources:
        """Those of `document`, and those drawn for its pages, by their names."""
        declared = {f"{SCHEME}:{_FOLDER}{made.name}": made for made in document.resources}
        return cls(declared | {f"{SCHEME}:{made.name}": made for made in drawn}, grey)

    def open(self, address: str) -> Resource:
        """The resource at this address, fit for a page, or `UndeclaredError`."""
        try:
            return suit_to_page(self.by_address[address], grey=self.grey)
        except KeyError:
            raise UndeclaredError(address) from None


def address_resources(root: Element) -> None:
    """Give every picture below `root` its address: `images/x.png` → `diglot:images/x.png`."""
    for image in root.iter(f"{{{XHTML}}}img"):
        image.set("src", f"{SCHEME}:{image.get('src')}")
