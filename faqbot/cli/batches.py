"""Records of many questions, one per line."""

import argparse
import json
from collections.abc import Callable

from faqbot.bot import FaqBot
from faqbot.cli.streams import read_lines
from faqbot.replies.reply import Reply


def add_top(parser: argparse.ArgumentParser) -> None:
    """Add the option for the number of candidates in a record."""
    count = "number of candidates in a record, at most 8 (default: 3)"
    parser.add_argument("--top", type=_parse_count, default=3, metavar="K", help=count)


def print_records(bot: FaqBot, ask: Callable[[str], Reply], options: argparse.Namespace) -> None:
    """Print a record for every line of standard input."""
    for line in read_lines():
        print_record(bot, ask(line), options)


def print_record(bot: FaqBot, reply: Reply, options: argparse.Namespace) -> None:
    """Print the record of a reply on one line."""
    from faqbot.rendering.record import to_record  # noqa: PLC0415

    record = to_record(reply, top=options.top, why=bot.why(reply) if options.why else None, receipt=options.receipt)
    print(json.dumps(record), flush=True)


def _parse_count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("write a number, 0 or more")
    return int(text)
