"""The text of a page from its content stream alone (ISO 32000-1, 7.8, 9.4 and 14.6).

The stream is held against a grammar, byte by byte, which knows what writers of tagged text use. Of
a stream with anything else nothing is said, rather than something wrong.
"""

from __future__ import annotations

import re
import sys
from array import array
from typing import TYPE_CHECKING, Final, Protocol

from exporters.values import NamedTuple, dataclass
from exporters.verify.pdf_marks import ARTIFACT, LEAST_CONTRAST, UNMARKED, PaintedText, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What is repeated without a way back is atomic in itself: Python before 3.11.5 forgets, of what it
# tried inside in vain, to take it back (gh-106052).
# What neither shows text nor changes how it is shown, as much as there is of it.
_IDLE: Final = rb"""
    (?> [-+.0-9\s]++
      | (?<![-+.0-9])
        (?: Tm | BT | ET | re | RG | SC | Tc | Tw | TL | Ts | W\*? | [bBf]\*?
          | [mlcvyhnFSswJjMidGK] ) (?![^\s\[<(/])
      | \[ [-+.0-9\s]*+ \] (?= \s*+ [0-9.]++ \s++ d (?!\S) )
    )*+
"""
# All text is in hexadecimal strings.
_SHOW: Final = rb"""
    (?: \[ (?> [-+.0-9\s]++ | <[0-9A-Fa-f\s]*+> )*+ \] \s*+ TJ
      | <[0-9A-Fa-f\s]*+> \s*+ Tj
    ) (?![^\s\[<(/])
"""
_SPEECH: Final = rb"/\w++ \s*+ << \s*+ /ActualText \s*+ <[0-9A-Fa-f]++> \s*+ >> \s*+ BDC"
_SILENCE: Final = rb"/\w++ \s*+ << \s*+ /ActualText \s*+ \(\) \s*+ >> \s*+ BDC"
_END: Final = rb"(?<![-+.0-9]) EMC (?![^\s\[<(/])"
_TOKEN: Final = re.compile(
    rb"""
    IDLE
    (?: # Text, as much as the same sequence shows; the letters of a span that is to be passed over
        # in silence are its own, with words for it around or without.
        (?P<run>
          (?> (?: SHOW
                | SPEECH \s*+ SILENCE IDLE (?> SHOW IDLE)*+ END \s*+ END
                | SILENCE IDLE (?> SHOW IDLE)*+ END
              ) IDLE
          )++
        )
      | (?<![-+.0-9])
        (?: (?P<end>EMC)
          | (?P<silence>SILENCE)
          | (?P<speech>SPEECH)
          | (?P<mark>/\w++ \s*+ << (?> [^<>()%] | <[0-9A-Fa-f]*+> | \([^()\\]*+\) )*+ >>) \s*+ BDC
          | (?P<tag>/\w++) \s*+ BMC
          | /(?P<font>[\w.]++) \s++ [-+.0-9]++ \s++ Tf
          | (?P<save>q)
          | (?P<restore>Q)
          | (?P<matrix>cm)
          | /(?P<state>[\w.]++) \s++ gs
          | (?P<colour>rg | g)
          | (?P<pattern>k | (?: /[\w.]++ \s++)? scn? | /[\w.]++ \s++ cs)
          | /[\w.]++ \s++ (?P<idle>CS | SCN | sh | ri)
          | /(?P<picture>[\w.]++) \s++ Do
          | (?P<last>\Z)
        ) (?![^\s\[<(/])
    )
    """.replace(b"IDLE", _IDLE)
    .replace(b"SHOW", _SHOW)
    .replace(b"SPEECH", _SPEECH)
    .replace(b"SILENCE", _SILENCE)
    .replace(b"END", _END),
    re.VERBOSE,
)
_SHOWN: Final = re.compile(_SHOW, re.VERBOSE)
# The strings of a run, but for those that say what a span is.
_STRINGS: Final = re.compile(rb"<<[^<>]*(?:<[^<>]*>)?[^<>]*>>|<([^>]*)>")
_VERTICAL_TAB: Final = b"\v"  # white space to the grammar, not to PDF (7.2.2)
_NUMBER: Final = re.compile(rb"/MCID\s+(\d+)(?![\d.])")
_ARTIFACT: Final = re.compile(rb"/Artifact\b")
_LONGEST_PEN: Final = 60  # bytes of two numbers

_Matrix = tuple[float, float, float, float, float, float]


class UnknownContentError(Exception):
    """A content stream has something that is not known here."""


class Resources(Protocol):
    """What a page's content stream names (7.8.3). Each raises UnknownContentError."""

    def characters_of(self, font: bytes) -> Mapping[int, str]:
        """What the codes of a font, of two bytes, stand for."""

    def opacity_of(self, state: str) -> float | None:
        """The opacity that a graphics state gives to what is filled; None where it gives none."""

    def check_picture(self, name: str) -> None:
        """Refuse what can hold text: all but an image."""


class _State(NamedTuple):
    """The part of the graphics state (8.4) that tells which text is shown, where, and in what.

    `darkness` is that of the colour for filling, 0 to 1, as far as it is known.
    """

    darkness: float = 1
    opacity: float = 1
    matrix: _Matrix = (1, 0, 0, 1, 0, 0)

    @property
    def is_seen(self) -> bool:
        """Whether white paper shows what is filled."""
        return int(255 * self.darkness * self.opacity) >= LEAST_CONTRAST


@dataclass(slots=True)
class _Sequence:
    """A sequence being gathered: what it shows, each stretch with the characters of its font."""

    painted: PaintedText
    stretches: list[tuple[Mapping[int, str], list[bytes]]]


def read_sequences(stream: bytes, page: int, resources: Resources) -> list[PaintedText]:
    """The text of each marked-content sequence in the order of painting, as letters are shown.

    Of an artifact, and of what is not marked, one entry for each line; its box is the place where
    the pen is set. Raises UnknownContentError.
    """
    if _VERTICAL_TAB in stream:
        raise UnknownContentError
    reader = _Reader(page, resources)
    try:
        reader.read(stream)
        return [_decoded(sequence) for sequence in reader.sequences.values()]
    except (ValueError, LookupError) as error:  # what does not add up
        raise UnknownContentError from error


def _decoded(sequence: _Sequence) -> PaintedText:
    text = ""
    for characters, shown in sequence.stretches:
        strings = b"".join(_STRINGS.findall(b"".join(shown)))
        codes = array("H", bytes.fromhex(strings.decode()))
        if sys.byteorder == "little":
            codes.byteswap()
        text += "".join(map(characters.__getitem__, codes))
    sequence.painted.text = text
    return sequence.painted


class _Reader:
    """Follows a stream; `sequences` are what it came to: by number, else by kind and height."""

    def __init__(self, page: int, resources: Resources) -> None:
        self.sequences: dict[tuple[int, int], _Sequence] = {}
        self._page = page
        self._resources = resources
        self._characters: Mapping[int, str] | None = None
        self._state = _State()
        self._states: list[tuple[Mapping[int, str] | None, _State]] = []

    def read(self, stream: bytes) -> None:
        """Follow the stream to its end; ValueError or LookupError where it does not add up."""
        number, is_spoken = UNMARKED, False
        marks: list[tuple[int, bool]] = []
        kind = None
        for token in iter(_TOKEN.scanner(stream).match, None):  # type: ignore[attr-defined] # known to Python alone
            kind = token.lastgroup
            if kind == "run":
                if is_spoken:
                    raise UnknownContentError  # an extractor reads other words here
                self._show(number, token)
            elif kind == "end":
                number, is_spoken = marks.pop()
            elif kind == "font":
                self._characters = self._resources.characters_of(token["font"])
            elif kind in {"silence", "speech"}:
                marks.append((number, is_spoken))
                is_spoken = kind == "speech"
            elif kind in {"mark", "tag"}:
                marks.append((number, is_spoken))
                number, is_spoken = _marked(token[kind], number, is_spoken=is_spoken)
            else:
                self._follow(kind, token)
        if kind != "last":
            raise UnknownContentError

    def _show(self, number: int, run: re.Match[bytes]) -> None:
        """Add what a sequence shows in a run; what has no number stands in lines."""
        if number >= 0:
            self._add(number, None, run["run"])
            return
        for shown in _SHOWN.finditer(run.string, *run.span("run")):
            pen = _pen(run.string, shown.start(), self._state.matrix)
            self._add(number, pen, shown[0])

    def _add(self, number: int, pen: tuple[float, float] | None, shown: bytes) -> None:
        """Add what is shown to a sequence, or to its line where the pen is set."""
        characters = self._characters
        if characters is None:
            raise UnknownContentError
        key = (number, round(pen[1]) if pen else 0)
        sequence = self.sequences.get(key)
        if sequence is None:
            painted = PaintedText(Place(self._page, 0, number), box=pen and (*pen, *pen))
            sequence = self.sequences[key] = _Sequence(painted, [])
        if number == ARTIFACT:
            sequence.painted.is_coloured &= self._state.is_seen
        stretches = sequence.stretches
        if stretches and stretches[-1][0] is characters:
            stretches[-1][1].append(shown)
        else:
            stretches.append((characters, [shown]))

    def _follow(self, kind: str | None, token: re.Match[bytes]) -> None:
        """Change the graphics state as an operator does."""
        state = self._state
        match kind:
            case "save":
                self._states.append((self._characters, state))
            case "restore":
                self._characters, self._state = self._states.pop()
            case "matrix":
                self._state = state._replace(matrix=_product(_operands(token, 6), state.matrix))
            case "state":
                opacity = self._resources.opacity_of(token["state"].decode())
                if opacity is not None:
                    self._state = state._replace(opacity=opacity)
            case "colour":
                operands = _operands(token, 1 if token["colour"] == b"g" else 3)
                self._state = state._replace(darkness=1 - min(operands))
            case "pattern":
                self._state = state._replace(darkness=0)
            case "picture":
                self._resources.check_picture(token["picture"].decode())


def _marked(mark: bytes, number: int, *, is_spoken: bool) -> tuple[int, bool]:
    """The number of a sequence inside another, and whether it has words of its own."""
    if b"ActualText" in mark:
        raise UnknownContentError
    found = _NUMBER.search(mark)
    if b"MCID" in mark and not found:
        raise UnknownContentError
    if number >= 0:
        return number, is_spoken
    if found:
        return int(found[1]), is_spoken
    return ARTIFACT if _ARTIFACT.match(mark) else number, is_spoken


def _pen(stream: bytes, position: int, matrix: _Matrix) -> tuple[float, float] | None:
    """Where text is set that is shown at a position of the stream, in points; None if unknown."""
    end = stream.rfind(b"Tm", 0, position)
    if end < stream.rfind(b"BT", 0, position):
        return None
    x, y = map(float, stream[max(end - _LONGEST_PEN, 0) : end].split()[-2:])
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _operands(token: re.Match[bytes], count: int) -> list[float]:
    """The last numbers before the operator of a token."""
    operands = [float(operand) for operand in token[0].split()[-count - 1 : -1]]
    if len(operands) != count:
        raise UnknownContentError
    return operands


def _product(inner: Sequence[float], outer: _Matrix) -> _Matrix:
    """Two matrices as one (8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip
