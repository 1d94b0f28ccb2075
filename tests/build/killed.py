"""Builds one document with exporters that do nothing, and dies at the n-th step of writing.

    python -m tests.build.killed SOURCE FOLDER STEP CONTENT

A step is a call to the system that opens, writes, synchronises or renames a file; a write is
killed half done. Ends well where there are fewer steps.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from exporters.build import build_documents, single
from exporters.export import Export
from exporters.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = ("open", "write", "fsync", "replace", "rename")


def stub_exporters(patch: Callable[[str, Any], None], content: str) -> None:
    """Have `single` make files of `content`, in the place of reading and exporting."""

    def export(_document: object, target: str, _options: Options) -> Export:
        return Export(f"{content} {target} ".encode() * 1000)

    def read(source: Path) -> Any:
        document: Any = SimpleNamespace(cover="x", nastaliq=(), page_list=False)
        return single._Read(document, {source: source.read_bytes()}, ())

    patch("_read", read)
    patch("export_document", export)
    patch("check_export", lambda *_: ())


def die_at(step: int) -> None:
    """Kill this process at that step of all writing from now on."""
    count = 0

    def watched(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **keywords: Any) -> Any:
            nonlocal count
            count += 1
            if count == step:
                if name == "write":
                    call(arguments[0], arguments[1][: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **keywords)

        return counted

    for name in STEPS:
        setattr(os, name, watched(name, getattr(os, name)))


def build(source: Path, folder: Path) -> str:
    """Build both targets with options that nobody looks at; what became of it."""
    options = Options(fonts=None, styles=None)  # type: ignore[arg-type]
    (built,) = build_documents((source,), folder, ("epub", "pdf"), lambda: options)
    return built.state


if __name__ == "__main__":
    stub_exporters(lambda name, stub: setattr(single, name, stub), sys.argv[4])
    die_at(int(sys.argv[3]))
    build(Path(sys.argv[1]), Path(sys.argv[2]))
