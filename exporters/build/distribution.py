"""Finished files → one archive to hand on, with their checksums and what they were built from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.errors import NonconformingOutput
from exporters.provenance import inspect_file
from exporters.reproducible import write_tar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exporters.credits.origin import Origin

SUMS_NAME: Final = "SHA256SUMS"
INFO_NAME: Final = "build-info.json"
_FORM: Final = "diglot build 1"


def pack_files(files: Mapping[str, bytes], folder: str) -> bytes:
    """A tar of EPUBs and PDFs by name, in `folder`; the same files give the same bytes.

    `SHA256SUMS` is what `sha256sum --check` reads; `build-info.json` says which versions and fonts
    built which file from which sources, as the files themselves say. Raises NonconformingOutput
    (o-001) for a file that does not.
    """
    origins = {name: _origin_of(content, name) for name, content in sorted(files.items())}
    packed = {**files, INFO_NAME: _build_info(files, origins)}
    sums = "".join(f"{_sha256(packed[name])}  {name}\n" for name in sorted(packed))
    packed[SUMS_NAME] = sums.encode()
    return write_tar((f"{folder}/{name}", content) for name, content in packed.items())


def _origin_of(content: bytes, name: str) -> Origin:
    found = inspect_file(content, name.rpartition(".")[2].lower(), name)
    if found.origin is None:
        raise NonconformingOutput(found.diagnostics or [diagnose("o-001", name)])
    return found.origin


def _build_info(files: Mapping[str, bytes], origins: Mapping[str, Origin]) -> bytes:
    """What built the files, once for all those that the same tools built."""
    builds: dict[str, dict[str, Any]] = {}
    for name, origin in origins.items():
        told = origin.as_dict()
        tools = {key: told[key] for key in ("versions", "fonts", "styles")}
        build = builds.setdefault(json.dumps(tools, sort_keys=True), {**tools, "files": []})
        sources = [{"path": one.path, "sha256": one.sha256} for one in origin.sources]
        content = files[name]
        build["files"].append(
            {"name": name, "bytes": len(content), "sha256": _sha256(content), "sources": sources}
        )
    info = {"form": _FORM, "builds": [*builds.values()]}
    return (json.dumps(info, ensure_ascii=False, indent=1) + "\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
