"""Texts that nobody would write, made of those that somebody did; the same for the same seed."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from typing import Final

from tests.fixtures import read_fixtures

TESTS: Final = Path(__file__).parent.parent
# What Markdown and this dialect have a meaning for.
SIGNS: Final = (
    "*", "**", "***", "_", "__", "`", "``", "```", "~~~", "~", "~~", "^", "==", "[", "]", "](",
    "![", "[^", "]:", "{", "}", "{#a}", "{.b}", "{lang=fa}", "(", ")", "<", ">", "<b>", "</b>",
    "<div>", "</div>", "<p>", "<!--", "-->", "<pre>", "</pre>", "<br>", "<a href=x>", "&amp;", "&",
    "&#x202e;", "\\", "\\\n", "  \n", "\n", "\n\n", "\n\n\n", "    ", "\t", "> ", ">", "- ",
    "* ", "+ ", "1. ", "۱. ", "2) ", "# ", "## ", "###### ", "\n---\n", "\n===\n", "***\n",
    ":::", "\n::: note\n", "\n:::\n", "\n::: {.verse lang=fa}\n", "\n::: parallel\n", "| ", "|",
    "|--|--|", "\n| a | b |\n", ":   ", ": ", "\n[^1]: ", "[^1]", "\n[r]: https://a.example\n",
    "[r]", "*[AB]: ", "AB", "$", "$$", "\\frac{1}{2}", '"', "'", "\u200c", "\u200e", "\u200f",
    "\u202e", "\u2066", "\u2069", "\ufeff", "\u00a0", "\u2028", "\r", "متن", "کتاب‌ها", "«", "»",
    "۱۲", "12", "word", "é", "漢", "https://a.example/b", "a@b.example", "[!NOTE]", "[ ] ", "[x] ",
    "Table: ", "<span lang=ar>", "</span>", "https://", "…",
)  # fmt: skip


@lru_cache(maxsize=1)
def corpus() -> tuple[str, ...]:
    """The bodies that the tests hold."""
    fixtures = (read_fixtures(name) for name in ("reader-body.txt", "hostile.txt"))
    bodies = [case.input for cases in fixtures for case in cases]
    sources = [*TESTS.glob("diagnostics/*/input.md"), *TESTS.glob("reader/foreign/*.md")]
    bodies += [path.read_text("utf-8", "replace").split("---\n")[-1] for path in sorted(sources)]
    return tuple(bodies)


def mutated(seed: int) -> str:
    """One text: a piece of the corpus with some of it cut, doubled, moved, or grown with signs."""
    chance = random.Random(seed)  # noqa: S311 - it keeps no secret
    if not chance.randrange(5):
        return "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 120)))
    text = chance.choice(corpus())
    for _ in range(chance.randint(1, 12)):
        at, to = sorted(chance.randint(0, len(text)) for _ in range(2))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:to] + text[at:]
            case 2:
                other = chance.choice(corpus())
                begin = chance.randint(0, len(other))
                text = text[:at] + other[begin : begin + chance.randint(1, 200)] + text[at:]
            case 3:
                lines = text.split("\n")
                chance.shuffle(lines)
                text = "\n".join(lines)
            case _:
                text = text[:at] + chance.choice(SIGNS) + text[at:]
    return text[:20_000]
