"""The structure tree: what each element becomes, and what holds for a file as a whole."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pypdf
import pypdfium2
import pytest

from exporters.language import is_arabic_script
from exporters.verify.pdf_tree import read_tree
from tests.fixtures import Fixture, read_fixtures
from tests.pdf.tagged import set_pages, tree_of

if TYPE_CHECKING:
    from exporters.assets import Fonts
    from exporters.verify.pdf_tree import TagTree

ENGLISH = "A quarterly review, printed in two languages, informs administrators everywhere. "
DARI = "فصل‌نامه‌ای که به دو زبان چاپ می‌شود، همهٔ خوانندگان را آگاه می‌سازد. "
MIXED = f"""
<div class="running"><span lang="fa-AF" dir="rtl">فصل‌نامه</span> <a href="#end">Review</a></div>
<header lang="fa-AF" dir="rtl"><p>فصل‌نامهٔ دو زبان</p></header>
<h1 class="title">Two Languages</h1>
<p class="long">{ENGLISH * 9}</p>
<p class="long hyphenated" style="width: auto">{ENGLISH * 9}</p>
<p class="long" lang="fa-AF" dir="rtl">
{DARI * 9}<bdi lang="en" dir="ltr">English inside</bdi> پایان.</p>
<p>Its name is <bdi lang="fa-AF" dir="rtl">فصل‌نامه</bdi>,<span class="note">In English.</span> or
<a href="https://example.org/"><em>a review</em> <bdi lang="fa-AF" dir="rtl">دو زبانه</bdi></a>.</p>
<ul lang="fa-AF" dir="rtl"><li>نخست<span class="note" lang="en" dir="ltr">First.</span></li></ul>
<figure><img src="diglot:pixel" alt="A square"/><figcaption>Square</figcaption></figure>
<table>
<thead><tr><th><a href="#end">Number</a></th><th lang="fa-AF" dir="rtl">شمار</th></tr></thead>
<tbody>
{"".join(f'<tr><th>{n}</th><td lang="fa-AF" dir="rtl">خانهٔ {n}</td></tr>' for n in range(20))}
</tbody></table>
<div style="opacity: 0.5"><p lang="fa-AF" dir="rtl">کم‌رنگ</p></div>
<p id="end">The end.</p>
"""


@pytest.mark.parametrize("fixture", read_fixtures("pdf-structure.txt"), ids=lambda f: f.title)
def test_elements(fixture: Fixture, fonts: Fonts) -> None:
    assert tree_of(fonts, fixture.input).describe() == fixture.expected


@pytest.fixture(scope="module")
def mixed(fonts: Fonts) -> bytes:
    return set_pages(fonts, MIXED)


@pytest.fixture(scope="module")
def tree(mixed: bytes) -> TagTree:
    return read_tree(mixed)


def test_conforms_to_pdf_ua(mixed: bytes) -> None:
    report = page.validate_pdf_bytes(mixed, profile=page.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_every_script_stands_under_a_language_written_in_it(tree: TagTree) -> None:
    seen = set()
    for content in tree.contents():
        scripts = {
            "ARABIC" in unicodedata.name(character)
            for character in content.text
            if character.isalpha()
        }
        assert scripts <= {is_arabic_script(content.lang)}, content
        seen |= scripts
    assert seen == {True, False}


def test_an_element_goes_on_over_pages(tree: TagTree) -> None:
    paragraphs = [element for element in tree.elements() if element.role == "P"]
    long = [
        element
        for element in paragraphs
        if len({content.page for content in element.contents()}) > 1
    ]
    assert [element.lang for element in long] == ["en", "en", "fa-AF"]
    tables = [element for element in tree.elements() if element.role == "Table"]
    assert [len({content.page for content in table.contents()}) > 1 for table in tables] == [True]


def test_words_are_read_as_they_were_written(tree: TagTree) -> None:
    text = " ".join(tree.text.split())
    assert text.count(ENGLISH.strip()) == 18
    assert text.count(DARI.strip()) == 9
    assert f"{DARI}English inside پایان." in text
    assert "Its name is فصل‌نامه,1 or a review دو زبانه. 1. In English." in text


def test_a_table_s_head_is_read_once(tree: TagTree) -> None:
    heads = [element for element in tree.elements() if element.role == "THead"]
    assert [head.text for head in heads] == ["Number\nشمار"]
    repeated = [artifact for artifact in tree.artifacts if "Number" in artifact.text]
    assert repeated


def test_all_that_is_painted_is_content_or_artifact(mixed: bytes, tree: TagTree) -> None:
    assert not tree.untagged
    last = max(artifact.page for artifact in tree.artifacts)
    for number in range(last + 1):
        texts = [artifact.text for artifact in tree.artifacts if artifact.page == number]
        assert texts[-1] == str(number + 1)
        assert any("Review" in text for text in texts)
    with pikepdf.open(io.BytesIO(mixed)) as pdf:
        for sheet in pdf.pages:
            # Sequences inside others may say an ActualText; content or artifact is the outermost.
            open_sequences: list[str] = []
            for instruction in pikepdf.parse_content_stream(sheet):
                operator = str(instruction.operator)
                if operator in {"BDC", "BMC"}:
                    open_sequences.append(str(instruction.operands))
                elif operator == "EMC":
                    open_sequences.pop()
                assert open_sequences or operator not in {"Tj", "TJ"}
                inner = open_sequences[1:]
                assert all("ActualText" in opened and "MCID" not in opened for opened in inner)
            assert not open_sequences


def test_every_sequence_finds_its_element(mixed: bytes) -> None:
    """The parent tree leads from each number of each stream to the element that holds it."""
    with pikepdf.open(io.BytesIO(mixed)) as pdf:
        root = pdf.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        parents: dict[Any, Any] = dict(zip(numbers[::2], numbers[1::2], strict=True))
        assert sorted(parents) == list(range(root.ParentTreeNextKey))
        found = 0
        for element in _elements(root.K[0] if isinstance(root.K, pikepdf.Array) else root.K):
            for kid in _kids(element):
                if isinstance(kid, int):
                    assert parents[element.Pg.StructParents][kid].objgen == element.objgen
                elif kid.get("/Type") == "/MCR":
                    owner = kid.get("/Stm", kid.Pg)
                    assert parents[owner.StructParents][kid.MCID].objgen == element.objgen
                elif kid.get("/Type") == "/OBJR":
                    assert parents[kid.Obj.StructParent].objgen == element.objgen
                else:
                    assert kid.P.objgen == element.objgen
                    continue
                found += 1
        streams = sum(len(value) for value in parents.values() if isinstance(value, pikepdf.Array))
        annotations = sum(len(sheet.get("/Annots", ())) for sheet in pdf.pages)
        assert found == streams + annotations


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _elements(element: Any) -> list[Any]:
    found = [element]
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            found += _elements(kid)
    return found


def test_links_of_the_text_alone_are_links_of_the_file(mixed: bytes, tree: TagTree) -> None:
    with pikepdf.open(io.BytesIO(mixed)) as pdf:
        annotations = [note for sheet in pdf.pages for note in sheet.get("/Annots", ())]
        words = [str(annotation.Contents) for annotation in annotations]
    targets = [target for element in tree.elements() for target in element.links]
    assert list(dict.fromkeys(targets)) == ["https://example.org/", "#end"]
    assert list(dict.fromkeys(words)) == ["a review دو زبانه", "Number"]
    assert len(words) == len(targets) <= 3


def test_notes_have_ids_that_the_file_can_find(mixed: bytes, tree: TagTree) -> None:
    notes = [element for element in tree.elements() if element.role == "Note"]
    assert [note.lang for note in notes] == ["en", "en"]
    with pikepdf.open(io.BytesIO(mixed)) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [str(name) for name in names[::2]] == [note.id for note in notes]
        assert [str(element.ID) for element in names[1::2]] == [note.id for note in notes]


def test_a_figure_has_its_place_on_the_page(tree: TagTree) -> None:
    (figure,) = (element for element in tree.elements() if element.role == "Figure")
    box = figure.attributes["BBox"]
    assert isinstance(box, tuple)
    left, bottom, right, top = box
    assert 24 <= left < right <= 276
    assert 24 <= bottom < top <= 136
    assert figure.alternative == "A square"


def test_the_tree_leaves_copying_alone(mixed: bytes, fonts: Fonts) -> None:
    """ActualText stands on elements only: an extractor reads what it reads without any tags."""
    plain = set_pages(fonts, MIXED, variant="pdf/a-3b")
    for extract in (_pypdf_text, _pdfium_text):
        assert extract(mixed) == extract(plain)


def _pypdf_text(data: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(data)).pages]


def _pdfium_text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [sheet.get_textpage().get_text_bounded() for sheet in document]


def test_a_document_written_from_right_to_left(fonts: Fonts) -> None:
    data = set_pages(fonts, '<p>چای</p><p lang="en" dir="ltr">Tea</p>', lang="fa-AF")
    assert read_tree(data).describe().splitlines() == [
        "Document [fa-AF] WritingMode=RlTb",
        "  P",
        '    ="چای"',
        "  P [en] WritingMode=LrTb",
        '    "Tea"',
    ]


def test_same_bytes(mixed: bytes, fonts: Fonts) -> None:
    assert set_pages(fonts, MIXED) == mixed
