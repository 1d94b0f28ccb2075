"""The publication's header: its name, its monogram, its motto, where it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.document import web_address
from exporters.xhtml.body import Renderer
from exporters.xhtml.elements import Element, append, element, link, separated, text

if TYPE_CHECKING:
    from exporters.document import Document, Masthead, Motto


def render_masthead(document: Document) -> Element | None:
    """`header.masthead`, or None for a document without one."""
    masthead = document.masthead
    if masthead is None:
        return None
    lang = masthead.name.entries[0][0]
    header = element("header", lang=lang, classes="masthead")
    if masthead.logo:
        name = masthead.name.entries[0][1]
        header.append(element("img", classes="logo", src=f"images/{masthead.logo}", alt=name))
    for name_lang, name in masthead.name:
        header.append(
            element("p", *text(name, name_lang, document.languages), classes="masthead-name",
                    lang=name_lang if name_lang != lang else "")
        )  # fmt: skip
    if masthead.monogram:
        monogram = text(masthead.monogram, lang, document.languages)
        header.append(element("p", *monogram, classes="monogram"))
    if masthead.motto is not None:
        append(header, _motto(masthead.motto, lang, document))
    append(header, _contact(masthead, lang, document))
    return header


def _motto(motto: Motto, lang: str, document: Document) -> list[Element]:
    """The motto: a `div.motto` of bayts, and a `p.motto` for each language of a text."""
    made: list[Element] = []
    if motto.verse is not None:
        verse = Renderer(document).verse(motto.verse, lang)
        verse.set("class", "motto verse")
        made.append(verse)
    if motto.text is not None:
        made += (
            element(
                "p",
                *text(words, tag, document.languages),
                classes="motto",
                lang=tag if tag != lang else "",
            )
            for tag, words in motto.text
        )
    return made


def _contact(masthead: Masthead, lang: str, document: Document) -> list[Element]:
    """Website, e-mail and postal address, each an isolate of its own."""
    parts: list[Element] = []
    if masthead.website:
        website = text(masthead.website, lang, document.languages)
        parts.append(link(web_address(masthead.website), *website, classes="website"))
    if masthead.email:
        email = text(masthead.email, lang, document.languages)
        parts.append(link(f"mailto:{masthead.email}", *email, classes="email"))
    made = [element("p", *separated(parts, " · "), classes="contact")] if parts else []
    if masthead.address is not None:
        made += (
            element(
                "p",
                *text(words, tag, document.languages),
                classes="address",
                lang=tag if tag != lang else "",
            )
            for tag, words in masthead.address
        )
    return made
