"""The metadata of a package document (EPUB 3.3, 5.5; EPUB 2's OPF 2.0.1) → credits."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from exporters.credits import Credit, Credits, FirstPublication, in_order, license_of
from exporters.document import Localized
from exporters.document.publication import SPDX
from exporters.verify.container import OPF, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exporters.verify.container import Element

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_UNKNOWN: Final = "und"


def read_package(package: Element) -> Credits:
    """The credits that a package document states."""
    return _Package(package).credits()


class _Package:
    """A package document, what refines each of its statements at hand."""

    def __init__(self, package: Element) -> None:
        self._package = package
        self._lang = package.get(XML_LANG) or _UNKNOWN
        self._refinements: defaultdict[str, list[Element]] = defaultdict(list)
        for entry in package.iter(f"{OPF}meta", f"{OPF}link"):
            self._refinements[entry.get("refines", "").removeprefix("#")].append(entry)

    def credits(self) -> Credits:
        """Everything the document states."""
        titles = self._dc("title")
        subtitle = next((e for e in titles if self._refined(e, "title-type") == "subtitle"), None)
        main = next((e for e in titles if e is not subtitle), None)
        series = next(self._unrefined("belongs-to-collection"), None)
        licenses = self._targets("", "dcterms:license")
        known = next((url for url in licenses if url.startswith(SPDX)), "")
        license_name = license_of(known)
        rights = [entry for entry in self._dc("rights") if _text(entry) != license_name]
        return Credits(
            title=self._localized(main),
            subtitle=self._localized(subtitle),
            people=in_order(self._people()),
            first=self._first_publication(),
            publisher=self._localized(next(iter(self._dc("publisher")), None)),
            issued=self._issued(),
            rights=self._joined(rights),
            license=license_name,
            license_url=next((url for url in licenses if url != known), ""),
            identifiers=tuple(map(_text, self._dc("identifier"))),
            languages=tuple(map(_text, self._dc("language"))),
            description=self._joined(self._dc("description")),
            keywords=tuple(map(_text, self._dc("subject"))),
            series=self._localized(series),
            position=self._refined(series, "group-position"),
        )

    def _people(self) -> list[Credit]:
        """Creators and contributors; a role that is not stated is an author's, a contributor's."""
        people: list[Credit] = []
        for kind, role in (("creator", "aut"), ("contributor", "ctb")):
            for entry in self._dc(kind):
                name = self._localized(entry)
                if name is None:
                    continue
                stated = self._refined(entry, "role") or entry.get(f"{OPF}role", "")
                url = next(iter(self._targets(entry.get("id", ""), "schema:url")), "")
                file_as = self._refined(entry, "file-as") or entry.get(f"{OPF}file-as", "")
                people.append(Credit(name, stated or role, url, file_as))
        return people

    def _first_publication(self) -> FirstPublication | None:
        """What `dc:source` and its refinements say of the work that this one follows."""
        source = next(iter(self._dc("source")), None)
        if source is None:
            published = _text(next(self._unrefined("dcterms:issued"), None))
            return FirstPublication(published=published) if published else None
        address = _text(source)
        is_address = "://" in address
        titles = self._refining(source, "dcterms:title")
        return FirstPublication(
            publisher=None if is_address else self._localized(source),
            url=address if is_address else self._refined(source, "dcterms:identifier"),
            published=self._refined(source, "dcterms:issued"),
            title=self._joined(titles),
        )

    def _issued(self) -> str:
        """The day of issue: EPUB 3 has one date, EPUB 2 several, each with its event."""
        dates = self._dc("date")
        published = [date for date in dates if date.get(f"{OPF}event") == "publication"]
        return _text(next(iter(published or dates), None))

    def _localized(self, entry: Element | None) -> Localized | None:
        """A statement in its language, and again in each other script it is stated in."""
        if entry is None or not _text(entry):
            return None
        others = self._refining(entry, "alternate-script")
        return self._joined([entry, *others])

    def _joined(self, entries: Iterable[Element]) -> Localized | None:
        """Several elements as one text in their languages."""
        texts = tuple((self._lang_of(entry), _text(entry)) for entry in entries)
        return Localized(texts) if texts else None

    def _lang_of(self, entry: Element) -> str:
        return entry.get(XML_LANG) or self._lang

    def _dc(self, name: str) -> list[Element]:
        """The elements of Dublin Core of this name that are not empty."""
        return [entry for entry in self._package.iter(f"{_DC}{name}") if _text(entry)]

    def _refining(self, entry: Element | None, name: str) -> list[Element]:
        identifier = "" if entry is None else entry.get("id", "")
        if not identifier:
            return []
        found = self._refinements[identifier]
        return [meta for meta in found if meta.get("property") == name and _text(meta)]

    def _refined(self, entry: Element | None, name: str) -> str:
        return _text(next(iter(self._refining(entry, name)), None))

    def _unrefined(self, name: str) -> Iterator[Element]:
        return (meta for meta in self._refinements[""] if meta.get("property") == name)

    def _targets(self, identifier: str, rel: str) -> list[str]:
        """The addresses that links from the publication, or from one statement, lead to."""
        links = (entry for entry in self._refinements[identifier] if entry.get("rel") == rel)
        return [entry.get("href", "") for entry in links]


def _text(entry: Element | None) -> str:
    """The text of an element on one line; empty where there is none."""
    return "" if entry is None else " ".join("".join(entry.itertext()).split())
