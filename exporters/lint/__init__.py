"""Rules on a finished `Document`, whatever it was read from: what a reader would stumble over.

`check` finds what makes an output wrong (a link into nowhere) or hard to use with a screen reader
or a table of contents (PDF/UA-1 clause 7.4.2, EPUB Accessibility 1.1). `advise` says what an editor
would mark in the text itself, in the language of each word of it; `mend` follows what is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.diagnostics import diagnose
from exporters.lint.conformance import check_conformance
from exporters.lint.mending import Mended, mend
from exporters.lint.outline import check_outline
from exporters.lint.pictures import check_pictures
from exporters.lint.references import check_links, check_notes
from exporters.lint.source import texts_of
from exporters.lint.walking import inlines_of, take_inventory, walk, walk_inlines
from exporters.lint.wording import check_wording

if TYPE_CHECKING:
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document

__all__ = ["Mended", "advise", "check", "inlines_of", "mend", "texts_of", "walk", "walk_inlines"]


def check(document: Document, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with `document`, in the order of the text; `name` is what to call its file."""
    inventory = take_inventory(document)
    findings = [
        *check_outline(document.body, name),
        *check_pictures(inventory, name),
        *check_links(inventory, name),
        *check_notes(document, inventory, name),
    ]
    if not document.body:
        findings.append(diagnose("b-054", name))
    findings += check_conformance(document, inventory, tuple(findings), name)
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))


def advise(document: Document, name: str) -> tuple[Diagnostic, ...]:
    """What an editor would mark in the text of `document`, in the order of its file.

    What the document itself says it will have unsaid, by code or by the beginning of one, is left
    out.
    """
    found = (
        one for one in check_wording(document, name) if not one.code.startswith(document.silenced)
    )
    return tuple(sorted(found, key=lambda one: (one.path != name, one.path, one.line, one.column)))
