"""The sources that a file carries: whole, unchanged, and safe to write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from exporters.provenance import read_sources
from exporters.provenance.sources import is_safe
from tests.provenance.changing import change_carried, without_carried
from tests.provenance.outputs import IDS, OUTPUTS, ROOT, made

if TYPE_CHECKING:
    from pathlib import Path

TIES = ROOT / "source" / "bilateral-ties.md"
BOTH = pytest.mark.parametrize("target", ["epub", "pdf"])


@pytest.mark.parametrize(("path", "target"), OUTPUTS, ids=IDS)
def test_they_are_the_files_that_were_read(path: Path, target: str) -> None:
    found = read_sources(made(path, target).data, target, "x")
    assert found.diagnostics == ()
    assert {name: content for name, content in found.files} == {  # noqa: C416 - no name twice
        source.name: (path.parent / source.name).read_bytes()
        for source in made(path, target).document.sources
    }


def spoilt(target: str, change: Any) -> bytes:
    """The output with its record of origin changed."""

    def rewrite(content: bytes) -> bytes:
        told = json.loads(content)
        change(told)
        return json.dumps(told).encode()

    return change_carried(made(TIES, target).data, target, "provenance.json", rewrite)


def codes(data: bytes, target: str) -> list[str]:
    return [finding.code for finding in read_sources(data, target, "x").diagnostics]


@BOTH
def test_a_changed_source_is_named(target: str) -> None:
    data = change_carried(
        made(TIES, target).data,
        target,
        "bilateral-ties.md",
        lambda text: text.replace(b"a", b"e", 1),
    )
    found = read_sources(data, target, "x")
    assert [finding.code for finding in found.diagnostics] == ["o-004"]
    assert "bilateral-ties.md" in found.diagnostics[0].message


@BOTH
def test_a_source_that_is_gone_is_named(target: str) -> None:
    data = without_carried(made(TIES, target).data, target, "masthead.yaml")
    found = read_sources(data, target, "x")
    assert [finding.code for finding in found.diagnostics] == ["o-003"]
    assert "masthead.yaml" in found.diagnostics[0].message
    assert [path for path, _ in found.files] == ["bilateral-ties.md"]


@BOTH
def test_without_its_source_a_file_still_says_what_it_was(target: str) -> None:
    data = made(TIES, target, embed_source=False).data
    found = read_sources(data, target, "x")
    assert [finding.code for finding in found.diagnostics] == ["o-002"]
    assert found.origin is not None
    assert [source.path for source in found.origin.sources] == [
        "bilateral-ties.md",
        "masthead.yaml",
    ]
    assert TIES.read_bytes()[-200:-100] not in data


@BOTH
@pytest.mark.parametrize(
    "path",
    ["../x.md", "/etc/passwd", "a/../../x", "C:x", "a\\b", "a\0b", "x/", "", ".", "CON", "aux.md",
     "masthead.yaml", "MASTHEAD.yaml", "a:stream", "a./b"],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_gives_nothing(target: str, path: str) -> None:
    data = spoilt(target, lambda told: told["sources"][0].update(path=path))
    assert set(codes(data, target)) == {"o-005"}
    assert read_sources(data, target, "x").files == ()


@BOTH
def test_more_sources_than_any_document_has_give_nothing(target: str) -> None:
    def multiply(told: Any) -> None:
        told["sources"] = [{**told["sources"][0], "path": f"{n}.md"} for n in range(2001)]

    assert codes(spoilt(target, multiply), target) == ["o-006"]


@pytest.mark.parametrize("path", ["a.md", "maps/یک نقشه.png", "a b.md", ".hidden", "console.md"])
def test_plain_paths_are_safe(path: str) -> None:
    assert is_safe(path)
