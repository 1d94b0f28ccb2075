"""Attribute lists as pandoc writes them: `{#id .class lang=fa-AF key="value"}`."""

from __future__ import annotations

import re
from typing import Final

from exporters.values import dataclass

# Possessive throughout: a list has one reading, and an unfinished one is given up at once.
_ITEM = (
    r"#[^\s#.{}=\"'<>]++"
    r"|\.[^\s#{}=\"'<>]++"
    r"|[A-Za-z][\w:.-]*+=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s{}\"'<>]++)"
)
ATTRIBUTE_LIST: Final = re.compile(rf"\{{:?[ ]*+((?:{_ITEM})(?:[ ]++(?:{_ITEM}))*+)[ ]*+\}}")
# Text for one format alone, as pandoc writes it: `{=html}`.
RAW_FORMAT: Final = re.compile(r"\{=([\w+-]++)\}")
_ITEMS: Final = re.compile(_ITEM)
_NAMED: Final = re.compile(
    r"\.?(?P<name>[^\s{}#=\"'<>\[\]]*+)"
    r"(?:\[(?P<bracketed>[^\[\]]++)\]|\s++\"(?P<quoted>[^\"]++)\"|\s++(?P<heading>[^{}]++))?"
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an author wrote about a block or a run, unchecked."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str:
        """The value of `key`; empty when absent."""
        return next((value for name, value in self.pairs if name == key), "")

    @property
    def is_given(self) -> bool:
        """Whether there is any."""
        return bool(self.id or self.classes or self.pairs)

    @property
    def lang(self) -> str:
        """The language tag; empty when absent."""
        return (self.get("lang") or self.get("xml:lang")) if self.pairs else ""


NO_ATTRIBUTES: Final = Attributes()


def read_attributes(items: str) -> Attributes:
    """The attributes in the inside of an attribute list."""
    identifier = ""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    for item in _ITEMS.findall(items):
        if item.startswith("#"):
            identifier = item[1:]
        elif item.startswith("."):
            classes.append(item[1:])
        else:
            key, _, value = item.partition("=")
            if value[:1] in {'"', "'"}:
                value = value[1:-1]
            if key == "id":
                identifier = value
            elif key == "class":
                classes.extend(value.split())
            else:
                pairs.append((key, value))
    return Attributes(identifier, tuple(classes), tuple(pairs))


def read_division_head(head: str) -> tuple[Attributes | None, str]:
    """What stands after `:::`: the attributes, and the heading where there is one.

    A list, a bare class, both; or a class and a heading: `note Mind this`, `note[Mind this]`,
    `note "Mind this"`. None where it is nothing of that.
    """
    head = head.rstrip(": ")
    match = ATTRIBUTE_LIST.search(head)
    words = head[: match.start()] if match else head
    if match and match.end() != len(head):
        return None, ""
    named = _NAMED.fullmatch(words.strip())
    if named is None:
        return None, ""
    listed = read_attributes(match.group(1)) if match else NO_ATTRIBUTES
    classes = (named["name"], *listed.classes) if named["name"] else listed.classes
    heading = (named["heading"] or named["bracketed"] or named["quoted"] or "").strip()
    return Attributes(listed.id, classes, listed.pairs), heading
