"""The attributes that state language and direction: complete, agreeing, and never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.verify.container import XHTML, XML_LANG
from exporters.verify.letters import is_known
from exporters.verify.reading import State, name_of, state_of

if TYPE_CHECKING:
    from exporters.verify.container import Element
    from exporters.verify.findings import Findings

_VERBATIM: Final = frozenset(f"{XHTML}{name}" for name in ("pre", "code", "kbd", "samp"))


def check_attributes(root: Element, path: str, findings: Findings) -> None:
    """Check `lang`, `xml:lang` and `dir` on every element of a content document."""
    states: dict[Element, State] = {}
    for element in root.iter("{*}*"):
        parent = element.getparent()
        around = State() if parent is None else states.get(parent, State())
        states[element] = state_of(element, around)
        tag = name_of(element)
        _check_languages(element, tag, path, findings)
        direction = element.get("dir")
        if direction is not None and direction.strip().lower() not in {"ltr", "rtl"}:
            findings.add("d-010", path, element.sourceline, element=tag, found=f'dir="{direction}"')
        elif direction is None and element.tag in {f"{XHTML}bdi", f"{XHTML}bdo"}:
            findings.add("d-010", path, element.sourceline, element=tag, found="no dir")
        elif direction is None and around.direction == "rtl" and _is_outermost_verbatim(element):
            findings.add("d-019", path, element.sourceline, element=tag)


def _is_outermost_verbatim(element: Element) -> bool:
    """Whether an element sets a program's text, and is not inside another that does."""
    parent = element.getparent()
    return element.tag in _VERBATIM and (parent is None or parent.tag not in _VERBATIM)


def _check_languages(element: Element, tag: str, path: str, findings: Findings) -> None:
    """`lang` and `xml:lang` stand together, agree, and bring `dir` along."""
    lang, xml_lang = element.get("lang"), element.get(XML_LANG)
    if lang is None and xml_lang is None:
        return
    line = element.sourceline
    if lang is None or xml_lang is None:
        stated, missing = ("xml:lang", "lang") if lang is None else ("lang", "xml:lang")
        findings.add("d-007", path, line, element=tag, stated=stated, missing=missing)
    elif lang.lower() != xml_lang.lower():
        findings.add("d-008", path, line, element=tag, lang=lang, xml_lang=xml_lang)
    if element.get("dir") is None and element.tag != f"{XHTML}html":
        findings.add("d-007", path, line, element=tag, stated="lang", missing="dir")
    for stated in dict.fromkeys(value for value in (xml_lang, lang) if value is not None):
        if not is_known(stated):
            findings.add("d-009", path, line, tag=stated, element=tag)
