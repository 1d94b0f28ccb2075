"""Reads fixtures that a typesetter can read: `title . input . expected .`, each ended by a dot.

a Latin word keeps its number
.
قالب EPUB 3.3 است
.
قالب |en: EPUB 3.3| است
.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "fixtures"


class Fixture(NamedTuple):
    """One case: what it shows, what goes in, what must come out."""

    title: str
    input: str
    expected: str


def read_fixtures(name: str) -> list[Fixture]:
    """The cases of `fixtures/NAME`, in order; lines that begin with `%` are remarks."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    parts: list[list[str]] = [[]]
    for line in lines:
        if line == ".":
            parts.append([])
        elif not line.startswith("%"):
            parts[-1].append(line)
    texts = ["\n".join(part).strip("\n") for part in parts[: len(parts) // 3 * 3]]
    return [Fixture(*texts[start : start + 3]) for start in range(0, len(texts), 3)]
