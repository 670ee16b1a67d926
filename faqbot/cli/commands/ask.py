"""``faqbot ask``: answer one question, or a batch of independent questions."""

import argparse
import json

from faqbot.cli.bases import add_language, add_where, load_bot
from faqbot.cli.batches import add_top, print_record, print_records
from faqbot.cli.exits import Exit
from faqbot.cli.streams import get_width, print_notice
from faqbot.errors import FaqbotError
from faqbot.knowledge.shipped import shipped_base
from faqbot.rendering.plain import to_text
from faqbot.replies.reply import Answer, SmallTalk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("question", nargs="*", metavar="QUESTION")
    parser.add_argument("--json", action="store_true", help="print the reply as a record")
    parser.add_argument("--why", action="store_true", help="explain the reply too; in a record, under the key why")
    parser.add_argument("--receipt", action="store_true", help="print a record with all that the reply rests on")
    batch = "read independent questions, one per line, and print one record per line"
    parser.add_argument("--jsonl", action="store_true", help=batch)
    add_top(parser)
    add_where(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Answer the question or the batch, and return the exit code."""
    if bool(options.question) == options.jsonl:
        print_notice("ask takes a question, or --jsonl and questions on standard input")
        return Exit.USAGE
    try:
        bot = load_bot(options)
    except FaqbotError:
        _print_alert(" ".join(options.question), options)
        raise
    if options.jsonl:
        print_records(bot, lambda question: bot.ask(question, language=options.language), options)
        return Exit.OK
    reply = bot.ask(" ".join(options.question), language=options.language)
    if options.json or options.receipt:
        print_record(bot, reply, options)
    else:
        print(to_text(reply, width=get_width(), can_choose=False))
        if options.why:
            from faqbot.rendering.explanation import to_explanation  # noqa: PLC0415

            print("\n" + to_explanation(bot.why(reply), width=get_width()))
    return Exit.OK if isinstance(reply, Answer | SmallTalk) else Exit.NO_ANSWER


def _print_alert(question: str, options: argparse.Namespace) -> None:
    """Print an alert if the question sounds like an emergency.

    The base cannot be used. Its place is taken by a few built-in rules, and by those of the shipped base if that is
    compiled. The text is always a built-in one.
    """
    from faqbot.alerts.fallback import reply_to_emergency  # noqa: PLC0415
    from faqbot.rendering.record import to_record  # noqa: PLC0415
    from faqbot.storage.compiled import read_compiled  # noqa: PLC0415

    shipped = read_compiled(shipped_base())
    if reply := reply_to_emergency(question, shipped.detector if shipped else None):
        print(json.dumps(to_record(reply, top=options.top)) if options.json else to_text(reply, width=get_width()))
