"""The engine's bindings: compiled from its own declarations, kept, and the same as its own."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from exporters.pdf import bindings
from exporters.pdf.bindings import compile_tables, load_tables, make_bindings, read_declarations

DECLARATIONS = "typedef struct { int width; ...; } Shape; int abs(int); enum { FIRST = 1, LAST };"
SOURCE = f"import cffi\nffi = cffi.FFI()\nffi.cdef({DECLARATIONS!r})\n"


def test_the_one_declaration_is_found() -> None:
    assert read_declarations(SOURCE.encode()) == DECLARATIONS


@pytest.mark.parametrize(
    "source", ["", "ffi.cdef(names)", "ffi.cdef('int a;')\nffi.cdef('int b;')"]
)
def test_another_source_is_left_alone(source: str) -> None:
    assert read_declarations(source.encode()) == ""


def test_bindings_know_what_was_declared() -> None:
    ffi = make_bindings(compile_tables("int abs(int); enum { FIRST = 1, LAST };"))
    ffi.cdef("what is declared again is not read")
    library = ffi.dlopen(None)
    assert library.abs(-3) == 3
    assert library.LAST == 2
    assert bytes(ffi.buffer(ffi.new("char[]", b"a"))) == b"a\0"


def test_tables_are_kept(records: dict[str, Any]) -> None:
    compiled = load_tables()
    assert compiled
    assert records == {"bindings": compiled}
    records["bindings"] = {"_version": 1}
    assert load_tables() == {"_version": 1}


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is kept, by its name."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(bindings, "read_record", lambda name, _key: kept.get(name))
    monkeypatch.setattr(
        bindings, "write_record", lambda name, _key, tables: kept.update({name: tables})
    )
    return kept


def test_kept_tables_are_what_was_compiled() -> None:
    engine = find_spec("weasyprint")
    assert engine is not None
    assert engine.origin
    source = Path(engine.origin).with_name("text") / "ffi.py"
    assert load_tables() == compile_tables(read_declarations(source.read_bytes()))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the engine binds as it always has")
def test_the_engine_has_compiled_bindings() -> None:
    script = (
        "from exporters.assets import find_fonts\n"
        "from exporters.pdf.engine import load_engine\n"
        "load_engine(find_fonts())\n"
        "import cffi, sys\n"
        "from weasyprint.text.ffi import ffi\n"
        "assert not isinstance(ffi, cffi.FFI)\n"
        "assert isinstance(cffi.FFI(), cffi.FFI)\n"
        "assert 'fontTools.subset' not in sys.modules\n"
        "from fontTools.subset import Options\n"
        "assert isinstance(Options, type)\n"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", script], check=True, cwd=root)
