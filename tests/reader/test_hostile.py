"""What a stranger wrote: nothing of it runs, loads, draws or hides anything."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from lxml import etree

from exporters import epub
from exporters.assets import load_styles
from exporters.options import Options
from exporters.pdf.content import render_content
from exporters.reader import Reading, read
from tests.fixtures import Fixture, read_fixtures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.assets import Fonts

HEAD: Final = "---\nlang: en\ntitle: T\nauthor: A\nmasthead: false\nattribution: original\n---\n\n"
CASES: Final = read_fixtures("hostile.txt")
# What a part of an output may hold, whatever was written.
TAGS: Final = frozenset(
    ("a", "abbr", "aside", "b", "bdi", "blockquote", "body", "br", "caption", "cite", "code", "dd",
     "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
     "h6", "head", "header", "hr", "html", "img", "ins", "kbd", "li", "link", "main", "mark",
     "meta", "nav", "ol", "p", "pre", "q", "samp", "section", "small", "span", "strong", "sub",
     "sup", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul", "var", "footer")
)  # fmt: skip
ATTRIBUTES: Final = frozenset(
    ("alt", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "class", "content",
     "charset", "datetime", "dir", "hidden", "href", "id", "lang", "name", "property", "rel",
     "role", "scope", "src", "start", "title", "type", "value", "prefix")
)  # fmt: skip
TARGETS: Final = re.compile(r"(?:https?://|mailto:|#|[\w./-]+\.(?:xhtml|css)(?:#|$))")


def read_text(body: str) -> Reading:
    return read(HEAD + body, "x.md", Path(__file__).parent)


def check_part(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        assert name.localname in TAGS, name
        for attribute, value in element.attrib.items():
            local = etree.QName(attribute).localname
            assert local in ATTRIBUTES, attribute
            if local == "href":
                assert TARGETS.match(str(value)), value
            if local == "src":
                assert re.fullmatch(r"images/[\w.-]+", str(value)), value


def parts_of(book: bytes) -> Iterable[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                yield etree.fromstring(archive.read(name), parser)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_refused_is_said(case: Fixture) -> None:
    found = {finding.code for finding in read_text(case.input).diagnostics}
    assert set(case.expected.split()) <= found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_left_holds_nothing_active(case: Fixture, fonts: Fonts) -> None:
    """The lines that are not refused, each in every kind of place."""
    options = Options(fonts, load_styles(), embed_source=False)
    alone = [line for line in case.input.split("\n") if "]:" not in line]
    lines = [line for line in alone if read_text(line).document is not None]
    places = ("{}", "> - {}", "| a |\n|---|\n| {} |", "## {}", "Term\n: {}")
    body = "\n\n".join(place.format(line) for line in lines for place in places)
    document = read_text(body).document
    assert document is not None
    for part in parts_of(epub.export(document, options).data):
        check_part(part)
    check_part(render_content(document, fonts))


@pytest.mark.parametrize(
    ("metadata", "code"),
    [
        ("title: &a [x]\nsubtitle: *a", "m-003"),
        ("title: " + "[" * 500, "m-005"),
        ("title: !!python/object/apply:os.system [ls]", "m-003"),
        ("title: T\nx-bomb: " + "{a: " * 100, "m-005"),
    ],
)
def test_bombs_in_the_metadata_are_refused(metadata: str, code: str) -> None:
    reading = read(f"---\nlang: en\nauthor: A\n{metadata}\n---\n\nText.\n", "x.md", Path())
    assert reading.document is None
    assert code in {finding.code for finding in reading.diagnostics}
