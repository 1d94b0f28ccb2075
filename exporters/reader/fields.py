"""Typed values out of a mapping of metadata, each refused with its place when it is not one.

A `Fields` knows which keys its mapping may have: the others are reported at once, with the nearest
known one. Every accessor returns None (or an empty value) both where the key is absent and where
its value was refused, so that one reading finds every mistake.
"""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from exporters.document import Localized
from exporters.language import is_arabic_script, language_of, parse_tag
from exporters.reader.quotes import curl
from exporters.reader.yamltree import KIND_NAMES, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.reader.findings import Findings, Mark

_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})")
_URL: Final = re.compile(r"https?://[^\s/?#.][^\s/?#]*\.[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_BARE_URL: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


class Fields:
    """The values of one mapping, by key; texts without a language are in `lang`."""

    def __init__(
        self, mapping: Mapping, known: Iterable[str], lang: str, findings: Findings
    ) -> None:
        self.mapping = mapping
        self.mark = mapping.mark
        self.lang = lang
        self.findings = findings
        known = tuple(known)
        for key, _ in mapping.entries:
            if key.text not in known and not key.text.startswith("x-"):
                self._report_unknown(key, known)

    def _report_unknown(self, key: Scalar, known: tuple[str, ...]) -> None:
        near = get_close_matches(key.text.lower().replace("_", "-"), known, n=1, cutoff=0.7)
        if near:
            self.findings.add("m-008", key.mark, key=key.text, near=near[0])
        else:
            self.findings.add("m-009", key.mark, key=key.text, known=", ".join(known))

    def key_mark(self, key: str) -> Mark:
        """Where `key` stands; the mapping's own place when it is absent."""
        return next((k.mark for k, _ in self.mapping.entries if k.text == key), self.mark)

    def node(self, key: str) -> Node | None:
        """The value of `key`; None when absent. A key without a value is reported."""
        value = self.mapping.get(key)
        if isinstance(value, Scalar) and value.is_empty:
            self.findings.add("m-010", self.key_mark(key), key=key)
            return None
        return value

    def require(self, key: str) -> None:
        """Report that `key` is missing, if it is."""
        if self.mapping.get(key) is None:
            self.findings.add("m-011", self.mark, key=key)

    def refuse(self, key: str, node: Node, expected: str) -> None:
        """Report that the value of `key` is of the wrong kind."""
        self.findings.add(
            "m-012", node.mark, key=key, expected=expected, found=KIND_NAMES[type(node)]
        )

    def scalar(self, key: str) -> Scalar | None:
        """The text of `key` with its place."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.refuse(key, node, "a text")
        return None

    def text(self, key: str) -> str:
        """The text of `key`, without space around it; empty when absent."""
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else ""

    def fields(self, key: str, known: Iterable[str]) -> Fields | None:
        """The mapping under `key`, its keys limited to `known`."""
        node = self.node(key)
        if isinstance(node, Mapping):
            return Fields(node, known, self.lang, self.findings)
        if node is not None:
            self.refuse(key, node, "a mapping")
        return None

    def localized(self, key: str) -> Localized | None:
        """The text of `key` in one or more languages, in the order of the file, quotes curled."""
        entries = self.localized_scalars(key)
        texts = tuple((tag, curl(tidy(scalar.text), tag)) for tag, scalar in entries)
        return Localized(texts) if texts else None

    def localized_scalars(self, key: str) -> tuple[tuple[str, Scalar], ...]:
        """As `localized`, with each text's place."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node, Scalar):
            lang = self.language_of(node)
            self.check_letters(key, lang, node)
            return ((lang, node),)
        if isinstance(node, Mapping):
            return self._by_language(key, node)
        self.refuse(key, node, "a text, or a mapping from language to text")
        return ()

    def language_of(self, scalar: Scalar) -> str:
        """The language of a text that is under no tag: the document's, if its letters allow it.

        Only Latin, Greek and the like tell theirs; the Arabic script is many languages', so that
        a name in it wants a tag in a text that is not in it.
        """
        found = language_of(scalar.text, self.lang)
        return self.lang if is_arabic_script(found) else found

    def _by_language(self, key: str, mapping: Mapping) -> tuple[tuple[str, Scalar], ...]:
        entries: list[tuple[str, Scalar]] = []
        for tag, value in mapping.entries:
            if not isinstance(value, Scalar):
                self.refuse(f"{key}.{tag.text}", value, "a text")
            elif value.is_empty:
                self.findings.add("m-010", tag.mark, key=f"{key}.{tag.text}")
            elif (lang := language_tag(tag, self.findings)) is not None:
                self.check_letters(key, lang, value)
                entries.append((lang, value))
        if not mapping.entries:
            self.findings.add("m-010", mapping.mark, key=key)
        return tuple(entries)

    def check_letters(self, key: str, lang: str, scalar: Scalar, form: str = "{fa-AF: …}") -> None:
        """Report a text in Arabic letters under a language that is not written in them.

        No reader could tell which of their many languages it is; every gate would refuse it.
        `form` is how to write the value of `key` with its language.
        """
        if is_arabic_script(language_of(scalar.text, lang)) and not is_arabic_script(lang):
            self.findings.add("m-026", scalar.mark, key=key, lang=lang, form=form)

    def date(self, key: str) -> datetime.date | None:
        """The ISO 8601 calendar date of `key`."""
        scalar = self.scalar(key)
        return _read_date(scalar, self.findings) if scalar else None

    def url(self, key: str, *, bare: bool = False) -> str:
        """The http(s) address of `key`; with `bare` also one without a scheme (`www.…`)."""
        scalar = self.scalar(key)
        if scalar is None:
            return ""
        text = scalar.text.strip()
        if _URL.fullmatch(text) or (bare and _BARE_URL.fullmatch(text)):
            return text
        self.findings.add("m-015", scalar.mark, url=text)
        return ""

    def boolean(self, key: str) -> bool:
        """Whether `key` is `true`."""
        scalar = self.scalar(key)
        if scalar is None or scalar.text in {"true", "false"}:
            return scalar is not None and scalar.text == "true"
        self.findings.add("m-016", scalar.mark, key=key, value=scalar.text, choices="true, false")
        return False

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """The text of `key`, one of `choices`."""
        scalar = self.scalar(key)
        if scalar is None or scalar.text in choices:
            return scalar.text if scalar else default
        listed = ", ".join(choices)
        self.findings.add("m-016", scalar.mark, key=key, value=scalar.text, choices=listed)
        return default

    def nodes(self, key: str) -> tuple[Node, ...]:
        """The values of `key`, which is one value or a list of them."""
        node = self.node(key)
        if node is None:
            return ()
        return node.items if isinstance(node, Sequence) else (node,)

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The texts of `key`, which is one text or a list of them."""
        found: list[Scalar] = []
        for node in self.nodes(key):
            if isinstance(node, Scalar):
                found.append(node)
            else:
                self.refuse(key, node, "a text or a list of texts")
        return tuple(found)


def tidy(text: str) -> str:
    """`text` on one line: a value folded over lines of YAML has no line breaks of its own."""
    return " ".join(part for part in re.split(r"[ \t\n]+", text) if part)


def language_tag(scalar: Scalar, findings: Findings) -> str | None:
    """The BCP 47 tag that a text is, or None with a finding that names a better one."""
    tag = scalar.text.strip()
    subtags = parse_tag(tag)
    if subtags is None:
        findings.add("m-013", scalar.mark, tag=tag)
        return None
    if subtags.language == "prs":
        findings.add("m-014", scalar.mark, tag=tag, better="fa-AF")
    return tag


def _read_date(scalar: Scalar, findings: Findings) -> datetime.date | None:
    text = scalar.text.strip()
    if match := _ISO_DATE.fullmatch(text):
        found = _as_date(*match.groups())
        if found:
            return found
        findings.add("m-018", scalar.mark, date=text)
    elif iso := _guess_date(text):
        findings.add("m-017", scalar.mark, date=text, iso=iso)
    else:
        findings.add("m-019", scalar.mark, date=text)
    return None


def _as_date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _guess_date(text: str) -> datetime.date | None:
    """The one date that `text` can mean; None when it may be read in two ways, or in none."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _as_date(*match.groups())
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    first, second, year = match.groups()
    day_first, month_first = _as_date(year, second, first), _as_date(year, first, second)
    if "/" in text and day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first
