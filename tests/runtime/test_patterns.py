"""Patterns that were kept are those that `re` would compile."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from exporters.runtime.patterns import Patterns, kept_patterns, restore, take_apart
from exporters.runtime.records import read_record

PATTERNS = [
    ("", 0),
    ("(?P<letter>[آ-ی])|(?P<mark>[\u064b-\u0652])+(x)?", 0),
    ("(?<=[^\\W\\d_])\u200c(?!\\s)", re.IGNORECASE),
    ("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", 0),
    ("(?x) a  # letters\n b*+ (?>c|d)", 0),
    (r"(\w+)\s+\1", re.ASCII | re.MULTILINE),
    (b"\\xff[\\x00-\\x1f]{2,}?", re.DOTALL),
]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_is_restored(pattern: str | bytes, flags: int) -> None:
    compiled = re.compile(pattern, flags)
    restored = restore(pattern, *take_apart(pattern, int(flags)))
    assert restored == compiled
    assert restored.flags == compiled.flags
    assert restored.groups == compiled.groups
    assert restored.groupindex == compiled.groupindex


def test_code_that_is_none_is_refused() -> None:
    flags, code, groups, numbers, names = take_apart("a|b", 0)
    with pytest.raises(RuntimeError):
        restore("a|b", flags, code[:-8] + b"\xff\xff\xff\0" + code[-4:], groups, numbers, names)


def test_what_another_python_would_make_differently_is_not_kept() -> None:
    patterns = Patterns(re.compile, {})
    patterns.new["a", 0] = re.compile("b")
    patterns.new["c", 0] = re.compile("c")
    assert set(patterns.take_new_apart()) == {("c", 0)}


SCRIPT = """
import re, sys
sys.path.insert(0, sys.argv[1])
sys.prefix = sys.base_prefix
from exporters.runtime.patterns import kept_patterns
anew = []
make = re._compiler.compile
def counting(pattern, flags=0):
    anew.append(pattern)
    return make(pattern, flags)
re._compiler.compile = counting
with kept_patterns():
    import chapter
    assert chapter.NUMBER.fullmatch("۱۲۳")["number"] == "۱۲۳"
    re.compile("of a document")
assert re._compiler.compile is counting
print([pattern for pattern in anew if "number" in str(pattern) or "document" in str(pattern)])
"""
MODULE = """
import re
NUMBER = re.compile("(?P<number>[۰-۹]+)")
SIZES = [re.compile(f"{size} pt") for size in range(9)]
"""


def test_patterns_of_modules_are_compiled_once(place: Path, tmp_path: Path) -> None:
    (tmp_path / "chapter.py").write_text(MODULE, "utf-8")
    first, second = (_run(tmp_path) for _ in range(2))
    assert first == "['(?P<number>[۰-۹]+)', 'of a document']\n"
    assert second == "['of a document']\n"
    assert ("(?P<number>[۰-۹]+)", 0) in read_record("patterns", sys.version)
    assert place.is_dir()


def _run(folder: Path) -> str:
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)], cwd=root, check=True, text=True,
        stdout=subprocess.PIPE, encoding="utf-8",
    ).stdout  # fmt: skip


def test_a_long_record_begins_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exporters.runtime.patterns._MOST", 1)
    monkeypatch.setattr("exporters.runtime.patterns._WORTH_WRITING", 1)
    monkeypatch.setattr("exporters.runtime.patterns._is_module_loading", lambda: True)
    for pattern in ("first of all", "second of all"):
        with kept_patterns():
            re.compile(pattern)
    assert place.is_dir()
    assert set(read_record("patterns", sys.version)) == {("second of all", 0)}
