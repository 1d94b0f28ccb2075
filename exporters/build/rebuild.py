"""A finished file → its source → the file again: whether it is what its source gives.

The source is a stranger's: it is written into a scratch folder, and nothing outside that is read.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.build import export_document
from exporters.build.borrowed import with_borrowed
from exporters.build.single import with_typefaces
from exporters.build.write import write_file
from exporters.credits.origin import FontFile
from exporters.diagnostics import diagnose, has_errors
from exporters.errors import DiglotError
from exporters.provenance import compare_files, read_sources
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from exporters.credits.origin import Origin
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document
    from exporters.options import Options


@dataclass(frozen=True, slots=True)
class Carried:
    """The document that a file carries, None where there is none, and what was found."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a file is, byte for byte, what its source gives; what differs is found."""

    is_identical: bool
    diagnostics: tuple[Diagnostic, ...] = ()


def read_carried(data: bytes, target: str, name: str) -> Carried:
    """The document in the source that a file carries; it is as much worth as the `diagnostics`."""
    sources = read_sources(data, target, name)
    if not sources.files or sources.origin is None:
        return Carried(None, sources.diagnostics)
    main = sources.origin.sources[0].path
    if main not in dict(sources.files):
        return Carried(None, sources.diagnostics)
    from exporters import reader  # noqa: PLC0415 - a file without its source needs none

    with tempfile.TemporaryDirectory(prefix="diglot-") as scratch:
        root = Path(scratch)
        for path, content in sources.files:
            write_file(root / path, content)
        reading = reader.read_file(root / main, root)
        found = tuple(
            replace(one, path=f"{name}: {Path(one.path).relative_to(root).as_posix()}")
            for one in reading.diagnostics
        )
    return Carried(reading.document, (*sources.diagnostics, *found))


def verify_file(
    data: bytes, target: str, name: str, make_options: Callable[[], Options]
) -> Verification:
    """Build a file again from the source it carries, and compare the bytes.

    The findings: what is wrong with the source (`o-001` to `o-006`, and what reading it brings),
    each part that differs (`o-010`), and what builds otherwise here than there (`o-011`, `o-012`).
    Raises what building raises for want of a font or a library.
    """
    carried = read_carried(data, target, name)
    document = carried.document
    if document is None:
        return Verification(is_identical=False, diagnostics=carried.diagnostics)
    origin = read_sources(data, target, name).origin
    options = with_typefaces(document, make_options())
    if origin is not None:
        options = replace(options, printing=origin.printing)
    try:
        if target == "epub":
            options = with_borrowed(document, options)
        rebuilt = export_document(document, target, options).data
    except DiglotError as error:
        return Verification(
            is_identical=False, diagnostics=(*carried.diagnostics, *error.diagnostics)
        )
    if rebuilt == data and not has_errors(carried.diagnostics):
        return Verification(is_identical=True)
    differing = (
        diagnose("o-010", name, part=part) for part in compare_files(data, rebuilt, target)
    )
    reasons = _other_tools(origin, options, name) if origin else ()
    return Verification(
        is_identical=False, diagnostics=(*carried.diagnostics, *differing, *reasons)
    )


def _other_tools(origin: Origin, options: Options, name: str) -> tuple[Diagnostic, ...]:
    """What built the file and is not the same here: versions, fonts, style sheets."""
    from exporters import __version__  # noqa: PLC0415 - only where bytes differ

    here = {"diglot": __version__, **dict(options.versions)}
    recorded = dict(origin.versions)
    found = [
        diagnose("o-011", name, name=tool, recorded=recorded.get(tool, "not there"),
                 here=here.get(tool, "not there"))
        for tool in dict.fromkeys((*recorded, *here))
        if recorded.get(tool) != here.get(tool)
    ]  # fmt: skip
    faces = {FontFile(f.family, f.weight, f.italic, f.digest) for f in options.fonts.faces}
    found += [
        diagnose("o-012", name, what=f"the font {font.family} {font.weight}")
        for font in origin.fonts
        if font not in faces
    ]
    if origin.styles != options.styles.digest:
        found.append(diagnose("o-012", name, what="the set of style sheets"))
    return tuple(found)
