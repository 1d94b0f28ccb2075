"""source/manual.md says what the code does: its tables are compared with it, its examples run."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from textwrap import indent

import click
import pytest

from exporters.cli.command import COMMANDS, diglot
from exporters.dates import format_date
from exporters.diagnostics import CODES, WORDING, diagnose
from exporters.errors import ExitCode
from exporters.reader import attribution, frontmatter, masthead, read

ROOT = Path(__file__).parent.parent
MANUAL = (ROOT / "source" / "manual.md").read_text("utf-8")
ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)
EXAMPLE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@lru_cache(maxsize=1)
def sections() -> dict[str, str]:
    """The manual's text under each heading."""
    parts = re.split(r"^#{2,3} (.+)\n", MANUAL.split("\n---\n", 1)[1], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(heading: str) -> list[list[str]]:
    """The cells of every row of the tables under a heading, without the rules."""
    found = [row.split(" | ") for row in ROW.findall(sections()[heading])]
    return [cells for cells in found if not set(cells[0]) <= set("-| ")]


def examples(heading: str, syntax: str) -> list[str]:
    """The fenced examples in one language under a heading."""
    return [text for _, name, text in EXAMPLE.findall(sections()[heading]) if name == syntax]


def named_in(heading: str) -> set[str]:
    """The words that stand in code under a heading, outside its examples."""
    prose = EXAMPLE.sub("", sections()[heading])
    return {word for code in re.findall(r"`([^`]+)`", prose) for word in code.split()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_told(name: str) -> None:
    command: click.Command = getattr(import_module(f"exporters.cli.{name}"), name)
    told = named_in("The command")
    assert name in told
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert {*parameter.opts, *parameter.secondary_opts} <= told, parameter.name


def test_no_option_is_told_that_does_not_exist() -> None:
    commands = [getattr(import_module(f"exporters.cli.{name}"), name) for name in COMMANDS]
    parameters = [p for command in (diglot, *commands) for p in command.params]
    real = {opt for p in parameters for opt in (*p.opts, *p.secondary_opts)}
    told = {word for word in named_in("The command") if word.startswith("-")}
    assert told <= real | {"-h", "--help"}


def test_every_exit_code_is_told() -> None:
    told = [int(cells[0]) for cells in rows("Exit codes")[1:]]
    assert told == sorted(code.value for code in ExitCode)


@pytest.mark.parametrize("keys", [frontmatter.KEYS, masthead.KEYS, attribution.KEYS])
def test_every_key_is_told(keys: tuple[str, ...]) -> None:
    (example,) = examples("The masthead", "yaml")
    told = named_in("Keys of a document") | named_in("The masthead")
    told |= {line.strip().split(":")[0] for line in example.splitlines()}
    assert set(keys) <= told


def test_every_letter_of_a_diagnostic_is_told() -> None:
    told = {cell for cells in rows("Diagnostics")[1:] for cell in cells[::2]}
    assert told == {code.split("-")[0] for code in CODES}


def test_every_advice_of_the_linter_is_told() -> None:
    assert [cells[0] for cells in rows("The linter")[1:]] == sorted(WORDING)


def test_the_diagnostic_that_is_shown_is_what_diglot_says() -> None:
    shown = examples("Diagnostics", "text")
    assert shown == [diagnose("v-001", "source/poem.md", 9, 3, count=1).text + "\n"]


def test_the_dates_that_are_shown_are_what_diglot_writes() -> None:
    for name, shown in rows("Dates")[1:]:
        lang = re.findall("`(.+)`", name)[0]
        text = re.sub(r"\[(.+)\]\{.+\}", r"\1", shown)
        assert text == format_date(datetime.date(2024, 7, 14), lang)


@pytest.mark.parametrize("heading", ["A first document", "The body"])
def test_the_examples_are_read(heading: str) -> None:
    for text in examples(heading, "markdown"):
        front = "" if text.startswith("---") else (
            "---\nlang: en\ntitle: T\nauthor: A\nmasthead: false\nattribution: original\n---\n"
        )  # fmt: skip
        reading = read(front + text, "example.md", ROOT)
        assert reading.diagnostics == ()
        assert reading.document is not None


def test_the_masthead_that_is_shown_is_read() -> None:
    (text,) = examples("The masthead", "yaml")
    inline = "masthead:\n" + indent(text, "  ")
    front = f"---\nlang: en\ntitle: T\nauthor: A\nattribution: original\n{inline}---\n"
    reading = read(f"{front}Text.\n", "example.md", ROOT)
    assert reading.diagnostics == ()


def test_every_target_of_make_that_is_told_exists() -> None:
    told = {words.split()[-1] for words in re.findall(r"`(make[ \w]+)`", sections()["Install"])}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([\w-]+):(?!=)", makefile, re.MULTILINE))
    assert told <= targets
