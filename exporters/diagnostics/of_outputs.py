"""What there is to say about a finished file."""

from __future__ import annotations

from typing import Final

from exporters.diagnostics.rules import ADVICE, ERROR, WARNING, Rule

CODES: Final[dict[str, Rule]] = {
    # f: fonts and missing glyphs
    "f-001": Rule(
        ERROR,
        "no font of this build has the character {character} (U+{code_point}, {name})",
        "write it in letters that the fonts have, or show it as a picture",
    ),
    # k: kept (masthead and attribution retained in the output)
    "k-001": Rule(
        ERROR,
        "{what} is lost: “{text}” is nowhere in the file",
        "the document has it: see that the template and the exporter print it",
    ),
    "k-002": Rule(
        ERROR,
        "{what} is hidden ({reason}): “{text}”",
        "readers must see it: change the style or the attribute that hides it",
    ),
    "k-003": Rule(
        ERROR,
        "{what} is marked as {marked}, not as {lang}: “{text}”",
        "give its element lang, xml:lang and dir of {lang}",
    ),
    "k-004": Rule(
        ERROR,
        "{what} is not where it belongs: “{text}”",
        "the order is masthead, rubric, title, subtitle, byline, dates, text, attribution",
    ),
    "k-005": Rule(
        ERROR, "the link to {target} is lost", "the attribution must link where the document says"
    ),
    "k-006": Rule(
        ERROR,
        "page {page} has no running head in {lang}: “{text}”",
        "every page after the first shows the publication in both languages",
    ),
    "k-007": Rule(
        ERROR,
        "the foot of page {page} does not show “{text}”",
        "every page carries the short attribution: authors, first publisher, date",
    ),
    "k-008": Rule(
        ERROR,
        "{what} is not in the file's metadata",
        "the document has it: build the file again",
    ),
    "k-009": Rule(
        ERROR,
        "in the file's metadata {what} is “{found}”, in its document “{text}”",
        "build the file again, and change its source instead",
    ),
    # o: origin of an output
    "o-001": Rule(
        ERROR,
        "the file does not say what it was built from",
        "only files that diglot built do, and some programs that change a file lose it",
    ),
    "o-002": Rule(
        ERROR,
        "the file was built without its source",
        "ask whoever built it; `diglot inspect` shows the digests of its source files",
    ),
    "o-003": Rule(
        ERROR, "the source {source} is no longer in the file", "get the file as it was built"
    ),
    "o-004": Rule(
        ERROR,
        "the source {source} was changed: its SHA-256 is {digest}…, and was {recorded}…",
        "get the file as it was built",
    ),
    "o-005": Rule(
        ERROR,
        "the source's path “{source}” would lead out of the folder, or over another file",
        "do not trust this file: diglot writes no such path",
    ),
    "o-006": Rule(
        ERROR,
        "the file's sources pass {limit} MB",
        "do not trust this file: no document is so large",
    ),
    "o-010": Rule(
        ERROR,
        "{part} is not what the source gives",
        "something here differs from what built the file, or the file was changed",
    ),
    "o-011": Rule(
        WARNING,
        "{name} {recorded} built this file; here it is {here}",
        "install that version to compare like with like",
    ),
    "o-012": Rule(
        WARNING,
        "{what} that built this file is not the one here",
        "install diglot as it was then: its version is in the record",
    ),
    # d: direction and language in the output
    "d-001": Rule(ERROR, "this cannot be read as {format}: {reason}", "build the file again"),
    "d-002": Rule(ERROR, "this is not well-formed XML: {reason}", "mend the markup at this place"),
    "d-003": Rule(
        ERROR,
        "the spine's page-progression-direction is {found}",
        'write page-progression-direction="{wanted}" on the spine; reading systems guess else',
    ),
    "d-004": Rule(
        ERROR,
        "the dir of {element} is {found}",
        'write dir="{wanted}" on {element}, as the spine says',
    ),
    "d-005": Rule(
        ERROR,
        "the language of “{text}” is not known",
        "give an element around it lang and xml:lang",
    ),
    "d-006": Rule(
        ERROR,
        "the direction of “{text}” is stated nowhere inside body",
        "give an element inside body lang, xml:lang and dir: reading systems replace those of body",
    ),
    "d-007": Rule(
        ERROR,
        "<{element}> has {stated} but no {missing}",
        "lang, xml:lang and dir go together: add {missing}",
    ),
    "d-008": Rule(
        ERROR,
        '<{element}> has lang="{lang}" but xml:lang="{xml_lang}"',
        "write the same language in both",
    ),
    "d-009": Rule(
        ERROR, "“{tag}” on <{element}> names no language", "write a BCP 47 tag, such as fa-AF or en"
    ),
    "d-010": Rule(
        ERROR,
        "<{element}> has {found}: its direction is left to a guess",
        'write dir="ltr" or dir="rtl"',
    ),
    "d-011": Rule(
        ERROR,
        '“{text}” stands under dir="{direction}", but its language is {lang}',
        'write dir="{wanted}", or the language that it is in',
    ),
    "d-012": Rule(
        ERROR,
        '“{text}” stands under dir="{direction}", but its letters are written {wanted}',
        'give it an element of its own with lang, xml:lang and dir="{wanted}"',
    ),
    "d-013": Rule(
        ERROR,
        "“{text}” is in {script} letters, but is marked as {lang}",
        "give it lang and xml:lang of the language that it is in",
    ),
    "d-014": Rule(
        ERROR,
        "“{text}” is not isolated from the text of the other direction around it",
        "put it into <bdi> with lang, xml:lang and dir",
    ),
    "d-015": Rule(
        ERROR,
        "the bidirectional control {name} {fault}",
        "remove it; <bdi> with dir does what it was for",
    ),
    "d-016": Rule(
        ERROR,
        "a style sets `{name}`, which EPUB forbids and reading systems override",
        "remove it and write dir in the markup",
    ),
    "d-017": Rule(
        ERROR, "{fault}", "list the languages of the text, each once, the text's own first"
    ),
    "d-018": Rule(ERROR, "<package> has no {attribute}", "add it: it holds for titles and names"),
    "d-019": Rule(
        ERROR,
        "<{element}> in right-to-left text has no dir",
        'write dir="ltr": a program reads left to right wherever it stands',
    ),
    "d-020": Rule(
        ERROR,
        "the spine's page-progression-direction is {found}, but the first language is {lang}",
        'write page-progression-direction="{wanted}"',
    ),
    "d-021": Rule(ERROR, "<html> names no language", "write lang and xml:lang on it"),
    "d-101": Rule(
        ERROR, "the catalogue's /Lang is {found}", "write the language of the text, such as fa-AF"
    ),
    "d-102": Rule(
        ERROR,
        "page {page}: “{text}” is in {script} letters, but is tagged as {lang}",
        "give its structure element the /Lang of the language that it is in",
    ),
    "d-103": Rule(
        ERROR, "the file is not tagged: no text has a language", "write a structure tree with /Lang"
    ),
    "d-104": Rule(
        ERROR,
        "the pages turn {found}, but the text is in {lang}",
        "write /ViewerPreferences << /Direction /{wanted} >> in the catalogue",
    ),
    "d-105": Rule(
        ERROR,
        "page {page}: the language of “{text}” is not known",
        "write /Lang in the structure tree",
    ),
    "d-106": Rule(
        ERROR,
        "page {page}: “{text}” is neither tagged nor an artifact",
        "put it under a structure element, or mark it as an artifact",
    ),
    "d-107": Rule(
        ERROR,
        "page {page}: what is read aloud, “{text}”, is not what the page shows",
        "write an /ActualText with the letters of the text",
    ),
    "d-201": Rule(
        ADVICE,
        "“{words}” has a letter that only looks like one of its language",
        "write “{better}”",
    ),
    "d-202": Rule(
        ADVICE,
        "“{words}” is not written in the digits of its language alone",
        "write “{better}”, or 0–9 throughout",
    ),
    "d-203": Rule(
        ADVICE,
        "“{words}” is cut in two by a space",
        "write “{better}” as one word",
    ),
    "d-099": Rule(ERROR, "there are {more} more findings of the kind {kind} in this file"),
    # e: EPUB conformance
    "e-201": Rule(ERROR, "EPUBCheck {rule}: {message}", "see https://www.w3.org/TR/epub-33/"),
    "e-202": Rule(
        ERROR, "EPUBCheck warns, {rule}: {message}", "see https://www.w3.org/TR/epub-33/"
    ),
    "e-203": Rule(ERROR, "EPUBCheck notes, {rule}: {message}", "mend it, though it is allowed"),
    "e-209": Rule(ERROR, "EPUBCheck could not check this book: {reason}"),
    # p: PDF conformance
    "p-001": Rule(ERROR, "the page engine could not set this document: {message}"),
    "p-002": Rule(WARNING, "the page engine reports: {message}"),
    "p-003": Rule(
        ERROR,
        "this document nests its blocks too deeply for a page",
        "take lists, quotations or divisions out of one another",
    ),
    "p-101": Rule(
        ERROR,
        "WeasyPrint {version} tags its PDFs in another way than diglot knows to replace ({places})",
        "install WeasyPrint 70.0: pip install weasyprint==70.0",
    ),
    "p-201": Rule(ERROR, "this breaks {standard}, rule {rule}: {message}"),
    "p-202": Rule(ERROR, "this breaks PDF/A-3b, rule {rule}, at {where}: {message}"),
    "p-203": Rule(WARNING, "pikepdf cannot judge {where} (rule {rule}): {message}"),
}
