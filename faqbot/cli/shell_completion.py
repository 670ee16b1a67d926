"""``faqbot --print-completion SHELL``: print a script for completion in a shell."""

import argparse
from collections.abc import Iterator

import shtab

from faqbot.cli.exits import Exit

_FILES = {"FILE": shtab.FILE, "PATH": shtab.FILE, "FOLDER": shtab.DIRECTORY}
"""How a shell completes an argument, by its name in the help."""


def print_completion(parser: argparse.ArgumentParser, shell: str) -> int:
    """Print the completion script of a shell.

    Args:
        parser: The parser of the whole command line, with the arguments of every command.
        shell: A shell that shtab supports.
    """
    for action in _find_actions(parser):
        if action.metavar in _FILES:
            action.complete = _FILES[action.metavar]  # type: ignore[attr-defined] # shtab reads this attribute
    print(shtab.complete(parser, shell))
    return Exit.OK


def _find_actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the actions of a parser and of its subparsers.

    argparse has no public name for them.
    """
    for action in parser._actions:  # noqa: SLF001
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _find_actions(command)
