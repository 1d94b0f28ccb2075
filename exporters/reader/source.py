"""The text of a file: decoded, within limits, free of what is no text; and its metadata block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exporters.reader.findings import Mark
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.reader.findings import Findings

MAX_BYTES: Final = 5_000_000

# XML 1.0 section 2.2 has no place for these, Unicode 23.7 keeps the noncharacters for the inner
# use of programs (the scanner's tokens are made of them), and surrogates are no characters.
_ILLEGAL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


_SPACING: Final = "\x0b\x0c"


class Source(NamedTuple):
    """A document's two parts: its metadata and, from `body_line`, the lines of its body."""

    metadata: str
    body: list[str]
    body_line: int


def read_source_file(path: Path, mark: Mark, findings: Findings) -> bytes | None:
    """The bytes of a text file, or None with the finding; `mark` is where it is asked for."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        findings.add("s-001", mark, name=path.name, reason=(error.strerror or str(error)).lower())
        return None
    if len(raw) > MAX_BYTES:
        findings.add("s-002", mark, limit=MAX_BYTES // 1_000_000)
        return None
    return raw


def decode_source(raw: bytes, findings: Findings) -> str | None:
    """The text in UTF-8 that a file holds, or None with the finding."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
        findings.add("s-003", place, byte=f"{raw[error.start]:02X}")
        return None


def clean_text(text: str, findings: Findings) -> str | None:
    """`text` with line feeds alone and no byte order mark; None when it holds what is no text."""
    if len(text) > MAX_BYTES:
        findings.add("s-002", Mark(), limit=MAX_BYTES // 1_000_000)
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _read_as_spaces(text, findings)
    found = list(_ILLEGAL.finditer(text))
    for match in found[:10]:
        start = match.start()
        mark = Mark(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        findings.add("s-004", mark, character=f"U+{ord(match.group()):04X}")
    return None if found else text


def _read_as_spaces(text: str, findings: Findings) -> str:
    """`text` with spaces for the ends of pages and the vertical tabs of old files."""
    for character in _SPACING:
        start = text.find(character)
        if start >= 0:
            mark = Mark(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
            findings.add("s-011", mark, character=f"U+{ord(character):04X}")
            text = text.replace(character, " ")
    return text


def split_source(text: str, findings: Findings) -> Source | None:
    """The metadata block between `---` and `---` (or `...`) that opens `text`, and the rest."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        findings.add("s-005", Mark(1, 1))
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            return Source("\n".join(lines[1:number]) + "\n", lines[number + 1 :], number + 2)
    findings.add("s-006", Mark(1, 1))
    return None
