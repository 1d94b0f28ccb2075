"""The garbage collector before the first document of a process, and before the others."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from exporters.runtime.garbage import collect_between_documents, spare_what_is_loaded

if TYPE_CHECKING:
    from collections.abc import Iterator


class Page:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.next = self


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """A process that has built nothing, and its collector as it was."""
    thresholds, frozen = gc.get_threshold(), gc.get_freeze_count()
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    if frozen:
        gc.freeze()


def test_old_objects_are_left_alone_in_a_document() -> None:
    collect_between_documents()
    assert gc.isenabled()
    assert gc.get_threshold()[2] > 100
    assert gc.get_freeze_count() == 0


def test_what_a_document_leaves_is_found_before_the_next() -> None:
    collect_between_documents()
    for _ in range(3):
        left = weakref.ref(Page())
        gc.collect(0)
        gc.collect(1)
        collect_between_documents()
        assert left() is None


def test_what_all_documents_share_is_looked_at_once() -> None:
    collect_between_documents()
    shared = Page()
    collect_between_documents()
    set_aside = gc.get_freeze_count()
    assert set_aside > 1000
    collect_between_documents()
    assert gc.get_freeze_count() == set_aside
    assert shared not in gc.get_objects()


def test_what_is_loaded_is_not_looked_at() -> None:
    spare_what_is_loaded()
    assert gc.isenabled()
    unseen = weakref.ref(Page())
    loaded = [[number] for number in range(100_000)]
    assert unseen() is not None
    assert len(loaded) == 100_000


def test_what_is_kept_of_short_documents_is_seldom_looked_at() -> None:
    def full_looks() -> int:
        return int(gc.get_stats()[2]["collections"])

    collect_between_documents()
    collect_between_documents()
    before = full_looks()
    for _ in range(20):
        left = weakref.ref(Page())
        collect_between_documents()
        assert left() is None
    assert full_looks() == before
    page = Page()
    left = weakref.ref(page)
    gc.collect(0)  # as in a long document
    del page
    collect_between_documents()
    assert left() is None
    assert full_looks() == before + 1
