"""``faqbot --print-completion SHELL``: a script by which a shell completes our command line."""

import argparse
from collections.abc import Iterator

import shtab

from faqbot.cli.exits import Exit

_FILES = {"FILE": shtab.FILE, "PATH": shtab.FILE, "FOLDER": shtab.DIRECTORY}
"""How an argument is completed, by what the help calls it."""


def print_completion(parser: argparse.ArgumentParser, shell: str) -> int:
    """Print the script.

    Args:
        parser: Of the whole command line, with the arguments of every command.
        shell: One that shtab knows.
    """
    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = _FILES[action.metavar]  # type: ignore[attr-defined] # where shtab looks for it
    print(shtab.complete(parser, shell))
    return Exit.OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of a parser and of the parsers of its commands; argparse has no public name for them."""
    for action in parser._actions:  # noqa: SLF001
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)
