"""`diglot new`: a starter document with its masthead, ready to build."""

from __future__ import annotations

import datetime
import json
import re
import shlex
from pathlib import Path
from string import Template
from typing import Final

import click

from exporters.build.write import unwritable
from exporters.cli.console import Console
from exporters.cli.parameters import output_options
from exporters.diagnostics import diagnose
from exporters.errors import ExitCode, WriteError
from exporters.language import is_arabic_script, language_of

_STARTER: Final = Path(__file__).with_name("starter")
_MASTHEAD: Final = "masthead.yaml"


@click.command()
@click.argument("name")
@output_options
def new(name: str, *, quiet: bool, as_json: bool) -> int:
    """Write NAME.md, a starter document in English and Dari, and its masthead.yaml.

    Nothing is overwritten; a masthead.yaml that is there already is the new document's.
    """
    console = Console(quiet, as_json)
    path = Path(name if name.endswith(".md") else f"{name}.md")
    starter = Template((_STARTER / "document.md").read_text("utf-8"))
    today = datetime.date.today()  # noqa: DTZ011 - the author's own calendar
    text = starter.substitute(titles=_titles(path.stem), date=today.isoformat())
    masthead = path.with_name(_MASTHEAD)
    _write_new(path, text)
    console.say(str(path), path=str(path))
    if not masthead.exists():
        _write_new(masthead, (_STARTER / _MASTHEAD).read_text("utf-8"))
        console.say(str(masthead), path=str(masthead))
    if not as_json:
        console.say(f"now write in it, and build it: diglot build {_quoted(path)}")
    console.close()
    return ExitCode.OK


def _titles(stem: str) -> str:
    """The two titles as lines of YAML, one of them out of a file's name: `two-rivers` → Two rivers.

    A name in Arabic letters gives the Dari title.
    """
    words = stem.replace("-", " ").replace("_", " ").strip() or stem
    title = words[:1].upper() + words[1:]
    titles = {"en": "A new document in two languages", "fa-AF": "سندی تازه به دو زبان"}
    titles["fa-AF" if is_arabic_script(language_of(title, "en")) else "en"] = title
    return "\n".join(
        f"  {lang}: {json.dumps(text, ensure_ascii=False)}" for lang, text in titles.items()
    )


def _quoted(path: Path) -> str:
    """A path as a shell takes it; letters of any script need no quotes."""
    return str(path) if re.fullmatch(r"[\w./-]+", str(path)) else shlex.quote(str(path))


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet. Raises WriteError (w-010, w-001)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise WriteError([diagnose("w-010", str(path))])
        file = path.open("x", encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        with file:
            file.write(text)
    except OSError as error:
        path.unlink()
        raise unwritable(path, error) from error
