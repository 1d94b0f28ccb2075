"""Lines whose words have been measured before, broken without Pango.

WeasyPrint has Pango set the text of each line some three times: as much as may fit, with one word
more, with each part of a hyphenated word, and once more without the space at its end. Where the
shape of a word does not depend on what stands beyond its spaces, a line is as wide as its words and
spaces are. A book has a few thousand words: each is measured once, and a line ends where the sum
says. Whatever is not certain from sums alone is left to the engine.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final, Literal

from weasyprint.layout import inline
from weasyprint.layout.percent import percentage
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS
from weasyprint.text.line_break import Layout, pyphen, strut

from exporters.pdf.mends.shared_setup import setup_of
from exporters.pdf.mends.word_widths import Widths, Words, widths_of
from exporters.pdf.patching import Patch
from exporters.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Split = Callable[..., tuple[Any, int | None, Any]]

_KEPT: Final = "diglot_summed_words"
# In Pango's units, 1024 to the pixel: sums nearer than this to the width of a line say nothing.
_UNSURE: Final = 2
# In ems: where there is less room, the engine looks at one letter of the second word, which alone
# may be wider than the word.
_NARROW: Final = 4
# The engine does not break lines that are wider than this, in pixels.
_WIDEST: Final = 2**21


class _Line(NamedTuple):
    """The text of a line as it is painted, its width in Pango's units, and its end in bytes."""

    text: str
    width: int
    end: int | None


class _Rest(NamedTuple):
    """A text's words, the first that is not set yet, and where the rest begins.

    `begin` is in characters, `start` in Pango's units.
    """

    text: str
    words: Words
    first: int
    begin: int
    start: int


class _Break(NamedTuple):
    """A line, and what may be hyphenated behind it: signs and a word."""

    line: _Line
    following: re.Match[str] | None


class _Setting(NamedTuple):
    """What the texts of a style have in common: their words' widths, and values of their boxes."""

    widths: Widths
    box: dict[str, float]
    layout: dict[str, Any]


def _summing_words(split: Split) -> Split:
    def split_text_box(
        context: Any,
        box: Any,
        available_width: float | None,
        skip: int,
        is_line_start: bool = True,  # noqa: FBT001, FBT002 - the engine's own parameters
    ) -> tuple[Any, int | None, Any]:
        """As much of a text box as fits in the width, where the next line begins, and False."""
        fitting = fit_words(context, box, available_width, skip)
        if fitting is None:
            return split(context, box, available_width, skip, is_line_start)
        return (*fitting, False)

    return split_text_box


def fit_words(
    context: Any, box: Any, available: float | None, skip: int
) -> tuple[Any, int | None] | None:
    """The box of as much text as fits, from a byte on, and the byte where the next line begins.

    None where the sums of words do not tell.
    """
    setting = box.style.__dict__.get(_KEPT)
    if setting is None:
        setting = box.style.__dict__[_KEPT] = _setting_of(box.style)
    line = _set(context, setting.widths, box, available, skip) if setting else None
    if line is None:
        return None
    layout = Layout.__new__(Layout)
    values = layout.__dict__
    values.update(setting.layout)
    values["text"] = line.text
    values["justification_spacing"] = box.justification_spacing
    values["max_width"] = available
    new = box.copy_with_text(line.text)
    values = new.__dict__
    values.update(setting.box)
    values["width"] = line.width * FROM_UNITS
    values["pango_layout"] = layout
    return new, line.end


def _setting_of(style: Any) -> _Setting | Literal[False]:
    widths = widths_of(style)
    if not widths:
        return False
    half_leading = (strut(style)[0] - widths.height) / 2
    box = {
        "height": widths.height, "baseline": widths.baseline + half_leading,
        "margin_top": half_leading, "margin_bottom": half_leading,
    }  # fmt: skip
    direction = int(style["direction"] == "rtl")
    return _Setting(widths, box, {"first_line_direction": direction, **setup_of(style).metrics})


def _set(
    context: Any, widths: Widths, box: Any, available: float | None, skip: int
) -> _Line | None:
    """What of a text box makes a line that begins at a byte; None where sums cannot tell."""
    rest = _rest_of(widths, box.text, skip)
    if rest is None:
        return None
    words = rest.words
    whole = words.ends[-1] - rest.start
    em = box.style["font_size"]
    is_narrow = available is not None and available < _NARROW * em
    if is_narrow and rest.first + 1 < len(words.texts) and whole > _room(available - em):
        return None
    line: _Line | None
    if available is None or available >= _WIDEST or whole <= _room(available):
        line = _Line(box.text[rest.begin :], whole, None)
    else:
        broken = _break(widths, rest, _room(available))
        line = broken and _hyphenate(context, widths, box.style, broken, available)
    if line is None or not line.text:
        return None
    # The script of a line without a letter would be another one.
    return None if words.has_letters and not widths.script.letter.search(line.text) else line


def _room(available: float) -> int:
    """A width in pixels as the engine gives it to Pango."""
    return int(max(0, available) * TO_UNITS)


def _rest_of(widths: Widths, text: str, skip: int) -> _Rest | None:
    """The text from a byte on, which begins a word or stands where one has been hyphenated."""
    words = widths.sum_up(text)
    if words is None:
        return None
    first = bisect_right(words.starts, skip) - 1
    word = words.texts[first]
    cut = skip - words.starts[first]
    if not cut:
        return _Rest(
            text, words, first, words.places[first], words.ends[first] - words.widths[first]
        )
    part = word.encode()[cut:].decode()
    if not widths.script.letter.search(part) or (width := widths.measure(part)) is None:
        return None
    begin = words.places[first] + len(word) - len(part)
    return _Rest(text, words, first, begin, words.ends[first] - width)


def _break(widths: Widths, rest: _Rest, room: int) -> _Break | None:
    """The first line of a text that does not fit into the room; None where sums cannot tell."""
    words, ends = rest.words, rest.words.ends
    last = bisect_right(ends, rest.start + room) - 1
    following = last + 1
    if last < rest.first or following == len(ends):
        return None
    spare = rest.start + room - ends[last]
    if spare <= _UNSURE or ends[following] - rest.start - room <= _UNSURE:
        return None
    script = widths.script
    text = rest.text[rest.begin : words.places[following] - 1]
    plain = script.plain.fullmatch(words.texts[following])
    if not plain or not script.gap.fullmatch(f"{text[-1:]} {plain[0][0]}"):
        return None
    line = _Line(text, ends[last] - rest.start, words.starts[following])
    if spare > widths.space + _UNSURE:
        return _Break(line, plain)
    # Pango first puts the last word on the next line, since its space does not fit.
    before, _, word = text.rpartition(" ")
    return _Break(line, None) if before and script.plain.fullmatch(word) else None


def _hyphenate(
    context: Any, widths: Widths, style: Any, broken: _Break, available: float
) -> _Line | None:
    """The line, with as much as there is room for of the word that follows."""
    line = broken.line
    lang = style["hyphens"] == "auto" and style["lang"] and pyphen.language_fallback(style["lang"])
    if not lang or not broken.following:
        return line
    total, left, right = style["hyphenate_limit_chars"]
    before, word = broken.following.groups()
    zone = percentage(style["hyphenate_limit_zone"], style, available)
    if len(word) < total or available - line.width * FROM_UNITS <= zone:
        return line
    key = lang, left, right, total
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=lang, left=left, right=right)
    hyphen = style["hyphenate_character"]
    room = _room(available) - line.width - widths.space
    for part, _ in context.dictionaries[key].iterate(word):
        width = widths.measure(f"{before}{part}{hyphen}")
        if width is None or abs(room - width) <= _UNSURE:
            return None
        if width < room:
            end = (line.end or 0) + len(f"{before}{part}".encode())
            text = f"{line.text} {before}{part}{hyphen}"
            return _Line(text, line.width + widths.space + width, end)
    return line


_DIGEST: Final = "8c564329599ef23fac6cc8c403768e9e51638226d87a8b2de69c49c9c5f408c8"
PATCHES: Final = (Patch(inline, "split_text_box", _DIGEST, _summing_words),)
