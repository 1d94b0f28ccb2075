"""The engine's bindings: compiled from its own declarations, kept, and the same as its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_tables_are_kept(tmp_path: Path) -> None:
    compiled = load_tables(tmp_path)
    kept = list(tmp_path.iterdir())
    assert compiled
    assert [path.name.partition("-")[0] for path in kept] == ["bindings"]
    kept[0].write_text("{'_version': 1}")
    assert load_tables(tmp_path) == {"_version": 1}


@pytest.mark.parametrize("broken", ["", "{", "open('/etc/passwd')", "\udcff"])
def test_a_spoilt_table_is_compiled_again(tmp_path: Path, broken: str) -> None:
    compiled = load_tables(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(broken.encode("utf-8", "surrogateescape"))
    assert load_tables(tmp_path) == compiled


def test_tables_that_cannot_be_kept_serve_once(tmp_path: Path) -> None:
    assert load_tables(tmp_path / "missing") == load_tables(tmp_path)


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
