"""One person's conversation: bounded turns, and what "2" or "and the rare ones?" refers to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from faqbot.model import Entry, KnowledgeBase
from faqbot.reply import Answer, Clarification, Match, NoAnswer, Ranking, Reply, SmallTalk, Way, answered
from faqbot.text import clean, tokens

MAX_TURNS = 20
"""Turns that are kept: more than anybody refers back to."""

MAX_ELLIPSIS = 8
"""Words of a question that may lean on the one before it; longer ones say what they are about."""

LIKELY = 0.5
"""Confidence from which on a question belongs to a known gap, whatever was talked about before."""

_NUMBER = re.compile(r"#?\s*([1-9])\s*[.)]?")
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ORDINAL = re.compile(rf"(?:the )?({'|'.join(_ORDINALS)}|last)(?: one| choice| option)?(?: please)?")
_YES = frozenset(("yes", "yeah", "yep", "yes please", "sure", "ok yes"))

# Words that say nothing about a subject of their own: a question made of them alone is about what was said last.
_POINTING = frozenset(
    """
    a about and are be by can could do does ever exactly explain for go how i in is it know like me mean means more much
    of ok on please really reason say says so some source sources tell than that the then there these they this those to
    was were what which who why would you your thats whats not
    """.split()
)

# Of those, words that want to hear more of it.
_ASKING_ON = frozenset("exactly explain go how mean means more really source sources what which who why".split())

# Words that ask: without one of them, a remark about what was said is no wish to hear it again.
_ASKING = frozenset(
    "what which who when where why how is are was were do does did can could will would should any".split()
)

POINTED_AT = 0.75
"""Confidence that a question without a subject of its own is about what was said last. A cautious guess: twenty
labelled dialogues have three such turns, all of them right, too few to calibrate on."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a conversation remembers of one question.

    Attributes:
        question: As it was cleaned.
        entry: Id of the entry that was answered, or None.
        choices: Ids that a number typed next chooses from, as they were numbered; what has gone since chooses nothing.
    """

    question: str
    entry: str | None = None
    choices: tuple[str, ...] = ()


class Session:
    """One person's conversation; not for use by two threads at once.

    Args:
        knowledge: The base that is talked about.
        ask: Answers one question on its own.
        saved: What ``to_json`` gave before; what does not fit the base any more is left out.
    """

    def __init__(
        self, knowledge: KnowledgeBase, ask: Callable[[str], Reply], saved: Mapping[str, object] | None = None
    ) -> None:
        self._knowledge = knowledge
        self._ask = ask
        self._turns = _restored(saved or {}, knowledge)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The last turns, oldest first, at most ``MAX_TURNS``."""
        return tuple(self._turns)

    def ask(self, question: str) -> Reply:
        """The reply to a question in the light of the turns before it.

        A question that stands on its own is answered on its own.

        Raises:
            TypeError: If the question is no text.
        """
        reply = self._chosen(question) or self._in_context(question, self._ask(question))
        choices = tuple(entry.id for entry in reply.choices)
        entry = reply.entry.id if isinstance(reply, Answer) else None
        if isinstance(reply, SmallTalk) and self._turns:
            entry, choices = self._turns[-1].entry, self._turns[-1].choices
        self._turns.append(Turn(reply.question, entry, choices))
        del self._turns[:-MAX_TURNS]
        return reply

    def to_json(self) -> dict[str, object]:
        """The conversation as plain values, for whoever keeps it."""
        return {
            "version": 1,
            "knowledge": {"id": self._knowledge.id, "digest": self._knowledge.digest},
            "turns": [
                {"question": turn.question, "entry": turn.entry, "choices": list(turn.choices)} for turn in self._turns
            ],
        }

    def _chosen(self, question: str) -> Reply | None:
        """The answer to a choice made by number, by place or by yes."""
        if not self._turns or not isinstance(question, str):
            return None
        choices = self._turns[-1].choices
        number = _number(clean(question), len(choices))
        entry = self._knowledge.entry(choices[number]) if number is not None else None
        return self._answer(question, entry, 1.0, "chosen") if entry else None

    def _in_context(self, question: str, alone: Reply) -> Reply:
        """The reply to a question that leans on the turn before, or the reply that it has on its own.

        A question that is answered on its own stands on its own.
        """
        previous = self._previous()
        words = tokens(alone.question)
        if previous is None or not words or len(words) > MAX_ELLIPSIS or not _leans(alone):
            return alone
        if all(word in _POINTING for word in words) and not _ASKING_ON.isdisjoint(words):
            return self._answer(question, previous, POINTED_AT, "pointed")
        near = {previous.id, *previous.follow_ups}
        near.update(entry.id for entry in self._knowledge.entries if entry.topic == previous.topic)
        if isinstance(alone, Clarification):
            meant = [entry for entry in alone.offered if entry.id in near]
            if len(meant) == 1:
                return answered(alone.knowledge, alone.ranking.led_by(meant[0]), meant[0])
        joined = self._ask(f"{previous.question} {alone.question}")
        if not isinstance(joined, Answer) or joined.entry.id not in near or alone.ranking.unknown:
            return alone
        if joined.entry == previous and _ASKING.isdisjoint(words):
            return alone
        ranking = joined.ranking.asked_as(alone.question, "context")
        return Answer(knowledge=joined.knowledge, ranking=ranking, entry=joined.entry)

    def _previous(self) -> Entry | None:
        """The entry that was answered last, if it was in the turn before."""
        entry_id = self._turns[-1].entry if self._turns else None
        return self._knowledge.entry(entry_id) if entry_id else None

    def _answer(self, question: str, entry: Entry, confidence: float, way: Way) -> Reply:
        match = Match(entry=entry, phrasing=entry.question, confidence=confidence)
        ranking = Ranking(question=clean(question), matches=(match,), way=way)
        return answered(self._knowledge, ranking, entry)


def _leans(alone: Reply) -> bool:
    """Whether a question may lean on the turn before, by the reply that it has on its own."""
    match alone:
        case NoAnswer(reason="gap"):
            return alone.ranking.gap is not None and alone.ranking.gap.confidence < LIKELY
        case NoAnswer(reason="low") | Clarification():
            return True
        case _:
            return False


def _number(text: str, count: int) -> int | None:
    """Which of ``count`` choices a text names, from 0, or None."""
    plain = text.lower().rstrip(".!")
    if plain in _YES and count == 1:
        return 0
    if found := _NUMBER.fullmatch(plain):
        number = int(found[1])
    elif found := _ORDINAL.fullmatch(plain):
        number = _ORDINALS.get(found[1], count)
    else:
        return None
    return number - 1 if 1 <= number <= count else None


def _restored(saved: Mapping[str, object], knowledge: KnowledgeBase) -> list[Turn]:
    """The saved turns, as far as they make sense for this base."""
    rows = saved.get("turns")
    turns: list[Turn] = []
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, Mapping):
            continue
        question, entry, choices = row.get("question"), row.get("entry"), row.get("choices")
        known = entry if isinstance(entry, str) and knowledge.entry(entry) else None
        ids = tuple(choice for choice in choices if isinstance(choice, str)) if isinstance(choices, list) else ()
        if isinstance(question, str):
            turns.append(Turn(clean(question), known, ids))
    return turns[-MAX_TURNS:]
