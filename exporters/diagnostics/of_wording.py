"""What there is to say of how a text is written: letters, digits, joiners, spaces, signs, words."""

from __future__ import annotations

from typing import Final

from exporters.diagnostics.rules import ADVICE, Rule

_IN_TWO: Final = Rule(
    ADVICE,
    "“{words}” is cut in two by a space",
    "write “{better}” with a zero width non-joiner (U+200C)",
)
_AS_ONE: Final = Rule(ADVICE, "“{words}” is cut in two by a space", "write “{better}” as one word")
_OTHERWISE: Final = Rule(
    ADVICE,
    "“{words}” is spelled in another way than its like in this document",
    "write “{better}”, or spell all of them so",
)

CODES: Final[dict[str, Rule]] = {
    # t-00: letters
    "t-001": Rule(
        ADVICE,
        "“{words}” has a letter that only looks like one of its language: {old}",
        "write “{better}” with {new}; words of another language want their own: `[…]{{lang=ar}}`",
    ),
    "t-002": Rule(
        ADVICE,
        "“{words}” ends in the Arabic letter ة",
        "write ه, ت or ۀ, as it is spoken; a phrase taken whole from Arabic keeps it",
    ),
    "t-003": Rule(
        ADVICE,
        "“{words}” is made of the shapes of letters, which no search finds",
        "write it with letters: “{better}”",
    ),
    "t-004": Rule(
        ADVICE,
        "“{words}” is drawn apart with a letter of its own (U+0640), and no search finds it",
        "write “{better}”; a style can space letters",
    ),
    "t-005": Rule(
        ADVICE,
        "the ezafe of “{words}” is typed as a letter (U+0621)",
        "write “{better}” with the sign above (U+0654)",
    ),
    # t-01: digits
    "t-011": Rule(
        ADVICE, "“{words}” is written in the digits of another language", "write “{better}”"
    ),
    "t-012": Rule(ADVICE, "the number “{words}” mixes two systems of digits", "write “{better}”"),
    "t-013": Rule(
        ADVICE,
        "the number “{words}” is in other digits than its sentence has besides",
        "write “{better}”, or one system throughout",
    ),
    # t-02: joiners
    "t-021": _IN_TWO,
    "t-022": _AS_ONE,
    "t-023": _AS_ONE,
    "t-024": _IN_TWO,
    "t-025": Rule(
        ADVICE, "“{words}” has a zero width non-joiner that does nothing", "delete it (U+200C)"
    ),
    "t-026": Rule(
        ADVICE,
        "“{words}” has a ¬ where a word processor had a zero width non-joiner",
        "write “{better}”",
    ),
    # t-03: spaces
    "t-031": Rule(ADVICE, "a space stands before the mark in “{words}”", "write “{better}”"),
    "t-032": Rule(ADVICE, "no space stands behind the mark in “{words}”", "write “{better}”"),
    "t-033": Rule(ADVICE, "there are two spaces or more in “{words}”", "write “{better}”"),
    "t-034": Rule(
        ADVICE,
        "a space stands inside the bracket or quotation mark of “{words}”",
        "write “{better}”",
    ),
    # t-04: signs
    "t-041": Rule(
        ADVICE,
        "a quotation mark is typed straight: {words}",
        "write {better}, as it is printed",
    ),
    "t-042": Rule(ADVICE, "“{words}” has a mark of another script", "write “{better}”"),
    "t-043": Rule(ADVICE, "“{words}” has a mark twice", "write “{better}”"),
    "t-044": Rule(ADVICE, "“{words}” has three full stops", "write “{better}” with one …"),
    "t-045": Rule(ADVICE, "“{words}” has a hyphen for a dash", "write “{better}” (U+2013)"),
    "t-046": Rule(
        ADVICE, "“{words}” has a hyphen for a dash", "write a dash, – or —, as your house does"
    ),
    # t-05: words
    "t-051": Rule(ADVICE, "a word stands twice: “{words}”", "delete one, if it is not meant so"),
    # t-06: spellings of which a text should choose one
    "t-061": _OTHERWISE,
    "t-062": _OTHERWISE,
}
