"""The places that refer to an anchor, found by its name.

When WeasyPrint learns the page of an anchor, it looks through every generated content of the text
for those that ask for it: in a book with a table of contents, headings times headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from weasyprint.css.targets import TargetCollector

from exporters.pdf.patching import Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    Cache = Callable[..., None]
    Items = dict[tuple[Any, str], Any]

_KEPT: Final = "diglot_found_targets"


def _finding_by_name(cache: Cache) -> Cache:
    def cache_target_page_counters(self: Any, anchor_name: str, *where: Any) -> None:
        """Keep the page counters of an anchor, and tell those that refer to it."""
        if self.collecting:
            return
        items = self.counter_lookup_items
        if _KEPT not in self.__dict__:
            self.__dict__[_KEPT] = _by_anchor(items)
        self.counter_lookup_items = self.__dict__[_KEPT].get(anchor_name, {})
        try:
            cache(self, anchor_name, *where)
        finally:
            self.counter_lookup_items = items

    return cache_target_page_counters


def _by_anchor(items: Items) -> dict[str, Items]:
    """The items that each anchor concerns; while pages are made there are no new ones."""
    found: dict[str, Items] = {}
    for key, item in items.items():
        for name in item.missing_target_counters:
            found.setdefault(name, {})[key] = item
    return found


_DIGEST: Final = "545eb30bb50f0e4921f6405ed31cfcc20bb92f32c85b549fe81507cbf27d6dee"
PATCHES: Final = (Patch(TargetCollector, "cache_target_page_counters", _DIGEST, _finding_by_name),)
