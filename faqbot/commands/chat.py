"""``faqbot chat``: a conversation, in a terminal or a pipe, or as records."""

import argparse
import sys

from faqbot.commands.bases import bot
from faqbot.commands.batches import add_top, print_records
from faqbot.commands.exits import Exit
from faqbot.commands.streams import lines


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--jsonl", action="store_true", help="one question a line in, one record a line out")
    add_top(parser)
    parser.set_defaults(why=False)


def run(options: argparse.Namespace) -> int:
    """Talk until the input ends."""
    from faqbot.repl.commands import Conversation  # noqa: PLC0415
    from faqbot.repl.lines import converse  # noqa: PLC0415

    asked = bot(options)
    session = asked.session()
    if options.jsonl:
        print_records(asked, session.ask, options)
        return Exit.OK
    conversation = Conversation(asked.knowledge, session, asked.why)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        converse(conversation, lines())
        return Exit.OK
    # prompt_toolkit takes longer to import than everything else together, and only a terminal needs it.
    from faqbot.repl.loop import Terminal  # noqa: PLC0415

    Terminal(asked.knowledge, conversation).run()
    return Exit.OK
