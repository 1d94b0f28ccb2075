"""What an author says about a block or a run, as far as the model has a place for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.language import parse_tag
from exporters.reader.attributes import Attributes

if TYPE_CHECKING:
    from exporters.reader.context import Context
    from exporters.reader.findings import Mark
    from exporters.reader.inline.pieces import TagOpen

_WIDTH: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)(%|px|em|cm|mm|in|pt)?")
_WIDEST: Final = {"%": 100.0}
_TAG_ATTRIBUTES: Final = frozenset({"lang", "xml:lang", "dir", "id", "class", "title"})
_MORE_ATTRIBUTES: Final = {
    "a": frozenset({"href", "name"}), "img": frozenset({"src", "alt", "width", "height"}),
}  # fmt: skip


def check_attributes(
    attributes: Attributes, mark: Mark, context: Context, allowed: frozenset[str] = frozenset()
) -> Attributes:
    """`attributes` without what is refused: unknown languages, ids given twice, unknown keys."""
    if not attributes.is_given:
        return attributes
    pairs: list[tuple[str, str]] = []
    for key, value in attributes.pairs:
        if key in {"lang", "xml:lang"}:
            if parse_tag(value) is None:
                context.findings.add("m-013", mark, tag=value)
            else:
                pairs.append(("lang", value))
                context.languages.append(value)
        elif key == "dir":
            context.findings.add("b-013", mark)
        elif key in allowed or key == "title":
            pairs.append((key, value))
        elif key.startswith("on"):
            context.findings.add("b-036", mark, key=key)
        else:
            context.findings.add("b-014", mark, key=key)
    identifier = context.identifiers.claim(attributes.id, mark) if attributes.id else ""
    return Attributes(identifier, attributes.classes, tuple(pairs))


def read_width(written: str, mark: Mark, context: Context) -> str:
    """The width of a picture as CSS has it: `50%`, `4cm`; a bare number is of pixels."""
    match = _WIDTH.fullmatch(written.strip())
    if match is None:
        if written:
            context.findings.add("b-064", mark, width=written)
        return ""
    value, unit = float(match.group(1)), match.group(2) or "px"
    return f"{min(value, _WIDEST.get(unit, value)):g}{unit}"


def check_tag_attributes(tag: TagOpen, context: Context) -> Attributes:
    """The attributes of a tag that the model has a place for; the others are reported."""
    known = _TAG_ATTRIBUTES | _MORE_ATTRIBUTES.get(tag.name, frozenset())
    for name, _ in tag.attributes:
        if name.startswith("on"):
            context.findings.add("b-036", tag.mark, key=name)
        elif name not in known:
            context.findings.add("b-024", tag.mark, attribute=name, tag=tag.name)
    pairs = dict(tag.attributes)
    rest = tuple((k, v) for k, v in tag.attributes if k in {"lang", "xml:lang", "dir", "title"})
    identifier = pairs.get("id", "") or (pairs.get("name", "") if tag.name == "a" else "")
    return Attributes(identifier, tuple(pairs.get("class", "").split()), rest)
