"""The command line: which commands there are, and what becomes of what they raise.

Each command is a module of its own, imported when it is called: `--help` must not wait for a
PDF engine.
"""

from __future__ import annotations

import traceback
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from exporters import __version__
from exporters.cli.console import Console
from exporters.errors import DiglotError, ExitCode

COMMANDS: Final = {
    "build": "Build documents into EPUB and PDF.",
    "watch": "Show documents in a browser, and build them at every change.",
    "check": "Check sources and finished files.",
    "lint": "Say what an editor would mark in a text, and mend what is safe.",
    "inspect": "Say who made a text, where it comes from, and what built the file.",
    "verify": "Build a file again from the source it carries, and compare.",
    "extract": "Give back the source that a file carries.",
    "impose": "Put the pages of a PDF on sheets to fold, cut and bind.",
    "pack": "Pack finished files into one archive, with checksums.",
    "new": "Write a starter document with its masthead.",
    "doctor": "Say what is installed, what is missing, and how to get it.",
}


# Those that take options from a file, and the command whose options stand there.
CONFIGURED: Final = {"build": "build", "check": "lint", "lint": "lint", "watch": "build"}


class LazyGroup(click.Group):
    """A group whose commands are known by name and imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"exporters.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="diglot")
@click.pass_context
def diglot(context: click.Context) -> None:
    """One Markdown source, two scripts, an EPUB and a PDF."""
    if (name := context.invoked_subcommand) in CONFIGURED:
        from exporters.cli.configuration import read_defaults  # noqa: PLC0415 - only these need it

        command = diglot.get_command(context, CONFIGURED[name])
        context.default_map = {name: read_defaults(Path.cwd(), command)} if command else None


def run(arguments: list[str] | None = None) -> int:  # noqa: PLR0911 - one return an outcome
    """Run the command and return its exit code."""
    try:
        result = diglot.main(arguments, prog_name="diglot", standalone_mode=False)
    except click.exceptions.Abort:
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except DiglotError as error:
        Console().diagnostics(error.diagnostics)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit:  # click's way out when the reader of its output has gone: `| head`
        return ExitCode.OK
    except Exception:  # noqa: BLE001 - the one place where a bug ends
        traceback.print_exc()
        click.echo("diglot: this is a bug; please report it with the lines above", err=True)
        return ExitCode.BUG
    return int(result or ExitCode.OK)
