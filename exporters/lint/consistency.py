"""One spelling throughout: of several that are right, a text keeps to the one it uses most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from exporters.orthography import remark, variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.lint.passages import Passage, View
    from exporters.orthography import Remark


def check_consistency(passages: Iterable[Passage]) -> Iterator[tuple[Passage, View, Remark]]:
    """What is spelled in another way than its like in most of the passages; of two, as the first.

    Verse keeps the spelling of its poet, and does not count.
    """
    found = [
        (passage, view, variant)
        for passage in passages
        if not passage.is_verse
        for view in passage.views()
        for variant in variants(view.text, view.lang)
    ]
    counts: dict[str, Counter[str]] = {}
    for _, _, variant in found:
        counts.setdefault(variant.code, Counter())[variant.form] += 1
    usual = {code: forms.most_common(1)[0][0] for code, forms in counts.items()}
    for passage, view, variant in found:
        better = usual[variant.code]
        if variant.form != better:
            place, around = (variant.start, variant.end), (variant.first, variant.last)
            yield passage, view, remark(variant.code, view.text, place, better, around, sure=False)
