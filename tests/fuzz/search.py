"""Looks for texts that take long: every short seed of the dialect's signs, repeated.

`python -m tests.fuzz.search 1500` measures so many seeds, without a number all pairs of signs. It
prints those that cost most for what they weigh (see `exporters/reader/structure/weight.py`) and
those whose time grows faster than their length. What is found belongs among the attacks of
`tests/reader/test_attacks.py`.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from operator import attrgetter
from typing import Final, NamedTuple

from exporters.reader.findings import Findings
from exporters.reader.lines import Line
from exporters.reader.structure.scanner import BlockScanner
from exporters.reader.structure.weight import allowance
from exporters.runtime.garbage import collect_between_documents
from tests.fuzz.mutation import SIGNS
from tests.reader.test_attacks import filled, read_text

LETTERS: Final = ("a ", "ک ", "a", "ک", "ж", "漢", "é ", "1", "۱ ", " ", "\n", "\n\n")
TOKENS: Final = tuple(dict.fromkeys((*LETTERS, *SIGNS)))
LENGTH: Final = 600
# What a character and a piece may take, in microseconds.
_LETTER: Final = 0.9
_PIECE: Final = 12.0
_SHOWN: Final = 40


class Found(NamedTuple):
    """How many times what it may take a seed took, and how the time grew when it was doubled."""

    excess: float
    growth: float
    seed: str


def pieces_of(text: str) -> int:
    """What a text weighs."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    scanner = BlockScanner(lines, Findings(""))
    scanner.read_lines()
    return allowance(lines) - scanner.left


def cost(text: str) -> float:
    """The processor's seconds that a text takes."""
    begin = time.process_time()
    read_text(text)
    return time.process_time() - begin


def measure(seed: str, length: int = LENGTH) -> Found:
    """What a seed takes at a length, and at twice that length."""
    text = filled(seed, length)
    seconds, longer = cost(text), cost(filled(seed, 2 * length))
    may = _LETTER * length + _PIECE * pieces_of(text)
    return Found(seconds * 1e6 / may, longer / seconds, seed)


def seeds(count: int) -> list[str]:
    """Each of the signs, and so many pairs and threes of them; 0: every pair, and no threes."""
    chance = random.Random(1)  # noqa: S311 - it keeps no secret
    if count:
        sizes = chance.choices((2, 3), k=count)
        found = ["".join(chance.choices(TOKENS, k=size)) for size in sizes]
    else:
        found = ["".join(pair) for pair in itertools.product(TOKENS, repeat=2)]
    return list(dict.fromkeys((*TOKENS, *found)))


def main(count: int) -> None:
    """Measure all, the worst of them again and longer, and print these."""
    collect_between_documents()
    measure("a ")
    found = [measure(seed) for seed in seeds(count)]
    for title in ("excess", "growth"):
        worst = sorted(found, key=attrgetter(title))[-2 * _SHOWN :]
        again = sorted((measure(one.seed, 8 * LENGTH) for one in worst), key=attrgetter(title))
        sys.stdout.write(f"{title}\n")
        for one in again[-_SHOWN:]:
            sys.stdout.write(f"{one.excess:6.2f} {one.growth:5.2f} {one.seed!r}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
