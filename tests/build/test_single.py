"""exporters.build.single: what one document may bring upon itself."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exporters.assets import load_styles
from exporters.build import single
from exporters.build.limits import Limits, TimeReached
from exporters.build.record import Record
from exporters.build.single import Job, build_document
from exporters.errors import ExitCode
from exporters.options import PLAIN, TARGETS, Options
from tests.epub.samples import article

if TYPE_CHECKING:
    from exporters.assets import Fonts

LIMITS = Limits(memory=4_000_000_000, seconds=300)
JOB = Job(Path("x.md"), (Record(Path("build"), Path("x.md"), "pdf"),))


@pytest.mark.parametrize(
    ("raised", "code", "exit_code", "words"),
    [
        (MemoryError(), "u-001", ExitCode.SOURCE, "--memory-limit 8000"),
        (TimeReached(), "u-002", ExitCode.SOURCE, "--time-limit 600"),
        (KeyError("x"), "u-004", ExitCode.BUG, "KeyError: 'x'"),
    ],
    ids=["memory", "time", "bug"],
)
def test_what_stops_a_document_is_told(
    raised: BaseException,
    code: str,
    exit_code: ExitCode,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_job: Job, _options: Options) -> None:
        raise raised

    monkeypatch.setattr(single, "_build", broken)
    built = build_document(JOB, None, LIMITS)  # type: ignore[arg-type] # never looked at
    (found,) = built.diagnostics
    assert (built.state, built.exit_code, found.code) == ("failed", exit_code, code)
    assert words in found.text
    assert ("Traceback" in built.traceback) is (exit_code is ExitCode.BUG)


def test_only_a_document_that_chooses_nastaliq_has_its_font_looked_for(
    fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(fonts=fonts, styles=load_styles())
    asked: list[dict[str, bool]] = []

    def find(**how: bool) -> Fonts:
        asked.append(how)
        return fonts

    monkeypatch.setattr("exporters.assets.find_fonts", find)
    document = article()
    assert single.with_typefaces(document, options) is options
    assert asked == []
    single.with_typefaces(replace(document, nastaliq=("ur",)), options)
    assert asked == [{"nastaliq": True}]


def test_an_epub_lists_the_pages_of_the_pdf_beside_it_or_of_none(
    fonts: Fonts, tmp_path: Path
) -> None:
    """Whether the PDF is built in the same run, and for which paper, the list is the same."""
    source = tmp_path / "x.md"
    head = "title: A lamp\nauthor: Jane Writer\nlang: en\npage-list: true"
    source.write_text(f"---\n{head}\n---\n\n" + "It burns in the window. " * 900)
    plain = Options(fonts, load_styles(), versions=(), cover=None)
    small = replace(plain, printing=replace(PLAIN, size=(105.0, 148.0)))
    books = []
    for name, targets, options in (
        ("both", TARGETS, plain), ("alone", ("epub",), plain), ("small", TARGETS, small)
    ):  # fmt: skip
        folder = tmp_path / name
        records = tuple(
            Record(folder, source, target, printing=options.printing) for target in targets
        )
        built = build_document(Job(source, records), options, LIMITS)
        assert [one.path.suffix for one in built.outputs] == [f".{target}" for target in targets]
        books.append(folder.joinpath("x.epub").read_bytes())
    with zipfile.ZipFile(io.BytesIO(books[0])) as archive:
        assert archive.read("EPUB/text.xhtml").count(b'role="doc-pagebreak"') > 5
        marked = archive.read("EPUB/text.xhtml")
    for book in books[1:]:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            assert archive.read("EPUB/text.xhtml") == marked
