"""exporters.preview.session: what is shown is the last good build, and what is wrong now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exporters.assets import load_styles
from exporters.options import Options
from exporters.preview.session import Session
from tests.preview.conftest import PERSIAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exporters.assets import Fonts


@pytest.fixture
def session(tmp_path: Path, fonts: Fonts) -> Iterator[Session]:
    """A session on a folder with one article."""
    (tmp_path / "a.md").write_text(PERSIAN, "utf-8")

    def find_sources() -> tuple[Path, ...]:
        return tuple(sorted(tmp_path.glob("*.md")))

    options = Options(fonts, load_styles())
    opened = Session((tmp_path,), find_sources, tmp_path / "build", lambda: options)
    yield opened
    opened.close()


def states(session: Session) -> list[tuple[str, int, str]]:
    return [(one.name, one.number, one.built.state) for one in session.refresh()]


def test_the_life_of_a_document(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    assert states(session) == [("a", 1, "written")]
    session.warm()
    assert states(session) == []
    source.write_text(PERSIAN.replace("author", "autor"), "utf-8")
    assert states(session) == [("a", 2, "failed")]
    assert states(session) == []
    told = session.editions["a"].describe()
    assert len(told["pages"]) == 1
    assert ("m-008", "autor: جین رایتر") in [
        (found["code"], found["excerpt"]) for found in told["diagnostics"]
    ]
    source.write_text(PERSIAN, "utf-8")
    assert states(session) == [("a", 3, "unchanged")]
    source.unlink()
    assert states(session) == []
    assert session.editions == {}
