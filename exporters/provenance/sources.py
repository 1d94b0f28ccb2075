"""The sources that a file carries, and whether they are those it was made from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from exporters.credits.origin import read_origin
from exporters.diagnostics import diagnose, has_errors
from exporters.provenance.reading import read_parts
from exporters.values import dataclass

if TYPE_CHECKING:
    from exporters.credits.origin import Origin
    from exporters.diagnostics import Diagnostic

_MOST_SOURCES: Final = 2000
_LARGEST_TOTAL: Final = 400_000_000
_LONGEST_PATH: Final = 1000
_DEEPEST_PATH: Final = 32
# What some system takes for a device, a drive, a stream or an expansion.
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources by their paths, the document itself first; empty where there are none.

    Each path is safe to write below any folder. The `diagnostics` say what is missing or is not
    what the record says.
    """

    origin: Origin | None = None
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_sources(data: bytes, suffix: str, name: str) -> Sources:
    """The sources in an EPUB or PDF, with findings `o-0xx`; none of them is an exception."""
    parts = read_parts(data, suffix, name)
    if parts.diagnostics:
        return Sources(diagnostics=parts.diagnostics)
    origin = read_origin(parts.origin) if parts.origin is not None else None
    if origin is None:
        return Sources(diagnostics=(diagnose("o-001", name),))
    if origin.is_withheld:
        return Sources(origin, diagnostics=(diagnose("o-002", name),))
    refused = _refused(origin, name)
    if refused:
        return Sources(origin, diagnostics=refused)
    files: list[tuple[str, bytes]] = []
    found: list[Diagnostic] = []
    total = 0
    for source in origin.sources:
        content = parts.read_stored(source.stored) if source.stored else None
        if content is None:
            found.append(diagnose("o-003", name, source=source.path))
            continue
        total += len(content)
        if total > _LARGEST_TOTAL:
            found.append(diagnose("o-006", name, limit=_LARGEST_TOTAL // 1_000_000))
            break
        digest = hashlib.sha256(content).hexdigest()
        if digest != source.sha256:
            found.append(
                diagnose("o-004", name, source=source.path, digest=digest[:16],
                         recorded=source.sha256[:16])
            )  # fmt: skip
        files.append((source.path, content))
    return Sources(origin, tuple(files), tuple(found))


def _refused(origin: Origin, name: str) -> tuple[Diagnostic, ...]:
    """A finding for each path that must not be written, or that two sources share."""
    paths = [source.path for source in origin.sources[: _MOST_SOURCES + 1]]
    folded = [path.casefold() for path in paths]
    found = [
        diagnose("o-005", name, source=path)
        for path in paths
        if not is_safe(path) or folded.count(path.casefold()) > 1
    ]
    if len(paths) > _MOST_SOURCES:
        found.append(diagnose("o-006", name, limit=_LARGEST_TOTAL // 1_000_000))
    return tuple(found) if has_errors(found) else ()


def is_safe(path: str) -> bool:
    """Whether a path stays below the folder it is written into, on every system."""
    parts = path.split("/")
    return (
        len(path) <= _LONGEST_PATH
        and len(parts) <= _DEEPEST_PATH
        and not _FORBIDDEN.search(path)
        and all(
            part not in {"", ".", ".."}
            and not part.endswith((" ", "."))
            and not _DEVICE.fullmatch(part)
            for part in parts
        )
    )
