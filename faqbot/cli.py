"""The command line: arguments, and the one place where errors become messages and exit codes."""

import argparse
import sys
from collections.abc import Callable, Sequence

from faqbot import __version__
from faqbot.commands import ask, chat, check, evaluate, schema
from faqbot.commands.exits import Exit
from faqbot.commands.streams import drop_output, notice, open_streams
from faqbot.errors import FaqbotError

_COMMANDS = {"chat": chat, "ask": ask, "check": check, "eval": evaluate, "schema": schema}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Carry out one command.

    Args:
        arguments: What stands after ``faqbot``.

    Returns:
        One of ``Exit``; argparse itself leaves with 2 on unknown arguments.
    """
    open_streams()
    options = _parser().parse_args(arguments)
    if getattr(options, "knowledge", None) == "":
        notice("--knowledge is empty; name a folder of YAML files or one YAML file")
        return Exit.USAGE
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except FaqbotError as error:
        notice(f"the knowledge base cannot be used\n{error}")
        return Exit.UNUSABLE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return Exit.OK
    except OSError as error:
        notice(f"standard input or output failed ({error.strerror or error})")
        drop_output()
        return Exit.USAGE


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: a subcommand's default must not overwrite what was given before the command.
    shared.add_argument(
        "--knowledge", metavar="PATH", default=argparse.SUPPRESS, help="another base: a folder or one YAML file"
    )
    parser = argparse.ArgumentParser(
        prog="faqbot",
        description="Answers questions from curated, cited entries.",
        parents=[shared],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"faqbot {__version__}")
    parser.set_defaults(run=chat.run, jsonl=False, top=3, why=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, command in _COMMANDS.items():
        what = command.SUMMARY
        added = commands.add_parser(name, help=what, description=what, parents=[shared], allow_abbrev=False)
        added.set_defaults(run=command.run)
        command.add_arguments(added)
    return parser
