"""The finding that a build cannot show a character."""

from __future__ import annotations

import unicodedata

from exporters.diagnostics import Diagnostic, diagnose


def missing_glyph(character: str, path: str, line: int = 0, column: int = 0) -> Diagnostic:
    """No font has `character`, which stands at this place."""
    return diagnose(
        "f-001", path, line, column,
        character=character,
        code_point=f"{ord(character):04X}",
        name=unicodedata.name(character, "a character without a name"),
    )  # fmt: skip
