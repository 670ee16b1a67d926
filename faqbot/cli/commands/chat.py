"""``faqbot chat``: hold a conversation."""

import argparse
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from faqbot.cli.bases import add_language, add_where, load_bot
from faqbot.cli.batches import add_top, print_records
from faqbot.cli.exits import Exit
from faqbot.cli.streams import get_width, print_notice, read_lines
from faqbot.errors import describe_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from faqbot.bot import FaqBot
    from faqbot.channels.terminal.settings import Settings
    from faqbot.conversation.session import Session
    from faqbot.knowledge.model import KnowledgeBase
    from faqbot.replies.reply import Reply
    from faqbot.storage.question_log import QuestionLog
    from faqbot.storage.redaction import Level

MAX_DAYS = 36_500
"""Greatest number of days that questions are kept: a hundred years."""

_SWITCHES = {
    "accessible": "for screen readers: no menu, nothing redrawn, every part named in words",
    "vi": "use vi keys instead of emacs keys",
    "suggest": "suggest questions, commands and earlier lines while you type (default: on)",
    "history": "keep the lines you type in a file that only you can read",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command.

    A setting that is not given is None, so that the settings file decides.
    """
    parser.add_argument(
        "--jsonl", action="store_true", help="read one question per line, and print one record per line"
    )
    add_top(parser)
    add_where(parser)
    add_language(parser)
    parser.set_defaults(why=False, receipt=False)
    parser.add_argument("--transcript", metavar="FILE", help="add every question and reply to a .md or .jsonl file")
    log = "keep questions that get no answer, redacted, in a file that only you can read"
    parser.add_argument("--log", metavar="FILE", help=log)
    level = "what --log removes: identifiers; dates and ages too; or every word that the base does not have"
    parser.add_argument("--log-level", choices=("basic", "dates", "strict"), help=f"{level} (default: basic)")
    days = "how long --log keeps questions (default: 90)"
    parser.add_argument("--log-days", type=_parse_days, metavar="DAYS", help=days)
    parser.add_argument("--color", choices=("auto", "always", "never"), help="when to show colours (default: auto)")
    for name, summary in _SWITCHES.items():
        parser.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=summary)


def run(options: argparse.Namespace) -> int:
    """Hold a conversation until the input ends."""
    if options.jsonl and options.transcript:
        print_notice("--jsonl prints records already; leave out --transcript")
        return Exit.USAGE
    for name in ("log_level", "log_days"):
        if getattr(options, name) is not None and options.log is None:
            print_notice(f"--{name.replace('_', '-')} is about a log; name one with --log FILE")
            return Exit.USAGE
    try:
        log = _open_log(options)
    except OSError as error:
        print_notice(f"{options.log} cannot be used as a log ({describe_error(error)}); name another file")
        return Exit.USAGE
    if not options.jsonl:
        return _converse(options, log)
    bot = load_bot(options)
    print_records(bot, _start_session(bot, options.language, log).ask, options)
    return Exit.OK


def _parse_days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MAX_DAYS):
        raise argparse.ArgumentTypeError(f"write a number of days from 1 to {MAX_DAYS}")
    return int(text)


def _open_log(options: argparse.Namespace) -> "QuestionLog | None":
    """Open the log, or return None if none is named.

    Raises:
        OSError: If it cannot be used.
    """
    if options.log is None:
        return None
    from faqbot.storage.question_log import QuestionLog  # noqa: PLC0415 - without a log, it is not needed
    from faqbot.storage.question_store import RETENTION  # noqa: PLC0415 - as above

    level: Level = options.log_level or "basic"
    return QuestionLog(options.log, retention=options.log_days or RETENTION, level=level, on_failure=print_notice)


def _start_session(bot: "FaqBot", language: str | None, log: "QuestionLog | None") -> "Session":
    """Start a conversation, logged if there is a log."""
    if log is None:
        return bot.session(language=language)
    from faqbot.conversation.logged_session import LoggedSession  # noqa: PLC0415 - as above

    return LoggedSession(bot, log, language=language)


def _converse(options: argparse.Namespace, log: "QuestionLog | None") -> int:
    """Hold a conversation in words, following the settings."""
    from faqbot.channels.terminal.settings import config_path, read_settings  # noqa: PLC0415

    settings, problems = read_settings(vars(options), os.environ, config_path(os.environ))
    if problems:
        print_notice("the settings cannot be used\n" + "\n".join(problems))
        return Exit.USAGE
    bot = load_bot(options)
    try:
        transcribe = _open_transcript(options.transcript, bot.knowledge)
    except OSError as error:
        print_notice(f"{options.transcript} cannot be written ({describe_error(error)}); name another file")
        return Exit.USAGE
    _talk(bot, partial(_start_session, bot, options.language, log), options.language, settings, transcribe)
    return Exit.OK


def _open_transcript(path: str | None, knowledge: "KnowledgeBase") -> "Callable[[Reply], None] | None":
    """Open the transcript, and return the function that appends to it.

    Without a path, there is no transcript, and None is returned.

    Raises:
        OSError: If the transcript cannot be written.
    """
    if path is None:
        return None
    from faqbot.channels.terminal.transcript import SUFFIXES, Transcript, has_known_suffix  # noqa: PLC0415

    if not has_known_suffix(path):
        raise OSError(f"its name must end with {' or '.join(SUFFIXES)}")
    return Transcript(path, knowledge).add


def _talk(
    bot: "FaqBot",
    start_session: "Callable[[], Session]",
    language: str | None,
    settings: "Settings",
    transcribe: "Callable[[Reply], None] | None",
) -> None:
    """Hold a conversation at a terminal or in a pipe."""
    from faqbot.channels.terminal.line_handler import LineHandler  # noqa: PLC0415
    from faqbot.channels.terminal.pipe import AnswerPrinter, converse  # noqa: PLC0415
    from faqbot.channels.terminal.texts import TerminalTexts  # noqa: PLC0415
    from faqbot.rendering.accessible import build_accessible_blocks  # noqa: PLC0415
    from faqbot.rendering.blocks import build_blocks  # noqa: PLC0415

    render = build_accessible_blocks if settings.accessible else build_blocks
    texts = TerminalTexts(language or bot.knowledge.language)
    handler = LineHandler(bot.knowledge, start_session, bot.why, render=render, texts=texts, transcribe=transcribe)
    is_coloured = settings.is_coloured(is_terminal=sys.stdout.isatty(), environment=os.environ)
    printer = AnswerPrinter(width=get_width(), is_coloured=is_coloured)
    screen = next((stream for stream in (sys.stdout, sys.stderr) if stream.isatty()), None)
    if screen is None or not sys.stdin.isatty():
        converse(handler, read_lines(), printer)
        return
    # prompt_toolkit takes longer to import than everything else together, and only a terminal needs it.
    from faqbot.channels.terminal.loop import talk  # noqa: PLC0415
    from faqbot.cli.terminals import open_terminal  # noqa: PLC0415

    terminal = open_terminal(bot.knowledge, settings, texts, screen)
    talk(handler, terminal, None if screen is sys.stdout else printer.show)
