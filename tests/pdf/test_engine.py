"""The doors of the page engine: what it may load, which fonts it knows, what it says."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from exporters.document import Resource, SourceFile
from exporters.pdf.content import mark_turns
from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources, UndeclaredError, address_resources
from exporters.pdf.findings import collected_log, findings_of
from exporters.pdf.fontconfig import FAMILIES, font_configuration, only_fonts
from exporters.xhtml.elements import element
from tests.pdf import samples

if TYPE_CHECKING:
    from exporters.assets import Fonts

ROOT = Path(__file__).resolve().parents[2]


# --- resources -------------------------------------------------------------------------------


def test_only_the_document_s_own_pictures_open() -> None:
    declared = DeclaredResources.of(samples.english())
    assert declared.open("diglot:images/wedge.png").media_type == "image/png"
    for address in (
        "diglot:images/other.png", "diglot:images/../wedge.png", "file:///etc/passwd",
        "https://example.org/wedge.png", "data:image/png;base64,AAAA", "wedge.png", "",
    ):  # fmt: skip
        with pytest.raises(UndeclaredError):
            declared.open(address)


def test_every_picture_gets_its_address() -> None:
    root = element("body", element("p", element("img", src="images/wedge.png", alt="x")))
    address_resources(root)
    assert root[0][0].get("src") == "diglot:images/wedge.png"


@pytest.mark.parametrize(
    "style", ["p::before { content: url(%s) }", "body { background: url(%s) }"]
)
def test_the_engine_gets_nothing_else(fonts: Fonts, style: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(samples.grey_picture())
    body = element("body", element("p", element("img", src="", alt="x")))
    pages = load_engine(fonts).render_pages(
        element("html", element("head"), body, lang="en"),
        (style % secret.as_uri(),),
        fonts,
        DeclaredResources({"diglot:images/a.png": Resource("a.png", "image/png", b"")}),
    )
    assert any("UndeclaredError" in text for _, text in pages.messages)
    assert b"/Image" not in pages.data


# --- fonts -----------------------------------------------------------------------------------


def test_the_configuration_names_each_face_by_its_role(fonts: Fonts, tmp_path: Path) -> None:
    root = ET.fromstring(font_configuration(fonts, tmp_path))  # noqa: S314 - our own
    assert [found.text for found in root.iter("dir")] == [str(fonts.folder)]
    rules = {
        match.findtext("test/string"): [edit[0].text for edit in match.iter("edit")]
        for match in root.iter("match")
    }
    assert len(rules) == len(fonts.faces)
    for face in fonts.faces:
        family, slant, weight = rules[str(face.path)]
        assert family == FAMILIES[face.role]
        assert slant == ("100" if face.italic else "0")
        assert weight == ("200" if face.weight >= 700 else "80")


@pytest.mark.parametrize("before", [None, "/some/fonts.conf"])
def test_the_surroundings_are_as_before(
    fonts: Fonts, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if before:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    with only_fonts(fonts):
        path = Path(os.environ["FONTCONFIG_FILE"])
        assert path.is_file()
    assert os.environ.get("FONTCONFIG_FILE") == before
    assert not path.exists()


# --- the file --------------------------------------------------------------------------------


def test_a_stream_whose_data_end_with_a_carriage_return_ends_there(fonts: Fonts) -> None:
    page = pytest.importorskip("page")
    engine = load_engine(fonts)
    written = b""
    # The last byte of compressed data is a checksum's: one text in 256 ends with this one.
    for number in range(2000):
        body = element("body", element("p", "x" * (number % 40), str(number)))
        root = element("html", element("head", element("title", "x")), body, lang="en")
        written = engine.render_pages(root, (), fonts, DeclaredResources({})).data
        if b"\r\rendstream" in written:
            break
    assert b"\r\nendstream" not in written
    assert b"\r\rendstream" in written
    report = page.validate_pdf_bytes(written, profile=page.ValidationProfile.PDF_A_3A)
    assert not [found for found in report.failures if "LENGTH" in found.rule_id]


# --- the tree --------------------------------------------------------------------------------


def test_a_turn_is_marked_where_the_direction_of_the_language_changes() -> None:
    inner = element("bdi", "EPUB", lang="en")
    number = element("bdi", "1–2", dir="ltr")
    dari = element("p", "قالب ", inner, number, lang="fa-AF")
    nested = element("div", element("p", "متن", lang="fa"), lang="fa-AF")
    root = element("html", element("body", dari, nested, element("p", "x", lang="de")), lang="en")
    mark_turns(root)
    turned = [found for found in root.iter() if "turn" in (found.get("class") or "").split()]
    assert turned == [dari, inner, nested]


# --- what it says ----------------------------------------------------------------------------


NO_FONT = "error[f-001]: no font of this build has the character"
NO_FONT_HINT = "  hint: write it in letters that the fonts have, or show it as a picture"
NOT_SET = "error[p-001]: the page engine could not set this document"


def test_what_is_logged_becomes_diagnostics() -> None:
    sources = (SourceFile("a.md", "one\ntwo 中\n".encode()), SourceFile("b.yaml", "中".encode()))
    glyph = '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)'
    with collected_log("weasyprint") as messages:
        logger = logging.getLogger("weasyprint")
        for _ in range(2):
            logger.warning(glyph, "中", 0x4E2D)
        logger.warning(glyph, "\ue000", 0xE000)
        logger.warning("Ignored `x: y` at 1:2, unknown property.")
        logger.error("Failed to load image at %r: %s", "diglot:images/a.png", "no")
        logger.info("never heard of")
    assert [found.text for found in findings_of(messages, sources)] == [
        f"a.md:2:5: {NO_FONT} 中 (U+4E2D, CJK UNIFIED IDEOGRAPH-4E2D)\n{NO_FONT_HINT}",
        f"a.md: {NO_FONT} \\ue000 (U+E000, a character without a name)\n{NO_FONT_HINT}",
        "a.md: warning[p-002]: the page engine reports: Ignored `x: y` at 1:2, unknown property.",
        f"a.md: {NOT_SET}: Failed to load image at 'diglot:images/a.png': no",
    ]


def test_a_machine_without_pango_is_told_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text(
        "print('a banner')\nraise OSError(\"cannot load library 'libpango-1.0-0'\\nmore\")\n"
    )
    program = (
        "from exporters.assets import find_fonts; from exporters.errors import MissingDependency\n"
        "from exporters.pdf.engine import load_engine\n"
        "try: load_engine(find_fonts())\n"
        "except MissingDependency as error: print(error.diagnostics[0].text)\n"
    )
    finished: Any = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
    )
    first, hint = finished.stdout.splitlines()
    assert first == (
        "error[x-010]: the page engine's system libraries (Pango) are missing: "
        "cannot load library 'libpango-1.0-0'"
    )
    assert "apt-get install" in hint
