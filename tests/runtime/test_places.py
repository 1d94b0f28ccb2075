"""Where an installation keeps what it makes once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from exporters.runtime.places import find_places


def test_a_virtual_environment_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", "/srv/venv")
    assert next(find_places()) == Path("/srv/venv/share/diglot")


def test_without_one_there_is_the_user_s_cache(place: Path) -> None:
    assert list(find_places()) == [place]


@pytest.mark.parametrize(
    ("system", "expected"), [("linux", ".cache/diglot"), ("darwin", "Library/Caches/diglot")]
)
@pytest.mark.usefixtures("place")
def test_a_cache_that_is_not_named_is_the_system_s(
    system: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setattr(sys, "platform", system)
    assert list(find_places()) == [Path.home() / expected]
