"""Where a text first appeared, and who may do what with it."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Final

from exporters.document import Attribution, Localized, Rights
from exporters.reader.fields import tidy
from exporters.reader.people import read_persons
from exporters.reader.yamltree import Mapping, Scalar

if TYPE_CHECKING:
    import datetime

    from exporters.reader.fields import Fields
    from exporters.reader.prose import ProseReader

KEYS: Final = ("publisher", "url", "published", "title", "note", "translator")
_RIGHTS_KEYS: Final = ("text", "license", "url")
_DOI: Final = re.compile(r"10\.[0-9]{4,9}/\S+")
_URI: Final = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_ISBN_10_WEIGHTS: Final = range(10, 0, -1)


def read_attribution(
    fields: Fields, issued: datetime.date | None, prose: ProseReader
) -> Attribution | None:
    """The attribution; a document with a masthead must have one, or be `original`."""
    node = fields.node("attribution")
    if node is None:
        masthead = fields.mapping.get("masthead")
        if masthead is not None and not (isinstance(masthead, Scalar) and masthead.text == "false"):
            fields.findings.add("a-001", fields.key_mark("masthead"))
        return None
    if isinstance(node, Scalar):
        if node.text.strip() == "original":
            return Attribution(original=True)
        fields.findings.add("a-002", node.mark, value=node.text)
        return None
    source = fields.fields("attribution", KEYS)
    if source is None:
        return None
    if source.mapping.get("publisher") is None:
        source.findings.add("a-003", source.mark)
    published = source.date("published")
    if published and issued and published > issued:
        mark = source.key_mark("published")
        source.findings.add("a-004", mark, published=published, issued=issued)
    return Attribution(
        publisher=source.localized("publisher"),
        url=source.url("url"),
        published=published,
        note=prose.read_localized(source, "note"),
        title=source.localized("title"),
        translators=read_persons(source, "translator", "trl", prose),
    )


def read_rights(fields: Fields) -> Rights | None:
    """The rights statement: localized text, or a mapping with an SPDX licence."""
    node = fields.node("rights")
    if node is None:
        return None
    keys = {key.text for key, _ in node.entries} if isinstance(node, Mapping) else set()
    if not keys & set(_RIGHTS_KEYS):
        text = fields.localized("rights")
        return Rights(text=text) if text else None
    rights = fields.fields("rights", _RIGHTS_KEYS)
    if rights is None:
        return None
    return Rights(rights.localized("text"), _read_license(rights), rights.url("url"))


def _read_license(rights: Fields) -> str:
    """An SPDX licence expression in its canonical spelling; empty when absent or unknown."""
    scalar = rights.scalar("license")
    if scalar is None:
        return ""
    from packaging.licenses import (  # noqa: PLC0415 - a table of 700 licences
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    try:
        return str(canonicalize_license_expression(scalar.text))
    except InvalidLicenseExpression:
        rights.findings.add("a-005", scalar.mark, license=scalar.text)
        return ""


def read_identifiers(fields: Fields) -> tuple[str, ...]:
    """The document's own identifiers, each of them well-formed, ISBNs with their check digit."""
    found: list[str] = []
    for scalar in fields.scalars("identifier"):
        text = scalar.text.strip()
        problem = check_identifier(text)
        if problem:
            fields.findings.add("m-023", scalar.mark, identifier=text, problem=problem)
        elif text not in found:
            found.append(text)
    return tuple(found)


def check_identifier(text: str) -> str:
    """What is wrong with an identifier; empty for a good one."""
    scheme, _, rest = text.lower().partition(":")
    if not _URI.fullmatch(text):
        return "it names no scheme"
    if scheme == "doi":
        return "" if _DOI.fullmatch(rest) else "a DOI looks like doi:10.1000/182"
    if scheme != "urn":
        return ""
    namespace, _, name = rest.partition(":")
    if namespace == "isbn":
        return "" if is_isbn(name) else "its check digit is wrong, or it has not 10 or 13 digits"
    if namespace == "uuid":
        return "" if _is_uuid(name) else "a UUID has 32 hexadecimal digits in five groups"
    return "" if namespace and name else "a URN looks like urn:isbn:9783161484100"


def is_isbn(text: str) -> bool:
    """Whether `text` is an ISBN of 13 or 10 digits with the right check digit (ISO 2108)."""
    digits = text.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if d == "X" else int(d) for d in digits]
        return sum(w * v for w, v in zip(_ISBN_10_WEIGHTS, values, strict=True)) % 11 == 0
    return False


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def read_keywords(fields: Fields) -> tuple[str, ...]:
    """The keywords: a list, or one text with commas between them (also the Persian comma)."""
    texts = (scalar.text for scalar in fields.scalars("keywords"))
    words = (tidy(word) for text in texts for word in re.split("[,،]", text))
    return tuple(dict.fromkeys(word for word in words if word))


def read_name(fields: Fields, key: str) -> Localized | None:
    """A localized name, under `name` in a mapping or directly."""
    node = fields.node(key)
    if isinstance(node, Mapping) and node.get("name") is not None:
        inner = fields.fields(key, ("name", "position"))
        return inner.localized("name") if inner else None
    return fields.localized(key)
