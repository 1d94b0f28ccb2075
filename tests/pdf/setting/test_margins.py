"""Small signs at the ends of justified lines hang over the margin, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from exporters.document import PageDesign
from exporters.pdf.content import render_content
from exporters.pdf.engine import load_engine
from exporters.pdf.fetcher import DeclaredResources
from exporters.pdf.geometry import measure_page
from exporters.pdf.page_styles import render_page_styles
from exporters.pdf.setting.margins import overhang_of
from tests.documents import document, localized, paragraph
from tests.pdf import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.options import Options

SIGNS = {"en": "-\u2010.,", "fa-AF": ".،؛"}
PAGE = PageDesign(width=120, height=180)
PIXELS = 96 / 72


class Line(NamedTuple):
    """A full line: its last sign, and how far it stands over its margins, in em."""

    sign: str
    at_end: float
    at_start: float


def full_lines(lang: str, options: Options) -> list[Line]:
    """The lines of the paragraphs as they are laid out, but for the last of each paragraph."""
    words = samples.ENGLISH_LINE if lang == "en" else samples.DARI_LINE
    title = localized(en="Margins") if lang == "en" else localized(fa_AF="حاشیه‌ها")
    made = document(
        lang=lang, title=title, subtitle=None, rubric=None, masthead=None, attribution=None,
        people=(), notes=(), issued=None, page=PAGE,
        body=tuple(paragraph(words[n * 7 :] + words * 9, lang=lang) for n in range(4)),
    )  # fmt: skip
    engine = load_engine(options.fonts)
    design = measure_page(PAGE, lang)
    faces = engine._load_faces(options.fonts)
    sheets = (options.styles.base, options.styles.print, render_page_styles(made, design))
    tree = engine._Tree(
        render_content(made, options.fonts), engine._Fetcher(DeclaredResources.of(made))
    )
    laid_out = tree.render(
        font_config=faces, stylesheets=[engine._parse_styles(text, faces) for text in sheets]
    )
    found = []
    for page in laid_out.pages:
        for block in paragraphs(page._page_box):
            left, right = block.content_box_x(), block.content_box_x() + block.width
            for line in [child for child in block.children if child.children][:-1]:
                texts = [box for box in line.descendants() if getattr(box, "text", "")]
                first = min(box.position_x for box in texts)
                last = max(box.position_x + box.width for box in texts)
                over = ((last - right), (left - first))
                at_end, at_start = over if lang == "en" else over[::-1]
                em = texts[-1].style["font_size"]
                if at_end / em > -0.5:  # the text does not end here
                    found.append(Line(texts[-1].text[-1], at_end / em, at_start / em))
    return found


def paragraphs(box: Any) -> Iterator[Any]:
    for inner in box.descendants():
        if inner.element_tag == "p" and type(inner).__name__ == "BlockBox":
            yield inner


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_signs_hang_over_the_margin_and_letters_do_not(lang: str, options: Options) -> None:
    found = full_lines(lang, options)
    hanging = [line for line in found if line.sign in SIGNS[lang]]
    others = [line for line in found if line.sign.isalpha()]
    assert len(hanging) >= 2
    assert len(others) > 20
    assert all(0.05 < line.at_end < 0.2 for line in hanging), hanging
    assert all(abs(line.at_end) < 0.01 for line in others), others
    assert all(line.at_start < 0.01 for line in found)  # an indent is less than nothing
    assert sum(abs(line.at_start) < 0.01 for line in hanging) >= len(hanging) - 4


def test_an_empty_line_has_no_overhang() -> None:
    class Empty:
        children = ()

    assert overhang_of(Empty()) == 0
