"""Whether a finished file conforms to its standards, as outside judges see it.

EPUB 3.3 by EPUBCheck; PDF/UA-1 and PDF/A-3a by `page`; PDF/A-3b once more by pikepdf's validator,
which approves only what it knows.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency
from exporters.verify.findings import Findings
from exporters.verify.pdf_file import reading_errors, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from exporters.diagnostics import Diagnostic


def check_conformance(data: bytes, suffix: str, name: str) -> tuple[Diagnostic, ...]:
    """What a finished file breaks of its standards: `e-2xx` for an EPUB, `p-2xx` for a PDF.

    `suffix` is `epub` or `pdf`; `name` is what the diagnostics call the file. Raises
    `MissingDependency` where a judge is not installed.
    """
    match suffix.removeprefix("."):
        case "epub":
            from exporters.verify.epubcheck import check_books  # noqa: PLC0415 - one is enough

            return check_books({name: data})
        case "pdf":
            return _check_pdf(data, name)
        case other:
            raise ValueError(other)


def check_conformance_of(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """The same for many files by their names (`….epub`, `….pdf`), all books in one Java machine."""
    from exporters.verify.epubcheck import check_books  # noqa: PLC0415 - PDFs need no Java

    books = {name: data for name, data in files.items() if name.lower().endswith(".epub")}
    found = [*check_books(books)]
    for name, data in files.items():
        if name not in books:
            found += _check_pdf(data, name)
    return tuple(found)


def _check_pdf(data: bytes, name: str) -> tuple[Diagnostic, ...]:
    findings = Findings(name)
    _check_with_page(data, findings)
    _check_with_pikepdf(data, findings)
    return findings.all()


def _check_with_page(data: bytes, findings: Findings) -> None:
    """PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)."""
    try:
        import page  # noqa: PLC0415 - installed with the other judges
    except ImportError as error:
        missing = diagnose("x-101", package="page-validation", program="the PDF validator")
        raise MissingDependency([missing]) from error
    for profile, standard in (
        (page.ValidationProfile.PDF_UA_1, "PDF/UA-1"),
        (page.ValidationProfile.PDF_A_3A, "PDF/A-3a"),
    ):
        try:
            report = page.validate_pdf_bytes(data, profile=profile)
        except page.PageError as error:
            findings.add("d-001", format="PDF", reason=str(error))
            return
        for failure in report.failures:
            findings.add("p-201", standard=standard, rule=failure.rule_id, message=failure.message)


def _check_with_pikepdf(data: bytes, findings: Findings) -> None:
    """PDF/A-3b by a list of what is allowed (pikepdf's `pdfa`), on a copy that it can judge."""
    try:
        from pikepdf import pdfa  # noqa: PLC0415 - installed with the other judges
    except ImportError as error:
        missing = diagnose("x-101", package="pikepdf[pdfa]", program="the PDF/A validator")
        raise MissingDependency([missing]) from error
    try:
        cleaned = _without_empty_patterns(data)
    except reading_errors() as error:
        findings.add("d-001", format="PDF", reason=reason_of(error))
        return
    report = pdfa.validate_written(io.BytesIO(cleaned), "3b")
    for finding in report.findings:
        if not _is_false_alarm(finding):
            code = "p-202" if finding.kind == "violation" else "p-203"
            findings.add(code, rule=finding.rule, where=finding.where, message=finding.message)


def _without_empty_patterns(data: bytes) -> bytes:
    """The file without empty `/Pattern` and `/Shading` resources, which the validator refuses."""
    import pikepdf  # noqa: PLC0415 - heavy

    with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf:
        for holder in pdf.objects:
            resources = holder.get("/Resources") if _is_container(holder) else None
            for owner in (holder, resources):
                if _is_container(owner):
                    _drop_empty(owner)
        written = io.BytesIO()
        pdf.save(written, preserve_pdfa=True, linearize=False, fix_metadata_version=False)
    return written.getvalue()


def _is_container(value: Any) -> bool:
    import pikepdf  # noqa: PLC0415 - heavy

    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))


def _drop_empty(owner: Any) -> None:
    for key in ("/Pattern", "/Shading"):
        value = owner.get(key)
        if _is_container(value) and not value.keys():
            del owner[key]


def _is_false_alarm(finding: Any) -> bool:
    """Whether a finding is about metadata that `page` has judged and pikepdf's validator cannot.

    ISO 19005-3, 6.6.2.3 allows what an extension schema in the file describes (PDF/UA's own
    `pdfuaid` must be so described), but the validator knows no such schemas; and it wants a file
    to claim level B (6.6.4), which level A includes.
    """
    rule = finding.rule.rpartition(":")[2]
    claims_more = rule == "6.6.4-3" and "is 'A', expected 'B'" in finding.message
    return claims_more or (rule == "6.6.2.3.1-1" and "(MetadataStream)" in finding.where)
