"""Every document of source/, and the seed article where it is: each as an EPUB and as a PDF."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exporters import reader
from exporters.assets import find_fonts, find_versions, load_styles
from exporters.build import export_document
from exporters.build.borrowed import with_borrowed
from exporters.options import Options

if TYPE_CHECKING:
    from exporters.document import Document

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "seed" / "article.md"
SOURCES = [*sorted((ROOT / "source").glob("*.md")), *([ARTICLE] if ARTICLE.is_file() else [])]
OUTPUTS = [(path, target) for path in SOURCES for target in ("epub", "pdf")]
IDS = [f"{path.stem}.{target}" for path, target in OUTPUTS]


class Made(NamedTuple):
    """A document and the output that was built from it."""

    document: Document
    data: bytes


@lru_cache(maxsize=1)
def make_options() -> Options:
    """The options of a build, as the command has them."""
    return Options(find_fonts(), load_styles(), versions=find_versions())


@lru_cache(maxsize=32)
def made(path: Path, target: str, *, embed_source: bool = True) -> Made:
    """A document as the command builds it."""
    document = reader.read_file(path).document
    assert document is not None
    options = replace(make_options(), embed_source=embed_source)
    if target == "epub":
        options = with_borrowed(document, options)
    return Made(document, export_document(document, target, options).data)
