"""The document's metadata as XMP (ISO 16684-1), as PDF/A-3 and PDF/UA-1 ask for it.

One packet identifies the file as both: PDF/UA's schema is no part of PDF/A's, so the packet
describes it, and Dublin Core's terms, in a PDF/A extension schema (ISO 19005-3, 6.6.2.3.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exporters import __version__
from exporters.document import license_address
from exporters.reproducible import timestamp_of
from exporters.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from exporters.document import Document, Localized

CREATOR_TOOL: Final = f"diglot {__version__}"

_NAMESPACES: Final = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "a11y": "http://www.idpf.org/epub/vocab/package/a11y/#",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_FOOTER: Final = '\n<?xpacket end="r"?>'

_CONFORMANCE: Final = "WCAG 2.2 Level AA"
_CONTRIBUTORS: Final = {"trl": "translator", "edt": "editor"}


class _Property(NamedTuple):
    """A property of a schema that PDF/A does not know."""

    name: str
    value_type: str
    category: str
    description: str


_EXTENSIONS: Final = {
    "pdfuaid": (
        "PDF/UA identification",
        (_Property("part", "Integer", "internal", "Part of ISO 14289 that the file conforms to"),),
    ),
    "dcterms": (
        "Dublin Core terms",
        (
            _Property("issued", "Date", "external", "Date on which this edition was issued"),
            _Property("available", "Date", "external", "Date from which this edition can be had"),
            _Property("source", "Text", "external", "Where and when the text first appeared"),
            _Property("license", "URI", "external", "Licence that the text is under"),
            _Property("conformsTo", "Text", "external", "Standard that the text conforms to"),
        ),
    ),
    "a11y": (
        "EPUB Accessibility",
        (
            _Property("certifiedBy", "Text", "external", "Who says that the text conforms to it"),
            _Property("certifierCredential", "Text", "external", "What qualifies them"),
            _Property("certifierReport", "URI", "external", "The report on the evaluation"),
        ),
    ),
    "prism": (
        "PRISM metadata for publishing",
        (
            _Property("publicationName", "Text", "external", "Publication that issues the text"),
            _Property("publicationDate", "Date", "external", "Date on which it issued the text"),
            _Property("section", "Text", "external", "Section of the publication"),
            _Property("isbn", "Text", "external", "ISBN of this edition"),
            _Property("doi", "Text", "external", "DOI of this edition"),
        ),
    ),
}


def render_xmp(document: Document, producer: str) -> bytes:
    """The XMP packet in UTF-8; its times are the document's own dates. `producer` made the file."""
    identifier = document.identifier
    packet = etree.Element(_name("x:xmpmeta"), nsmap={"x": _NAMESPACES["x"]})
    prefixes = {key: value for key, value in _NAMESPACES.items() if key != "x"}
    rdf = etree.SubElement(packet, _name("rdf:RDF"), nsmap=prefixes)
    about = etree.SubElement(rdf, _name("rdf:Description"), {_name("rdf:about"): ""})
    for name, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        _add(about, name, value)
    _add_dublin_core(about, document, identifier)
    _add_terms(about, document)
    _add_publication(about, document)
    _add_rights(about, document)
    _add_certification(about, document)
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        _add_date(about, name, document.issued)
    _add(about, "xmp:CreatorTool", CREATOR_TOOL)
    _add_array(about, "xmp:Identifier", "Bag", document.identifiers or (identifier,))
    _add(about, "xmpMM:DocumentID", identifier)
    _add(about, "pdf:Producer", producer)
    _add(about, "pdf:Keywords", keywords_of(document))
    _add_extensions(about)
    return (_HEADER + etree.tostring(packet, encoding="unicode") + _FOOTER).encode()


def authors_of(document: Document) -> tuple[str, ...]:
    """The authors' names in the document's language, as the information dictionary has them."""
    return tuple(person.name.choose(document.lang)[1] for person in document.authors)


def keywords_of(document: Document) -> str:
    """The keywords in one string."""
    return ", ".join(document.keywords)


def _add_dublin_core(about: etree._Element, document: Document, identifier: str) -> None:
    _add(about, "dc:format", "application/pdf")
    _add_localized(about, "dc:title", document.title, document.lang)
    _add_array(about, "dc:creator", "Seq", authors_of(document))
    others = (person for person in document.people if person.role != "aut")
    names = (
        f"{person.name.choose(document.lang)[1]} ({_CONTRIBUTORS.get(person.role, person.role)})"
        for person in others
    )
    _add_array(about, "dc:contributor", "Bag", names)
    _add_localized(about, "dc:description", document.description, document.lang)
    _add_array(about, "dc:subject", "Bag", document.keywords)
    _add_array(about, "dc:language", "Bag", document.body_languages)
    if document.imprint is not None:
        _add_array(about, "dc:publisher", "Bag", (text for _, text in document.imprint))
    if document.issued is not None:
        _add_array(about, "dc:date", "Seq", (timestamp_of(document.issued),))
    _add(about, "dc:identifier", identifier)
    if document.attribution is not None:
        _add(about, "dc:source", document.attribution.url)


def _add_terms(about: etree._Element, document: Document) -> None:
    _add_date(about, "dcterms:issued", document.issued)
    _add_date(about, "dcterms:available", document.issued)
    attribution = document.attribution
    if attribution is not None:
        name = attribution.publisher
        publisher = name.choose(document.lang)[1] if name is not None else ""
        published = attribution.published.isoformat() if attribution.published else ""
        _add(about, "dcterms:source", ", ".join(filter(None, (publisher, published))))


def _add_publication(about: etree._Element, document: Document) -> None:
    """What PRISM has words for: the publication, its section, its day, the edition's numbers."""
    if document.masthead is not None:
        _add(about, "prism:publicationName", document.masthead.name.choose(document.lang)[1])
        _add_date(about, "prism:publicationDate", document.issued)
    if document.rubric is not None:
        _add(about, "prism:section", document.rubric.choose(document.lang)[1])
    for name, prefix in (("prism:isbn", "urn:isbn:"), ("prism:doi", "doi:")):
        numbers = (text for text in document.identifiers if text.lower().startswith(prefix))
        _add(about, name, next(numbers, "")[len(prefix) :])


def _add_rights(about: etree._Element, document: Document) -> None:
    rights = document.rights
    if rights is None:
        return
    _add_localized(about, "dc:rights", rights.text, document.lang)
    known = license_address(rights.license)
    _add(about, "dcterms:license", known or rights.url)
    _add(about, "xmpRights:Marked", "False" if rights.license == "CC0-1.0" else "True")
    _add(about, "xmpRights:WebStatement", rights.url or known)


def _add_certification(about: etree._Element, document: Document) -> None:
    """The claim to conform to WCAG, in the words that a publication has for it."""
    certification = document.certification
    if certification is None:
        return
    name = certification.certifier.choose(document.lang)[1]
    day = certification.date.isoformat() if certification.date else ""
    _add(about, "dcterms:conformsTo", _CONFORMANCE)
    _add(about, "a11y:certifiedBy", ", ".join(filter(None, (name, day))))
    _add(about, "a11y:certifierCredential", certification.credential)
    _add(about, "a11y:certifierReport", certification.report)


def _add_extensions(about: etree._Element) -> None:
    """Describe the schemas that PDF/A does not predefine."""
    schemas = _array(about, "pdfaExtension:schemas", "Bag")
    for prefix, (schema_name, properties) in _EXTENSIONS.items():
        schema = _item(schemas)
        _add(schema, "pdfaSchema:schema", schema_name)
        _add(schema, "pdfaSchema:namespaceURI", _NAMESPACES[prefix])
        _add(schema, "pdfaSchema:prefix", prefix)
        described = _array(schema, "pdfaSchema:property", "Seq")
        for described_property in properties:
            entry = _item(described)
            _add(entry, "pdfaProperty:name", described_property.name)
            _add(entry, "pdfaProperty:valueType", described_property.value_type)
            _add(entry, "pdfaProperty:category", described_property.category)
            _add(entry, "pdfaProperty:description", described_property.description)


def _add(parent: etree._Element, name: str, text: str) -> None:
    """A property with a simple value, unless the value is empty."""
    if text:
        etree.SubElement(parent, _name(name)).text = text


def _add_date(parent: etree._Element, name: str, date: dt.date | None) -> None:
    if date is not None:
        _add(parent, name, timestamp_of(date))


def _add_array(parent: etree._Element, name: str, kind: str, values: Iterable[str]) -> None:
    """A property with several values, unless there is none."""
    present = [value for value in values if value]
    if present:
        array = _array(parent, name, kind)
        for value in present:
            etree.SubElement(array, _name("rdf:li")).text = value


def _add_localized(
    parent: etree._Element, name: str, localized: Localized | None, lang: str
) -> None:
    """A language alternative, its default first: the text in the document's language."""
    if localized is None:
        return
    array = _array(parent, name, "Alt")
    _, default = localized.choose(lang)
    for tag, text in (("x-default", default), *localized):
        etree.SubElement(array, _name("rdf:li"), {_XML_LANG: tag}).text = text


def _array(parent: etree._Element, name: str, kind: str) -> etree._Element:
    return etree.SubElement(etree.SubElement(parent, _name(name)), _name(f"rdf:{kind}"))


def _item(array: etree._Element) -> etree._Element:
    """A structure as an item of an array."""
    return etree.SubElement(array, _name("rdf:li"), {_name("rdf:parseType"): "Resource"})


def _name(prefixed: str) -> str:
    """`dc:title` with its namespace."""
    prefix, local = prefixed.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"
