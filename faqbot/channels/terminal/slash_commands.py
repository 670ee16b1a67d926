"""The commands of a conversation."""

from difflib import get_close_matches
from typing import NamedTuple

from faqbot.channels.terminal.texts import TerminalTexts

SLASH_COMMANDS = {
    "/help": "",
    "/topics": "[TOPIC]",
    "/sources": "[N]",
    "/more": "",
    "/why": "[-v]",
    "/good": "",
    "/bad": "",
    "/save": "FILE",
    "/clear": "",
    "/quit": "",
}
"""The commands in the order of the help, each with its argument as the help shows it; empty if it has none."""

_WORDS = {"exit": "/quit", "quit": "/quit", "?": "/help", "help": "/help"}


class ParsedCommand(NamedTuple):
    """A command as it was typed.

    Attributes:
        name: The name with a slash, in lower case; possibly not one of ``SLASH_COMMANDS``.
        argument: The text after the name, possibly empty.
    """

    name: str
    argument: str


def parse_command(line: str) -> ParsedCommand | None:
    r"""Parse a command; return None for a question.

    >>> parse_command("/Topics cost")
    ParsedCommand(name='/topics', argument='cost')
    >>> parse_command("\\q"), parse_command("exit").name, parse_command("what does it cost / gram")
    (ParsedCommand(name='/quit', argument=''), '/quit', None)
    """
    name, _, rest = _WORDS.get(line.strip().lower(), line.strip()).partition(" ")
    if not name.startswith(("/", "\\")):
        return None
    return ParsedCommand(complete_name("/" + name[1:].lower()), rest.strip())


def complete_name(name: str) -> str:
    """Return the only command that begins with a name, or else the name.

    >>> complete_name("/to"), complete_name("/s")
    ('/topics', '/s')
    """
    found = [command for command in SLASH_COMMANDS if command.startswith(name)] if name != "/" else []
    return found[0] if len(found) == 1 else name


def find_nearest(name: str) -> str | None:
    """Return the command that a mistyped name resembles most, or None.

    >>> find_nearest("/qiut"), find_nearest("/banana")
    ('/quit', None)
    """
    return next(iter(get_close_matches(name, SLASH_COMMANDS, n=1)), None)


def summarize(name: str, texts: TerminalTexts) -> str:
    """Return a few words about what a command does.

    >>> summarize("/topics", TerminalTexts("de"))
    'zeigt die Themen oder die Fragen zu einem Thema'
    """
    return texts.get(f"help_{name[1:]}")
