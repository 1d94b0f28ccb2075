"""The documents of source/: what they promise about themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporters import lint, reader
from exporters.document import Heading, Localized

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "source"
# The article that the digest is of, where a checkout has it beside it.
ARTICLE = ROOT.parent / "shared" / "seed" / "article.md"
PHRASE = 6


def body_of(path: Path) -> str:
    """The text after the metadata."""
    return path.read_text("utf-8").split("\n---\n", 1)[1]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without its headings."""
    prose = re.sub(r"^(#|\*\[).*$", "", text, flags=re.MULTILINE)
    return re.findall(r"[\w\u200c]+", prose.lower())


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*.md")), ids=lambda path: path.stem)
def test_there_is_nothing_to_find(path: Path) -> None:
    reading = reader.read_file(path)
    assert reading.document is not None
    assert (*reading.diagnostics, *lint.check(reading.document, path.name)) == ()


def test_the_digest_is_a_digest_of_three_parts() -> None:
    text = (SOURCE / "bilateral-ties.md").read_text("utf-8")
    document = reader.read(text, "bilateral-ties.md", SOURCE).document
    assert document is not None
    assert sum(isinstance(block, Heading) for block in document.body) == 3
    assert 300 <= len(words_of(body_of(SOURCE / "bilateral-ties.md"))) <= 500
    attribution = document.attribution
    assert attribution is not None
    assert attribution.publisher == Localized((("en", "New Eastern Outlook"),))
    assert "This is a digest." in text


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not in this checkout")
def test_the_digest_has_its_own_words() -> None:
    article, digest = words_of(body_of(ARTICLE)), words_of(body_of(SOURCE / "bilateral-ties.md"))
    phrases = {tuple(article[i : i + PHRASE]) for i in range(len(article) - PHRASE + 1)}
    taken = [p for i in range(len(digest)) if (p := tuple(digest[i : i + PHRASE])) in phrases]
    assert taken == []


def test_the_dari_text_is_spelled_as_dari() -> None:
    text = body_of(SOURCE / "persian-first.md")
    persian = re.sub(r"`[^`]*`|<[^>]*>|\[[^\]]*\]\{lang=ps\}", "", text)
    assert 350 <= len(re.findall(r"[\u0600-\u06ff\u200c]+", persian)) <= 500
    assert not set(persian) & set("يكة٠١٢٣٤٥٦٧٨٩")
    assert not re.search(r"\bن?می |[^\W\d_] (ها|های)\b", persian), "joined with a non-joiner"
    assert not re.search("\u200c(?!\\w)|(?<!\\w)\u200c", persian)
