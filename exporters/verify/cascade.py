"""What style sheets and attributes hide in a content document.

Only what can make text disappear is computed: `display`, `visibility`, `opacity`, sizes of
nothing, clipping, text moved off the page, letters without colour. Style sheets are applied twice,
without and with their conditional rules (`@media`, `@supports`): text that either shows nobody is
hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import cssselect2
import tinycss2
import tinycss2.color4

from exporters.values import NamedTuple
from exporters.verify.container import XHTML, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from exporters.verify.container import ContentDocument, Element

_IMPORT_DEPTH: Final = 8
_CONDITIONAL: Final = frozenset({"media", "supports", "container", "layer", "scope"})

# A length that takes text away from every page: `-999em`, `-9999px`, `-100vw`.
_FAR_AWAY: Final = re.compile(r"-(?:[0-9]{3,}(?:px|pt|vw|%)|[0-9]{2,}r?em|[0-9]{3,}[a-z]+)$")
_NUMBER: Final = re.compile(r"[0-9]*\.?[0-9]+$")
# A value that is taken from the parent's, and vanishes with it.
_RELATIVE: Final = re.compile(r"^inherit$|[0-9](?:em|ex|ch|%)$|^(?:larger|smaller)$")
_FAINTEST: Final = 0.1
_NOTHING: Final = re.compile(r"[+-]?0*(?:\.0+)?(?:[a-z]+|%)?$")
_CLIPPED: Final = re.compile(
    r"rect\((?:0(?:px)?|1px)(?:[ ,]+(?:0(?:px)?|1px)){3}\)|inset\((?:50|100)%.*\)|circle\(0.*\)"
)


class _Value(NamedTuple):
    """A declared value: its weight in the cascade, and its text in lower case."""

    weight: tuple[bool, bool, tuple[int, int, int], int]
    text: str


def _is_far_away(value: str) -> bool:
    return bool(_FAR_AWAY.match(value))


def _is_nothing(value: str) -> bool:
    return bool(_NOTHING.match(value)) and "0" in value


def _is_faint(value: str) -> bool:
    number = value.removesuffix("%")
    share = 100 if value.endswith("%") else 1
    return bool(_NUMBER.match(number)) and float(number) / share < _FAINTEST


def _is_tiny(value: str) -> bool:
    return _is_nothing(value) or value in {"1px", "1pt", "0.1em", "1%"}


def _colour(value: str) -> tuple[float, ...] | None:
    """Red, green, blue and opacity; None where `value` is no colour of its own."""
    colour = tinycss2.color4.parse_color(value)
    if colour is None or isinstance(colour, str) or colour.space not in {"srgb", "hsl", "hwb"}:
        return None
    return (*colour.to("srgb").coordinates, colour.alpha)


def _has_no_colour(value: str) -> bool:
    colour = _colour(value)
    return colour is not None and colour[-1] == 0


# Which values of which property hide an element's text.
_HIDING: Final[dict[str, Callable[[str], bool]]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in {"hidden", "collapse"},
    "content-visibility": lambda value: value == "hidden",
    "opacity": _is_faint,
    "font-size": _is_tiny,
    "font": lambda value: bool(re.search(r"(?:^|\s)0(?:px|pt|em|rem|%)?(?=[\s/])", value)),
    "color": _has_no_colour,
    "-webkit-text-fill-color": _has_no_colour,
    "clip": lambda value: bool(_CLIPPED.match(value)),
    "clip-path": lambda value: bool(_CLIPPED.match(value)),
    "text-indent": _is_far_away,
    "left": _is_far_away,
    "right": _is_far_away,
    "top": _is_far_away,
    "margin-left": _is_far_away,
    "margin-right": _is_far_away,
    "margin-top": _is_far_away,
    "height": _is_nothing,
    "max-height": _is_nothing,
    "width": _is_nothing,
    "max-width": _is_nothing,
    "transform": lambda value: bool(re.match(r"scale[xy]?\(\s*0\s*[,)]", value)),
}
# An element may take these back from what it inherits; the others fall on all that it holds.
_INHERITED: Final = frozenset(
    {"visibility", "font-size", "font", "color", "-webkit-text-fill-color"}
)
# A box without size hides its text only when nothing may flow out of it.
_SIZES: Final = frozenset({"height", "max-height", "width", "max-width"})
_OVERFLOW: Final = frozenset({"overflow", "overflow-x", "overflow-y"})
_BACKGROUND: Final = frozenset({"background", "background-color"})
_TRACKED: Final = frozenset(_HIDING) | _OVERFLOW | _BACKGROUND
_PAPER: Final = (1.0, 1.0, 1.0, 1.0)


# Property, value in lower case, whether it is `!important`.
_Declaration = tuple[str, str, bool]


class StyleSheet(NamedTuple):
    """One style sheet: the part it stands in, and its parsed rules."""

    path: str
    rules: list[Any]


def style_sheets(
    document: ContentDocument, read_part: Callable[[str], bytes | None]
) -> Iterator[StyleSheet]:
    """The style sheets that a document links, embeds and imports, in the order of the cascade."""
    for element in document.root.iter(f"{XHTML}link", f"{XHTML}style"):
        if element.tag == f"{XHTML}style":
            rules = tinycss2.parse_stylesheet(
                element.text or "", skip_comments=True, skip_whitespace=True
            )
            yield from _with_imports(StyleSheet(document.path, rules), read_part, 0)
        elif "stylesheet" in element.get("rel", "").split():
            path = resolve(document.path, element.get("href", ""))
            yield from _linked(path, read_part, 0)


def _linked(
    path: str, read_part: Callable[[str], bytes | None], depth: int
) -> Iterator[StyleSheet]:
    data = read_part(path)
    if data is not None:
        yield from _with_imports(StyleSheet(path, _parse(data)), read_part, depth)


@lru_cache(maxsize=8)
def _parse(data: bytes) -> list[Any]:
    """The rules of a style sheet; every chapter of a book links the same ones."""
    rules, _ = tinycss2.parse_stylesheet_bytes(data, skip_comments=True, skip_whitespace=True)
    return list(rules)


def _with_imports(
    sheet: StyleSheet, read_part: Callable[[str], bytes | None], depth: int
) -> Iterator[StyleSheet]:
    for rule in sheet.rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import" and depth < _IMPORT_DEPTH:
            target = next((part for part in rule.prelude if part.type in {"string", "url"}), None)
            if target is not None:
                yield from _linked(resolve(sheet.path, target.value), read_part, depth + 1)
    yield sheet


class Visibility:
    """Answers, for one document, why the text of an element is not shown."""

    def __init__(self, document: ContentDocument, read_part: Callable[[str], bytes | None]) -> None:
        sheets = list(style_sheets(document, read_part))
        self._scenarios = [
            scenario
            for conditional in (False, True)
            if (scenario := _Scenario(document.root, sheets, conditional=conditional)).hides
        ]

    def hidden_by(self, element: Element) -> str:
        """What hides the element's own text (`display: none`, `hidden`, …); empty when shown."""
        return _hiding_attribute(element) or next(
            (reason for scenario in self._scenarios if (reason := scenario.hidden_by(element))), ""
        )


def _hiding_attribute(element: Element) -> str:
    """The attribute, on the element or around it, that hides it from sight or from hearing."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.get("hidden") is not None:
            return "hidden"
        if ancestor.get("aria-hidden") == "true":
            return 'aria-hidden="true"'
    return ""


class _Scenario:
    """The cascade of a document's style sheets, with or without their conditional rules."""

    def __init__(self, root: Element, sheets: list[StyleSheet], *, conditional: bool) -> None:
        rules = [
            (rule, declarations)
            for sheet in sheets
            for rule in _style_rules(sheet.rules, conditional=conditional)
            if (declarations := _declarations_of(rule))
        ]
        inline = [_tracked(element.get("style")) for element in root.iter("{*}*")]
        values = {
            (name, value)
            for declarations in (*(found for _, found in rules), *inline)
            for name, value, _ in declarations
        }
        grounds = {_PAPER, *(_colour(value) for name, value in values if name in _BACKGROUND)}
        self.hides = any(
            _hides(name, value) or (name == "color" and _colour(value) in grounds - {None})
            for name, value in values
        )
        self._root, self._rules = root, rules
        self._wrappers: dict[Element, Any] = {}
        self._matcher: Any = None
        self._declared: dict[Element, dict[str, str]] = {}

    def hidden_by(self, element: Element) -> str:
        """The declaration that hides the element's text; empty when there is none."""
        settled: set[str] = set()
        for ancestor in (element, *element.iterancestors()):
            declared = self._declared_of(ancestor)
            may_overflow = not any(declared.get(name) in {"hidden", "clip"} for name in _OVERFLOW)
            for name, value in declared.items():
                if name in settled or (name in _SIZES and may_overflow):
                    continue
                if _hides(name, value):
                    return f"{name}: {value}"
                if name in _INHERITED and not _RELATIVE.search(value):
                    settled.add(name)
        return self._lost_in_background(element)

    def _declared_of(self, element: Element) -> dict[str, str]:
        """The winning declarations for an element; few elements of a document are asked about."""
        found = self._declared.get(element)
        if found is None:
            if self._matcher is None:
                self._matcher = _matcher_of(self._rules)
                root = cssselect2.ElementWrapper.from_xml_root(self._root)
                self._wrappers = {one.etree_element: one for one in root.iter_subtree()}
            wrapper = self._wrappers.get(element)
            found = {} if wrapper is None else _cascaded(wrapper, self._matcher)
            self._declared[element] = found
        return found

    def _lost_in_background(self, element: Element) -> str:
        """The colour of the element's letters when it is that of what they stand on."""
        letters: str | None = None
        for ancestor in (element, *element.iterancestors()):
            declared = self._declared_of(ancestor)
            if letters is None and declared.get("color") not in {None, "inherit"}:
                letters = declared["color"]
            ground = next((declared[name] for name in _BACKGROUND if name in declared), None)
            if ground is not None and not _has_no_colour(ground):
                same = letters is not None and _colour(letters) == _colour(ground)
                return f"color: {letters}" if same and _colour(ground) else ""
        return f"color: {letters}" if letters and _colour(letters) == _PAPER else ""


# Documents share their style sheets, and `_parse` keeps the rules.
@lru_cache(maxsize=2048)
def _declarations_of(rule: Any) -> tuple[_Declaration, ...]:
    """What a rule declares that could hide something, or take hiding back."""
    return tuple(_tracked(rule.content))


@lru_cache(maxsize=2048)
def _selectors_of(rule: Any) -> tuple[Any, ...]:
    """The selectors of a rule; none where one of them is not understood."""
    try:
        return tuple(cssselect2.compile_selector_list(rule.prelude))
    except cssselect2.SelectorError:
        return ()


def _matcher_of(rules: list[tuple[Any, tuple[_Declaration, ...]]]) -> Any:
    """A matcher that gives, for an element, the order and the declarations of each rule for it."""
    matcher = cssselect2.Matcher()
    for order, (rule, declarations) in enumerate(rules):
        for selector in _selectors_of(rule):
            matcher.add_selector(selector, (order, declarations))
    return matcher


def _cascaded(wrapper: Any, matcher: Any) -> dict[str, str]:
    """The winning declarations for an element (CSS Cascading and Inheritance 4, section 6)."""
    found: dict[str, list[_Value]] = defaultdict(list)
    for specificity, _, pseudo, (order, declarations) in matcher.match(wrapper):
        if pseudo is None:
            for name, value, important in declarations:
                weight = (important, False, tuple(specificity), order)
                found[name].append(_Value(weight, value))
    for name, value, important in _tracked(wrapper.etree_element.get("style")):
        found[name].append(_Value((important, True, (0, 0, 0), 0), value))
    return {name: max(values).text for name, values in found.items()}


def _hides(name: str, value: str) -> bool:
    return name in _HIDING and _HIDING[name](value)


def _style_rules(rules: Iterable[Any], *, conditional: bool) -> Iterator[Any]:
    """The style rules, those inside conditional groups among them when `conditional`."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif (
            conditional
            and rule.type == "at-rule"
            and rule.lower_at_keyword in _CONDITIONAL
            and rule.content is not None
        ):
            yield from _style_rules(_rules_inside(rule), conditional=True)


@lru_cache(maxsize=512)
def _rules_inside(group: Any) -> list[Any]:
    return list(tinycss2.parse_rule_list(group.content, skip_comments=True, skip_whitespace=True))


def _tracked(source: Any) -> list[_Declaration]:
    """The valid declarations of a block that could hide something, or take hiding back."""
    if not source:
        return []
    parsed = tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True)
    return [
        (part.lower_name, tinycss2.serialize(part.value).strip().lower(), part.important)
        for part in parsed
        if part.type == "declaration" and part.lower_name in _TRACKED
    ]
