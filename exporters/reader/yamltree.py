"""YAML as a tree of texts with places: what the metadata is read from.

Every scalar stays the text its author wrote (`no` is Norwegian here, not false; `1.10` keeps its
zero; `2024-07-14` is read as a date where a date is wanted). Tags, anchors and aliases are refused,
so that no document can build objects or grow while it is read. The tree is made from libyaml's
event stream, without recursion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from exporters.reader.findings import Mark
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.reader.findings import Findings

MAX_DEPTH: Final = 20

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; `plain` says that it stood without quotes. `text` spans `lines`."""

    text: str
    plain: bool
    mark: Mark
    block: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: `key:` or `key: ~`."""
        return self.plain and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping

KIND_NAMES: Final = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}


def read_yaml(text: str, first_line: int, findings: Findings) -> Mapping | None:
    """The mapping that `text` holds, or None with a finding that says why there is none.

    `first_line` is the number that the first line of `text` has in its file.
    """
    builder = _Builder(first_line, findings)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        mark = builder.mark(error.problem_mark or error.context_mark)
        findings.add("m-001", mark, problem=error.problem or error.context or "")
        return None
    except yaml.YAMLError as error:
        findings.add("m-001", Mark(first_line, 1), problem=str(error).splitlines()[0])
        return None
    if isinstance(builder.root, Mapping):
        return builder.root
    findings.add("m-002", Mark(first_line, 1))
    return None


class _Frame:
    """A collection that is still open; in a mapping `key` waits for its value."""

    def __init__(self, mark: Mark, *, is_mapping: bool) -> None:
        self.mark = mark
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.seen: dict[str, Mark] = {}
        self.key: Scalar | None = None

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.mark)
        return Sequence(tuple(self.items), self.mark)


class _Builder:
    """The tree under construction."""

    def __init__(self, first_line: int, findings: Findings) -> None:
        self.root: Node | None = None
        self._first_line = first_line
        self._findings = findings
        self._open: list[_Frame] = []

    def mark(self, place: Any) -> Mark:
        """The place in the file of one of libyaml's marks."""
        if place is None:
            return Mark(self._first_line, 1)
        return Mark(self._first_line + place.line, place.column + 1)

    def take(self, event: Any) -> bool:  # noqa: PLR0911 - one for each refusal
        """Add one event to the tree; False when reading cannot go on."""
        mark = self.mark(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._findings.add("m-003", mark, what="anchors and aliases")
            return False
        if getattr(event, "tag", None):
            self._findings.add("m-003", mark, what="tags")
            return False
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._findings.add("m-004", mark)
            return False
        if isinstance(event, yaml.ScalarEvent):
            block = event.style in {"|", ">"}
            return self._place(Scalar(event.value, not event.style, mark, block))
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= MAX_DEPTH:
                self._findings.add("m-005", mark, limit=MAX_DEPTH)
                return False
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self._open.append(_Frame(mark, is_mapping=is_mapping))
        elif isinstance(event, yaml.CollectionEndEvent):
            return self._place(self._open.pop().close())
        return True

    def _place(self, node: Node) -> bool:
        if not self._open:
            self.root = node
            return True
        frame = self._open[-1]
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is not None:
            frame.entries.append((frame.key, node))
            frame.key = None
        elif not isinstance(node, Scalar):
            self._findings.add("m-006", node.mark)
            return False
        elif node.text in frame.seen:
            line = frame.seen[node.text].line
            self._findings.add("m-007", node.mark, key=node.text, first=line)
            return False
        else:
            frame.seen[node.text] = node.mark
            frame.key = node
        return True
