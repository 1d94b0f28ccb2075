"""Languages, their scripts and their directions: of a tag, and of a text.

Direction follows from the *script* of a language, never from a list of languages.
"""

from exporters.language.identification import (
    language_of,
    language_of_script,
    language_of_words,
)
from exporters.language.letters import (
    count_letters,
    has_letters,
    may_hold_address,
    script_of_letter,
    scripts_in,
)
from exporters.language.tags import (
    RIGHT_TO_LEFT_SCRIPTS,
    Direction,
    Subtags,
    canonical_subtags,
    direction_of,
    is_arabic_script,
    parse_tag,
    same_language,
    script_of,
    scripts_written_in,
)

__all__ = [
    "RIGHT_TO_LEFT_SCRIPTS",
    "Direction",
    "Subtags",
    "canonical_subtags",
    "count_letters",
    "direction_of",
    "has_letters",
    "is_arabic_script",
    "language_of",
    "language_of_script",
    "language_of_words",
    "may_hold_address",
    "parse_tag",
    "same_language",
    "script_of",
    "script_of_letter",
    "scripts_in",
    "scripts_written_in",
]
