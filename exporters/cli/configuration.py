"""Options that stand in a file: `diglot.toml`, or `[tool.diglot]` of a project.

Those of `diglot build` stand in it as they are, those of `diglot lint` in its table `lint`.
Precedence: what an option is without any word < the file < the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from exporters.diagnostics import diagnose
from exporters.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "diglot.toml"
PROJECT_FILE: Final = "pyproject.toml"
# What is said about one run alone.
_OF_ONE_RUN: Final = frozenset({"help", "json", "quiet", "source", "fix", "diff", "sarif"})
# The commands whose options stand in a table of their own.
_TABLES: Final = ("lint",)


def read_defaults(folder: Path, command: click.Command) -> dict[str, Any]:
    """The values that a file in `folder`, or the nearest above it, gives to the command's options.

    They are by the names of the command's parameters; a path is one from the file's own folder.
    Raises ConfigurationError: c-001 for a file that cannot be read, c-002 for an option that the
    command does not have, c-003 for a value that the option does not take.
    """
    for place in (folder, *folder.parents):
        for name in (FILE, PROJECT_FILE):
            path = place / name
            if path.is_file():
                table = _read_table(path)
                if table is not None:
                    return _values(_table_of(command, table, path), path, command)
    return {}


def _read_table(path: Path) -> Mapping[str, Any] | None:
    """The options in a file; None for a project's file without any."""
    import tomllib  # noqa: PLC0415 - only where there is such a file

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError([diagnose("c-001", str(path), reason=_said(error))]) from error
    table: Any = content
    if path.name == PROJECT_FILE:
        tools = content.get("tool", {})
        table = tools.get("diglot") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _table_of(command: click.Command, table: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The part of the options in a file that is about one command."""
    if command.name not in _TABLES:
        return {key: value for key, value in table.items() if key not in _TABLES}
    own = table.get(command.name, {})
    if not isinstance(own, dict):
        raise ConfigurationError(
            [diagnose("c-003", str(path), key=command.name, kind=f"a table [{command.name}]")]
        )
    return own


def _said(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) else str(error)
    return (text or type(error).__name__).lower()


def _values(table: Mapping[str, Any], path: Path, command: click.Command) -> dict[str, Any]:
    options = {
        option.opts[-1].lstrip("-"): option
        for option in command.params
        if isinstance(option, click.Option)
    }
    known = sorted(options.keys() - _OF_ONE_RUN)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            import difflib  # noqa: PLC0415 - only for a mistake

            nearest = difflib.get_close_matches(key, known, 1)
            instead = f"write {nearest[0]}" if nearest else f"the options are {', '.join(known)}"
            raise ConfigurationError([diagnose("c-002", str(path), key=key, instead=instead)])
        option = options[key]
        values[str(option.name)] = _value(key, value, option, path)
    return values


def _value(key: str, value: Any, option: click.Option, path: Path) -> Any:
    """A value as the option takes it: a text, several texts, a number, yes or no."""
    wanted: type = bool if option.is_flag else str
    if isinstance(option.type, click.types.IntParamType):
        wanted = int
    if wanted is str and isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ",".join(value)
    if type(value) is not wanted:
        kind = {bool: "true or false", int: "a number"}.get(wanted, "a text in quotation marks")
        raise ConfigurationError([diagnose("c-003", str(path), key=key, kind=kind)])
    return str(path.parent / str(value)) if isinstance(option.type, click.Path) else value
