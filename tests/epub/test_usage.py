"""The faces that a text is set in are those that the style sheets say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cssselect2
import pytest
import tinycss2
from lxml import etree

from exporters.epub.fonts import CSS_FAMILIES
from exporters.epub.usage import Setting, usage_of

if TYPE_CHECKING:
    from exporters.assets import Styles
    from tests.epub.conftest import Publication

XHTML = "http://www.w3.org/1999/xhtml"

# title . what is set . which characters in which face .
CASES = {
    "plain": ('<p lang="en" dir="ltr">a</p>', {Setting("serif"): "a"}),
    "stress": ('<p lang="en" dir="ltr">a<em>b</em></p>',
               {Setting("serif"): "a", Setting("serif", italic=True): "b"}),
    "stress by weight": ('<p lang="fa-AF" dir="rtl">آ<em>ب</em></p>',
                         {Setting("naskh"): "آ", Setting("naskh", bold=True): "ب"}),
    "a foreign run": ('<p lang="en" dir="ltr"><em>a<bdi lang="fa" dir="rtl">ب</bdi></em></p>',
                      {Setting("serif", italic=True): "a", Setting("naskh"): "ب"}),
    "a heading": ('<h2 lang="fa" dir="rtl">ب<bdi lang="en" dir="ltr">b</bdi></h2>',
                  {Setting("naskh", bold=True): "ب", Setting("serif", bold=True): "b"}),
    "a title": ('<h1 class="title" lang="en" dir="ltr">a</h1>', {Setting("serif"): "a"}),
    "code": ('<p lang="fa" dir="rtl">ب<code dir="ltr">x</code></p>',
             {Setting("naskh"): "ب", Setting("mono"): "x"}),
    "Nastaliq": ('<p class="nastaliq" lang="ur" dir="rtl">آ<em>ب</em><bdi dir="ltr">۱</bdi></p>',
                 {Setting("nastaliq"): "آ۱", Setting("nastaliq", bold=True): "ب"}),
    "Naskh in it": ('<p class="nastaliq" lang="ur" dir="rtl">آ<bdi lang="fa" dir="rtl">ب</bdi></p>',
                    {Setting("nastaliq"): "آ", Setting("naskh"): "ب"}),
    "an isolated number": ('<p lang="fa" dir="rtl"><bdi dir="ltr">۱–۲</bdi></p>',
                           {Setting("naskh"): "۱–۲"}),
    "a tail": ('<p lang="en" dir="ltr"><b>a</b>z</p>',
               {Setting("serif", bold=True): "a", Setting("serif"): "z"}),
}  # fmt: skip

# What reading systems' own sheets set apart, in so far as ours leave it to them.
OWN = "b, strong, th, h1, h2, h3, h4, h5, h6 { font-weight: bold }"


@pytest.mark.parametrize("name", CASES)
def test_usage(name: str) -> None:
    markup, expected = CASES[name]
    root = etree.fromstring(f'<main xmlns="{XHTML}">{markup}</main>')
    assert usage_of([root]) == {face: frozenset(text) for face, text in expected.items()}


def test_the_faces_are_those_of_the_style_sheets(publication: Publication, styles: Styles) -> None:
    """Every text of both samples, set by the cascade of our sheets."""
    sheet = f"{OWN}\n{styles.base}\n{styles.epub}\n{styles.epub_modern}"
    for name in ("text.xhtml", "nav.xhtml"):
        html = etree.fromstring(publication.text(f"EPUB/{name}").encode())
        assert usage_of([html]) == _cascaded_usage(html, sheet)


def _cascaded_usage(html: etree._Element, sheet: str) -> dict[Setting, frozenset[str]]:
    matcher = _matcher(sheet)
    found: dict[Setting, set[str]] = {}
    roles = {family: role for role, family in CSS_FAMILIES.items()}
    initial = {"font-family": '"Diglot Serif"', "font-weight": "normal", "font-style": "normal"}
    pending = [(cssselect2.ElementWrapper.from_html_root(html), initial)]
    while pending:
        element, inherited = pending.pop()
        style = dict(inherited)
        for *_, declarations in sorted(matcher.match(element), key=lambda match: match[:2]):
            style |= {n: v for n, v in declarations.items() if v != "inherit"}
            style |= {n: inherited[n] for n, v in declarations.items() if v == "inherit"}
        role = roles[re.findall(r'"([^"]+)"', style["font-family"])[0]]
        bold, italic = style["font-weight"] == "bold", style["font-style"] == "italic"
        setting = Setting("mono") if role == "mono" else Setting(role, bold, italic)
        texts = [element.etree_element.text or ""]
        texts += (child.tail or "" for child in element.etree_element)
        if "".join(texts):
            found.setdefault(setting, set()).update("".join(texts))
        pending += ((child, style) for child in element.iter_children())
    return {setting: frozenset(characters) for setting, characters in found.items()}


def _matcher(sheet: str) -> cssselect2.Matcher:
    """The rules that choose a face; a rule within `@supports` or `@media` chooses none."""
    matcher = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True)
        declarations = {
            part.lower_name: tinycss2.serialize(part.value).strip()
            for part in content
            if part.type == "declaration"
            and part.lower_name in {"font-family", "font-weight", "font-style"}
        }
        if rule.type != "qualified-rule":
            assert not declarations
            continue
        if declarations:
            for selector in cssselect2.compile_selector_list(rule.prelude):
                matcher.add_selector(selector, declarations)
    return matcher
