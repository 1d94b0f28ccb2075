"""The finished file: what is in it, in what order, and that it is always the same."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from exporters import epub
from exporters.document import List, ListItem
from tests.epub import samples
from tests.epub.conftest import Publication

if TYPE_CHECKING:
    from exporters.options import Options

GOLDEN = Path(__file__).parent / "golden"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FILES = ("package.opf", "nav.xhtml", "toc.ncx", "cover.xhtml")
SIZE_LIMIT = 300_000


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", ["article", "treatise"])
def test_golden(name: str, file: str, request: pytest.FixtureRequest) -> None:
    publication: Publication = request.getfixturevalue(name)
    golden = (GOLDEN / f"{name}.{file}").read_text("utf-8")
    assert publication.text(f"EPUB/{file}") == golden


def test_files_stand_in_the_order_of_ocf(article: Publication) -> None:
    assert article.names[:3] == ["mimetype", "META-INF/container.xml", "EPUB/package.opf"]
    assert article.names[3:] == sorted(article.names[3:])


def test_the_manifest_lists_what_is_there(publication: Publication) -> None:
    """Everything but what it must not list: itself, the container's files, what is only linked."""
    package = etree.fromstring(publication.text("EPUB/package.opf").encode())
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    linked = {
        f"EPUB/{link.get('href')}"
        for link in package.iter(f"{OPF}link")
        if "://" not in link.get("href", "")
    }
    others = {"mimetype", "EPUB/package.opf"}
    others |= {name for name in publication.names if name.startswith("META-INF/")}
    assert listed | linked | others == set(publication.names)
    assert not listed & linked


def test_every_font_has_its_licence(publication: Publication) -> None:
    package = etree.fromstring(publication.text("EPUB/package.opf").encode())
    fonts = {f"#{font}" for font in package.xpath("//*[@media-type='font/ttf']/@id")}
    licensed = {
        link.get("refines"): link.get("href") for link in package.xpath("//*[@refines][@href]")
    }
    assert fonts == set(licensed)
    for href in licensed.values():
        assert "Open Font License" in publication.text(f"EPUB/{href}")


def test_every_document_keeps_the_direction_contract(publication: Publication) -> None:
    package = etree.fromstring(publication.text("EPUB/package.opf").encode())
    lang = package.get(XML_LANG)
    direction = package.xpath("string(//*/@page-progression-direction)")
    assert package.get("dir") == direction
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}language") == lang
    for name in (name for name in publication.names if name.endswith(".xhtml")):
        html = etree.fromstring(publication.text(name).encode())
        body, main = _one(html, f"{XHTML}body"), _one(html, f"{XHTML}body/{XHTML}section")
        assert html.get("dir") == body.get("dir") == direction
        for element in (html, main):
            assert (element.get("lang"), element.get(XML_LANG)) == (lang, lang)
            assert element.get("dir") == direction


def test_the_parts_follow_one_another(article: Publication) -> None:
    html = etree.fromstring(article.text("EPUB/text.xhtml").encode())
    main = _one(html, f"{XHTML}body/{XHTML}section")
    parts = [child.get("class") for child in main if child.get("class")]
    assert parts == ["masthead", "title-block", "notes", "attribution", "colophon"]


def test_a_links_target_is_there(publication: Publication) -> None:
    """Whatever the navigation and the NCX point at exists, also where a heading is called Notes."""
    text = etree.fromstring(publication.text("EPUB/text.xhtml").encode())
    ids = text.xpath("//@id")
    assert len(ids) == len(set(ids))
    for name in ("nav.xhtml", "toc.ncx"):
        tree = etree.fromstring(publication.text(f"EPUB/{name}").encode())
        for target in tree.xpath("//*[local-name()='a']/@href | //*[local-name()='content']/@src"):
            file, _, fragment = target.partition("#")
            assert f"EPUB/{file}" in publication.names
            assert not fragment or file == "nav.xhtml" or fragment in ids


def test_a_heading_may_have_the_id_of_the_notes(options: Options) -> None:
    document = samples.article()
    body = (*document.body, samples.heading("notes", "Notes on a journey"))
    data = epub.export(replace(document, body=body), options).data
    text = etree.fromstring(_file(data, "EPUB/text.xhtml").encode())
    assert text.xpath("string(//*[@role='doc-endnotes']/@id)") == "notes-2"
    assert 'href="text.xhtml#notes-2"' in _file(data, "EPUB/nav.xhtml")


def test_without_a_picture_there_is_no_cover(options: Options) -> None:
    data = epub.export(samples.article(), replace(options, cover=None)).data
    package = _file(data, "EPUB/package.opf")
    assert "cover" not in package
    assert "cover" not in _file(data, "EPUB/nav.xhtml")


def test_a_cover_of_the_documents_own_comes_before_the_generated_one(
    treatise: Publication,
) -> None:
    assert "EPUB/cover.png" not in treatise.names
    assert treatise.archive.read("EPUB/images/cover.png") == samples.picture(90)


def test_no_notes_no_endnotes(options: Options) -> None:
    document = replace(samples.article(), notes=(), body=(samples.paragraph("Only this."),))
    data = epub.export(document, options).data
    assert "endnotes" not in _file(data, "EPUB/text.xhtml") + _file(data, "EPUB/nav.xhtml")
    assert "structuralNavigation" not in _file(data, "EPUB/package.opf")


def test_a_publication_is_small(publication: Publication) -> None:
    assert len(publication.data) < SIZE_LIMIT


def test_twice_the_same_bytes(article: Publication, options: Options) -> None:
    assert epub.export(samples.article(), options).data == article.data


def test_the_surroundings_leave_no_trace(article: Publication, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed and umask: the same bytes."""
    program = (
        "import sys; from exporters import epub; from exporters.assets import *;"
        "from exporters.options import Options; from tests.epub import samples, conftest;"
        "o = Options(find_fonts(), load_styles(), conftest.COVER);"
        "sys.stdout.buffer.write(epub.export(samples.article(), o).data)"
    )
    root = str(Path(__file__).parents[2])
    surroundings = {"TZ": "Asia/Kabul", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONPATH": root}
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **surroundings},
        cwd=tmp_path,
        umask=0o077,
        capture_output=True,
        check=True,
    )
    assert run.stdout == article.data


@pytest.mark.outside
def test_epubcheck_finds_nothing(publication: Publication) -> None:
    from exporters.verify import check_conformance  # noqa: PLC0415 - needs Java

    assert check_conformance(publication.data, ".epub", "sample.epub") == ()


def _one(root: etree._Element, path: str) -> etree._Element:
    found = root.findall(path)
    assert len(found) == 1
    return found[0]


def _file(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode("utf-8")


def test_an_item_that_runs_against_its_list_is_marked(options: Options) -> None:
    items = tuple(
        ListItem(lang=lang, blocks=(samples.paragraph(text, lang),))
        for lang, text in (("en", "One"), (samples.DARI, "دو"), ("ps", "درې"))
    )
    english, dari = (List(lang=lang, items=items) for lang in ("en", samples.DARI))
    data = epub.export(replace(samples.article(), body=(english, dari)), options).data
    marked = re.findall(r"<li(?: [^>]*)?>", Publication(data).text("EPUB/text.xhtml"))
    assert ["turn" in item for item in marked] == [False, True, True, True, False, False]
