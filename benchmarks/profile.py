"""`make profile`: where the time of a build goes, by rooms of the house and of its libraries.

`python -m benchmarks.profile [SOURCE.md] [--to pdf]`; without a source, a text of thirty pages.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import sysconfig
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.texts import make_book
from exporters.options import TARGETS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN: Final = 30
_ROOT: Final = Path(__file__).resolve().parent.parent
_LIBRARIES: Final = Path(sysconfig.get_path("purelib"))


class Spent(NamedTuple):
    """Calls, seconds in a place itself, seconds in it and all that it calls."""

    calls: int
    own: float
    whole: float


@dataclass(frozen=True, slots=True)
class Profile:
    """What was spent, by room (`exporters.verify`, `weasyprint.layout`, `pypdfium2` …)."""

    rooms: Mapping[str, float]
    functions: Mapping[str, Spent]


def profile(source: Path, targets: tuple[str, ...], folder: Path) -> Profile:
    """Build `source` into `folder`, imports and all, and say where its CPU time went."""
    profiler = cProfile.Profile()
    profiler.enable()
    from exporters.build import build_documents  # noqa: PLC0415 - imports are a part of the cost
    from exporters.cli.parameters import make_options  # noqa: PLC0415

    for _ in build_documents((source,), folder, targets, make_options, cache=False):
        pass
    profiler.disable()
    rooms: defaultdict[str, float] = defaultdict(float)
    functions: dict[str, Spent] = {}
    for (file, line, name), row in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined] # typeshed has no `stats`
        _, calls, own, whole, callers = row
        room = _room(file)
        if room:
            rooms[room] += own
            functions[f"{_short(file)}:{line} {name}"] = Spent(calls, own, whole)
        else:  # a built-in function's time is its callers'
            for (caller, _, _), shares in callers.items():
                rooms[_room(caller) or "Python"] += shares[2]
    return Profile(rooms, functions)


def _room(file: str) -> str:
    """The package and its folder or module that a file belongs to; empty for built-in functions."""
    if file.startswith(("~", "<")):
        return ""
    parts = Path(_short(file)).with_suffix("").parts
    return ".".join(parts[:2] if parts[0] in {"Python", "exporters", "weasyprint"} else parts[:1])


def _short(file: str) -> str:
    """A file's path in the project, or in the folder of its library."""
    path = Path(file)
    for folder in (_LIBRARIES, _ROOT):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return f"Python/{path.name}"


def render_profile(profile: Profile) -> str:
    """The rooms by their own seconds, then the functions by theirs."""
    total = sum(profile.rooms.values())
    lines = [f"{total:8.2f} s in all, under the profiler", ""]
    for room, seconds in sorted(profile.rooms.items(), key=lambda item: -item[1])[:_SHOWN]:
        lines.append(f"{seconds:8.2f} s {100 * seconds / total:5.1f} %  {room}")
    lines += ["", "   own s   whole s     calls"]
    by_own = sorted(profile.functions.items(), key=lambda item: -item[1].own)
    for name, spent in by_own[:_SHOWN]:
        lines.append(f"{spent.own:8.2f} {spent.whole:9.2f} {spent.calls:9}  {name}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Profile the source that is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__)
    parser.add_argument("source", nargs="?", type=Path)
    parser.add_argument("--to", default=",".join(TARGETS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="profile-") as name:
        source = options.source or make_book(30, "diglot").write(Path(name))
        targets = tuple(options.to.split(","))
        sys.stdout.write(render_profile(profile(source, targets, Path(name, "output"))))


if __name__ == "__main__":
    main()
