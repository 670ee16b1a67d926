"""Records of many questions, one a line."""

import argparse
import json
from collections.abc import Callable

from faqbot.bot import FaqBot
from faqbot.cli.streams import read_lines
from faqbot.replies.reply import Reply


def add_top(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says how many candidates a record has."""
    parser.add_argument(
        "--top", type=_parse_count, default=3, metavar="K", help="candidates in a record, at most 10 (3)"
    )


def print_records(bot: FaqBot, ask: Callable[[str], Reply], options: argparse.Namespace) -> None:
    """Answer every line of standard input with a record."""
    for line in read_lines():
        print_record(bot, ask(line), options)


def print_record(bot: FaqBot, reply: Reply, options: argparse.Namespace) -> None:
    """One record on one line."""
    from faqbot.rendering.record import to_record  # noqa: PLC0415

    record = to_record(reply, top=options.top, why=bot.why(reply) if options.why else None, receipt=options.receipt)
    print(json.dumps(record), flush=True)


def _parse_count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("write a number, 0 or more")
    return int(text)
