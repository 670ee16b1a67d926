"""A message that holds more than one question: where it falls apart, and what is said to its parts."""

import re
from dataclasses import replace

from faqbot.conversation.cues import read_cues, unopened
from faqbot.knowledge.model import Entry
from faqbot.language.text import tokens
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

MAX_PARTS = 8
"""Parts of a message that are looked at: the last ones, because people tell first and ask last."""

LEAST_WORDS = 3
"""Words of a part that can be a question of its own beside others; beside small talk one less is enough."""

SHORT = 6
"""Words of a message that a comma divides, as in "great, thanks"; a longer one has commas inside a question."""

MAX_FRAGMENT = 4
"""Words of a part that may ask without a word that asks, as in "the monthly dose please"."""

_WORD = re.compile(r"[^\W_]")

_ASKS = r"(?:what|which|how|who|when|where|why|is|are|was|can|could|does|did|do|will|would|should)\b"

_JOINERS = frozenset("and also plus but so or wondering wonder know".split())
_MARK = re.compile(r"[.?!;:,–—-]\s")
"""A message without any of these joiners and marks does not fall apart, which is seen at a tenth of the cost."""

_SENTENCES = re.compile(r"(?<=[.?!;])\s+")

# After a sentence; before a question that is joined to what comes before it; after the words that lead up to one.
_ENDS = re.compile(
    r"(?<=[.?!;])\s+"
    rf"|\s*(?:,|\s-|–|—)?\s+(?:and|also|plus|but|so|or)\s+(?={_ASKS})"
    rf"|\s*(?:,|\s-|–|—)\s+(?={_ASKS})"
    r"|\s+(?:wondering|wonder|know)\s+(?:if|whether|is)\s+|:\s+",
    re.IGNORECASE,
)
_SHORT_ENDS = re.compile(rf"{_ENDS.pattern}|,\s+", re.IGNORECASE)


def parts_of(message: str, *, english: bool = True) -> tuple[str, ...]:
    """The parts of a message, without the words that only open them; none if it is one question and opens with none.

    Args:
        message: Cleaned.
        english: Whether English words join and open questions; without them only sentences are told apart.

    >>> parts_of("Hi! What does it cost and is it safe?")
    ('Hi!', 'What does it cost', 'is it safe?')
    >>> parts_of("ok now what does it cost?")
    ('what does it cost?',)
    >>> parts_of("What does it cost?")
    ()
    """
    parts = [unopened(piece) if english else piece for piece in _pieces(message, english) if _WORD.search(piece)]
    return tuple(parts[-MAX_PARTS:]) if parts != [message] else ()


def _pieces(message: str, english: bool) -> list[str]:
    if not _MARK.search(message) and (not english or _JOINERS.isdisjoint(message.lower().split())):
        return [message]
    if not english:
        return _SENTENCES.split(message)
    return (_SHORT_ENDS if "," in message and len(tokens(message)) <= SHORT else _ENDS).split(message)


def put_together(whole: Reply, parts: list[Reply]) -> Reply:
    """The reply to a message, from the reply to it as a whole and the replies to its parts.

    The whole counts first. Where it is answered, what other parts ask for is offered beside it. Where it is not, the
    best part may be: one that asks before one that tells, then the most confident; the others are offered. If all other
    parts are small talk, what one part gets counts for the whole.
    """
    answers = _answers(parts)
    if isinstance(whole, Answer):
        return _with_others(whole, whole, answers)
    if answers and _gives_way(whole, answers[0], alone=len(parts) == 1):
        return _with_others(whole, answers[0], answers)
    if parts and (isinstance(whole, SmallTalk) or _is_low(whole)):
        serious = [part for part in parts if not isinstance(part, SmallTalk)] or parts[:1]
        if len(serious) == 1 and _counts(serious[0], whole):
            return replace(serious[0], ranking=serious[0].ranking.asked_as(whole.question))
    return whole


def _counts(part: Reply, whole: Reply) -> bool:
    """Whether what the only part gets that is no small talk counts for the whole, which is small talk or not found."""
    if isinstance(part, SmallTalk):
        return True
    return len(tokens(part.question)) >= LEAST_WORDS - 1 and not _is_low(part) and (_is_low(whole) or _asks(part))


def _is_low(reply: Reply) -> bool:
    return isinstance(reply, NoAnswer) and reply.reason == "low"


def _gives_way(whole: Reply, part: Answer, *, alone: bool) -> bool:
    """Whether a message that is not answered as a whole is answered by a part.

    Args:
        whole: What the message gets as a whole.
        part: What the part gets.
        alone: Whether it is the only part: the message itself, without what opens and closes it.
    """
    match whole:
        case NoAnswer(reason="low"):
            return True
        case Clarification():
            # What the other parts tell may make the difference: a part decides only for what the whole puts first.
            return _asks(part) and part.entry == whole.offered[0]
        case SmallTalk():
            return _asks(part)
        case NoAnswer(reason="gap", gap=gap) if gap and whole.ranking.gap and (alone or not gap.nearest):
            # A gap that no entry comes near to is about something else altogether, which people mention in passing.
            return _asks(part) and part.confidence > whole.ranking.gap.confidence
        case _:
            return False


def _in_passing(part: Reply) -> bool:
    """Whether a part is small talk, or about something that is known to be another subject altogether."""
    return isinstance(part, SmallTalk) or (isinstance(part, NoAnswer) and part.gap is not None and not part.gap.nearest)


def _answers(parts: list[Reply]) -> list[Answer]:
    """The parts that are answered, those that ask first, then the most confident."""
    least = LEAST_WORDS - (sum(not _in_passing(part) for part in parts) == 1)
    found = [part for part in parts if isinstance(part, Answer) and len(tokens(part.question)) >= least]
    return sorted(found, key=lambda part: (not _asks(part), -part.confidence))


def _asks(part: Reply) -> bool:
    """Whether a part asks: as a question does, or as a few words do that tell nothing."""
    wording = read_cues(part.question, english=True)
    return wording.asks or (not wording.tells and len(tokens(part.question)) <= MAX_FRAGMENT)


def _with_others(whole: Reply, said: Answer, answers: list[Answer]) -> Answer:
    others: dict[str, Entry] = {answer.entry.id: answer.entry for answer in answers if answer.entry.id != said.entry.id}
    ranking = said.ranking.asked_as(whole.question)
    return Answer(knowledge=said.knowledge, ranking=ranking, entry=said.entry, also=tuple(others.values()))
