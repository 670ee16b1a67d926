"""``faqbot suggest``: what to do about the questions that were asked in vain."""

import argparse
import json
import os
import sys
from functools import partial

from faqbot.bot import FaqBot
from faqbot.channels.terminal.settings import Settings
from faqbot.cli.bases import encoder_path, load_bot
from faqbot.cli.exits import Exit
from faqbot.cli.progress import with_progress
from faqbot.cli.question_stores import StoreError, add_store_arguments, open_store
from faqbot.cli.streams import get_width, print_notice
from faqbot.curation.checking.probing import plan_phrasings, run_probes
from faqbot.curation.learning.asked import count_helpful
from faqbot.curation.learning.description import describe_suggestion, describe_thin_entries, summarize
from faqbot.curation.learning.suggesting import MAX_SUGGESTIONS, Suggestions, suggest
from faqbot.curation.learning.suggestion_file import format_suggestions
from faqbot.curation.learning.suggestion_record import thin_to_json, to_json
from faqbot.curation.learning.thin_entries import ThinEntry, find_thin_entries
from faqbot.errors import describe_error
from faqbot.language.text import safe_text
from faqbot.matching.engine import find_encoder
from faqbot.matching.matcher import Matcher
from faqbot.rendering.ansi import render_blocks
from faqbot.storage.atomic_write import write_private


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    log = "the log of faqbot chat --log; without one, the entries that need phrasings most are listed"
    add_store_arguments(parser, log)
    parser.add_argument("--json", action="store_true", help="print the suggestions as JSON")
    out = "write the suggestions as YAML, to edit and to give to faqbot review --accept-file"
    parser.add_argument("--out", metavar="FILE", help=out)
    most = f"how many suggestions at most (default: {MAX_SUGGESTIONS})"
    parser.add_argument("--top", type=_parse_count, default=MAX_SUGGESTIONS, metavar="K", help=most)


def _check_out(options: argparse.Namespace) -> str:
    """Return why the suggestions cannot be written, or an empty text."""
    if options.log is None and options.store is None:
        return "--out needs the questions of a log, --log FILE"
    return (
        f"{options.out} exists already; name another file, or delete it first" if os.path.lexists(options.out) else ""
    )


def run(options: argparse.Namespace) -> int:
    """Print the suggestions, the most frequent first."""
    if options.out is not None and (fault := _check_out(options)):
        print_notice(fault)
        return Exit.USAGE
    try:
        log = open_store(options.log, options.store)
        read = (log.read(), log.count(), log.list_ignored()) if log is not None else None
    except OSError as error:
        print_notice(str(error) if isinstance(error, StoreError) else f"the log cannot be read any more ({error})")
        return Exit.USAGE
    bot = load_bot(options)
    if read is None:
        _print_thin_entries(bot, options)
        return Exit.OK
    rows, counts, ignored = read
    found = suggest(
        bot,
        rows,
        helpful=count_helpful(counts, bot.knowledge),
        ignored=ignored,
        limit=options.top,
        make_bot=partial(FaqBot, encoder=find_encoder(encoder_path(options) or bot.knowledge.encoder)),
        with_question_progress=with_progress,
        with_progress=with_progress,
    )
    if options.out is not None:
        try:
            write_private(options.out, format_suggestions(found.found).encode())
        except OSError as error:
            print_notice(f"{options.out} cannot be written ({describe_error(error)}); name another file")
            return Exit.USAGE
        print_notice(f"{summarize(found)}, written to {options.out}")
        return Exit.OK
    _print_suggestions(found, bot, options)
    return Exit.OK


def _print_suggestions(found: Suggestions, bot: FaqBot, options: argparse.Namespace) -> None:
    if options.json:
        print(json.dumps(to_json(found)))
    elif found.found:
        is_coloured = Settings().is_coloured(is_terminal=sys.stdout.isatty(), environment=os.environ)
        texts = (
            render_blocks(describe_suggestion(each, bot.knowledge, number), width=get_width(), is_coloured=is_coloured)
            for number, each in enumerate(found.found, 1)
        )
        print("\n\n".join(texts), flush=True)
    print_notice(summarize(found))


def _print_thin_entries(bot: FaqBot, options: argparse.Namespace) -> None:
    """Print which entries need phrasings most."""
    knowledge = bot.knowledge
    found: list[ThinEntry] = []
    if isinstance(bot.ranker, Matcher):
        plan = plan_phrasings(knowledge)
        found = find_thin_entries(knowledge, run_probes(knowledge, bot.ranker, with_progress, plan))
    shown = found[: options.top]
    if options.json:
        print(json.dumps(thin_to_json(shown)))
    elif shown:
        print(safe_text("\n".join(describe_thin_entries(shown))))
    verb = "entry needs" if len(found) == 1 else "entries need"
    more = f"; the first {len(shown)} are shown" if len(shown) < len(found) else ""
    print_notice(f"{len(found)} of {len(knowledge.entries)} {verb} phrasings{more}")


def _parse_count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("write a number of 1 or more")
    return int(text)
