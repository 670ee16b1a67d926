"""Thresholds of entries that what people chose, and what did not help them, speak for."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, floor

from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.proposal import Proposal
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import Answer, Clarification, NoAnswer

MIN_QUESTIONS, MIN_TIMES = 3, 5
"""Different questions, and how often they were asked together, that must speak for a threshold; chosen."""

CHOSEN_SHARE = 0.9
"""Least share of the questions that people choose an entry for, of those that it would answer; chosen."""

LEAST, GREATEST = 0.2, 0.95
"""Thresholds that are proposed are within these: below, most answers are wrong; above, hardly any is given."""


def propose_thresholds(
    knowledge: KnowledgeBase, questions: Sequence[AskedAgain], helpful: Counter[str]
) -> Iterator[tuple[Proposal, tuple[AskedAgain, ...]]]:
    """Yield thresholds with the questions that speak for them.

    A lower one, for an entry that people nearly always choose when they are asked back, and hardly anybody leaves; a
    higher one, for an entry whose answers fail more often than they help.

    Args:
        knowledge: The base.
        questions: The unanswered questions.
        helpful: How often the answer of each entry was said to help.
    """
    nearest: dict[str, list[AskedAgain]] = defaultdict(list)
    failed: dict[str, list[AskedAgain]] = defaultdict(list)
    for question in questions:
        if isinstance(question.reply, Answer):
            failed[question.reply.entry.id].append(question)
        elif isinstance(question.reply, Clarification | NoAnswer) and question.reply.ranking.matches:
            nearest[question.reply.ranking.matches[0].item.id].append(question)
    for entry in knowledge.entries:
        lower, speaking = _find_lower(entry.id, nearest.get(entry.id, []))
        if speaking:
            yield Proposal(action="threshold", item=entry.id, answer_at=lower), speaking
        higher = _find_higher(failed.get(entry.id, []), helpful[entry.id])
        if higher is not None:
            yield Proposal(action="threshold", item=entry.id, answer_at=higher), tuple(failed[entry.id])


def _find_lower(entry: str, questions: Sequence[AskedAgain]) -> tuple[float, tuple[AskedAgain, ...]]:
    """Return the least threshold at which the entry is nearly always what people want, and the questions it answers.

    Whoever does not choose the entry wants something else, and would get a wrong answer. Without such a threshold,
    there are no questions.

    Args:
        entry: The id of the entry.
        questions: The questions without an answer whose nearest entry it is.
    """
    surest_first = sorted(questions, key=_confidence, reverse=True)
    found: tuple[float, tuple[AskedAgain, ...]] = (0.0, ())
    wanted = times = number = 0
    for place, question in enumerate(surest_first, 1):
        choices = dict(question.asked.chosen)
        wanted += choices.get(entry, 0)
        times += question.asked.times
        number += entry in choices
        threshold = floor(100 * _confidence(question)) / 100
        # Questions of almost the same confidence are answered together.
        is_last = place == len(surest_first) or _confidence(surest_first[place]) < threshold
        is_enough = number >= MIN_QUESTIONS and wanted >= max(MIN_TIMES, CHOSEN_SHARE * times)
        if is_last and is_enough and LEAST <= threshold <= GREATEST:
            found = threshold, tuple(each for each in surest_first[:place] if entry in dict(each.asked.chosen))
    return found


def _confidence(question: AskedAgain) -> float:
    """Return the confidence in the nearest entry."""
    return question.reply.ranking.matches[0].confidence


def _find_higher(questions: Sequence[AskedAgain], helpful: int) -> float | None:
    """Return the threshold at which the questions are no longer answered, rounded up, or None."""
    times = sum(times for question in questions for _, times in question.asked.disliked)
    if len(questions) < MIN_QUESTIONS or times < MIN_TIMES or times <= helpful:
        return None
    found = ceil(100 * max(question.reply.confidence for question in questions) + 1e-9) / 100
    return found if LEAST <= found <= GREATEST else None
