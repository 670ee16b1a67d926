"""``faqbot log``: summarize a question log, or delete rows of it."""

import argparse
import json
from functools import partial
from typing import TYPE_CHECKING

from faqbot.cli.exits import Exit
from faqbot.cli.question_stores import STORE_HELP, StoreError, open_store
from faqbot.cli.streams import get_width, print_notice
from faqbot.errors import describe_error
from faqbot.language.text import safe_text

if TYPE_CHECKING:
    from datetime import date

    from faqbot.curation.log_summary import LogSummary
    from faqbot.storage.question_store import QuestionStore

PIPE_WIDTH = 80
"""Columns of a plot that goes to a pipe or a file."""

_ACTIONS = {"stats": "count what happened, by day and entry", "forget": "delete rows, without a byte left of them"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    formatter = partial(argparse.HelpFormatter, width=78)
    parsers = {}
    for name, summary in _ACTIONS.items():
        parsers[name] = actions.add_parser(
            name, help=summary, description=summary, formatter_class=formatter, allow_abbrev=False
        )
        parsers[name].add_argument("file", nargs="?", metavar="FILE", help="the log, as given to faqbot chat --log")
        parsers[name].add_argument("--store", metavar="URL", help=STORE_HELP)
    forms = parsers["stats"].add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print the numbers as JSON")
    bars = "draw a bar for each day: answered, asked back, missed"
    forms.add_argument("--plot", action="store_true", help=bars)
    rows = parsers["forget"].add_mutually_exclusive_group(required=True)
    rows.add_argument("--session", metavar="ID", help="forget one conversation; the counts stay")
    rows.add_argument("--before", metavar="DATE", type=_parse_date, help="forget the days before a date: 2026-01-31")
    rows.add_argument("--all", action="store_true", help="forget everything")


def run(options: argparse.Namespace) -> int:
    """Print the numbers of a log, or how many rows were deleted."""
    if options.action == "forget" and options.session == "":
        print_notice("--session is empty; name a conversation, or forget everything with --all")
        return Exit.USAGE
    try:
        # With both, neither is opened: that may create tables, or wait for a server.
        log = None if options.file and options.store else open_store(options.file, options.store)
    except StoreError as error:
        print_notice(str(error))
        return Exit.USAGE
    if log is None:
        print_notice("name one log: its FILE, or --store URL")
        return Exit.USAGE
    try:
        return _forget(log, options) if options.action == "forget" else _print_stats(log, options)
    except BrokenPipeError:
        raise
    except OSError as error:
        print_notice(f"{options.file or log.location} cannot be used as a log ({describe_error(error)})")
        return Exit.USAGE


def _print_stats(log: "QuestionStore", options: argparse.Namespace) -> int:
    from faqbot.curation.log_summary import format_lines, summarize, to_json  # noqa: PLC0415

    summary = summarize(log)
    if options.plot:
        _print_plot(summary)
        return Exit.OK
    print(json.dumps(to_json(summary)) if options.json else safe_text("\n".join(format_lines(summary))))
    return Exit.OK


def _print_plot(summary: "LogSummary") -> None:
    """Print the plot of a log, in plain characters where the output is no terminal."""
    from faqbot.curation.log_plot import FILLED, PLAIN, plot_days  # noqa: PLC0415 - few runs plot

    width = get_width()
    lines = plot_days(summary.days, width or PIPE_WIDTH, FILLED if width else PLAIN)
    print("\n".join(lines) or "nothing was asked yet")


def _forget(log: "QuestionStore", options: argparse.Namespace) -> int:
    count = log.forget(session=options.session, before=options.before)
    print(safe_text(f"forgot {count} {'row' if count == 1 else 'rows'} of {options.file or log.location}"))
    return Exit.OK


def _parse_date(text: str) -> "date":
    """Parse a date.

    Raises:
        argparse.ArgumentTypeError: If the text is none.
    """
    from datetime import date  # noqa: PLC0415

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as in 2026-01-31") from None
