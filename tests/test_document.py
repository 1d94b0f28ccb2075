"""exporters.document: what follows from a document's parts."""

from __future__ import annotations

from exporters.document import Abbreviation, Span, Styled, Text
from tests.documents import document, paragraph


def test_a_block_all_in_another_language_brings_none_of_its_own() -> None:
    english = Span((Text("Install"),), lang="en")
    body = (
        paragraph("A lamp."),
        paragraph(Styled("strong", (english,)), "!", lang="fa"),
        paragraph(Abbreviation((english,), "نصب کنید"), lang="ar"),
        paragraph("چراغ", english, lang="ps"),
    )
    assert document(body=body).body_languages == ("en", "ps")
