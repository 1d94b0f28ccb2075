"""A list of notes that knows what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.pdf.engine import load_engine

if TYPE_CHECKING:
    from exporters.assets import Fonts


def test_it_is_the_list_that_it_replaces(fonts: Fonts) -> None:
    load_engine(fonts)
    from exporters.pdf.mends.waiting_notes import WaitingNotes  # noqa: PLC0415

    one, two, three = object(), object(), object()
    notes = WaitingNotes([one, two])
    copied = notes.copy()
    notes.append(three)
    notes.remove(one)
    assert list(notes) == [two, three]
    assert [note in notes for note in (one, two, three, None)] == [False, True, True, False]
    assert [note in copied for note in (one, two, three)] == [True, True, False]
    assert isinstance(copied, WaitingNotes)
    with pytest.raises(ValueError, match="not in list"):
        notes.remove(one)
