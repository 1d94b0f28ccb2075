"""Verbatim text: left to right, and every foreign run in it marked line by line."""

from __future__ import annotations

from lxml import etree

from exporters.document import CodeBlock
from exporters.xhtml import render_body
from exporters.xhtml.elements import XHTML
from tests.documents import document


def rendered(text: str, syntax: str, first_line: int = 0) -> str:
    """The `pre` of a code block in an English document with Dari in its masthead."""
    whole = document(body=(CodeBlock(text, syntax, first_line, lang="en"),), notes=())
    (made,) = render_body(whole)
    etree.cleanup_namespaces(made)
    return etree.tostring(made, encoding="unicode").replace(f' xmlns="{XHTML}"', "")


def test_a_foreign_run_ends_with_its_line() -> None:
    assert rendered("| یک دو\n| سه\nend", "markdown") == (
        '<pre><code class="language-markdown">'
        '| <bdi lang="fa-AF" xml:lang="fa-AF" dir="rtl">یک دو</bdi>\n'
        '| <bdi lang="fa-AF" xml:lang="fa-AF" dir="rtl">سه</bdi>\nend</code></pre>'
    )


def test_words_without_a_syntax_have_their_own_direction() -> None:
    assert rendered("یک دو\nسه", "") == (
        '<pre lang="fa-AF" xml:lang="fa-AF" dir="rtl"><code>یک دو\nسه</code></pre>'
    )


def test_the_parts_of_a_program_are_spans() -> None:
    assert rendered("# سلام\nx = 1", "python") == (
        '<pre><code class="language-python"><span class="syntax-comment"># '
        '<bdi lang="fa-AF" xml:lang="fa-AF" dir="rtl">سلام</bdi></span>\n'
        'x = <span class="syntax-number">1</span></code></pre>'
    )


def test_numbered_lines_are_counted_by_style_sheets() -> None:
    assert rendered("a\n\nb", "", 7) == (
        '<pre><code class="numbered" style="counter-reset: code-line 6">'
        '<span class="code-line">a</span>\n<span class="code-line"/>\n'
        '<span class="code-line">b</span></code></pre>'
    )
