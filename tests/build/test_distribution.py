"""What `make dist` hands on: the files, their checksums, and what built them."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile

import pytest

from exporters.build.distribution import pack_files
from exporters.cli.command import run
from exporters.errors import ExitCode, NonconformingOutput
from tests.provenance.outputs import ROOT, made

TIES = ROOT / "source" / "bilateral-ties.md"


def files() -> dict[str, bytes]:
    return {f"ties.{target}": made(TIES, target).data for target in ("pdf", "epub")}


def unpacked(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as file:
        found = {entry.name: file.extractfile(entry) for entry in file.getmembers()}
    return {name: content.read() for name, content in found.items() if content is not None}


def test_the_archive_holds_the_files_and_tells_of_them() -> None:
    archive = pack_files(files(), "all")
    assert archive == pack_files(dict(reversed(files().items())), "all")
    found = unpacked(archive)
    names = ("build-info.json", "ties.epub", "ties.pdf")
    assert [*found] == ["all/SHA256SUMS", *(f"all/{name}" for name in names)]
    assert found["all/ties.pdf"] == files()["ties.pdf"]
    assert found["all/SHA256SUMS"].decode().splitlines() == [
        f"{hashlib.sha256(found[f'all/{name}']).hexdigest()}  {name}" for name in names
    ]


def test_the_record_names_versions_fonts_and_sources_once() -> None:
    (build,) = json.loads(unpacked(pack_files(files(), "all"))["all/build-info.json"])["builds"]
    assert {"diglot", "weasyprint", "pango"} <= build["versions"].keys()
    assert {font["family"] for font in build["fonts"]} >= {"Amiri"}
    assert [file["name"] for file in build["files"]] == ["ties.epub", "ties.pdf"]
    assert build["files"][0]["sources"] == build["files"][1]["sources"]
    digest = hashlib.sha256(TIES.read_bytes()).hexdigest()
    assert build["files"][0]["sources"][0] == {"path": "bilateral-ties.md", "sha256": digest}


def test_a_file_that_does_not_say_what_built_it_is_refused() -> None:
    with pytest.raises(NonconformingOutput, match="d-001"):
        pack_files({"x.pdf": b"%PDF-1.7"}, "all")


def test_the_command_writes_the_archive(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("dist")
    for name, content in files().items():
        (folder / name).write_bytes(content)
    output = folder / "new" / "documents.tar"
    assert run(["pack", str(folder), "-o", str(output)]) == ExitCode.OK
    assert capsys.readouterr().out == f"{output}  2 files\n"
    assert output.read_bytes() == pack_files(files(), "documents")
    (folder / "empty").mkdir()
    assert run(["pack", str(folder / "empty"), "-o", str(output)]) == ExitCode.SOURCE
