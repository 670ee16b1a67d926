"""``faqbot chat``: a conversation, in a terminal or a pipe, or as records."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from faqbot.cli.bases import load_bot
from faqbot.cli.batches import add_top, print_records
from faqbot.cli.exits import Exit
from faqbot.cli.streams import get_width, print_notice, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.bot import FaqBot
    from faqbot.channels.terminal.settings import Settings
    from faqbot.knowledge.model import KnowledgeBase
    from faqbot.replies.reply import Reply

_SWITCHES = {
    "accessible": "only append, no menu, and name each part in words; for screen readers",
    "vi": "the keys of vi instead of those of emacs",
    "suggest": "suggest questions, commands and earlier lines while you type (on)",
    "history": "keep the lines you type in a file that only you can read",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes; a setting that is not given is None, so that the file of settings may say it."""
    parser.add_argument("--jsonl", action="store_true", help="one question a line in, one record a line out")
    add_top(parser)
    parser.set_defaults(why=False, receipt=False)
    parser.add_argument("--transcript", metavar="FILE", help="add every question and reply to a .md or .jsonl file")
    parser.add_argument("--color", choices=("auto", "always", "never"), help="when to show colours (auto)")
    for name, what in _SWITCHES.items():
        parser.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=what)


def run(options: argparse.Namespace) -> int:
    """Talk until the input ends."""
    if options.jsonl and options.transcript:
        print_notice("--jsonl prints records already; leave --transcript out")
        return Exit.USAGE
    if not options.jsonl:
        return _converse(options)
    bot = load_bot(options)
    print_records(bot, bot.session().ask, options)
    return Exit.OK


def _converse(options: argparse.Namespace) -> int:
    """Talk in words, as the settings want it."""
    from faqbot.channels.terminal.settings import config_path, read_settings  # noqa: PLC0415

    preferences, problems = read_settings(vars(options), os.environ, config_path(os.environ))
    if problems:
        print_notice("the settings cannot be used\n" + "\n".join(problems))
        return Exit.USAGE
    bot = load_bot(options)
    try:
        transcribe = _open_transcript(options.transcript, bot.knowledge)
    except OSError as error:
        print_notice(f"{options.transcript} cannot be written ({error.strerror or error}); name another file")
        return Exit.USAGE
    _talk(bot, preferences, transcribe)
    return Exit.OK


def _open_transcript(path: str | None, knowledge: "KnowledgeBase") -> "Callable[[Reply], None] | None":
    """What writes each reply down, if that was asked for.

    Raises:
        OSError: If it cannot.
    """
    if path is None:
        return None
    from faqbot.channels.terminal.transcript import SUFFIXES, Transcript, has_known_suffix  # noqa: PLC0415

    if not has_known_suffix(path):
        raise OSError(f"its name must end with {' or '.join(SUFFIXES)}")
    return Transcript(path, knowledge).add


def _talk(bot: "FaqBot", preferences: "Settings", transcribe: "Callable[[Reply], None] | None") -> None:
    """Hold a conversation: at a terminal if somebody types and reads there, else line by line."""
    from faqbot.channels.terminal.line_handler import LineHandler  # noqa: PLC0415
    from faqbot.channels.terminal.pipe import AnswerPrinter, converse  # noqa: PLC0415
    from faqbot.rendering.accessible import build_accessible_blocks  # noqa: PLC0415
    from faqbot.rendering.blocks import build_blocks  # noqa: PLC0415

    render = build_accessible_blocks if preferences.accessible else build_blocks
    conversation = LineHandler(bot.knowledge, bot.session, bot.why, render=render, transcribe=transcribe)
    is_coloured = preferences.is_coloured(is_terminal=sys.stdout.isatty(), environment=os.environ)
    answers = AnswerPrinter(width=get_width(), is_coloured=is_coloured)
    screen = next((stream for stream in (sys.stdout, sys.stderr) if stream.isatty()), None)
    if screen is None or not sys.stdin.isatty():
        converse(conversation, read_lines(), answers)
        return
    # prompt_toolkit takes longer to import than everything else together, and only a terminal needs it.
    from faqbot.channels.terminal.loop import talk  # noqa: PLC0415
    from faqbot.cli.terminals import open_terminal  # noqa: PLC0415

    talk(
        conversation, open_terminal(bot.knowledge, preferences, screen), None if screen is sys.stdout else answers.show
    )
