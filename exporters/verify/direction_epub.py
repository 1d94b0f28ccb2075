"""Language and direction in an EPUB.

The contract, and why: reading systems take one direction for the whole publication from
`page-progression-direction`, and put it in the place of the `dir` of `html` and `body`. So the
three must agree, and the text's own language and direction must stand further in.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import tinycss2

from exporters.language import count_letters, direction_of, same_language
from exporters.verify.cascade import style_sheets
from exporters.verify.container import OPF, XHTML, XML_LANG, open_book
from exporters.verify.direction_markup import check_attributes
from exporters.verify.direction_text import check_attribute_texts, check_text
from exporters.verify.findings import Findings, excerpt
from exporters.verify.letters import contradicts_as_whole, is_known
from exporters.verify.reading import name_of, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.verify.container import Book, ContentDocument, Element

DC: Final = "{http://purl.org/dc/elements/1.1/}"
_STEERING: Final = frozenset({"direction", "unicode-bidi"})
# The elements and properties of a package document and of an NCX whose values are words.
_WORD_NAMES: Final = (
    "title creator contributor publisher description rights subject coverage text "
    "alternate-script belongs-to-collection schema:accessibilitySummary"
)
_WORDS: Final = frozenset(_WORD_NAMES.split())
# The first language of a publication carries at least this part of what the foremost carries.
_PRIMARY_SHARE: Final = 0.25


def check_epub(data: bytes, name: str, document: Document | None) -> tuple[Diagnostic, ...]:
    """What the EPUB leaves unsaid or says wrongly; see `direction.check_direction`."""
    book = open_book(data, name)
    if book.package is None:
        return book.diagnostics
    findings = Findings(name)
    progression = _check_spine(book.package, book.package_path, findings)
    letters: Counter[str] = Counter()
    for content in book.documents:
        _check_frame(content, progression, findings)
        check_attributes(content.root, content.path, findings)
        runs = list(read_text(content.root))
        check_text(runs, content.path, findings)
        check_attribute_texts(content.root, content.path, findings)
        if content.is_text:
            for run in runs:
                if run.state.lang and run.text.strip():
                    letters[run.state.lang] += sum(count_letters(run.text).values())
    _check_languages(book.package, book.package_path, letters, document, findings)
    for path, root in ((book.package_path, book.package), *book.others):
        _check_labels(path, root, findings)
    _check_styles(book, findings)
    return (*book.diagnostics, *findings.all())


def _check_spine(package: Element, path: str, findings: Findings) -> str:
    """The direction of the publication; empty, with a finding, where none is given."""
    spine = package.find(f"{OPF}spine")
    found = "" if spine is None else spine.get("page-progression-direction", "")
    primary = next((entry.text or "" for entry in package.iter(f"{DC}language")), "").strip()
    wanted = direction_of(primary)
    line = (package if spine is None else spine).sourceline
    if found not in {"ltr", "rtl"}:
        findings.add("d-003", path, line, found=found or "none", wanted=wanted)
        return ""
    if is_known(primary) and found != wanted:
        findings.add("d-020", path, line, found=found, lang=primary, wanted=wanted)
    return found


def _check_frame(content: ContentDocument, progression: str, findings: Findings) -> None:
    """`dir` of html and body is the publication's; html has a language."""
    html = content.root
    body = html.find(f"{XHTML}body")
    for tag, element in (("html", html), ("body", body)):
        if element is None:
            continue
        found = element.get("dir")
        if found is None or (progression and found != progression):
            wanted = progression or "the publication's direction"
            findings.add(
                "d-004", content.path, element.sourceline,
                element=tag, found=found or "none", wanted=wanted,
            )  # fmt: skip
    if html.get(XML_LANG) is None and html.get("lang") is None:
        findings.add("d-021", content.path, html.sourceline)


def _check_languages(
    package: Element, path: str, letters: Counter[str], document: Document | None,
    findings: Findings,
) -> None:  # fmt: skip
    """The package states its language; its `dc:language`s are those of the text, primary first."""
    for attribute, shown in ((XML_LANG, "xml:lang"), ("dir", "dir")):
        if package.get(attribute) is None:
            findings.add("d-018", path, package.sourceline, attribute=shown)
    entries = list(package.iter(f"{DC}language"))
    tags = [(entry.text or "").strip() for entry in entries]
    if not tags:
        findings.add("d-017", path, package.sourceline, fault="no dc:language is given")
        return
    for entry, tag in zip(entries, tags, strict=True):
        if not is_known(tag):
            findings.add("d-009", path, entry.sourceline, tag=tag, element="dc:language")
        elif letters and not any(same_language(lang, tag) for lang in letters):
            fault = f"dc:language {tag} is listed, but no text is in it"
            findings.add("d-017", path, entry.sourceline, fault=fault)
    if document is not None and not same_language(tags[0], document.lang):
        fault = f"the first dc:language is {tags[0]}, but the text is in {document.lang}"
        findings.add("d-017", path, entries[0].sourceline, fault=fault)
    elif document is None and letters:  # what the author says of the text is so
        foremost, most = letters.most_common(1)[0]
        if _letters_in(tags[0], letters) < most * _PRIMARY_SHARE:
            fault = f"the first dc:language is {tags[0]}, but most text is in {foremost}"
            findings.add("d-017", path, entries[0].sourceline, fault=fault)


def _letters_in(tag: str, letters: Counter[str]) -> int:
    return sum(count for lang, count in letters.items() if same_language(lang, tag))


def _check_labels(path: str, root: Element, findings: Findings) -> None:
    """The texts of the package document and of the NCX, whose `xml:lang` and `dir` go together."""
    for element in root.iter("{*}*"):
        lang, direction = element.get(XML_LANG), element.get("dir")
        tag = name_of(element)
        if (lang is None) != (direction is None) and tag != "package":
            stated, missing = ("dir", "xml:lang") if lang is None else ("xml:lang", "dir")
            findings.add(
                "d-007", path, element.sourceline, element=tag, stated=stated, missing=missing
            )
        if lang is not None and not is_known(lang):
            findings.add("d-009", path, element.sourceline, tag=lang, element=tag)
        elif lang is not None and direction is not None and direction != direction_of(lang):
            findings.add(
                "d-011", path, element.sourceline, text=excerpt(element.text or tag),
                direction=direction, lang=lang, wanted=direction_of(lang),
            )  # fmt: skip
        text = element.text or ""
        if not (tag in _WORDS or element.get("property", "") in _WORDS or lang is not None):
            continue
        effective = next(
            (part.get(XML_LANG) for part in (element, *element.iterancestors())
             if part.get(XML_LANG) is not None), None,
        )  # fmt: skip
        if text.strip() and effective and (script := contradicts_as_whole(text, effective)):
            findings.add(
                "d-013", path, element.sourceline, text=excerpt(text), script=script, lang=effective
            )


def _check_styles(book: Book, findings: Findings) -> None:
    """No style sets a direction: markup must (EPUB 3.3, 6.3.1.1; reading systems override it)."""
    seen: set[tuple[str, int]] = set()
    for content in book.documents:
        for sheet in style_sheets(content, book.read_part):
            for declaration in chain.from_iterable(map(_steering_in, sheet.rules)):
                place = (sheet.path, declaration.source_line)
                if place not in seen:
                    seen.add(place)
                    findings.add("d-016", *place, name=declaration.lower_name)
        for element in content.root.iter("{*}*"):
            for declaration in _parse(element.get("style", "")):
                if declaration.type == "declaration" and declaration.lower_name in _STEERING:
                    findings.add(
                        "d-016", content.path, element.sourceline, name=declaration.lower_name
                    )


@lru_cache(maxsize=2048)  # documents share their style sheets, and `cascade` keeps the rules
def _steering_in(rule: Any) -> tuple[Any, ...]:
    return tuple(part for part in _all_declarations([rule]) if part.lower_name in _STEERING)


def _all_declarations(rules: Iterable[Any]) -> Iterator[Any]:
    """Every declaration, those in conditional groups too."""
    for rule in rules:
        content = getattr(rule, "content", None)
        if content is None:
            continue
        for part in _parse(content):
            if part.type == "declaration":
                yield part
            else:
                yield from _all_declarations([part])


def _parse(source: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True))
