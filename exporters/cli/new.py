"""`diglot new`: a starter document with its masthead, ready to build."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from string import Template
from typing import Final

import click

from exporters.cli.console import Console
from exporters.cli.parameters import output_options
from exporters.diagnostics import diagnose
from exporters.errors import ExitCode, WriteError

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
    text = starter.substitute(title=_title(path.stem), date=today.isoformat())
    masthead = path.with_name(_MASTHEAD)
    _write_new(path, text)
    console.say(str(path), path=str(path))
    if not masthead.exists():
        _write_new(masthead, (_STARTER / _MASTHEAD).read_text("utf-8"))
        console.say(str(masthead), path=str(masthead))
    if not as_json:
        console.say(f"now write in it, and build it: diglot build {path}")
    console.close()
    return ExitCode.OK


def _title(stem: str) -> str:
    """A title out of a file's name, as a quoted YAML string: `two-rivers` → `"Two rivers"`."""
    words = stem.replace("-", " ").replace("_", " ").strip() or stem
    return json.dumps(words[:1].upper() + words[1:], ensure_ascii=False)


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet. Raises WriteError (w-010, w-001)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise WriteError([diagnose("w-010", str(path))])
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason, folder = error.strerror or str(error), str(path.parent)
        raise WriteError([diagnose("w-001", str(path), reason=reason, folder=folder)]) from error
