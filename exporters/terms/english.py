"""English, in British spelling."""

from __future__ import annotations

from typing import Final

TERMS: Final = {
    # labels
    "by": "By",
    "written-by": "Written by",
    "translated-by": "Translated by",
    "edited-by": "Edited by",
    "with-contributions-by": "With contributions by",
    "issued": "Issued",
    "first-published": "First published",
    "first-published-in": "First published in",
    "reproduced-from": "Reproduced from",
    "source": "Source:",
    "rights": "Rights:",
    "license": "Licence:",
    "imprint": "Published by",
    "issued-by": "Issued by",
    "set-in": "Set in",
    "made-with": "Made with",
    "made-from": "from",
    "address-code": "QR code of the address:",
    "figure": "Figure",
    "table": "Table",
    "page": "Page",
    "task-done": "Done",
    "task-open": "To do",
    # between names
    "comma": ", ",
    "and": " and ",
    # headings, and names of places and things
    "about-the-author": "About the author",
    "attribution": "About this text",
    "colophon": "Colophon",
    "contents": "Contents",
    "landmarks": "Landmarks",
    "pages": "Pages",
    "cover": "Cover",
    "masthead": "Masthead",
    "article-start": "Beginning of the article",
    "start-of-text": "Beginning of the text",
    "notes": "Notes",
    "note": "Note",
    "back-to-text": "Back to the text",
    "website": "Website",
    "email": "E-mail",
    "monogram": "Monogram",
    "verse": "Verse",
    "digest": "Digest",
    # statements
    "original": "Published here for the first time",
    "generated-cover-alternative": "Cover with the words: {words}",
    "accessibility-summary": (
        "The text is in {languages}; every passage is marked with its language and its reading "
        "direction. Headings and a table of contents give access to its parts, and all of it can "
        "be read aloud, searched and enlarged."
    ),
    "accessibility-images": "Every picture has a description in words.",
}
