"""``faqbot review``: decide on suggestions one by one, and write those that are accepted into the base."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.bot import FaqBot
from faqbot.channels.terminal.settings import Settings
from faqbot.cli.bases import base_path, encoder_path, load_bot
from faqbot.cli.exits import Exit
from faqbot.cli.progress import with_progress
from faqbot.cli.question_stores import StoreError, add_store_arguments, open_store
from faqbot.cli.streams import print_notice
from faqbot.curation.learning.acceptance import prepare_step
from faqbot.curation.learning.asked import count_helpful
from faqbot.curation.learning.description import describe_proposal
from faqbot.curation.learning.review import Review
from faqbot.curation.learning.suggesting import MAX_SUGGESTIONS, suggest
from faqbot.curation.learning.suggestion_file import ReviewedSuggestion, read_reviewed
from faqbot.errors import describe_error
from faqbot.language.text import safe_text
from faqbot.matching.engine import find_encoder
from faqbot.storage.compiled import compile_base, compiled_path
from faqbot.storage.question_store import QuestionStore, StoreUnavailableError

if TYPE_CHECKING:
    from faqbot.knowledge.model import KnowledgeBase


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store_arguments(parser, "the log of faqbot chat --log, which also keeps what you ignore")
    decisions = "take the decisions from a file that faqbot suggest --out wrote, and ask nothing"
    parser.add_argument("--accept-file", metavar="FILE", help=decisions)


def run(options: argparse.Namespace) -> int:
    """Review the suggestions in the terminal, or take the decisions from a file."""
    if options.log is None and options.store is None and options.accept_file is None:
        print_notice("there is nothing to review; name a log, --log FILE, or decisions, --accept-file FILE")
        return Exit.USAGE
    if options.accept_file is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        fault = "a review needs a terminal"
        print_notice(f"{fault}; without one, use faqbot suggest --out FILE, edit it, and name it with --accept-file")
        return Exit.USAGE
    try:
        log = open_store(options.log, options.store)
    except StoreError as error:
        print_notice(str(error))
        return Exit.USAGE
    try:
        return _take_decisions(options, log) if options.accept_file else _hold_review(options, log)
    except StoreUnavailableError as error:
        print_notice(f"{log.location if log else ''} cannot be used as a log any more ({error})")
        return Exit.USAGE
    except OSError as error:
        place = error.filename or base_path(options)
        print_notice(f"{place} cannot be read or written ({describe_error(error)}); check its folder")
        return Exit.USAGE


def _hold_review(options: argparse.Namespace, log: QuestionStore | None) -> int:
    from faqbot.channels.terminal.key_screen import KeyScreen  # noqa: PLC0415 - a file of decisions needs no terminal
    from faqbot.cli.review_loop import hold_review  # noqa: PLC0415 - as above

    bot = load_bot(options)
    make_bot = partial(FaqBot, encoder=find_encoder(encoder_path(options) or bot.knowledge.encoder))
    found = suggest(
        bot,
        log.read() if log else (),
        helpful=count_helpful(log.count() if log else (), bot.knowledge),
        ignored=log.list_ignored() if log else frozenset(),
        make_bot=make_bot,
        with_question_progress=with_progress,
        with_progress=with_progress,
    )
    load = partial(FaqBot.load, base_path(options), encoder=encoder_path(options))
    review = Review(Path(base_path(options)), bot, found.found, log=log, load_bot=load, make_bot=make_bot)
    is_coloured = Settings().is_coloured(is_terminal=True, environment=os.environ)
    hold_review(review, KeyScreen(is_coloured=is_coloured))
    accepted, ignored, settled = review.counts
    _compile_again(options, accepted)
    rest = f", {settled} settled by these" if settled else ""
    left = f"; {found.left_out} more were asked less often, up to {MAX_SUGGESTIONS} at once" if found.left_out else ""
    print_notice(f"{accepted} accepted, {ignored} ignored for good{rest}{left}")
    return Exit.OK


def _take_decisions(options: argparse.Namespace, log: QuestionStore | None) -> int:
    """Write what is accepted in a file, and print a line for each."""
    found, problems = read_reviewed(Path(options.accept_file))
    if problems:
        print_notice("the decisions cannot be used\n" + "\n".join(map(str, problems)))
        return Exit.USAGE
    base = Path(base_path(options))
    accepted = refused = ignored = 0
    knowledge = load_bot(options).knowledge
    for reviewed in found:
        if reviewed.decision == "ignore":
            ignored += 1
            for subject in reviewed.subjects if log else ():
                if log:
                    log.ignore(subject)
        elif reviewed.decision == "accept":
            changed = _write(base, reviewed, knowledge)
            knowledge = changed or knowledge
            accepted += changed is not None
            refused += changed is None
    _compile_again(options, accepted)
    if ignored and not log:
        print_notice("nothing remembers what is ignored without --log FILE")
    skipped = len(found) - accepted - refused - ignored
    print_notice(f"{accepted} accepted, {refused} refused, {ignored} ignored for good, {skipped} skipped")
    return Exit.NO_ANSWER if refused else Exit.OK


def _write(base: Path, reviewed: ReviewedSuggestion, knowledge: "KnowledgeBase") -> "KnowledgeBase | None":
    """Write one accepted suggestion, and return the base with it, or None after saying why it was refused."""
    from faqbot.knowledge.loading import load_knowledge  # noqa: PLC0415

    near = next(iter(reviewed.proposal.nearest), "")
    step = prepare_step(base, reviewed.proposal, knowledge, near)
    if isinstance(step, str):
        print(safe_text(f"{reviewed.location}: refused: {step}"))
        return None
    if not step.is_usable:
        print(safe_text(f"{reviewed.location}: refused: the base could not be used with it"))
        print(safe_text("\n".join(f"  {finding}" for finding in step.findings)))
        return None
    step.change.write()
    print(safe_text(f"{step.change.path}: {describe_proposal(reviewed.proposal, knowledge)}"))
    for finding in step.findings:
        print(safe_text(f"  {finding}"))
    return load_knowledge(base)


def _compile_again(options: argparse.Namespace, accepted: int) -> None:
    """Update a compiled base."""
    base = Path(base_path(options))
    if accepted and compiled_path(base).exists():
        compile_base(base)
