"""The commands that can be typed into a conversation, and how a line is taken for one; pure."""

from difflib import get_close_matches
from typing import NamedTuple


class Command(NamedTuple):
    """What people are told of a command.

    Attributes:
        takes: What may stand after its name, as the help shows it.
        does: What it does, in a few words.
    """

    takes: str
    does: str


COMMANDS = {
    "/help": Command("", "what you can type here"),
    "/topics": Command("[TOPIC]", "the topics, or the questions of one"),
    "/sources": Command("[N]", "where the last answer comes from"),
    "/more": Command("", "what else there is about the last answer"),
    "/why": Command("", "why the last reply was given"),
    "/save": Command("FILE", "write the conversation to a .md or .jsonl file"),
    "/clear": Command("", "forget the conversation and what was typed"),
    "/quit": Command("", "leave (also Ctrl-D)"),
}
"""Each command by its name, in the order of the help."""

_WORDS = {"exit": "/quit", "quit": "/quit", "?": "/help", "help": "/help"}


class ParsedCommand(NamedTuple):
    """A command as it was typed.

    Attributes:
        name: With its slash, in small letters; there need not be such a command.
        rest: What stands after it.
    """

    name: str
    rest: str


def parse_command(line: str) -> ParsedCommand | None:
    r"""The command that a line is, or None if the line is a question.

    >>> parse_command("/Topics cost")
    ParsedCommand(name='/topics', rest='cost')
    >>> parse_command("\\q"), parse_command("exit").name, parse_command("what does it cost / gram")
    (ParsedCommand(name='/q', rest=''), '/quit', None)
    """
    name, _, rest = _WORDS.get(line.strip().lower(), line.strip()).partition(" ")
    if not name.startswith(("/", "\\")) or len(name) == 1:
        return None
    return ParsedCommand("/" + name[1:].lower(), rest.strip())


def find_nearest(name: str) -> str | None:
    """The command whose name is most like a mistyped one, or None if none is.

    >>> find_nearest("/qiut"), find_nearest("/banana")
    ('/quit', None)
    """
    return next(iter(get_close_matches(name, COMMANDS, n=1)), None)
