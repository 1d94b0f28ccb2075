"""The engine's bindings to Pango and its relations, compiled once instead of parsed every time.

WeasyPrint declares its C functions to cffi in the in-line mode: each process parses the
declarations anew and, on Linux, looks for the libraries by running the linker and the compiler;
every `new` and `gc` goes through Python. From the same declarations cffi makes the tables of its
out-of-line mode, which has none of these costs. The tables are kept in a record.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import sys
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exporters.runtime.records import read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    Tables = dict[str, Any]

_MODULE: Final = "text/ffi.py"
_RECORD: Final = "bindings"


@contextlib.contextmanager
def compiled_bindings() -> Iterator[None]:
    """While this lasts, an import of the engine gets its bindings from tables.

    Where its declarations are not found where they are expected, or libraries are looked for in
    other ways than on Linux, it makes its bindings as it always has.
    """
    tables = load_tables() if sys.platform == "linux" else None
    if tables is None:
        yield
        return
    import cffi  # noqa: PLC0415 - only for those who set pages

    compiled, in_line = make_bindings(tables), cffi.FFI
    cffi.FFI = lambda: compiled
    try:
        yield
    finally:
        cffi.FFI = in_line


def load_tables() -> Tables | None:
    """The tables of the installed engine: those that were kept, else compiled now and kept."""
    import cffi  # noqa: PLC0415

    spec = find_spec("weasyprint")
    if spec is None or not spec.submodule_search_locations:
        return None
    try:
        source = Path(spec.submodule_search_locations[0], _MODULE).read_bytes()
    except OSError:
        return None
    key = f"{hashlib.sha256(source).hexdigest()} {cffi.__version__}"
    tables: Tables | None = read_record(_RECORD, key)
    if tables is None:
        declarations = read_declarations(source)
        tables = compile_tables(declarations) if declarations else None
        if tables is not None:
            write_record(_RECORD, key, tables)
    return tables


def read_declarations(source: bytes) -> str:
    """The C declarations that the engine's module gives to its one `ffi.cdef`; empty for others."""
    found = [
        node.args
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ffi.cdef"
    ]
    match found:
        case [[ast.Constant(value=str(declarations))]]:
            return declarations
    return ""


def compile_tables(declarations: str) -> Tables:
    """What cffi's generated modules hand to their `FFI`, by the names of the arguments."""
    from cffi import FFI, recompiler  # noqa: PLC0415

    parsed = FFI()
    parsed.cdef(declarations)
    parsed.set_source("engine", None)
    module = StringIO()
    recompiler.make_py_source(parsed, "engine", module)
    assignment = ast.parse(module.getvalue()).body[-1]
    call = assignment.value if isinstance(assignment, ast.Assign) else None
    arguments = call.keywords if isinstance(call, ast.Call) else ()
    return {str(argument.arg): ast.literal_eval(argument.value) for argument in arguments}


def make_bindings(tables: Tables) -> Any:
    """What `cffi.FFI()` is after `cdef`, from tables of the declarations."""
    import _cffi_backend  # noqa: PLC0415

    class CompiledFFI(_cffi_backend.FFI):  # type: ignore[misc] # a class in C
        """Knows its declarations from the start."""

        def cdef(self, declarations: str) -> None:
            """Nothing is left to declare."""

    return CompiledFFI("engine", **tables)
