"""Ace by DAISY finds nothing to blame."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.programs import CHROMIUM, MODULES, NODE, needs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.epub.engines.conftest import Spoil

ACE = MODULES / "@daisy/ace-cli/bin/ace.js"

pytestmark = [
    pytest.mark.outside,
    needs("Ace, Node and Chromium", ACE.is_file() and NODE and CHROMIUM),
]


def violations(book: Path, folder: Path) -> list[str]:
    """What Ace finds: the rule, the place and the piece of source."""
    subprocess.run(
        [NODE, str(ACE), "--silent", "--outdir", str(folder), str(book)],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": CHROMIUM, "HOME": str(folder)},
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    report = json.loads((folder / "report.json").read_text("utf-8"))
    return [
        f"{document['earl:testSubject']['url']}: {finding['earl:test']['dct:title']}: "
        f"{finding['earl:result'].get('html', '')}"
        for document in report["assertions"]
        for finding in document["assertions"]
    ]


@pytest.mark.parametrize(
    "name", ["article", "treatise", "bilateral-ties", "persian-first", "manual"]
)
def test_there_is_no_violation(shelf: Path, tmp_path: Path, name: str) -> None:
    assert violations(shelf / f"{name}.epub", tmp_path) == []


def test_a_fault_would_be_found(shelf: Path, tmp_path: Path, spoilt: Spoil) -> None:
    book = spoilt(
        shelf / "treatise.epub", "text.xhtml", lambda page: page.replace(b" alt=", b" id=")
    )
    assert any("image-alt" in found for found in violations(book, tmp_path))
