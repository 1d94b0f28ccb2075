"""The finished file: conforming, the same every time, with everything in its place."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from exporters import pdf
from exporters.document import Division, PageDesign, Paragraph, SourceFile, Text
from exporters.errors import SourceError
from exporters.pdf.geometry import measure_page
from exporters.reader import read_file
from tests.documents import localized
from tests.pdf import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Block
    from exporters.export import Export
    from exporters.options import Options

ROOT = Path(__file__).resolve().parents[2]
FOLIO_LATIN, FOLIO_PERSIAN = "123456789", "۱۲۳۴۵۶۷۸۹"


def opened(export: Export) -> pikepdf.Pdf:
    file = pikepdf.open(io.BytesIO(export.data))
    _kept.append(file)  # its objects live no longer than it does
    return file


_kept: list[pikepdf.Pdf] = []


def page_texts(export: Export) -> list[str]:
    with pypdfium2.PdfDocument(export.data) as file:
        return [page.get_textpage().get_text_range() for page in file]


def bands(export: Export) -> list[tuple[str, str]]:
    """What stands above the text block of each page and below it, marks and joiners left out."""
    with pypdfium2.PdfDocument(export.data) as file:
        return [
            (plain(page.get_textpage().get_text_bounded(bottom=page.get_height() - 70)),
             plain(page.get_textpage().get_text_bounded(top=105)))
            for page in file
        ]  # fmt: skip


def plain(text: str) -> str:
    """Without what pdfium leaves out of a part of a page, misplaces or has too much there."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "\u200cٔ\u0003"))).split())


@pytest.fixture(params=["english", "persian"])
def export(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


# --- standards and reproducibility -----------------------------------------------------------


@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3A"])
def test_both_standards_hold_in_one_file(export: Export, profile: str) -> None:
    page = pytest.importorskip("page")
    report = page.validate_pdf_bytes(export.data, profile=getattr(page.ValidationProfile, profile))
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_the_engine_has_nothing_to_say(export: Export) -> None:
    assert export.diagnostics == ()


def test_the_same_bytes_in_another_process(persian: Export, tmp_path: Path) -> None:
    program = (
        "import sys; from exporters import pdf;"
        "from exporters.assets import find_fonts, load_styles;"
        "from exporters.options import Options; from tests.pdf.samples import english, persian;"
        "options = Options(fonts=find_fonts(), styles=load_styles());"
        "pdf.export(english(), options);"  # whatever was set before leaves no trace
        "sys.stdout.buffer.write(pdf.export(persian(), options).data)"
    )
    surroundings = {
        "TZ": "Asia/Kabul",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": str(ROOT),
    }
    finished = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, **surroundings},
    )
    assert finished.stdout == persian.data


# --- pages -----------------------------------------------------------------------------------


def test_the_number_of_pages(export: Export) -> None:
    assert export.pages == len(opened(export).pages) > 1


@pytest.mark.parametrize(("width", "height"), [(210, 297), (148, 210), (152.4, 228.6)])
def test_a_page_of_any_size(options: Options, width: float, height: float) -> None:
    design = PageDesign(width=width, height=height)
    made = pdf.export(samples.persian(page=design, body=()), options)
    box = [float(edge) for edge in opened(made).pages[0].mediabox]
    assert box == pytest.approx([0, 0, width * 72 / 25.4, height * 72 / 25.4], abs=0.01)
    assert not made.diagnostics


def test_the_masthead_stands_on_the_first_page_in_reading_order(export: Export) -> None:
    first = plain(page_texts(export)[0])
    places = [
        first.index(plain(words))
        for words in (
            "روزنامهٔ نمونه", "RN-RN", "بشنو این نی چون شکایت می‌کند", "از جدایی‌ها حکایت می‌کند",
            "کز نیستان تا مرا ببریده‌اند", "در نفیرم مرد و زن نالیده‌اند",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_every_other_page_has_a_running_head_in_both_languages(export: Export) -> None:
    heads = [head for head, _ in bands(export)]
    assert heads[0] == ""
    for head in heads[1:]:
        assert head in (
            plain("A Title in English روزنامهٔ نمونه"),
            plain("یک متن، دو خط One Text, Two Scripts"),
        )


def test_every_foot_has_the_short_attribution_and_the_folio_twice(export: Export) -> None:
    for number, (_, foot) in enumerate(bands(export)):
        author = "Jane Writer · The First Review · 12 July 2024"
        assert author in foot or plain("نویسندهٔ نمونه") in foot
        assert FOLIO_LATIN[number] in foot
        assert FOLIO_PERSIAN[number] in foot


def test_a_document_without_a_masthead_has_its_title_alone_as_running_head(
    options: Options,
) -> None:
    made = pdf.export(samples.english(masthead=None, title=localized(en="Alone")), options)
    assert not made.diagnostics
    assert bands(made)[1][0] == "Alone"


def overhang(export: Export, number: int, measure: tuple[float, float]) -> tuple[float, float]:
    """How far the ink of a page reaches beyond the text block: points at left and at right."""
    left, right = measure
    with pypdfium2.PdfDocument(export.data) as file:
        picture = file[number].render(scale=4, grayscale=True).to_pil()
    columns = [
        x for x in range(picture.width)
        if picture.crop((x, 0, x + 1, picture.height)).getextrema()[0] < 128
    ]  # fmt: skip
    return left - min(columns) / 4, max(columns) / 4 - right


def test_the_ink_stays_within_the_measure(persian: Export) -> None:
    document = samples.persian()
    geometry = measure_page(document.page, document.lang)
    # The first page of a text that is bound at its right is a left one: its outer edge is left.
    for number in range(persian.pages or 0):
        before = geometry.outer if number % 2 == 0 else geometry.inner
        left, right = overhang(persian, number, (before, before + geometry.measure))
        assert left < 1.5, f"page {number + 1}: {left:.2f} pt beyond the left margin"
        assert right < 1.5, f"page {number + 1}: {right:.2f} pt beyond the right margin"


# --- the catalogue ---------------------------------------------------------------------------


def test_binding_and_title(english: Export, persian: Export) -> None:
    for made, direction, lang in ((english, "/L2R", "en"), (persian, "/R2L", "fa-AF")):
        root = opened(made).Root
        assert root.ViewerPreferences.Direction == direction
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.Lang) == lang


def test_page_labels_count_as_the_folios_do(english: Export, persian: Export) -> None:
    assert opened(english).Root.PageLabels.Nums[1].S == "/D"
    labels = list(opened(persian).Root.PageLabels.Nums)
    assert [str(label.P) for label in labels[1::2]] == ["۱", "۲", "۳", "۴"][: persian.pages]


def test_the_sources_are_attached(english: Export) -> None:
    file = opened(english)
    names = list(file.Root.Names.EmbeddedFiles.Names)
    related = {str(name): file for name, file in zip(names[::2], names[1::2], strict=True)}
    assert {name: str(file.AFRelationship) for name, file in related.items()} == {
        "masthead.yaml": "/Source", "provenance.json": "/Data", "record.jsonld": "/Supplement",
        "sample.md": "/Source",
    }  # fmt: skip
    assert [*related] == sorted(related)
    for specification in related.values():
        assert str(specification.EF.F.Params.ModDate) == "D:20240714000000Z"
    assert related["sample.md"].EF.F.read_bytes() == b"---\nlang: en\n---\n"
    assert len(file.Root.AF) == 4


def test_a_source_with_a_persian_name_has_an_ascii_one_too(options: Options) -> None:
    sources = (SourceFile("یک.md", b"x"), SourceFile("دو.md", b"y"))
    names = list(
        opened(pdf.export(samples.persian(sources=sources, body=()), options))
        .Root.Names.EmbeddedFiles.Names
    )  # fmt: skip
    shown = {str(name): str(one.UF) for name, one in zip(names[::2], names[1::2], strict=True)}
    assert {name: shown[name] for name in shown if name.endswith(".md")} == {
        "source.md": "یک.md", "2-source.md": "دو.md",
    }  # fmt: skip


def test_no_source_is_attached_where_the_build_says_so(options: Options) -> None:
    made = pdf.export(samples.persian(body=()), replace(options, embed_source=False))
    names = list(opened(made).Root.Names.EmbeddedFiles.Names)
    assert [str(name) for name in names[::2]] == ["provenance.json", "record.jsonld"]
    assert b"stored" not in names[1].EF.F.read_bytes()


def outline_titles(items: Any) -> Iterator[tuple[str, list[Any]]]:
    for item in items:
        yield item.title, list(outline_titles(item.children))


def test_the_outline_nests_the_headings_under_the_title(english: Export) -> None:
    with opened(english).open_outline() as outline:
        titles = list(outline_titles(outline.root))
    assert json.dumps(titles) == json.dumps(
        [
            ["A Title in English",
             [["A first heading", [["A second one", []]]],
              ["About this text", [["دربارهٔ این متن", []]]]]],
        ]
    )  # fmt: skip


def test_links_lead_where_they_say(english: Export) -> None:
    targets = {
        str(annotation.A.URI)
        for page in opened(english).pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation
    }
    assert {
        "https://example.org/?a=1&b=2", "https://www.example.org", "mailto:desk@example.org",
        "https://example.org/jane", "https://example.org/first",
    } <= targets  # fmt: skip


def test_only_the_fonts_of_the_build_are_embedded(export: Export) -> None:
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for page in opened(export).pages
        for font in page.resources.Font.values()
    }
    assert fonts
    assert all(name.startswith("Diglot-") for name in fonts)
    assert not any("Naskh" in name and "Italic" in name for name in fonts)


# --- what cannot be set ----------------------------------------------------------------------


def test_a_character_without_a_glyph_is_an_error_at_its_place(options: Options) -> None:
    folder = ROOT / "tests" / "diagnostics" / "f-001"
    document = read_file(folder / "input.md").document
    assert document is not None
    found = pdf.export(document, options).diagnostics
    assert "".join(f"{one.text}\n" for one in found) == (folder / "expected.txt").read_text("utf-8")


def test_a_document_nested_too_deeply_is_refused(options: Options) -> None:
    block: Block = Paragraph((Text("deep"),), lang="en")
    for _ in range(400):
        block = Division((block,), lang="en")
    with pytest.raises(SourceError) as caught:
        pdf.export(samples.english(body=(block,), notes=()), options)
    assert caught.value.diagnostics[0].code == "p-003"
