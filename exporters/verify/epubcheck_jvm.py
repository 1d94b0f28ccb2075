"""The Java side of `epubcheck`: one Java machine, started in this process, checks many books.

Run as a program: `epubcheck_jvm.py LIBJVM JAR FOLDER` writes `N.json` beside every `N.epub`.
It imports nothing of this package, so that it starts as it is, and dies alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jpype

# Start-up decides: the least compiling, the least collecting.
_OPTIONS = (
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m", "-Djava.awt.headless=true",
    "-Duser.language=en", "-Duser.timezone=UTC",
)  # fmt: skip


def main(library: str, jar: str, folder: str) -> None:
    """Check every book of a folder."""
    jpype.startJVM(library, *_OPTIONS, classpath=[jar], convertStrings=False)
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    for book in sorted(Path(folder).glob("*.epub")):
        report = book.with_suffix(".json")
        checker().run([str(book), "--quiet", "--usage", "--json", str(report)])


if __name__ == "__main__":
    main(*sys.argv[1:])
