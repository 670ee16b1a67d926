"""The command line: the choice of the command, and all error handling."""

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
from faqbot.errors import EncoderError, FaqbotError, describe_error
from faqbot.language.text import safe_text

COMMANDS = {
    "chat": "hold a conversation (the default command)",
    "ask": "answer one question, or a batch of questions",
    "check": "list what is wrong with a knowledge base",
    "eval": "score a base on labelled questions",
    "compile": "store what is learned from a base, so that it opens at once",
    "calibrate": "choose a threshold that bounds the share of wrong answers",
    "replay": "ask the questions of receipts again, and report what changed",
    "diff": "list the questions that two versions of a base decide differently",
    "new": "start a base in a new or empty folder",
    "import": "make or update a base from an FAQ in another format",
    "export": "write the entries of a base in another format",
    "serve": "answer over HTTP",
    "mcp": "serve a base to language models that call tools, on standard input and output",
    "suggest": "suggest what to do about questions that were asked in vain",
    "review": "decide on suggestions one by one, and write what you accept into the base",
    "log": "summarize a question log, or delete rows of it",
    "sources": "print the sources section of a base, begun from an article",
    "schema": "print the JSON Schema of knowledge files",
}
"""The commands with their summaries. Each is a module in ``faqbot.cli.commands``, of the same name if possible."""

_MODULES = {"import": "import_files", "export": "export_file"}
"""The modules of commands that are named by a keyword, and of their counterparts."""

# argparse creates a formatter for every argument; without a width, each one imports shutil to find it.
_FORMATTER = partial(argparse.HelpFormatter, width=78)

_SHELLS = ("bash", "zsh", "fish")

_PATHS = {"knowledge": "a folder of YAML files or one YAML file", "encoder": "the folder of a sentence encoder"}
"""Options that may stand before the command, each with what its path is."""

_WITHOUT_BASE = {
    "diff": "it compares the two bases OLD and NEW",
    "new": "it starts a base in FOLDER",
    "schema": "the schema is the same for all bases",
    "sources": "it reads only the article FILE",
}
"""Commands that do not use ``--knowledge``, each with the reason."""

_INSTEAD = ("-h", "--help", "--version", "--print-completion")
"""Arguments that take the place of a command."""


class _Parser(argparse.ArgumentParser):
    """A parser whose messages are safe to show in a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(safe_text(message))


class Command(Protocol):
    """The interface of a command's module."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments of the command."""

    def run(self, options: argparse.Namespace) -> int:
        """Run the command, and return a member of ``Exit``."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, and exit with its exit code."""
    # Nearly all objects live as long as the process. Searching them for cycles repeatedly, and once more at the end,
    # takes longer than several answers.
    gc.set_threshold(50_000)
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
        gc.freeze()
    except KeyboardInterrupt:  # after the command, whose own interruptions run() handles
        code = Exit.INTERRUPTED
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: The arguments after ``faqbot``.

    Returns:
        A member of ``Exit``.

    Raises:
        SystemExit: With 2 for wrong arguments, and with 0 after ``--help`` and ``--version``.
    """
    open_streams()
    try:
        return _run_command(arguments)
    except EncoderError as error:
        print_notice(f"the encoder cannot be used\n{error}")
        return Exit.USAGE
    except FaqbotError as error:
        print_notice(f"the knowledge base cannot be used\n{error}")
        return Exit.UNUSABLE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return Exit.OK
    except OSError as error:
        print_notice(f"standard input or output failed ({describe_error(error)})")
        drop_output()
        return Exit.USAGE


def _run_command(arguments: Sequence[str]) -> int:
    index = _find_command(arguments)
    command = typed = arguments[index] if index < len(arguments) else ""
    is_left_out = not typed or typed.startswith("-")
    if index <= len(arguments) and is_left_out and typed.partition("=")[0] not in _INSTEAD:
        command = "chat"
    elif not is_left_out and typed not in COMMANDS:
        from faqbot.cli.command_names import is_question, suggest_command  # noqa: PLC0415 - seldom needed

        if is_question(arguments[index:], COMMANDS):
            command = "ask"
        elif near := suggest_command(typed, COMMANDS):
            print_notice(f'"{typed}" is no command; did you mean "{near}"?')
            return Exit.USAGE
    if command != typed:
        arguments = [*arguments[:index], command, *arguments[index:]]
    options = build_parser(command).parse_args(arguments)
    if options.print_completion:
        from faqbot.cli.shell_completion import print_completion  # noqa: PLC0415

        return print_completion(build_parser(*COMMANDS), options.print_completion)
    for name, example in _PATHS.items():
        if getattr(options, name, None) == "":
            print_notice(f"--{name} is empty; name {example}")
            return Exit.USAGE
    if command in _WITHOUT_BASE and hasattr(options, "knowledge"):
        print_notice(f"faqbot {command} does not use --knowledge, as {_WITHOUT_BASE[command]}; leave it out")
        return Exit.USAGE
    return _import_command(command).run(options)


def build_parser(*names: str) -> argparse.ArgumentParser:
    """Build the parser of the command line.

    Args:
        names: The commands whose own arguments are added. A process imports only the command that it runs.
    """
    shared = _Parser(add_help=False, formatter_class=_FORMATTER)
    # SUPPRESS: the default of a subcommand must not overwrite a value given before the command.
    shared.add_argument(
        "--knowledge", metavar="PATH", default=argparse.SUPPRESS, help="the knowledge base: a folder or one YAML file"
    )
    folder = "the folder of a sentence encoder; needs faqbot[semantic]"
    shared.add_argument("--encoder", metavar="PATH", default=argparse.SUPPRESS, help=folder)
    parser = _Parser(
        prog="faqbot",
        description="Answers questions from curated, cited entries.",
        parents=[shared],
        formatter_class=_FORMATTER,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"faqbot {__version__}")
    script = f"print the completion script for {', '.join(_SHELLS)}"
    parser.add_argument("--print-completion", metavar="SHELL", choices=_SHELLS, help=script)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name, help=summary, description=summary, parents=[shared], formatter_class=_FORMATTER, allow_abbrev=False
        )
        if name in names:
            _import_command(name).add_arguments(command)
    return parser


def _import_command(name: str) -> Command:
    return cast(Command, import_module(f"faqbot.cli.commands.{_MODULES.get(name, name)}"))


def _find_command(arguments: Sequence[str]) -> int:
    """Return the index of the first argument that is none of ``_PATHS``."""
    index = 0
    while index < len(arguments) and arguments[index].partition("=")[0] in {f"--{name}" for name in _PATHS}:
        index += 1 if "=" in arguments[index] else 2
    return index
