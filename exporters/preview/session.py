"""The documents that are watched: built again when a file changes, and shown as they last were.

A document that fails keeps the pages of its last good build; what is wrong is shown beside them.
"""

from __future__ import annotations

import threading
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Final

from exporters import reader
from exporters.build import Built, plan_build
from exporters.build.limits import NO_WISHES, share_machine
from exporters.build.tool import has_changed
from exporters.build.workers import Workers
from exporters.options import TARGETS
from exporters.preview.pages import Pages
from exporters.preview.places import Place, find_places
from exporters.preview.publication import Publication
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from exporters.build.single import Job
    from exporters.diagnostics import Diagnostic
    from exporters.options import Options


# Two documents at once, when a masthead that they share has changed.
_WORKERS: Final = 2


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of a document. `number` grows with each; the outputs may be those of an earlier.

    `seen` tells when each output was written, in nanoseconds.
    """

    name: str
    built: Built
    number: int
    publication: Publication | None = None
    pages: Pages | None = None
    seen: tuple[int, ...] = ()
    _places: list[tuple[Place, ...]] = field(default_factory=list, repr=False)

    def places(self) -> tuple[Place, ...]:
        """Where each block is; looked for when it is first asked for."""
        if not self._places and self.publication is not None:
            document = reader.read_file(self.built.source).document
            self._places.append(find_places(self.publication, self.pages, document))
        return self._places[0] if self._places else ()

    def describe(self) -> dict[str, Any]:
        """The edition as JSON's types, as the page in the browser is told of it."""
        return {
            "name": self.name,
            "number": self.number,
            "source": str(self.built.source),
            "state": self.built.state,
            "seconds": round(self.built.seconds, 3),
            "texts": [] if self.publication is None else self.publication.texts,
            "pages": [] if self.pages is None else self.pages.sizes,
            "diagnostics": [_with_line(found) for found in self.built.diagnostics],
        }


class Session:
    """What one call of `diglot watch` shows. One thread at a time may `refresh` it.

    `find_sources` finds the documents below `roots`: it is asked each time, so that a new file in a
    folder is seen. It, and `make_options`, may raise DiglotError. The options are those of a build
    into `folder`.
    """

    def __init__(
        self,
        roots: tuple[Path, ...],
        find_sources: Callable[[], tuple[Path, ...]],
        folder: Path,
        make_options: Callable[[], Options],
    ) -> None:
        self.roots = roots
        self.folder = folder
        self.editions: dict[str, Edition] = {}
        self._find_sources = find_sources
        self._make_options = make_options
        self._workers: Workers | None = None
        self._options: Options | None = None
        self._busy = threading.Lock()

    def refresh(self) -> Generator[Edition, None, None]:
        """Build what has changed, and yield each document that is not as it was."""
        with self._busy:
            sources = self._find_sources()
            for gone in self.editions.keys() - {source.stem for source in sources}:
                del self.editions[gone]
            known, stale = self._plan(sources)
            for built in (*known, *(self._crew().build(stale) if stale else ())):
                if self._is_news(built):
                    yield self._show(built)

    def warm(self) -> None:
        """Build a document that nothing asks for: the next change finds the workers warm."""
        if self._workers is not None:  # they have built already
            return
        with self._busy:
            _, jobs = self._plan(self._find_sources()[:1], cache=False)
            for built in self._crew().build(jobs):
                name = built.source.stem
                if built.state == "written" and name in self.editions:  # the same bytes again
                    self.editions[name] = replace(self.editions[name], seen=self._seen(name))

    def renew(self) -> None:
        """Begin anew with the code, styles and fonts as they are now, if they have changed."""
        if self._options is None:
            return
        if has_changed():
            self.close()
            self._options = None

    def close(self) -> None:
        """Let the workers end."""
        if self._workers is not None:
            self._workers.close()
            self._workers = None

    def _plan(
        self, sources: tuple[Path, ...], *, cache: bool = True
    ) -> tuple[list[Built], list[Job]]:
        options = self._options = self._options or self._make_options()
        return plan_build(
            sources, self.folder, TARGETS, cache=cache,
            embed_source=options.embed_source, printing=options.printing,
        )  # fmt: skip

    def _is_news(self, built: Built) -> bool:
        """Whether a document is not as it is shown."""
        shown = self.editions.get(built.source.stem)
        if shown is None or shown.built.source != built.source:
            return True
        if built.state == "failed":
            return shown.built.diagnostics != built.diagnostics
        return shown.built.state == "failed" or shown.seen != self._seen(shown.name)

    def _seen(self, name: str) -> tuple[int, ...]:
        return tuple(self._output(name, target).stat().st_mtime_ns for target in TARGETS)

    def _output(self, name: str, target: str) -> Path:
        return self.folder / f"{name}.{target}"

    def _crew(self) -> Workers:
        """The workers; new ones where code, styles or fonts are not what they were."""
        if self._workers is None:
            self._options = self._options or self._make_options()
            limits = share_machine(_WORKERS, NO_WISHES)
            self._workers = Workers(_WORKERS, self._options, limits)
        return self._workers

    def _show(self, built: Built) -> Edition:
        """The new edition of a document; one that failed shows the outputs that it had."""
        name = built.source.stem
        before = self.editions.get(name)
        number = before.number + 1 if before else 1
        edition = Edition(name, built, number)
        if built.state == "failed":
            if before is not None:
                edition = replace(
                    edition, publication=before.publication, pages=before.pages, seen=before.seen
                )
        else:
            epub, pdf = (self._output(name, target).read_bytes() for target in TARGETS)
            edition = replace(
                edition, publication=Publication.open(epub), pages=Pages(pdf),
                seen=self._seen(name),
            )  # fmt: skip
        self.editions[name] = edition
        return edition


def _with_line(found: Diagnostic) -> dict[str, Any]:
    """A finding as JSON's types, with the line of the file that it is about."""
    return {**found.as_dict(), "excerpt": _line_of(found)}


def _line_of(found: Diagnostic) -> str:
    if not found.line:
        return ""
    try:
        with open(found.path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - a name
            lines = file.read(5_000_000).splitlines()
    except OSError:
        return ""
    return lines[found.line - 1] if found.line <= len(lines) else ""
