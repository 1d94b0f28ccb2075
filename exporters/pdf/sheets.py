"""Style sheets as the engine reads them, parsed once for all runs.

Every process parses the engine's own style sheet for HTML anew, and those of `styles/`: a
thirteenth of what an article costs. The engine makes of them selectors, each a function that knows
nothing but its element, and declarations of plain values. They are kept in a record: the functions
in the form of Python's bytecode, the rest pickled, with no other classes than these values have.

    weasyprint.UA_STYLESHEET, weasyprint.UA_COUNTER_STYLE → restored from the record

A style sheet that does more than that, or that the engine has something to say of, is not kept.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

import cssselect2
import tinycss2
import weasyprint

from exporters.assets import load_styles
from exporters.pdf.findings import collected_log
from exporters.runtime.records import read_record, write_record
from exporters.values import NamedTuple

if TYPE_CHECKING:
    from types import CodeType

_RECORD: Final = "sheets"
_CLASSES: Final = {
    ("cssselect2", "Matcher"): cssselect2.Matcher,
    ("weasyprint", "CSS"): weasyprint.CSS,
    ("weasyprint.css", "PageSelectorType"): weasyprint.css.PageSelectorType,
    ("weasyprint.css.properties", "Dimension"): weasyprint.css.properties.Dimension,
}
_REACHING_OUT: Final = ("@font-face", "@import", "@color-profile")  # to what no sheet contains

_kept: dict[str, Packed] = {}


class Packed(NamedTuple):
    """A style sheet in a record: pickled, and the code of its selectors."""

    pickled: bytes
    codes: tuple[CodeType, ...]


class Sheet(NamedTuple):
    """A style sheet, and the counter styles that it defines."""

    css: weasyprint.CSS
    counters: dict[str, Any]


def install(name: str) -> None:
    """Give the engine its file of this name, which it was kept from reading; know `styles/`."""
    of_engine = Path(weasyprint.css.__file__).with_name(name).read_text("utf-8")
    styles = load_styles()
    texts = (of_engine, styles.base, styles.print, styles.cover)
    key = _digest(sys.version, *(m.__version__ for m in (weasyprint, cssselect2, tinycss2)), *texts)
    record = read_record(_RECORD, key)
    if record is None:
        packed = {text: pack(text) for text in texts}
        record = {text: tuple(sheet) for text, sheet in packed.items() if sheet is not None}
        write_record(_RECORD, key, record)
    _kept.update((text, Packed(*parts)) for text, parts in record.items())
    sheet = find(of_engine) or _parse(of_engine)
    weasyprint.UA_STYLESHEET = sheet.css
    weasyprint.UA_COUNTER_STYLE.update(sheet.counters)


def find(text: str) -> Sheet | None:
    """The style sheet of this text, None where it is not kept."""
    packed = _kept.get(text)
    return unpack(packed) if packed else None


def _digest(*facts: str) -> str:
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()


def _parse(text: str) -> Sheet:
    counters: dict[str, Any] = {}
    return Sheet(weasyprint.CSS(string=text, counter_style=counters), counters)


# --- selectors and values --------------------------------------------------------------------


def pack(text: str) -> Packed | None:
    """The style sheet for a record; None where it would not come out of it whole."""
    with collected_log("weasyprint") as messages:
        sheet = _parse(text)
    if messages or any(rule in text for rule in _REACHING_OUT):
        return None
    pickled = io.BytesIO()
    packer = _Packer(pickled)
    try:
        packer.dump(tuple(sheet))
        packed = Packed(pickled.getvalue(), tuple(packer.codes))
        unpack(packed)
    except (pickle.PickleError, TypeError, AttributeError, KeyError):
        return None
    return packed


def unpack(packed: Packed) -> Sheet:
    """The style sheet out of a record. Raises KeyError for a value of another class."""
    return Sheet(*_Unpacker(packed).load())


def _surroundings() -> dict[str, Any]:
    """What the functions of selectors look names up in."""
    (selector,) = cssselect2.compile_selector_list("*")
    surroundings: dict[str, Any] = selector.test.__globals__
    return surroundings


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.codes: list[CodeType] = []
        self._surroundings = _surroundings()

    def persistent_id(self, value: Any) -> int | None:
        """The number of a selector's code; None for values, which are pickled."""
        if not isinstance(value, FunctionType):
            return None
        if value.__closure__ or value.__globals__ != self._surroundings:
            raise pickle.PicklingError(value)
        self.codes.append(value.__code__)
        return len(self.codes) - 1


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: Packed) -> None:
        super().__init__(io.BytesIO(packed.pickled))
        self._codes = packed.codes
        self._surroundings = _surroundings()

    def persistent_load(self, number: int) -> FunctionType:
        """The selector of this number."""
        return FunctionType(self._codes[number], self._surroundings)

    def find_class(self, module: str, name: str) -> Any:
        """A class that values of style sheets have."""
        if module != tinycss2.ast.__name__:
            return _CLASSES[module, name]
        token = vars(tinycss2.ast)[name]
        if not issubclass(token, tinycss2.ast.Node):
            raise KeyError(name)
        return token
