"""A file built again from the source it carries: the same bytes, or what differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from exporters.build import export_document
from exporters.build.rebuild import read_carried, verify_file
from exporters.options import Printing
from exporters.provenance import compare_files, read_sources
from exporters.reader import read_file
from tests.provenance.changing import change_carried
from tests.provenance.outputs import IDS, OUTPUTS, ROOT, made, make_options

if TYPE_CHECKING:
    from pathlib import Path

TIES = ROOT / "source" / "bilateral-ties.md"
BOTH = pytest.mark.parametrize("target", ["epub", "pdf"])


@pytest.mark.parametrize(("path", "target"), OUTPUTS, ids=IDS)
def test_every_output_is_what_its_source_gives(path: Path, target: str) -> None:
    verification = verify_file(made(path, target).data, target, "x", make_options)
    assert verification.diagnostics == ()
    assert verification.is_identical


def test_pages_are_built_again_as_they_were_printed() -> None:
    printing = Printing(size=(148.0, 210.0), bleed=3.0, marks=True, grey=True)
    reading = read_file(TIES)
    assert reading.document is not None
    options = replace(make_options(), printing=printing)
    data = export_document(reading.document, "pdf", options).data
    assert verify_file(data, "pdf", "x", make_options).is_identical
    origin = read_sources(data, "pdf", "x").origin
    assert origin is not None
    assert origin.printing == printing


@BOTH
@pytest.mark.parametrize("name", ["bilateral-ties.md", "masthead.yaml"])
def test_a_letter_changed_in_a_source_is_found_and_the_source_named(target: str, name: str) -> None:
    data = change_carried(
        made(TIES, target).data, target, name, lambda text: text.replace(b"a", b"e", 1)
    )
    verification = verify_file(data, target, "x", make_options)
    assert not verification.is_identical
    changed = [one.message for one in verification.diagnostics if one.code == "o-004"]
    assert len(changed) == 1
    assert name in changed[0]


def test_the_part_that_is_not_what_the_source_gives_is_named() -> None:
    data = made(TIES, "epub").data
    spoilt = change_carried(data, "epub", "text.xhtml", lambda text: text.replace(b"SCO", b"OCS"))
    verification = verify_file(spoilt, "epub", "x", make_options)
    assert [(one.code, "EPUB/text.xhtml" in one.message) for one in verification.diagnostics] == [
        ("o-010", True)
    ]


@BOTH
def test_other_versions_fonts_and_styles_are_named(target: str) -> None:
    options = make_options()
    versions = (*(v for v in options.versions if v[0] != "lxml"), ("lxml", "0.1"))
    other = replace(
        options,
        versions=versions,
        styles=replace(options.styles, base=f"{options.styles.base}\n"),
        fonts=replace(
            options.fonts,
            faces=tuple(replace(face, digest="0") if face.role == "mono" else face
                        for face in options.fonts.faces),
        ),
    )  # fmt: skip
    verification = verify_file(made(TIES, target).data, target, "x", lambda: other)
    reasons = [one.message for one in verification.diagnostics if one.code in {"o-011", "o-012"}]
    assert len(reasons) == 3
    assert reasons[0].startswith("lxml ")
    assert reasons[0].endswith("here it is 0.1")
    assert "JetBrains Mono 400" in reasons[1]
    assert "style sheets" in reasons[2]


@BOTH
def test_a_source_that_reads_outside_is_refused(target: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: Secret\n", "utf-8")
    data = change_carried(
        made(TIES, target).data, target, "bilateral-ties.md",
        lambda text: text.replace(b"masthead: masthead.yaml", f"masthead: {secret}".encode()),
    )  # fmt: skip
    found = read_carried(data, target, "x.out")
    assert found.document is None
    assert [one.code for one in found.diagnostics] == ["o-004", "h-004"]
    assert found.diagnostics[1].path == "x.out: bilateral-ties.md"


@BOTH
def test_a_file_without_its_source_cannot_be_built_again(target: str) -> None:
    data = made(TIES, target, embed_source=False).data
    verification = verify_file(data, target, "x", make_options)
    assert not verification.is_identical
    assert [one.code for one in verification.diagnostics] == ["o-002"]


def test_the_parts_of_pages_are_told_apart() -> None:
    one, other = made(TIES, "pdf").data, made(ROOT / "source" / "persian-first.md", "pdf").data
    differing = compare_files(one, other, "pdf")
    assert {"page 1", "the metadata", "the attachment bilateral-ties.md"} <= set(differing)
    assert "the attachment masthead.yaml" not in differing
    assert compare_files(one, one, "pdf") == ()
    assert compare_files(one, one + b"\n", "pdf") == ("the bytes of the file",)
    assert compare_files(b"", one, "epub") == ("the bytes of the file",)
