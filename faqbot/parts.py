"""A message that holds more than one question: where it falls apart, and what is said to its parts."""

import re

from faqbot.model import Entry
from faqbot.reply import Answer, NoAnswer, Reply
from faqbot.text import tokens

MAX_PARTS = 8
"""Parts of a message that are looked at: the last ones, because people tell first and ask last."""

LEAST_WORDS = 3
"""Words of a part that can be a question of its own."""

_ENDS = re.compile(
    r"(?<![.?!;])[.?!;]+(?:\s+|$)"
    r"|\s+(?:and|also|plus)\s+(?=(?:what|which|how|who|when|where|why|is|are|was|can|could|does|did|do|will|would|should)\b)",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """The parts of a message that may be questions of their own; none if it is one question.

    >>> parts_of("What does it cost and is it safe? Thanks!")
    ('What does it cost', 'is it safe')
    >>> parts_of("What does it cost?")
    ()
    """
    parts = [part.strip() for part in _ENDS.split(question)]
    parts = [part for part in parts if len(tokens(part)) >= LEAST_WORDS]
    return tuple(parts[-MAX_PARTS:]) if len(parts) > 1 else ()


def put_together(whole: Reply, parts: list[Reply]) -> Reply:
    """The reply to a message, from the reply to it as a whole and the replies to its parts.

    The whole counts first. Where it is answered, what other parts ask for is offered beside it; where nothing is found
    for it, the part that is answered most confidently is, and the others are offered.
    """
    answers = sorted((part for part in parts if isinstance(part, Answer)), key=lambda part: -part.confidence)
    if not answers:
        return whole
    match whole:
        case Answer():
            return _with_others(whole, whole, answers)
        case NoAnswer(reason="low"):
            return _with_others(whole, answers[0], answers)
        case _:
            return whole


def _with_others(whole: Reply, said: Answer, answers: list[Answer]) -> Answer:
    others: dict[str, Entry] = {answer.entry.id: answer.entry for answer in answers if answer.entry.id != said.entry.id}
    ranking = said.ranking.asked_as(whole.question)
    return Answer(knowledge=said.knowledge, ranking=ranking, entry=said.entry, also=tuple(others.values()))
