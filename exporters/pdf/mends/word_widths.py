"""How wide words are in a style, each measured by itself, once.

That a line is as wide as its words and spaces holds where no rule of the font reaches over a space.
It does so in EB Garamond and JetBrains Mono, and in Amiri without kerning but for marks, which no
word of ours begins with. Systems have other fonts: a style whose letters show otherwise when they
stand between spaces is left alone, and so is a text with signs whose script, direction or font
depends on what is about.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from exporters.pdf.mends.shared_setup import setup_of
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT: Final = "diglot_word_widths"
_FAMILIES: Final = {"ltr": ("Diglot Serif", "Diglot Mono"), "rtl": ("Diglot Naskh",)}
_FACE: Final = (
    "direction", "font_style", "font_weight", "font_stretch", "font_kerning",
    "font_variant_ligatures", "font_variant_caps", "font_feature_settings",
)  # fmt: skip
_MOST_WORDS: Final = 20_000
_MOST_TEXTS: Final = 64
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_ARABIC: Final = "ء-غف-يپچژکگی"
_MARKS: Final = "\u064b-\u0652\u0654\u0670"


class Script(NamedTuple):
    """What the texts of a direction are made of, as regular expressions.

    `text` is what is measured word by word, `letter` what tells its script, `probe` signs that a
    font may kern with a space, `plain` a word with signs about it in which no line may end, and
    `gap` the end of a word and the beginning of the next between which one may
    (UAX 14, LB13 to LB18).
    """

    text: re.Pattern[str]
    letter: re.Pattern[str]
    probe: str
    plain: re.Pattern[str]
    gap: re.Pattern[str]


SCRIPTS: Final = {
    "ltr": Script(
        re.compile(r"[ !-~¡-¬®-ɏ‐-‧‰-⁞\u2060]*"),
        re.compile(f"[{_LATIN}]"),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:;’”“‘()-–—!?",
        re.compile(rf"([“‘(«\[]*)([{_LATIN}]+)[.,;:!?…)\]”’»]*"),
        re.compile(rf"[{_LATIN}0-9.,;:!?…)\]] [{_LATIN}0-9“‘(«\[]|[”’»] [{_LATIN}0-9“‘«]"),
    ),
    "rtl": Script(
        re.compile(
            rf"(?:(?! [{_MARKS}])[ !(),./:\[\]«»،؛؟…–—۰-۹\u200c\u2060{_ARABIC}{_MARKS}])*"
        ),
        re.compile(f"[{_ARABIC}]"),
        "ابپتجچحدذرزسشصضطعفقکگلمنوهی.،؛:«»()!؟",
        re.compile(rf"([«(]*)([{_ARABIC}{_MARKS}\u200c]+)[.،؛:؟!…)»]*"),
        re.compile(rf"[{_ARABIC}{_MARKS}۰-۹.،؛:؟!…)] [{_ARABIC}۰-۹«(]|» [{_ARABIC}۰-۹«]"),
    ),
}  # fmt: skip


class Words(NamedTuple):
    """The words of a text, and of each its width and where it ends, in Pango's units.

    `places` and `starts` are where it begins, in characters and in bytes.
    """

    texts: Sequence[str]
    widths: Sequence[int]
    ends: Sequence[int]
    places: Sequence[int]
    starts: Sequence[int]
    has_letters: bool


class Widths:
    """The widths of words in a setup; lines are `height` pixels high, `baseline` from the top."""

    def __init__(self, style: Any) -> None:
        self.script = SCRIPTS[style["direction"]]
        self._texts: dict[str, Words | None] = {}
        self._words: dict[str, int | None] = {"": 0}
        self._signs: dict[str, int | None] = {"": 0}
        self._layout = Layout(style).layout
        # One more, whose text stays: it keeps the font.
        self._first = Layout(style).layout
        self._letter = letter = self.script.probe[0]
        pango.pango_layout_set_text(self._first, letter.encode(), -1)
        line = pango.pango_layout_get_line_readonly(self._first, 0)
        self._font = line.runs.data.item.analysis.font
        extents = _extents(line)
        self._top, self._bottom = extents.y, extents.height
        self.height = extents.height * FROM_UNITS
        self.baseline = pango.pango_layout_get_baseline(self._first) * FROM_UNITS
        self.space = self._across(f"{letter} {letter}") - 2 * self._across(letter)

    def sum_up(self, text: str) -> Words | None:
        """The words of a text; None where they cannot be measured one by one."""
        try:
            return self._texts[text]
        except KeyError:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            found = self._texts[text] = self._read(text)
            return found

    def measure(self, word: str) -> int | None:
        """The width of a word that has a letter; None where it is not of this font alone."""
        if word not in self._words:
            self._learn([word], self._words)
        return self._words[word]

    def _read(self, text: str) -> Words | None:
        if not self.script.text.fullmatch(text):
            return None
        has_letters = bool(self.script.letter.search(text))
        known = self._words if has_letters else self._signs
        texts = text.split(" ")
        unknown = [word for word in dict.fromkeys(texts) if word not in known]
        if unknown:
            self._learn(unknown, known)
        widths = [width for word in texts if (width := known[word]) is not None]
        if len(widths) < len(texts):
            return None
        lengths = [len(word) + 1 for word in texts]
        places = [0, *accumulate(lengths)]
        starts = (
            places if text.isascii() else [0, *accumulate(len(word.encode()) + 1 for word in texts)]
        )
        ends = accumulate(widths, lambda end, width: end + self.space + width)
        return Words(texts, widths, list(ends), places[:-1], starts[:-1], has_letters)

    def _learn(self, words: Sequence[str], known: dict[str, int | None]) -> None:
        """Measure words, each in a line of its own; one without a letter behind a letter."""
        if len(known) + len(words) > _MOST_WORDS:
            known.clear()
            known[""] = 0
        has_letter = self.script.letter.search
        before = f"{self._letter} " if known is self._words else ""
        lines = [word if has_letter(word) else before + word for word in words]
        taken = self._across(self._letter) + self.space if before else 0
        for word, line, width in zip(words, lines, self._measure(lines), strict=True):
            known[word] = width if line is word or width is None else width - taken

    def _measure(self, lines: Sequence[str]) -> list[int | None]:
        pango.pango_layout_set_text(self._layout, "\n".join(lines).encode(), -1)
        return [
            self._width_of(pango.pango_layout_get_line_readonly(self._layout, number))
            for number in range(len(lines))
        ]

    def _width_of(self, line: Any) -> int | None:
        run = line.runs
        while run != ffi.NULL:
            if run.data.item.analysis.font != self._font:
                return None
            run = run.next
        extents = _extents(line)
        is_usual = (extents.y, extents.height) == (self._top, self._bottom)
        return int(extents.width) if is_usual else None

    def _across(self, text: str) -> int:
        return self._measure([text])[0] or 0

    def is_additive(self) -> bool:
        """Whether signs are as wide between spaces as alone."""
        letter = self._letter
        signs = [word for sign in self.script.probe for word in (sign + letter, letter + sign)]
        together = self.space * (len(signs) - 1)
        for width in self._measure(signs):
            if width is None:
                return False
            together += width
        return self._across(" ".join(signs)) == together


def widths_of(style: Any) -> Widths | None:
    """The widths of words in a style; None where words alone do not tell how wide its lines are."""
    if not _is_usual(style):
        return None
    kept = style.font_config.__dict__.setdefault(_KEPT, {})
    key = id(setup_of(style))
    if key not in kept:
        kept[key] = Widths(style)
    widths: Widths = kept[key]
    face = (style["font_family"][0], *(repr(style[name]) for name in _FACE))
    if face not in kept:  # whatever its size
        kept[face] = widths.is_additive()
    return widths if kept[face] else None


def _is_usual(style: Any) -> bool:
    is_rtl = style["direction"] == "rtl"
    return (
        style["font_family"][0] in _FAMILIES[style["direction"]]
        and (not is_rtl or style["font_kerning"] == "none")
        and style["font_size"] > 0
        and style["white_space"] == "normal"
        and style["letter_spacing"] == "normal"
        and not style["word_spacing"]
        and style["word_break"] == "normal"
    )


def _extents(line: Any) -> Any:
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
    return extents
