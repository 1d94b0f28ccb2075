"""Attribute lists as pandoc writes them: `{#id .class lang=fa-AF key="value"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ITEM = (
    r"#[^\s#.{}=\"'<>]+"
    r"|\.[^\s#{}=\"'<>]+"
    r"|[A-Za-z][\w:.-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"'<>]+)"
)
ATTRIBUTE_LIST: Final = re.compile(rf"\{{:?[ ]*((?:{_ITEM})(?:[ ]+(?:{_ITEM}))*)[ ]*\}}")
_ITEMS: Final = re.compile(_ITEM)


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
    def lang(self) -> str:
        """The language tag; empty when absent."""
        return self.get("lang") or self.get("xml:lang")


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


def read_division_head(head: str) -> Attributes | None:
    """The attributes after `:::`: a list, a bare class, or a bare class and a list; else None."""
    head = head.rstrip(": ")
    match = ATTRIBUTE_LIST.search(head)
    name = head[: match.start()].strip() if match else head
    if match and match.end() != len(head):
        return None
    if re.search(r"[\s{}#=\"'<>]", name):
        return None
    listed = read_attributes(match.group(1)) if match else Attributes()
    classes = (name, *listed.classes) if name else listed.classes
    return Attributes(listed.id, classes, listed.pairs)
