"""The metadata block of a document: every key, checked, with its place in every finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.diagnostics import WORDING
from exporters.document import PageDesign, Series
from exporters.language import parse_tag
from exporters.reader.attribution import (
    read_attribution,
    read_identifiers,
    read_keywords,
    read_name,
    read_rights,
)
from exporters.reader.certification import read_certification
from exporters.reader.fields import Fields, language_tag
from exporters.reader.masthead import read_masthead
from exporters.reader.page import read_nastaliq, read_page
from exporters.reader.people import read_people
from exporters.reader.prose import ProseReader
from exporters.reader.yamltree import Mapping, Scalar, Sequence
from exporters.values import dataclass

if TYPE_CHECKING:
    import datetime

    from exporters.document import (
        Attribution,
        Certification,
        Localized,
        Masthead,
        Person,
        Rights,
    )
    from exporters.reader.findings import Findings
    from exporters.reader.resources import ResourceReader

KEYS: Final = (
    "lang", "title", "subtitle", "author", "editor", "translator", "contributor", "date", "rubric",
    "masthead", "attribution", "rights", "identifier", "description", "keywords", "series",
    "publisher", "cover-image", "toc", "page", "page-list", "nastaliq",
    "accessibility", "chapters", "translations",
)  # fmt: skip
# Keys of the format that this reader cannot honour yet: refused, so that nothing is lost unsaid.
_NOT_YET: Final = ("chapters", "translations")
_FALLBACK_LANGUAGE: Final = "en"
# A key of one's own to every other program.
SILENCE: Final = "x-lint-ignore"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the metadata block says, under the names that `Document` has for it."""

    lang: str
    title: Localized | None
    subtitle: Localized | None
    people: tuple[Person, ...]
    issued: datetime.date | None
    rubric: Localized | None
    masthead: Masthead | None
    attribution: Attribution | None
    rights: Rights | None
    identifiers: tuple[str, ...]
    description: Localized | None
    keywords: tuple[str, ...]
    series: Series | None
    publisher: Localized | None
    cover: str
    toc: bool
    page_list: bool
    silenced: tuple[str, ...]
    certification: Certification | None
    nastaliq: tuple[str, ...]
    page: PageDesign
    languages: tuple[str, ...]


def named_languages(mapping: Mapping) -> tuple[str, ...]:
    """The languages that localized texts anywhere in the metadata are written in, each once."""
    found: dict[str, None] = {}
    for _, value in mapping.entries:
        for inner in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(inner, Mapping):
                tags = [key.text for key, _ in inner.entries]
                if all(parse_tag(tag) for tag in tags):
                    found.update(dict.fromkeys(tags))
                else:
                    found.update(dict.fromkeys(named_languages(inner)))
    return tuple(found)


def languages_of(masthead: Masthead | None) -> tuple[str, ...]:
    """The languages of a masthead."""
    if masthead is None:
        return ()
    motto = masthead.motto
    texts = (masthead.name, masthead.address, motto.text if motto else None)
    tags = [tag for text in texts if text for tag in text.languages]
    return (*tags, motto.verse.lang) if motto and motto.verse else tuple(tags)


def read_lang(mapping: Mapping, findings: Findings) -> str:
    """The document's language; where it is missing or unknown, English after a finding."""
    node = mapping.get("lang")
    if node is None:
        findings.add("m-011", mapping.mark, key="lang")
        return _FALLBACK_LANGUAGE
    if not isinstance(node, Scalar):
        findings.add("m-012", node.mark, key="lang", expected="a language tag", found="a list")
        return _FALLBACK_LANGUAGE
    return language_tag(node, findings) or _FALLBACK_LANGUAGE


def read_metadata(
    mapping: Mapping, lang: str, findings: Findings, resources: ResourceReader
) -> Metadata:
    """Everything in the metadata block; what is missing or wrong is among the findings."""
    fields = Fields(mapping, KEYS, lang, findings)
    fields.require("title")
    for key in _NOT_YET:
        if mapping.get(key) is not None:
            findings.add("m-024", fields.key_mark(key), key=key)
    issued = fields.date("date")
    masthead = read_masthead(fields, resources)
    languages = tuple(dict.fromkeys((lang, *named_languages(mapping), *languages_of(masthead))))
    prose = ProseReader(resources, languages)
    people = read_people(fields, prose)
    author = mapping.get("author")
    is_empty = isinstance(author, Sequence) and not author.items
    if author is None or is_empty or (people and all(one.role != "aut" for one in people)):
        findings.add("a-006", fields.key_mark("author"))
    return Metadata(
        lang=lang,
        title=fields.localized("title"),
        subtitle=fields.localized("subtitle"),
        people=people,
        issued=issued,
        rubric=fields.localized("rubric"),
        masthead=masthead,
        attribution=read_attribution(fields, issued, prose),
        rights=read_rights(fields),
        identifiers=read_identifiers(fields),
        description=fields.localized("description"),
        keywords=read_keywords(fields),
        series=_read_series(fields),
        publisher=fields.localized("publisher"),
        cover=_read_cover(fields, resources),
        toc=fields.boolean("toc"),
        page_list=fields.boolean("page-list"),
        silenced=_read_silenced(fields),
        certification=read_certification(fields),
        nastaliq=read_nastaliq(fields),
        page=read_page(fields),
        languages=languages,
    )


def _read_series(fields: Fields) -> Series | None:
    """The series: a name, or a mapping with `name` and `position`."""
    name = read_name(fields, "series")
    if name is None:
        return None
    node = fields.mapping.get("series")
    position = node.get("position") if isinstance(node, Mapping) else None
    return Series(name, position.text.strip() if isinstance(position, Scalar) else "")


def _read_silenced(fields: Fields) -> tuple[str, ...]:
    """The codes of the advice that is not wanted; each begins that of some rule."""
    silenced = []
    for scalar in fields.scalars(SILENCE):
        code = scalar.text.strip()
        if code and any(rule.startswith(code) for rule in WORDING):
            silenced.append(code)
        else:
            fields.findings.add("m-027", scalar.mark, name=code)
    return tuple(silenced)


def _read_cover(fields: Fields, resources: ResourceReader) -> str:
    scalar = fields.scalar("cover-image")
    if scalar is None:
        return ""
    return resources.read_image(scalar.text.strip(), scalar.mark, fields.findings)
