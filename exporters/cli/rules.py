"""What the linter is asked for: the options of the commands that read sources, and their answer."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, cast

import click

from exporters.diagnostics import CODES
from exporters.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exporters.cli.parameters import Command
    from exporters.diagnostics import Diagnostic
    from exporters.document import Document


@dataclass(frozen=True, slots=True)
class Rules:
    """Which findings in a source are said: those of the codes selected, but for those ignored.

    Codes may be beginnings of codes. With `strict`, any that is said is a failure.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False

    def wanted(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those of the findings that are said. An error always is."""
        return tuple(
            one
            for one in findings
            if one.is_error
            or (
                (not self.select or one.code.startswith(self.select))
                and not one.code.startswith(self.ignore)
            )
        )

    def find(self, document: Document, name: str) -> tuple[Diagnostic, ...]:
        """What the linter says of a document; `name` is what to call its file."""
        from exporters import lint  # noqa: PLC0415 - many a file that is checked is no source

        return self.wanted((*lint.check(document, name), *lint.advise(document, name)))


def lint_options(command: Command) -> Command:
    """Add the options of the linter to a command, which takes them as `rules`."""

    @functools.wraps(command)
    def with_rules(*arguments: object, **values: Any) -> object:
        chosen = {name: values.pop(name) for name in ("select", "ignore", "strict")}
        return command(*arguments, rules=Rules(**chosen), **values)

    for option in (
        click.option("--strict", is_flag=True,
                     help="End with 3 when a source leaves anything to say."),
        _codes_option("--ignore", "Say nothing of what these rules find in sources."),
        _codes_option("--select", "Of what is found in sources, say only that of these rules."),
    ):  # fmt: skip
        with_rules = option(with_rules)
    return cast("Command", with_rules)


def _codes_option(name: str, said: str) -> Callable[[Command], Command]:
    return click.option(name, default="", metavar="CODES", callback=_read_codes, help=said)


def _read_codes(
    _context: click.Context, _parameter: click.Parameter, value: str
) -> tuple[str, ...]:
    """Codes, or beginnings of codes, with commas between them; a usage error for an unknown one."""
    codes = tuple(code for code in re.split(r"[,\s]+", value) if code)
    for code in codes:
        if not any(rule.startswith(code) for rule in CODES):
            message = f"there is no rule {code}"
            raise click.BadParameter(message)
    return codes
