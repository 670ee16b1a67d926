"""The command line: which command it is, and the one place where errors become messages and exit codes."""

import argparse
import gc
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import NoReturn, Protocol, cast

from faqbot import __version__
from faqbot.cli.exits import Exit
from faqbot.cli.streams import drop_output, open_streams, print_notice
from faqbot.errors import FaqbotError
from faqbot.language.text import safe_text

COMMANDS = {
    "chat": "hold a conversation (the same as no command)",
    "ask": "ask one question",
    "check": "list everything that is wrong with a knowledge base",
    "eval": "score the base on labelled questions",
    "compile": "make a base ready to be opened at once",
    "calibrate": "bound the rate of wrong answers, by labelled questions",
    "replay": "ask again what a receipt accounts for",
    "diff": "list what two versions of a base decide otherwise",
    "new": "start a base in an empty folder",
    "sources": "print a skeleton of the sources of an article",
    "schema": "print the JSON Schema of knowledge files",
}
"""Each command, which is the module of that name in ``faqbot.cli.commands``, with what it does."""

# argparse formats something for every argument; left to find the width out, it imports a module for that each time.
_FORMATTER = partial(argparse.HelpFormatter, width=78)

_SHELLS = ("bash", "zsh", "fish")

_INSTEAD = ("-h", "--help", "--version", "--print-completion")
"""Arguments that stand in the place of a command."""


class _Parser(argparse.ArgumentParser):
    """Repeats no argument that would steer a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(safe_text(message))


class Command(Protocol):
    """The module of a command."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add what the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Carry it out, and say with which of ``Exit`` the process leaves."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    # What a process loads is there to stay, and goes with it: to search it for cycles, again and again and once more at
    # the end, takes longer than several answers.
    gc.set_threshold(50_000)
    code = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Carry out one command.

    Args:
        arguments: What stands after ``faqbot``.

    Returns:
        One of ``Exit``; argparse itself leaves with 2 on unknown arguments.
    """
    open_streams()
    try:
        return _run_command(arguments)
    except FaqbotError as error:
        print_notice(f"the knowledge base cannot be used\n{error}")
        return Exit.UNUSABLE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return Exit.OK
    except OSError as error:
        print_notice(f"standard input or output failed ({error.strerror or error})")
        drop_output()
        return Exit.USAGE


def _run_command(arguments: Sequence[str]) -> int:
    place = _find_command(arguments)
    given = arguments[place] if place < len(arguments) else ""
    if place <= len(arguments) and (not given or given.startswith("-")) and given.partition("=")[0] not in _INSTEAD:
        given = "chat"
        arguments = [*arguments[:place], given, *arguments[place:]]
    options = build_parser(given).parse_args(arguments)
    if options.print_completion:
        from faqbot.cli.shell_completion import print_completion  # noqa: PLC0415

        return print_completion(build_parser(*COMMANDS), options.print_completion)
    if getattr(options, "knowledge", None) == "":
        print_notice("--knowledge is empty; name a folder of YAML files or one YAML file")
        return Exit.USAGE
    return _import_command(given).run(options)


def build_parser(*names: str) -> argparse.ArgumentParser:
    """The parser of the command line.

    Args:
        names: Commands whose own arguments are wanted: a process imports the one command that it carries out.
    """
    shared = _Parser(add_help=False, formatter_class=_FORMATTER)
    # SUPPRESS: a subcommand's default must not overwrite what was given before the command.
    shared.add_argument(
        "--knowledge", metavar="PATH", default=argparse.SUPPRESS, help="another base: a folder or one YAML file"
    )
    whole = _Parser(
        prog="faqbot",
        description="Answers questions from curated, cited entries.",
        parents=[shared],
        formatter_class=_FORMATTER,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"faqbot {__version__}")
    whole.add_argument(
        "--print-completion", metavar="SHELL", choices=_SHELLS, help=f"print the completion of {', '.join(_SHELLS)}"
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    for name, summary in COMMANDS.items():
        added = commands.add_parser(
            name, help=summary, description=summary, parents=[shared], formatter_class=_FORMATTER, allow_abbrev=False
        )
        if name in names:
            _import_command(name).add_arguments(added)
    return whole


def _import_command(name: str) -> Command:
    return cast(Command, import_module(f"faqbot.cli.commands.{name}"))


def _find_command(arguments: Sequence[str]) -> int:
    """Where the command stands, or should: behind the options that may come before it."""
    place = 0
    while place < len(arguments) and arguments[place].partition("=")[0] == "--knowledge":
        place += 1 if "=" in arguments[place] else 2
    return place
