"""What a build loads, and what it makes anew in each process: no more than it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.test_bad_input import GOOD

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import json, re, sys
import tinycss2
compiled, parsed = [], []
compile_pattern, parse = re._compiler.compile, tinycss2.parse_stylesheet
re._compiler.compile = lambda *of: compiled.append(str(of[0])) or compile_pattern(*of)
tinycss2.parse_stylesheet = lambda text, **how: parsed.append(len(text)) or parse(text, **how)
from exporters.cli import main
try:
    main(["build", "x.md", "--no-cache", "--quiet"])
except SystemExit as end:
    loaded = [name for name, module in [*sys.modules.items()] if type(module).__name__ != "_Late"]
    facts = {"code": end.code, "loaded": loaded, "compiled": compiled, "parsed": parsed}
    print(json.dumps(facts))
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the second of two builds did, with records of their own."""
    folder = tmp_path_factory.mktemp("article")
    (folder / "x.md").write_text(GOOD, "utf-8")
    return [_build(folder) for _ in range(2)][-1]


def _build(folder: Path) -> dict[str, Any]:
    said = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=folder, check=True, text=True, stdout=subprocess.PIPE
    ).stdout
    facts: dict[str, Any] = json.loads(said)
    return facts


# Each is needed by another command, or for what few documents have.
UNNEEDED = {
    "PIL.ExifTags", "_ssl", "asyncio", "concurrent.futures", "fontTools.otlLib",
    "fontTools.subset", "fontTools.ttLib", "fontTools.varLib", "importlib.metadata", "jpype",
    "math_core", "multiprocessing", "page", "pycparser", "pygments", "rich", "starlette",
    "tinyhtml5.parser", "uvicorn", "watchfiles", "ziamath",
}  # fmt: skip
MOST_MODULES = 830
MOST_PATTERNS = 20  # those made of sets, and those of functions


def test_a_build_loads_what_it_needs(facts: dict[str, Any]) -> None:
    assert facts["code"] == 0
    assert UNNEEDED & set(facts["loaded"]) == set()
    assert len(facts["loaded"]) < MOST_MODULES


def test_a_build_compiles_no_pattern_that_another_has_compiled(facts: dict[str, Any]) -> None:
    assert 0 < len(facts["compiled"]) < MOST_PATTERNS


def test_a_build_parses_the_styles_of_its_own_pages_alone(facts: dict[str, Any]) -> None:
    *of_engine, of_pages = facts["parsed"]
    assert of_engine == [0, 0, 0, 0]  # the files that the engine is kept from reading
    assert of_pages > 0
