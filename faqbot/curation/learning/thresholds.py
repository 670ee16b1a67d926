"""Thresholds of entries that what people chose, and what did not help them, speak for."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, floor

from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.proposal import Proposal
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import Answer, Clarification

MIN_QUESTIONS, MIN_TIMES = 3, 5
"""Different questions, and how often they were asked together, that must speak for a threshold; chosen."""

CHOSEN_SHARE = 0.9
"""Least share of the choices that must be the first entry, for it to be answered without asking back."""

LEAST, GREATEST = 0.2, 0.95
"""Thresholds that are proposed are within these: below, most answers are wrong; above, hardly any is given."""


def propose_thresholds(
    knowledge: KnowledgeBase, questions: Sequence[AskedAgain], helpful: Counter[str]
) -> Iterator[tuple[Proposal, tuple[AskedAgain, ...]]]:
    """Yield thresholds with the questions that speak for them.

    A lower one, for an entry that people nearly always choose when they are asked back; a higher one, for an entry
    whose answers fail more often than they help.

    Args:
        knowledge: The base.
        questions: The unanswered questions.
        helpful: How often the answer of each entry was said to help.
    """
    asked_back: dict[str, list[AskedAgain]] = defaultdict(list)
    failed: dict[str, list[AskedAgain]] = defaultdict(list)
    for question in questions:
        if isinstance(question.reply, Clarification) and question.asked.chosen:
            asked_back[question.reply.offered[0].id].append(question)
        elif isinstance(question.reply, Answer):
            failed[question.reply.entry.id].append(question)
    for entry in knowledge.entries:
        lower = _find_lower(entry.id, asked_back.get(entry.id, []))
        if lower is not None:
            yield Proposal(action="threshold", item=entry.id, answer_at=lower), tuple(asked_back[entry.id])
        higher = _find_higher(failed.get(entry.id, []), helpful[entry.id])
        if higher is not None:
            yield Proposal(action="threshold", item=entry.id, answer_at=higher), tuple(failed[entry.id])


def _find_lower(entry: str, questions: Sequence[AskedAgain]) -> float | None:
    """Return the threshold at which the questions are answered, rounded down, or None."""
    choices = Counter[str]()
    for question in questions:
        choices.update(dict(question.asked.chosen))
    if len(questions) < MIN_QUESTIONS or choices.total() < MIN_TIMES or choices[entry] < CHOSEN_SHARE * choices.total():
        return None
    found = floor(100 * min(question.reply.confidence for question in questions)) / 100
    return found if LEAST <= found <= GREATEST else None


def _find_higher(questions: Sequence[AskedAgain], helpful: int) -> float | None:
    """Return the threshold at which the questions are no longer answered, rounded up, or None."""
    times = sum(times for question in questions for _, times in question.asked.disliked)
    if len(questions) < MIN_QUESTIONS or times < MIN_TIMES or times <= helpful:
        return None
    found = ceil(100 * max(question.reply.confidence for question in questions) + 1e-9) / 100
    return found if LEAST <= found <= GREATEST else None
