"""Where WeasyPrint and Chromium set the words of a paragraph, read from the geometry of both."""

from __future__ import annotations

import html
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from exporters.bidi import ZWJ
from tests.pdf.line_order import BREAK, OBJECT, Element, logical_text, stand_in, tokens
from tests.programs import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from exporters.assets import Fonts

_FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--allow-file-access-from-files", "--virtual-time-budget=20000",
)  # fmt: skip

_LINE: Final = 60
_STYLE: Final = f"""
body {{ font: 20px/{_LINE}px "Test Serif", "Test Naskh"; margin: 0; hyphens: manual }}
p {{ margin: 0; padding: 0; text-align: start }}
sup {{ line-height: 0 }}
code {{ direction: ltr; unicode-bidi: isolate; font: inherit }}
"""


def _style(fonts: Fonts, width: int) -> str:
    faces = "".join(
        f'@font-face {{ font-family: "Test {face.role.capitalize()}"; font-weight: {face.weight};'
        f" font-style: {'italic' if face.italic else 'normal'};"
        f' src: url("{face.path.as_uri()}") }}\n'
        for face in fonts.faces
    )
    return f"{faces}{_STYLE}p {{ width: {width}px }}"


def _shown(lines: dict[int, list[tuple[float, int]]]) -> str:
    """The tokens of each line by place: `1 3 2 / 4 5`."""
    return " / ".join(
        " ".join(str(number) for _, number in sorted(lines[line])) for line in sorted(lines)
    )


# --- Chromium --------------------------------------------------------------------------------

_SCRIPT: Final = """
document.fonts.ready.then(() => {
  const hidden = node => node.parentElement.closest('.note, [style*=inline-block]');
  const places = [...document.querySelectorAll('p')].map((p, number) => {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    const characters = [];
    for (let node; node = walker.nextNode();)
      if (!hidden(node))
        for (let i = 0; i < node.data.length; i++) characters.push([node, i]);
    return starts[number].map(start => {
      const [node, i] = characters[start], range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2 - p.getBoundingClientRect().top];
    });
  });
  const out = document.createElement('pre');
  out.id = 'places';
  out.textContent = JSON.stringify(places);
  document.body.append(out);
});
"""


def set_by_chromium(
    paragraphs: Sequence[Element], fonts: Fonts, width: int, folder: Path
) -> list[str]:
    """The order of the tokens of each paragraph in Chromium, as `token_lines` gives it."""
    starts = []
    for paragraph in paragraphs:
        text = logical_text(paragraph)
        stand_ins = [index for index, mark in enumerate(text) if mark in {OBJECT, BREAK}]
        starts.append([
            start - sum(index < start for index in stand_ins) for start in tokens(text)
        ])  # fmt: skip
    body = "\n".join(
        etree.tostring(paragraph, method="html", encoding="unicode", with_tail=False)
        for paragraph in paragraphs
    )
    page = folder / "paragraphs.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="fa-AF"><meta charset="utf-8"><style>{_style(fonts, width)}'
        ".note { display: inline-block; width: 0; height: 0; overflow: hidden }</style>"
        f"<body>{body}<script>const starts = {json.dumps(starts)};{_SCRIPT}</script>",
        encoding="utf-8",
    )
    finished = subprocess.run(
        [CHROMIUM, *_FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    found = re.search(r'<pre id="places">(.*?)</pre>', finished.stdout, re.DOTALL)
    assert found, finished.stderr[-2000:]
    shown = []
    for places in json.loads(html.unescape(found[1])):
        lines: dict[int, list[tuple[float, int]]] = {}
        for number, (x, y) in enumerate(places, 1):
            lines.setdefault(int(y // _LINE), []).append((x, number))
        shown.append(_shown(lines))
    return shown


# --- WeasyPrint ------------------------------------------------------------------------------


def set_by_weasyprint(paragraphs: Sequence[Element], fonts: Fonts, width: int) -> list[str]:
    """The order of the tokens of each paragraph in WeasyPrint, from the glyphs that Pango sets."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - only the tests that set pages pay for it
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    root = etree.Element("html", lang="fa-AF")
    etree.SubElement(root, "body").extend(paragraphs)
    configuration = FontConfiguration()
    sheet = CSS(
        string=_style(fonts, width).replace("unicode-bidi: isolate;", "")
        + "@page { size: 4000px 90000px; margin: 0 }"
        ".note { float: footnote } .note::footnote-call { content: none }",
        font_config=configuration,
    )
    document = HTML(string=etree.tostring(root, encoding="unicode", method="html")).render(
        stylesheets=[sheet], font_config=configuration
    )
    (page,) = document.pages
    blocks = [box for box in page._page_box.descendants() if box.element_tag == "p"]
    boxes = [box for box in blocks if type(box).__name__ == "BlockBox"]
    return [
        _token_places(box, logical_text(paragraph))
        for box, paragraph in zip(boxes, paragraphs, strict=True)
    ]


def _token_places(block: Any, text: str) -> str:
    places: list[tuple[str, float, int]] = []
    line_boxes = [box for box in block.descendants() if type(box).__name__ == "LineBox"]
    line_boxes = [line for line in line_boxes if line.element is block.element]
    for number, line in enumerate(line_boxes):
        _add_characters(line, number, places)
    visible = [
        index
        for index, character in enumerate(text)
        if not character.isspace() and character not in {OBJECT, BREAK}
    ]
    assert [place[0] for place in places] == [text[index] for index in visible]
    at = dict(zip(visible, places, strict=True))
    lines: dict[int, list[tuple[float, int]]] = {}
    for count, start in enumerate(tokens(text), 1):
        _, x, line_number = at[start]
        lines.setdefault(line_number, []).append((x, count))
    return _shown(lines)


def _add_characters(box: Any, line: int, places: list[tuple[str, float, int]]) -> None:
    """Add the visible characters of a line in logical order, each with the middle of its glyph."""
    for child in getattr(box, "children", ()):
        if isinstance(child.element_tag, str) and "::" in child.element_tag:
            continue
        if _stand_in(child):
            continue
        if type(child).__name__ == "TextBox":
            places += (
                (character, child.position_x + x, line)
                for character, x in _glyph_places(child)
                if not character.isspace() and character not in {ZWJ, "\u200b"}
            )
        else:
            _add_characters(child, line, places)


def _stand_in(box: Any) -> str:
    """What the element of a box is in its line; the engine's tree is none of lxml's."""
    element = box.element
    attributes = {name: element.get(name, "") for name in ("class", "style")}
    return stand_in(etree.Element(box.element_tag, attributes))


def _glyph_places(box: Any) -> list[tuple[str, float]]:
    from weasyprint.text.ffi import FROM_UNITS, ffi  # noqa: PLC0415

    layout = box.pango_layout
    layout.reactivate(box.style)
    text = layout.text
    line, _ = layout.get_first_line()
    clusters: dict[int, float] = {}
    x = 0.0
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        for index in range(glyphs.num_glyphs):
            width = glyphs.glyphs[index].geometry.width * FROM_UNITS
            clusters.setdefault(item.offset + glyphs.log_clusters[index], x + width / 2)
            x += width
        run = run.next
    layout.deactivate()
    places = []
    offset, latest = 0, 0.0
    for character in text:
        latest = clusters.get(offset, latest)
        places.append((character, latest))
        offset += len(character.encode())
    return places
