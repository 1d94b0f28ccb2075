"""The direction contract, put to the test: what Readium's toolkits do changes no pixel of a text.

They strip `dir` from html and body, write the publication's direction on both, and set base rules
of their own. A text whose direction stood on html or body alone would turn round.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest
from lxml import etree
from PIL import ImageChops

from exporters import epub
from exporters.epub.marks import MARKS
from tests.epub import browser
from tests.fixtures import read_fixtures
from tests.programs import CHROMIUM, needs
from tests.reader.test_languages import read_in

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.options import Options

pytestmark = [
    pytest.mark.outside,
    needs("Chromium", CHROMIUM),
]

XHTML: Final = "{http://www.w3.org/1999/xhtml}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
OPF: Final = "{http://www.idpf.org/2007/opf}"
PROGRESSION: Final = "page-progression-direction"
TURNED: Final = {"ltr": "rtl", "rtl": "ltr"}
# As ReadiumCSS lays its column: nothing in it has a side.
BASE: Final = """
:root { font-size: 100%; background: white; color: black }
body { width: 100%; max-width: 40rem; margin: 0 auto !important; padding: 0 20px;
       box-sizing: border-box; overflow-wrap: break-word }
"""
Treatment = Literal["as made", "Readium", "turned round"]


@pytest.fixture(scope="module", params=["en fa-AF", "fa-AF en"])
def publication(
    request: pytest.FixtureRequest, options: Options, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Every labelled text as one publication in English, and as one in Dari; unpacked."""
    bodies = [case.input.partition("\n")[2] for case in read_fixtures("languages.txt")]
    document = read_in(request.param.split(), "\n\n".join(bodies))
    folder = tmp_path_factory.mktemp("publication")
    with zipfile.ZipFile(io.BytesIO(epub.export(document, options).data)) as archive:
        archive.extractall(folder)
    return folder / "EPUB"


def tree(path: Path) -> Any:
    """The root of an XML file."""
    return etree.parse(path).getroot()


def treated(page: Path, treatment: Treatment, *, styled: bool = True) -> Path:
    """A page as a reading system shows it; `styled`: with the publication's own style sheets."""
    root = tree(page)
    direction = tree(page.with_name("package.opf")).find(f"{OPF}spine").get(PROGRESSION)
    head, body = root
    if treatment != "as made":
        direction = TURNED[direction] if treatment == "turned round" else direction
        for element in (root, body):
            element.attrib.pop("dir")
            element.set("dir", direction)
    for link in head.findall(f"{XHTML}link"):
        if not styled:
            head.remove(link)
    style = etree.Element(f"{XHTML}style")
    style.text = BASE
    head.insert(0, style)
    made = page.with_name(f"{page.stem}-{treatment.replace(' ', '-')}-{styled}.xhtml")
    made.write_bytes(etree.tostring(root, encoding="utf-8"))
    return made


@pytest.mark.parametrize(
    ("treatment", "styled"),
    [("Readium", True), ("Readium", False), ("turned round", True), ("turned round", False)],
)
def test_no_pixel_of_the_text_changes(
    publication: Path, treatment: Treatment, *, styled: bool
) -> None:
    page = publication / "text.xhtml"
    made = browser.paint(treated(page, "as made", styled=styled))
    shown = browser.paint(treated(page, treatment, styled=styled))
    assert ImageChops.invert(made).getbbox() is not None
    assert ImageChops.difference(made, shown).getbbox() is None


@pytest.mark.parametrize("name", ["text.xhtml", "nav.xhtml"])
def test_whatever_a_toolkit_asks_it_finds_one_direction(publication: Path, name: str) -> None:
    package, html = tree(publication / "package.opf"), tree(publication / name)
    [lang, *_] = package.iterfind(f".//{DC}language")
    by_language = "rtl" if lang.text.split("-")[0] in {"ar", "fa", "he"} else "ltr"
    stated = package.find(f"{OPF}spine").get(PROGRESSION)
    assert {stated, html.get("dir"), html[1].get("dir"), html[1][0].get("dir")} == {by_language}


def test_a_text_without_its_own_direction_would_turn_round(publication: Path) -> None:
    page = publication / "text.xhtml"
    root = tree(page)
    main = root.find(f"{XHTML}body/{XHTML}section")
    main.attrib.pop("dir")
    spoilt = page.with_name("spoilt.xhtml")
    spoilt.write_bytes(etree.tostring(root, encoding="utf-8"))
    made = browser.paint(treated(spoilt, "as made"))
    shown = browser.paint(treated(spoilt, "turned round"))
    assert ImageChops.difference(made, shown).getbbox() is not None


@pytest.mark.parametrize("name", ["text.xhtml", "nav.xhtml"])
def test_without_any_style_every_line_reads_in_its_order(publication: Path, name: str) -> None:
    page = treated(publication / name, "Readium", styled=False)
    wide = tree(page)
    wide[0][
        0
    ].text = "body { width: 9000px } th, td { white-space: nowrap } [hidden] { display: block }"
    page.write_bytes(etree.tostring(wide, encoding="utf-8"))
    lines = list(lines_of(wide[1]))
    placed = iter(browser.place_words(page, 10000))
    assert len(lines) > 3
    for line in lines:
        words = [next(placed) for _ in flat(line)]
        words.sort(key=lambda word: word[1])
        assert [word for word, *_ in words] == flat(line)
    assert next(placed, None) is None


# --- the order of words on a line, from the markup alone --------------------------------------

Line = list["str | Line"]
INLINE: Final = frozenset(
    f"{XHTML}{name}"
    for name in ("a", "abbr", "bdi", "code", "del", "em", "span", "strong", "sub", "sup", "time")
)


def lines_of(element: etree._Element, direction: str = "ltr") -> list[Line]:
    """The words of each block that holds a line, from left to right."""
    direction = element.get("dir", direction)
    lines: list[Line] = []
    line: Line = []
    for content in contents(element):
        if isinstance(content, str):
            line += content.split()
        elif content.tag in INLINE:
            line.append(ordered(content, direction))
        else:
            lines += [visual(line, direction), *lines_of(content, direction)]
            line = []
    return [one for one in (*lines, visual(line, direction)) if flat(one)]


def contents(element: etree._Element) -> list[str | etree._Element]:
    """The texts and elements inside an element, in order, without marks of direction."""
    found: list[str | etree._Element] = [element.text or ""]
    for child in element:
        found += [child, child.tail or ""]
    return [
        part.translate(dict.fromkeys(map(ord, MARKS)))
        if isinstance(part, str) else part
        for part in found
    ]  # fmt: skip


def ordered(element: etree._Element, surroundings: str) -> Line:
    """The words of an inline element from left to right; without `dir` it is part of its line."""
    direction = element.get("dir", surroundings)
    line: Line = []
    for content in contents(element):
        line += content.split() if isinstance(content, str) else [ordered(content, direction)]
    return visual(line, direction)


def visual(line: Line, direction: str) -> Line:
    """A line from left to right."""
    return line if direction == "ltr" else line[::-1]


def flat(line: Line) -> list[str]:
    """The words of a line and of what is nested in it."""
    return [word for part in line for word in ([part] if isinstance(part, str) else flat(part))]
