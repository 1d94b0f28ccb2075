"""The text itself: its language and direction known, and agreeing with its letters."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from exporters.language import count_letters, direction_of
from exporters.orthography import remarks_on_search
from exporters.verify.container import XHTML
from exporters.verify.controls import stray_controls
from exporters.verify.findings import excerpt
from exporters.verify.letters import (
    contradicts,
    contradicts_as_whole,
    is_known,
    letters_by_direction,
    majority_direction,
)
from exporters.verify.reading import INLINE, State, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.language import Direction
    from exporters.verify.container import Element
    from exporters.verify.findings import Findings
    from exporters.verify.reading import TextRun

# A program's text cannot be marked up inside, and a picture's is drawn, not set.
_VERBATIM: Final = frozenset(f"{XHTML}{name}" for name in ("pre", "code", "kbd", "samp"))
# The advice on a source that matters in a book of any origin as well: what a search cannot find.
_ADVICE: Final = {
    **dict.fromkeys(("t-001", "t-002"), "d-201"),
    **dict.fromkeys(("t-011", "t-012"), "d-202"),
    **dict.fromkeys(("t-021", "t-022", "t-023", "t-024"), "d-203"),
}
_KEPT: Final = "sic"
_SPOKEN_ATTRIBUTES: Final = ("alt", "title", "aria-label")


def check_text(runs: Iterable[TextRun], path: str, findings: Findings) -> None:
    """Check every text node of a content document."""
    for _, paragraph in groupby(runs, key=lambda run: _block_of(run.element)):
        nodes = list(paragraph)
        for run in nodes:
            _check_language(run, path, findings)
            _check_direction(run, path, findings)
            _advise(run, path, findings)
        _check_controls(nodes, path, findings)


def check_attribute_texts(root: Element, path: str, findings: Findings) -> None:
    """Check the texts of attributes that are read aloud: they are in their element's language."""
    states: dict[Element, State] = {}
    for element in root.iter("{*}*"):
        parent = element.getparent()
        states[element] = state_of(element, State() if parent is None else states[parent])
        lang = states[element].lang
        for attribute in _SPOKEN_ATTRIBUTES:
            text = element.get(attribute, "")
            if text and lang and is_known(lang) and (script := contradicts_as_whole(text, lang)):
                findings.add(
                    "d-013", path, element.sourceline, text=excerpt(text), script=script, lang=lang
                )


def _block_of(element: Element) -> Element:
    """The nearest element that is not part of a line of text."""
    while element.tag in INLINE:
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element


def _check_language(run: TextRun, path: str, findings: Findings) -> None:
    lang = run.state.lang
    if not any(character.isalnum() for character in run.text):
        return
    if not is_known(lang) or lang is None:
        findings.add("d-005", path, run.line, text=excerpt(run.text))
    elif script := contradicts(run.text, lang):
        findings.add("d-013", path, run.line, text=excerpt(run.text), script=script, lang=lang)


def _advise(run: TextRun, path: str, findings: Findings) -> None:
    """Say what is written with letters, digits or joiners that are not its language's.

    Not of what is kept as it was written: code, and what has the class `sic`.
    """
    for remark in remarks_on_search(run.text, run.state.lang or ""):
        code = _ADVICE.get(remark.code)
        if code and not _is_kept(run.element):
            words, better = excerpt(remark.words), excerpt(remark.better)
            findings.add(code, path, run.line, words=words, better=better)


def _is_kept(element: Element) -> bool:
    around = (element, *element.iterancestors())
    return any(one.tag in _VERBATIM or _KEPT in one.get("class", "").split() for one in around)


def _check_direction(run: TextRun, path: str, findings: Findings) -> None:
    """The direction is stated further in than body, and is that of the letters."""
    if not any(character.isalnum() for character in run.text):
        return
    direction, lang = run.state.direction, run.state.lang
    if run.state.is_outer:
        findings.add("d-006", path, run.line, text=excerpt(run.text))
    letters = letters_by_direction(run.text)
    written = majority_direction(count_letters(run.text)) or (
        "rtl" if letters["rtl"] > letters["ltr"] else "ltr"
    )
    known = None if run.state.is_outer else direction
    if letters["ltr"] and letters["rtl"] and run.element.tag not in _VERBATIM:
        own = known if known in {"ltr", "rtl"} else written
        findings.add("d-014", path, run.line, text=excerpt(_words_against(own, run.text)))
    if known not in {"ltr", "rtl"} or not any(letters.values()):
        return
    if written != known:
        findings.add(
            "d-012", path, run.line, text=excerpt(run.text), direction=known, wanted=written
        )
    elif (
        lang and is_known(lang) and direction_of(lang) != known and not contradicts(run.text, lang)
    ):
        findings.add(
            "d-011", path, run.line, text=excerpt(run.text),
            direction=known, lang=lang, wanted=direction_of(lang),
        )  # fmt: skip


def _words_against(direction: str | None, text: str) -> str:
    """The words of a text that have letters of the other direction."""
    other: Direction = "ltr" if direction == "rtl" else "rtl"
    return " ".join(word for word in text.split() if letters_by_direction(word)[other])


def _check_controls(nodes: list[TextRun], path: str, findings: Findings) -> None:
    """The bidirectional controls of one paragraph close within it."""
    text = "".join(run.text for run in nodes)
    for stray in stray_controls(text):
        position, line = stray.position, nodes[0].line
        for run in nodes:
            if position < len(run.text):
                line = run.line
                break
            position -= len(run.text)
        findings.add("d-015", path, line, name=stray.name, fault=stray.fault)
