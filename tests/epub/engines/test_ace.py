"""Ace by DAISY finds nothing to blame."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.programs import CHROMIUM, MODULES, NODE, needs
from tests.verify.mutation import with_part

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize("name", ["article", "treatise", "bilateral-ties", "persian-first"])
def test_there_is_no_violation(shelf: Path, tmp_path: Path, name: str) -> None:
    assert violations(shelf / f"{name}.epub", tmp_path) == []


def test_a_fault_would_be_found(shelf: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.epub"
    sound = (shelf / "treatise.epub").read_bytes()
    without = with_part(sound, "text.xhtml", lambda page: page.replace(b" alt=", b" id="))
    spoilt.write_bytes(without)
    assert any("image-alt" in found for found in violations(spoilt, tmp_path))
