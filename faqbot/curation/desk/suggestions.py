"""Suggestions as plain values, for a page that somebody decides on."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from faqbot.bot import FaqBot
from faqbot.curation.desk.pending import list_pending
from faqbot.curation.desk.store import open_log
from faqbot.curation.learning.asked import count_helpful
from faqbot.curation.learning.description import describe_effect, describe_proposal, describe_suggestion, summarize
from faqbot.curation.learning.review import format_proposal
from faqbot.curation.learning.suggesting import Suggestion, suggest
from faqbot.curation.learning.suggestion_record import convert_proposal
from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.engine import find_encoder


def list_suggestions(
    base: str, log: Mapping[str, str | None], others: Sequence[str] = (), pending: str | None = None
) -> dict[str, Any]:
    """List the suggestions of a log for a base, with what each would change.

    Args:
        base: The folder or file of the base.
        log: The question log, as for ``open_log``.
        others: Digests of other bases that write to the log; what was asked of them does not count.
        pending: The file of accepted suggestions; what is in it is not suggested again. None for none.

    Raises:
        FaqbotError: If the base is unusable.
        OSError: If a file cannot be read.
    """
    bot = FaqBot.load(base)
    opened = open_log(log)
    rows = [row for row in opened.read() if row.digest not in others]
    waiting = list_pending(Path(pending)) if pending else frozenset()
    found = suggest(
        bot,
        rows,
        helpful=count_helpful(opened.count(), bot.knowledge),
        ignored=opened.list_ignored() | waiting,
        make_bot=partial(FaqBot, encoder=find_encoder(bot.knowledge.encoder)),
    )
    items = (*bot.knowledge.entries, *bot.knowledge.gaps)
    return {
        "summary": summarize(found),
        "suggestions": [_convert(each, bot.knowledge) for each in found.found],
        "items": [{"id": item.id, "question": item.question} for item in items],
    }


def _convert(suggestion: Suggestion, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return a suggestion with what a person reads about it, and what they send back."""
    described = describe_suggestion(suggestion, knowledge)
    evidence = next(block.text for block in described if block.kind == "evidence")
    effect = describe_effect(suggestion.effect) if suggestion.effect else []
    # The phrasings are in the text, which people edit; they are not sent twice.
    proposal = {name: value for name, value in convert_proposal(suggestion.proposal).items() if name != "phrasings"}
    return {
        "title": describe_proposal(suggestion.proposal, knowledge),
        "text": format_proposal(suggestion.proposal),
        "evidence": evidence.split("\n"),
        "effect": [line for block in effect if block.kind == "evidence" for line in block.text.split("\n")],
        "lost": [block.text for block in effect if block.kind == "alert"],
        "proposal": proposal,
        "near": next((each.item for each in suggestion.nearest if knowledge.entry(each.item)), ""),
        "subjects": list(suggestion.subjects),
    }
