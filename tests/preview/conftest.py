"""A session that is served while a test looks at it, as `diglot watch` serves it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from exporters.assets import load_styles
from exporters.build import Wishes, build_documents
from exporters.options import TARGETS, Options
from exporters.preview import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.assets import Fonts
    from exporters.preview.session import Edition

ROOT = Path(__file__).parents[2]
ARTICLE = """\
---
lang: en
title: The First Title
author: Jane Writer
attribution: original
---

The first paragraph, in English.

{filling}

## A heading

The last paragraph, which is far below.
"""
PERSIAN = """\
---
lang: fa
title: نخستین نوشته
author: جین رایتر
attribution: original
---

این بند نخست است و به فارسی نوشته شده.

| توانا بود هر که دانا بود
| ز دانش دل پیر برنا بود

این بند دوم است.
"""


class Watched(NamedTuple):
    """A folder of sources, and the address of the page that shows them."""

    folder: Path
    address: str


def article(count: int = 40) -> str:
    """An article in English of so many paragraphs and two."""
    return ARTICLE.format(filling="\n\n".join(f"Paragraph {n} of many." for n in range(count)))


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """`diglot watch` on an English and a Persian article, ended as Ctrl-C ends it."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "article.md").write_text(article(), "utf-8")
    (folder / "persian.md").write_text(PERSIAN, "utf-8")
    command = [
        sys.executable,
        "-m",
        "exporters",
        "watch",
        str(folder),
        "-d",
        str(tmp_path / "build"),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            assert program.stdout is not None
            [address] = re.findall(r"http://[\d.:]+/", program.stdout.readline())
            yield Watched(folder, address)
        finally:
            program.send_signal(signal.SIGINT)
            _, said = program.communicate(timeout=60)
    assert program.returncode == 0, said
    assert "Traceback" not in said


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory, fonts: Fonts) -> dict[str, Edition]:
    """The two articles, built and opened."""
    folder = tmp_path_factory.mktemp("editions")
    sources = (folder / "article.md", folder / "persian.md")
    for source, text in zip(sources, (article(), PERSIAN), strict=True):
        source.write_text(text, "utf-8")
    options = Options(fonts, load_styles())
    wishes = Wishes(jobs=1)
    list(build_documents(sources, folder / "build", TARGETS, lambda: options, wishes=wishes))
    session = Session((folder,), lambda: sources, folder / "build", lambda: options)
    return {edition.name: edition for edition in session.refresh()}
