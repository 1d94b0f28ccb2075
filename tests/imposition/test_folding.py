"""Fold tables: as folding paper gives them, and as leafing through the folded paper reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.imposition.folding import fold_signatures, tile_pages
from tests.fixtures import read_fixtures

if TYPE_CHECKING:
    from exporters.imposition.folding import Binding, Places, Sheet

TABLES = read_fixtures("folding.txt")


def table(sheets: tuple[Sheet, ...]) -> str:
    return "\n".join(f"{written(sheet.front)} | {written(sheet.back)}" for sheet in sheets)


def written(side: Places) -> str:
    return " ".join("·" if page is None else str(page) for page in side)


@pytest.mark.parametrize("fixture", TABLES, ids=[fixture.title for fixture in TABLES])
def test_the_tables_made_by_folding(fixture: tuple[str, str, str]) -> None:
    count, size, edge = fixture[1].split()
    binding: Binding = "right" if edge == "right" else "left"
    sheets = fold_signatures(int(count), 0 if size == "booklet" else int(size), binding)
    assert table(sheets) == fixture[2]


def test_every_count_asked_for_has_its_table_in_both_bindings() -> None:
    told = {fixture.input for fixture in TABLES}
    counts, sizes, edges = ("5", "8", "29", "64"), ("booklet",), ("left", "right")
    assert told >= {f"{c} {size} {edge}" for c in counts for size in sizes for edge in edges}


def leaf_through(sheets: list[Sheet], binding: Binding) -> list[int | None]:
    """The pages of one folded signature, as a reader turns them.

    The sheets lie in each other, so the first half of the leaves are the halves of the sheets on
    the side away from the binding's, outermost first, and the second half the others, back again.
    A leaf's other page is on the sheet's other side, behind it: right is left when turned over.
    """
    ahead, behind = (1, 0) if binding == "left" else (0, 1)
    pages: list[int | None] = []
    for sheet in sheets:
        pages += [sheet.front[ahead], sheet.back[behind]]
    for sheet in reversed(sheets):
        pages += [sheet.back[ahead], sheet.front[behind]]
    return pages


@given(
    st.integers(1, 300), st.sampled_from([0, 4, 8, 12, 16, 32]), st.sampled_from(["left", "right"])
)
def test_leafing_through_reads_every_page_in_order(
    count: int, per_signature: int, binding: Binding
) -> None:
    sheets = fold_signatures(count, per_signature, binding)
    read: list[int | None] = []
    for number in sorted({sheet.signature for sheet in sheets}):
        signature = [sheet for sheet in sheets if sheet.signature == number]
        assert [sheet.depth for sheet in signature] == list(range(len(signature)))
        read += leaf_through(signature, binding)
    assert read[:count] == list(range(1, count + 1))
    assert set(read[count:]) <= {None}
    assert len(read) - count < 4


def test_tiles_run_as_the_text_does() -> None:
    assert table(tile_pages(5, 2, 2, "left")) == "1 2 3 4 | 5 · · ·"
    assert table(tile_pages(5, 2, 2, "right")) == "2 1 4 3 | · 5 · ·"
    assert table(tile_pages(3, 2, 1, "left")) == "1 2 | 3 ·"
    assert table(tile_pages(2, 2, 1, "right")) == "2 1 | · ·"
