"""What is written comes out again: copied by poppler, by pdfium and by pypdf, phrase by phrase.

`phrases.txt` has the phrases; `phrases-lost.txt` has those that an extractor gets wrong, and why.
A phrase that is lost without standing there fails the test, and so does one that stands there and
is not lost: the table may only become shorter.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pikepdf
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter

from exporters import pdf
from exporters.pdf import seam
from exporters.pdf.text_layer import shaping
from exporters.pdf.text_layer.blanks import hide_blanks
from exporters.pdf.text_layer.clusters import share_characters
from exporters.pdf.text_layer.codes import Codes, Part
from exporters.pdf.text_layer.composites import add_glyphs
from exporters.pdf.text_layer.glyphs import Glyph, Shaped
from exporters.pdf.text_layer.moving import move_sections
from exporters.pdf.text_layer.operators import show
from exporters.pdf.text_layer.pieces import Piece
from exporters.pdf.text_layer.signals import Place, class_of
from exporters.reader import read
from tests.fixtures import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.assets import Fonts
    from exporters.document import Document
    from exporters.export import Export
    from exporters.options import Options


class Phrase(NamedTuple):
    """A phrase, its language, and what it shows."""

    lang: str
    title: str
    text: str


class Setting(NamedTuple):
    """Where the phrases stand: the file's language, the page's size, what is around them."""

    name: str
    lang: str
    size: str
    before: str
    behind: str


_FA: Final = ("fa-AF", "این پاره دارای ", " است که می‌خوانیم.")
_EN: Final = ("en", "The text has ", " in it, as we read.")
SETTINGS: Final = {
    setting.name: setting
    for setting in (
        Setting("a paragraph in Dari", "fa-AF", "A5", "", ""),
        Setting("a sentence in Dari", _FA[0], "A5", *_FA[1:]),
        Setting("a narrow column in Dari", _FA[0], "74x148mm", *_FA[1:]),
        Setting("a paragraph in English", "en", "A5", "", ""),
        Setting("a sentence in English", _EN[0], "A5", *_EN[1:]),
        Setting("a narrow column in English", _EN[0], "74x148mm", *_EN[1:]),
    )
}
EXTRACTORS: Final = ("poppler", "pdfium", "pypdf")
MANUAL: Final = Path(__file__).parents[2] / "source" / "manual.md"
# Marks of direction are no text: poppler itself writes them around every line.
_MARKS: Final = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def _rows(name: str, cells: int) -> list[list[str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    rows = [line.split(" . ", cells - 1) for line in lines if line and not line.startswith("%")]
    return [[cell.strip() for cell in row] for row in rows]


PHRASES: Final = [Phrase(*row) for row in _rows("phrases.txt", 3)]
LOST: Final = {(row[0], row[1], row[2]): row[3] for row in _rows("phrases-lost.txt", 4)}


def made_of(setting: Setting) -> Document:
    """A publication with every phrase in a paragraph of its own."""
    front = (
        f"---\nlang: {setting.lang}\ntitle: {'Phrases' if setting.lang == 'en' else 'جمله‌ها'}\n"
        "author: A B\nmasthead: false\nattribution: original\n"
        f"page: {{size: {setting.size}}}\n---\n"
    )
    blocks = []
    for lang, _, text in PHRASES:
        if setting.before:
            run = text if lang == setting.lang else f"[{text}]{{lang={lang}}}"
            blocks.append(setting.before + run + setting.behind)
        else:
            blocks.append(f"::: {{lang={lang}}}\n{text}\n:::")
    reading = read(front + "\n\n".join(["", *blocks]), "phrases.md", FOLDER)
    assert reading.document is not None, reading.diagnostics
    return reading.document


def plain(text: str) -> str:
    """A text after NFC, without marks of direction, its white space made single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_MARKS)).split())


def found(text: str, extracted: str) -> bool:
    """Whether a text was extracted, as it was written but for where a line ends in an address.

    A line may end behind these signs (The Chicago Manual of Style, 14.18), and no program can
    tell whether there was a space.
    """
    pattern = "".join(
        re.sub(r"(?<=[/?&=])(?=.)", " ?", re.escape(part)) if index % 2 else re.escape(part)
        for index, part in enumerate(re.split(r"(https?://\S+)", text))
    )
    return re.search(pattern, extracted) is not None


def read_by_poppler(data: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()


def read_by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


def read_by_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def check(setting: Setting, data: bytes, extractor: str, extract: Callable[[bytes], str]) -> None:
    """Compare what an extractor loses with what it is known to lose."""
    extracted = plain(extract(data))
    lost = {
        phrase.title
        for phrase in PHRASES
        if not found(plain(setting.before + phrase.text + setting.behind), extracted)
    }
    known = {title for by, where, title in LOST if (by, where) == (extractor, setting.name)}
    assert not lost - known, f"{extractor} loses in {setting.name}: {sorted(lost - known)}"
    assert not known - lost, f"strike from phrases-lost.txt: {sorted(known - lost)}"


@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_written_comes_out(name: str, options: Options) -> None:
    setting = SETTINGS[name]
    data = pdf.export(made_of(setting), options).data
    check(setting, data, "pdfium", read_by_pdfium)
    check(setting, data, "pypdf", read_by_pypdf)


@pytest.mark.outside
@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_written_comes_out_of_poppler(name: str, options: Options) -> None:
    setting = SETTINGS[name]
    check(setting, pdf.export(made_of(setting), options).data, "poppler", read_by_poppler)


FRONT: Final = (
    "---\nlang: {lang}\ntitle: {title}\nauthor: A B\nmasthead: false\nattribution: original\n"
    "page: {{size: 297x210mm}}\n---\n\n"
)
RIGHT_BOUND: Final = (
    "شمارهٔ (+93) 20-210 0000 است و نسخهٔ 3.11.2 (x86_64) و C++ و AT&T آمد.",
    "نشانی http://user:pass@host.example:8080/~a/b_c?q=1&r=%20#x را ببین؛",
    "آن (https://a.example/b) و info@example.org، 10% و $5.",
    "گفت «Hello, world!» و [“Don’t panic!” – said he, 42 times…]{lang=en} را خواند.",
    "[“OK”]{lang=en} گفت و [the word [کتاب]{lang=fa-AF} means book]{lang=en} نوشت.",
    "سال‌های ۲۰۱۰–۲۰۱۵ یا EPUB 3.0–3.3، 3×4=12 و a.b.c.d.e.f.g.h و ISO 14289-1:2014 بود.",
    "[In an English line, [کتاب]{lang=fa-AF} stands (in brackets): [آن]{lang=fa-AF}!]{lang=en}",
    "یادداشت[^1] دارد.",
)


LEFT_BOUND: Final = (
    "It has [سال ۱۴۰۳ خورشیدی]{lang=fa-AF} in it ([کتاب]{lang=fa-AF}), “[گُلِ سُرخ]{lang=fa-AF}”!",
    "[سازمان شانگهای (SCO) بزرگ است]{lang=fa-AF}: [EPUB 3.3 و پچ‌پچ و پچ‌پچ]{lang=fa-AF}.",
    "[زه پښتو لیکم او ټول ګډ ژوند کوو]{lang=ps} is longer than this.",
)


@pytest.mark.parametrize(
    ("line", "lang", "title"),
    [
        *((line, "fa-AF", "جمله‌ها") for line in RIGHT_BOUND),
        *((line, "en", "Lines") for line in LEFT_BOUND),
    ],
)
def test_a_mixed_line_is_read_in_order(line: str, lang: str, title: str, options: Options) -> None:
    note = "\n\n[^1]: پانویس." if "[^1]" in line else ""
    front = FRONT.format(lang=lang, title=title)
    reading = read(front + line + note, "line.md", FOLDER)
    assert reading.document is not None, reading.diagnostics
    data = pdf.export(reading.document, options).data
    written = line.replace("[^1]", "۱")
    while (bare := re.sub(r"\[([^\[\]]*)\]\{lang=[^}]*\}", r"\1", written)) != written:
        written = bare
    for extract in (read_by_pdfium, read_by_pypdf):
        assert plain(written) in plain(extract(data))


def test_a_heading_is_read_before_its_text(options: Options) -> None:
    body = "Before it.\n\n## A heading\n\nBelow it.\n\n### Another\n\nAt the end."
    reading = read(FRONT.format(lang="en", title="Lines") + body, "line.md", FOLDER)
    assert reading.document is not None, reading.diagnostics
    data = pdf.export(reading.document, options).data
    for extract in (read_by_pdfium, read_by_pypdf):
        assert "Before it. A heading Below it. Another At the end." in plain(extract(data))


class Stream(NamedTuple):
    """A stream of the file being written."""

    stream: list[bytes]


def test_a_blank_is_nothing_to_each_program() -> None:
    font, other = Stream([b"<1f00> <0003>", b"endcmap"]), Stream([b"<1f00> <0041>", b"endcmap"])
    hide_blanks([font, other, Stream([b"BT"])])
    assert font.stream[1:-1] == [
        b"1 beginbfrange",
        b"<1eff> <1f00> <001f>",
        b"endbfrange",
        b"% 1 beginbfchar <1f00> <> endbfchar",
    ]
    assert len(other.stream) == 2


def test_the_phrases_are_told_apart() -> None:
    assert len(PHRASES) >= 60
    assert max(Counter(phrase.title for phrase in PHRASES).values()) == 1
    titles = {phrase.title for phrase in PHRASES}
    assert {key[2] for key in LOST} <= titles
    assert {key[:2] for key in LOST} <= set(product(EXTRACTORS, SETTINGS))


def test_each_lost_phrase_has_a_reason() -> None:
    reasons = re.findall(
        r"^% (\S+): ", (FOLDER / "phrases-lost.txt").read_text("utf-8"), re.MULTILINE
    )
    assert set(LOST.values()) == set(reasons)


def test_the_manual_has_the_matrix() -> None:
    _, _, section = MANUAL.read_text("utf-8").partition("\n### The text layer\n")
    rows = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \|$", section, re.MULTILINE)
    shown = {name: [int(count) for count in counts] for name, *counts in rows}
    assert shown == {
        name: [
            len(PHRASES) - sum(key[:2] == (extractor, name) for key in LOST)
            for extractor in EXTRACTORS
        ]
        for name in SETTINGS
    }
    assert f"{len(PHRASES)} phrases" in section


# --- what is seen -----------------------------------------------------------------------------


def painted(data: bytes, folder: Path) -> list[Image.Image]:
    """The pages as poppler paints them, out of focus: a quarter of a pixel makes no difference."""
    folder.mkdir()
    file = folder / "pages.pdf"
    file.write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", str(file), str(folder / "p")], check=True)
    pages = (Image.open(page) for page in sorted(folder.glob("*.pgm")))
    return [page.filter(ImageFilter.GaussianBlur(2)) for page in pages]


@pytest.mark.outside
@pytest.mark.parametrize("name", ["a narrow column in Dari", "a sentence in English"])
def test_nothing_that_is_seen_changes(
    name: str, options: Options, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = made_of(SETTINGS[name])
    ours = painted(pdf.export(made, options).data, tmp_path / "ours")
    seam.uninstall()
    others = tuple(
        patch
        for patch in seam._patches()
        if patch.name not in {"paint", "draw_first_line", "clean"}
    )
    try:
        monkeypatch.setattr(seam, "_patches", lambda: others)
        engines = painted(pdf.export(made, options).data, tmp_path / "engines")
        seam.uninstall()
    finally:
        monkeypatch.undo()
        seam.install()
    for one, other in zip(ours, engines, strict=True):
        # A hamza that is missing makes a difference of 70, one that is sharper less than 20.
        assert max(ImageChops.difference(one, other).histogram()[32:]) == 0


def test_the_same_text_has_the_same_bytes(options: Options) -> None:
    made = made_of(SETTINGS["a sentence in Dari"])
    assert pdf.export(made, options).data == pdf.export(made, options).data


# --- the parts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "glyphs", "shares"),
    [
        ("مّ", 2, "م|ّ"),
        ("أ", 2, "ا|ٔ"),
        ("آ", 1, "آ"),
        ("ا\u0653", 1, "آ"),
        ("ل", 2, "ل"),
        ("لا", 1, "ل|ا"),
        ("م\u200d", 1, "م"),
        ("\u2067", 0, ""),
    ],
)
def test_every_glyph_has_a_character(text: str, glyphs: int, shares: str) -> None:
    shaped = [Shaped(number, 0, 100) for number in range(glyphs)]
    shared = list(share_characters(text, shaped, is_rtl=True))
    assert "|".join(character for character, _ in shared) == shares
    assert [glyph for _, parts in shared for glyph in parts] == shaped


def test_from_left_to_right_a_ligature_is_one_glyph() -> None:
    shaped = [Shaped(1, 0, 100)]
    assert list(share_characters("ffi", shaped, is_rtl=False)) == [("ffi", (shaped[0],))]


def test_made_glyphs_are_composites_of_the_font(fonts: Fonts) -> None:
    face = next(face for face in fonts.faces if face.role == "naskh")
    data = face.path.read_bytes()
    font = TTFont(io.BytesIO(data))
    hamza = font.getGlyphID(font.getBestCmap()[0x0654])
    texts, widths = {hamza: "ٔ"}, {hamza: font["hmtx"][font.getGlyphName(hamza)][0]}
    codes = Codes(len(font.getGlyphOrder()) + 3, font["head"].unitsPerEm, texts, widths)
    assert codes.code_for("ٔ", (Part(hamza),), widths[hamza]) == hamza
    raised = codes.code_for("ٔ", (Part(hamza, 10, 200),), 0)
    empty = codes.code_for("\u200f", (), 0)
    assert codes.code_for("ٔ", (Part(hamza, 10, 200),), 0) == raised
    assert codes.twin_of(raised) not in {raised, empty}
    wide = codes.widened(raised, 700)
    assert wide not in {raised, empty}
    assert codes.widened(raised, 700) == wide
    assert codes.made[wide - codes.first] == codes.made[raised - codes.first]
    made = TTFont(io.BytesIO(add_glyphs(data, codes)))
    glyphs, names = made["glyf"], made.getGlyphOrder()
    (component,) = glyphs[names[raised]].components
    assert (component.glyphName, component.x, component.y) == (names[hamza], 10, 200)
    assert made["hmtx"][names[raised]] == (0, glyphs[names[raised]].xMin)
    assert glyphs[names[empty]].numberOfContours == 0
    assert [made["hmtx"][name] for name in names[:99]] == [font["hmtx"][n] for n in names[:99]]


# --- sections for poppler ---------------------------------------------------------------------

SECTIONS: Final = [
    ("۲۴ سرطان ۱۴۰۳", ["۲۴ ", "سرطان", " ۱۴۰۳"]),
    ("نسخهٔ ۳٫۱۴ از Python", ["نسخهٔ", " ۳٫۱۴ ", "از", " Python"]),
    ("متن و نوشته", ["متن و نوشته"]),
    ("گفت: «بیا»", ["گفت", ": «", "بیا", "»"]),
]


def _place(text: str, x: float) -> Place:
    return Place(Glyph(1, text, class_of(text), x, 5, is_rtl=True, font="F", size=10), x)


@pytest.mark.parametrize(("text", "sections"), SECTIONS)
def test_what_poppler_cuts_stands_in_order_for_it(text: str, sections: list[str]) -> None:
    places = [_place(text[index], 100 - 5 * index) for index in range(len(text))]
    move_sections(places, [slice(0, len(places))])
    stands = [place.glyph.stand for place in places]
    if len(sections) == 1:
        assert stands == [None] * len(text)
        return
    assert {stand[1] - stand[0] for stand in stands if stand} == {5}
    at = 0
    edges = []
    for section in sections:
        inside = [stand for stand in stands[at : at + len(section)] if stand]
        edges += [min(inside)[0], max(inside)[1]]
        is_from_right = unicodedata.bidirectional(section[0]) == "AL"
        assert inside == sorted(inside, reverse=is_from_right)
        at += len(section)
    assert edges == sorted(edges)
    assert edges[0] == min(place.glyph.x for place in places)


def test_a_moved_glyph_says_what_it_is(options: Options) -> None:
    reading = read(
        "---\nlang: en\ntitle: A Day\nauthor: A B\nmasthead: false\nattribution: original\n---\n\n"
        "On [۲۴ سرطان ۱۴۰۳]{lang=fa-AF} it came out.",
        "day.md",
        FOLDER,
    )
    assert reading.document is not None, reading.diagnostics
    with pikepdf.open(io.BytesIO(pdf.export(reading.document, options).data)) as file:
        spans = [
            str(instruction.operands[1]["/ActualText"])
            for instruction in pikepdf.parse_content_stream(file.pages[0])
            if str(instruction.operator) == "BDC" and "/ActualText" in instruction.operands[1]
        ]
    assert "".join(spans).replace("\u200e", "") == "۲۴ سرطان ۱۴۰۳"


def test_no_step_goes_nowhere(english: Export) -> None:
    with pikepdf.open(io.BytesIO(english.data)) as file:
        steps = [
            operand
            for page in file.pages
            for shown in pikepdf.parse_content_stream(page, "TJ")
            for operand in shown.operands[0].as_list()
            if not isinstance(operand, pikepdf.String)
        ]
    assert len(steps) > 100
    assert all(steps)


def test_a_plain_run_is_read_as_any_other(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_of(SETTINGS["a sentence in Dari"])
    data = pdf.export(made, options).data
    monkeypatch.setattr(shaping, "_is_plain", lambda *_: False)
    assert pdf.export(made, options).data == data


@pytest.mark.parametrize("far", [20, 700])
def test_a_moved_glyph_takes_as_little_room_wherever_it_is(far: float) -> None:
    glyph = _place("د", 100).glyph
    glyph.stand = (100 + far, 105 + far)
    assert len(show(Piece([glyph]), [glyph], 0, 7, None)) < 200
