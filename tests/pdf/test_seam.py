"""The seam to WeasyPrint: a version that moved what it replaces is refused, loudly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import weasyprint

from exporters.errors import ExitCode, MissingDependency
from exporters.pdf import mends, seam
from exporters.pdf.patching import digest_of
from tests.pdf.tagged import set_pages

if TYPE_CHECKING:
    from exporters.assets import Fonts


pytestmark = pytest.mark.usefixtures("mended_again")


def test_weasyprint_is_the_one_the_seam_was_written_for() -> None:
    """If this fails, read WeasyPrint's changes before you change a digest."""
    seam.uninstall()
    for patch in seam._patches():
        function = getattr(patch.owner, patch.name)
        assert digest_of(function) == patch.digest, f"{patch.place} has changed"


def test_each_replaced_function_is_named_in_the_docstring() -> None:
    for patch in seam._patches():
        assert patch.place in f"{seam.__doc__}{mends.__doc__}"


def test_a_second_call_does_nothing() -> None:
    before = [getattr(patch.owner, patch.name) for patch in seam._patches()]
    seam.install()
    assert [getattr(patch.owner, patch.name) for patch in seam._patches()] == before


def test_what_was_replaced_can_be_put_back(fonts: Fonts) -> None:
    ours = set_pages(fonts, "<p lang='fa-AF' dir='rtl'>چای</p>")
    seam.uninstall()
    assert weasyprint.pdf.add_tags.__module__ == "weasyprint.pdf.tags"
    seam.install()
    assert set_pages(fonts, "<p lang='fa-AF' dir='rtl'>چای</p>") == ours


def test_a_changed_function_is_refused_and_nothing_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seam.uninstall()

    def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
        """What a later WeasyPrint might do."""

    monkeypatch.setattr(weasyprint.pdf, "add_tags", add_tags)
    marked = weasyprint.pdf.stream.Stream.marked
    with pytest.raises(MissingDependency) as refusal:
        seam.install()
    (diagnostic,) = refusal.value.diagnostics
    assert diagnostic.code == "p-101"
    assert "weasyprint.pdf.add_tags" in diagnostic.message
    assert weasyprint.__version__ in diagnostic.message
    assert "pip install" in diagnostic.hint
    assert refusal.value.exit_code is ExitCode.MISSING
    assert weasyprint.pdf.stream.Stream.marked is marked


def test_a_function_without_source_is_refused() -> None:
    assert not digest_of(len)


def test_pages_without_tags_have_no_marks(fonts: Fonts) -> None:
    data = set_pages(fonts, "<p>Tea</p>", variant="pdf/a-3b")
    assert b"StructTreeRoot" not in data
