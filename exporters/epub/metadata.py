"""The metadata of a publication (EPUB 3.3, 5.5), as statements in the order they are written.

A text in several languages is stated in the publication's own; in another *script* it is stated
again as an `alternate-script` of the first.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from exporters.document import Attribution, license_address
from exporters.epub.accessibility import state_accessibility
from exporters.epub.page_list import has_marks
from exporters.language import direction_of, language_of, language_of_words, script_of
from exporters.reproducible import timestamp_of
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.document import Document, Localized, Person
    from exporters.xhtml.elements import Element

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# EPUB Accessibility 1.1, 4.2.1: the string that says it, letter for letter.
CONFORMANCE: Final = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
PUBLICATION_ID: Final = "publication-id"

# ONIX code list 5, for identifiers whose scheme a reading system may want to know.
_IDENTIFIER_TYPES: Final = {"urn:isbn:": "15", "doi:": "06"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One element of the package document's metadata: its qualified name, text and attributes."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def state_metadata(document: Document, page: Element) -> tuple[Statement, ...]:
    """Everything the package document says of the publication; `page` is its text as XHTML."""
    accessibility = state_accessibility(document, page)
    return (
        *_identifiers(document),
        *_titles(document),
        *_people(document),
        *_languages(document),
        *_dates(document),
        *_source(document.attribution or Attribution(), document.lang),
        *_publisher(document),
        *_descriptions(document),
        *_rights(document),
        *_series(document),
        *(_meta(name, text, lang=lang) for name, text, lang in accessibility),
        *_page_source(document, page),
        *_certification(document),
        *_writing_mode(document.lang),
    )


def _identifiers(document: Document) -> Iterator[Statement]:
    identifiers = document.identifiers or (document.identifier,)
    for number, identifier in enumerate(identifiers, start=1):
        name = PUBLICATION_ID if number == 1 else f"identifier-{number}"
        yield Statement("dc:identifier", identifier, {"id": name})
        for prefix, code in _IDENTIFIER_TYPES.items():
            if identifier.lower().startswith(prefix):
                yield _refine(name, "identifier-type", code, scheme="onix:codelist5")


def _titles(document: Document) -> Iterator[Statement]:
    """The title, and the subtitle as a title of its own (EPUB 3.3, D.3.11)."""
    titles = (("main", "title", document.title), ("subtitle", "subtitle", document.subtitle))
    for number, (kind, name, title) in enumerate(titles, start=1):
        if title is None:
            continue
        yield from _localized("dc:title", name, title, document.lang)
        yield _refine(name, "title-type", kind)
        if document.subtitle is not None:
            yield _refine(name, "display-seq", str(number))


def _people(document: Document) -> Iterator[Statement]:
    """Authors are creators; everybody else contributes."""
    for number, person in enumerate(document.people, start=1):
        kind = "creator" if person.role == "aut" else "contributor"
        yield from _person(f"dc:{kind}", f"{kind}-{number}", person, document.lang)


def _person(name: str, identifier: str, person: Person, lang: str) -> Iterator[Statement]:
    yield from _localized(name, identifier, person.name, lang)
    yield _refine(identifier, "role", person.role, scheme="marc:relators")
    if person.file_as:
        yield _refine(identifier, "file-as", person.file_as)
    if person.url:
        attributes = {"refines": f"#{identifier}", "rel": "schema:url", "href": person.url}
        yield Statement("link", attributes=attributes)


def _languages(document: Document) -> Iterator[Statement]:
    """The primary language first: a reading system takes its direction from it."""
    for lang in document.body_languages:
        yield Statement("dc:language", lang)


def _dates(document: Document) -> Iterator[Statement]:
    """When this edition was issued; its last change is taken to be that day, not the build's."""
    if document.issued is not None:
        yield Statement("dc:date", document.issued.isoformat())
        yield _meta("dcterms:available", document.issued.isoformat())
    published = (document.attribution or Attribution()).published
    yield _meta("dcterms:modified", timestamp_of(document.issued or published))


def _source(attribution: Attribution, lang: str) -> Iterator[Statement]:
    """Where the text first appeared, and when."""
    publisher = attribution.publisher
    if publisher is not None:
        yield from _localized("dc:source", "source", publisher, lang)
    elif attribution.url:
        yield Statement("dc:source", attribution.url, {"id": "source"})
    if publisher is not None and attribution.url:
        yield _refine("source", "dcterms:identifier", attribution.url)
    if publisher is not None:
        for tag, title in attribution.title or ():
            yield _refine("source", "dcterms:title", title, lang=tag)
    if attribution.published is not None:
        published = attribution.published.isoformat()
        if publisher is not None or attribution.url:
            yield _refine("source", "dcterms:issued", published)
        else:
            yield _meta("dcterms:issued", published)


def _page_source(document: Document, page: Element) -> Iterator[Statement]:
    """Which file's pages are listed (EPUB Accessibility 1.1, 4.1.3): the PDF of the same name."""
    if has_marks(page):
        yield _meta("pageBreakSource", f"PDF {document.identifier}")


def _publisher(document: Document) -> Iterator[Statement]:
    if document.imprint is not None:
        yield from _localized("dc:publisher", "publisher", document.imprint, document.lang)


def _descriptions(document: Document) -> Iterator[Statement]:
    for lang, text in document.description or ():
        yield Statement("dc:description", text, _language(lang, text))
    for keyword in document.keywords:
        lang = language_of(keyword, document.lang, document.languages)
        yield Statement("dc:subject", keyword, _language(lang, keyword))


def _rights(document: Document) -> Iterator[Statement]:
    """The statement of rights in each language, and a link to the licence's text."""
    rights = document.rights
    if rights is None:
        return
    for lang, text in rights.text or ():
        yield Statement("dc:rights", text, _language(lang, text))
    if rights.text is None and rights.license:
        yield Statement("dc:rights", rights.license)
    addresses = (rights.url, license_address(rights.license))
    for url in dict.fromkeys(filter(None, addresses)):
        yield Statement("link", attributes={"rel": "dcterms:license", "href": url})


def _series(document: Document) -> Iterator[Statement]:
    series = document.series
    if series is None:
        return
    lang, name = series.name.choose(document.lang)
    attributes = {"id": "series", "property": "belongs-to-collection", **_language(lang, name)}
    yield Statement("meta", name, attributes)
    yield from _alternates("series", series.name, document.lang)
    yield _refine("series", "collection-type", "series")
    if series.position:
        yield _refine("series", "group-position", series.position)


def _certification(document: Document) -> Iterator[Statement]:
    """The claim to conform and who makes it (EPUB Accessibility 1.1, 4.2), where somebody does."""
    certification = document.certification
    if certification is None:
        return
    lang, name = certification.certifier.choose(document.lang)
    yield Statement("meta", CONFORMANCE, {"property": "dcterms:conformsTo", "id": "conformance"})
    by = _refine("conformance", "a11y:certifiedBy", name, lang=lang)
    yield replace(by, attributes={**by.attributes, "id": "certifier"})
    if certification.date is not None:
        yield _refine("certifier", "dcterms:date", certification.date.isoformat())
    if certification.credential:
        yield _refine("certifier", "a11y:certifierCredential", certification.credential)
    if certification.report:
        attributes = {
            "refines": "#certifier", "rel": "a11y:certifierReport", "href": certification.report
        }  # fmt: skip
        yield Statement("link", attributes=attributes)


def _writing_mode(lang: str) -> Iterator[Statement]:
    """What Kindles know of a publication from right to left; they do not all ask the spine."""
    if direction_of(lang) == "rtl":
        attributes = {"name": "primary-writing-mode", "content": "horizontal-rl"}
        yield Statement("meta", attributes=attributes)


def _localized(name: str, identifier: str, text: Localized, lang: str) -> Iterator[Statement]:
    """An element in the publication's language, and the same text in other scripts."""
    chosen, words = text.choose(lang)
    yield Statement(name, words, {"id": identifier, **_language(chosen, words)})
    yield from _alternates(identifier, text, lang)


def _alternates(identifier: str, text: Localized, lang: str) -> Iterator[Statement]:
    """The text in each other script than that of the one chosen (EPUB 3.3, D.3.1)."""
    script = script_of(language_of_words(*reversed(text.choose(lang))))
    for other, words in text.others(lang):
        if script_of(language_of_words(words, other)) != script:
            yield _refine(identifier, "alternate-script", words, lang=other)


def _meta(name: str, text: str, lang: str = "") -> Statement:
    return Statement("meta", text, {"property": name, **_language(lang, text)})


def _refine(
    identifier: str, name: str, text: str, *, lang: str = "", scheme: str = ""
) -> Statement:
    attributes = {"refines": f"#{identifier}", "property": name}
    if scheme:
        attributes["scheme"] = scheme
    return Statement("meta", text, {**attributes, **_language(lang, text)})


def _language(lang: str, words: str) -> dict[str, str]:
    """The attributes that state the language and direction of words for readers of a language."""
    if not lang:
        return {}
    own = language_of_words(words, lang)
    return {XML_LANG: own, "dir": direction_of(own)}
