"""diglot and its peers: for each, the commands that build one text, and whether it is there."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.measure import Cost
    from benchmarks.texts import Notation

_BIN: Final = Path(sys.executable).parent
_STYLES: Final = Path(__file__).parent / "pages.css"

Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Builder:
    """One way to build texts.

    `commands(sources, folder)` are those that build the sources into `folder`; `needs` names the
    programs without which there are none. What is no command says by itself what it costs:
    `cost_of(sources, folder)`.
    """

    name: str
    notation: Notation
    outputs: tuple[str, ...]
    needs: tuple[str, ...]
    commands: Callable[[Sequence[Path], Path], Commands]
    cost_of: Callable[[Sequence[Path], Path], Cost] | None = None

    @property
    def is_there(self) -> bool:
        """Whether this machine has what it needs."""
        return all(program(need) for need in self.needs)


@lru_cache(maxsize=16)
def program(name: str) -> str:
    """The path of a program: beside this Python, on the path, or pandoc's in its package."""
    if name == "pandoc":
        try:
            import pypandoc  # noqa: PLC0415 - a peer may be missing

            return str(pypandoc.get_pandoc_path())
        except (ImportError, OSError):
            return ""
    if name == "typst":
        return _BIN.joinpath("python").as_posix() if _has("typst") else ""
    names = ("chromium", "chromium-browser", "google-chrome") if name == "chromium" else (name,)
    path = os.pathsep.join([str(_BIN), os.environ.get("PATH", "")])
    return next(filter(None, (shutil.which(one, path=path) for one in names)), "")


def _has(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def _diglot(*options: str) -> Callable[[Sequence[Path], Path], Commands]:
    def commands(sources: Sequence[Path], folder: Path) -> Commands:
        names = map(str, sources)
        return ((program("diglot"), "build", *names, "-d", str(folder), "-q", *options),)

    return commands


def _pandoc(suffix: str, *options: str) -> Callable[[Sequence[Path], Path], Commands]:
    def commands(sources: Sequence[Path], folder: Path) -> Commands:
        return tuple(
            (program("pandoc"), str(source), "-o", str(folder / f"{source.stem}{suffix}"),
             *_contents(source), *options)
            for source in sources
        )  # fmt: skip

    return commands


def _contents(source: Path) -> tuple[str, ...]:
    return ("--toc",) if source.name.startswith("book") else ()


def _weasyprint(variant: str, *options: str) -> Callable[[Sequence[Path], Path], Commands]:
    return _pandoc(
        ".pdf", "--pdf-engine", program("weasyprint"),
        f"--pdf-engine-opt=--pdf-variant={variant}", *options,
    )  # fmt: skip


def _typst(sources: Sequence[Path], folder: Path) -> Commands:
    made = _pandoc(".typ", "--standalone")(sources, folder)
    compiled = (
        (program("typst"), "-c", "import sys, typst; typst.compile(sys.argv[1], sys.argv[2])",
         str(folder / f"{source.stem}.typ"), str(folder / f"{source.stem}.pdf"))
        for source in sources
    )  # fmt: skip
    return tuple(pair for both in zip(made, compiled, strict=True) for pair in both)


def _chromium(sources: Sequence[Path], folder: Path) -> Commands:
    made = _pandoc(".html", "--standalone")(sources, folder)
    printed = (
        (program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-pdf-header-footer", f"--user-data-dir={folder / 'profile'}",
         f"--print-to-pdf={folder / source.stem}.pdf", (folder / f"{source.stem}.html").as_uri())
        for source in sources
    )  # fmt: skip
    return tuple(pair for both in zip(made, printed, strict=True) for pair in both)


def _plain(sources: Sequence[Path], folder: Path) -> Commands:
    return tuple(
        (sys.executable, "-m", "benchmarks.plain", str(source), str(folder / f"{source.stem}.pdf"))
        for source in sources
    )


def _both(*ways: Callable[[Sequence[Path], Path], Commands]) -> Callable[..., Commands]:
    """What several ways make of each source in turn, as a shell loop would."""

    def commands(sources: Sequence[Path], folder: Path) -> Commands:
        return tuple(
            command for source in sources for way in ways for command in way([source], folder)
        )

    return commands


_EPUB: Final = _pandoc(".epub")
_SET: Final = (f"--css={_STYLES}",)

# The first of each list is what the others are measured against.
OF_BOTH: Final = (
    Builder("diglot", "diglot", (".epub", ".pdf"), ("diglot",), _diglot("--no-cache")),
    Builder("pandoc → EPUB, pandoc → WeasyPrint, PDF/UA-1", "pandoc", (".epub", ".pdf"),
            ("pandoc", "weasyprint"), _both(_EPUB, _weasyprint("pdf/ua-1"))),
    Builder("pandoc → EPUB, pandoc → typst", "pandoc", (".epub", ".pdf"), ("pandoc", "typst"),
            _both(_EPUB, _typst)),
    Builder("pandoc → EPUB, pandoc → Chromium", "pandoc", (".epub", ".pdf"),
            ("pandoc", "chromium"), _both(_EPUB, _chromium)),
)  # fmt: skip
OF_PDF: Final = (
    Builder("diglot", "diglot", (".pdf",), ("diglot",), _diglot("--no-cache", "--to", "pdf")),
    Builder("pandoc → WeasyPrint, PDF/A-3a", "pandoc", (".pdf",), ("pandoc", "weasyprint"),
            _weasyprint("pdf/a-3a")),
    Builder("pandoc → WeasyPrint, PDF/A-3a, set as a book", "pandoc", (".pdf",),
            ("pandoc", "weasyprint"), _weasyprint("pdf/a-3a", *_SET)),
    Builder("diglot's pages by plain WeasyPrint, PDF/A-3a", "diglot", (".pdf",), (), _plain),
    Builder("pandoc → typst", "pandoc", (".pdf",), ("pandoc", "typst"), _typst),
    Builder("pandoc → Chromium", "pandoc", (".pdf",), ("pandoc", "chromium"), _chromium),
)  # fmt: skip

OF_GROWTH: Final = (OF_PDF[0], OF_PDF[3])


def find_versions() -> dict[str, str]:
    """The versions of what was measured, by name."""
    packages = ("diglot", "weasyprint", "pypandoc_binary", "typst")
    found = {package: version(package) for package in packages if _has(package)}
    return {"Python": ".".join(map(str, sys.version_info[:3])), **found}
