"""What a question means after what was said last: its readings, of which the most confident counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeGuard, TypeVar

from faqbot.conversation.cues import Cues
from faqbot.knowledge.model import Entry, Gap, Item
from faqbot.language.text import tokens
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

ItemT = TypeVar("ItemT", bound=Item)

# These were chosen on the conversations of tests/data/dialogues.yaml, on those that were looked at. A third more or
# less of any of the odds changes what is answered or offered there by less than one turn in a hundred.
OFFERED_ODDS = 4.0
"""How many times likelier an item is when it was offered with what was said last, and the question leans on that."""

TOPIC_ODDS = 3.0
"""The same for an entry of the same topic that was not offered, and for a known gap next to what was said."""

AWAY_ODDS = 1 / 4
"""The same for an entry of another topic that would be the answer, if a word of the question points back."""

LEAST_NEAR = 0.02
"""Confidence from which on odds count; what has less is matched by chance."""

POINTED_AT = 0.8
"""Confidence that a question without a subject of its own is about what was said last."""

ELLIPTIC_AT = 0.6
"""Confidence that a question which fits nothing better, and fits what was said last, is about that; the same for one
whose only pointer is "it", which is most often what the whole base is about."""

STANDS = 0.95
"""Confidence from which on a question stands on its own, whatever its form."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a question may lean on.

    Attributes:
        question: What was asked last.
        item: What was said to it: the entry or the known gap; None if the bot asked back.
        offered: Ids of the entries that were offered then.
        last: Whether that was in the turn before; only then a question without a subject is about it.
    """

    question: str
    item: Entry | Gap | None
    offered: tuple[str, ...]
    last: bool = True

    def odds(self, item: Item) -> float:
        """How many times likelier an item is in this context than without it, 1 or more.

        A known gap belongs to the entries that it names as nearest.
        """
        said = self.item
        if item == said:
            return OFFERED_ODDS
        if isinstance(item, Gap):
            return TOPIC_ODDS if said is not None and said.id in item.nearest else 1.0
        if item.id in self.offered:
            return OFFERED_ODDS
        return TOPIC_ODDS if isinstance(item, Entry) and isinstance(said, Entry) and said.topic == item.topic else 1.0

    def read(
        self, alone: Reply, wording: Cues, ask: Callable[[str], Reply], decide: Callable[[Ranking], Reply]
    ) -> Reply:
        """The reply to a question in this context.

        Args:
            alone: The reply to the question on its own. It stays if the question does not lean on anything, or is sure.
            wording: How the question is put.
            ask: Answers one question on its own.
            decide: Makes a reply of a ranking.
        """
        if not wording.leans or not is_open(alone) or (isinstance(alone, Answer) and not wording.points):
            return alone
        away = AWAY_ODDS if isinstance(alone, Answer) else 1.0
        near = decide(self._weighed(alone.ranking, wording, away))
        joined = self._joined(alone, wording, ask)
        about = self._about_said(joined, wording)
        if about > _sureness(near):
            return decide(self._pointed(alone.ranking, about))
        if not isinstance(near, Answer) and self._leads_on(joined) and joined.confidence > _sureness(near):
            return replace(joined, ranking=joined.ranking.asked_as(alone.question, "context"))
        return alone if _says(near) == _says(alone) else near

    def _weighed(self, ranking: Ranking, wording: Cues, away: float) -> Ranking:
        """A ranking with what is near made likelier; not so what was said last, if something else is asked for."""
        again = wording.points and not wording.differs

        def weighed(match: Match[ItemT]) -> Match[ItemT]:
            odds = self.odds(match.item)
            if odds > 1:
                return likelier(match, 1.0 if match.item == self.item and not again else odds)
            return likelier(match, away) if isinstance(match.item, Entry) else match

        matches = sorted(map(weighed, ranking.matches), key=lambda match: -match.confidence)
        gap = weighed(ranking.gap) if ranking.gap else None
        return replace(ranking, matches=tuple(matches), gap=gap, resolution="context")

    def _joined(self, alone: Reply, wording: Cues, ask: Callable[[str], Reply]) -> Reply | None:
        """The reply to the question read together with the one before; none to a remark, or to unknown words."""
        if not wording.asks or wording.empty or wording.subjects.intersection(alone.ranking.unknown):
            return None
        return ask(f"{self.item.question if self.item else self.question} {alone.question}")

    def _leads_on(self, joined: Reply | None) -> TypeGuard[Answer]:
        """Whether the question, read together with the one before, is answered with something else that is near."""
        return isinstance(joined, Answer) and joined.entry != self.item and self.odds(joined.entry) > 1

    def _about_said(self, joined: Reply | None, wording: Cues) -> float:
        """Confidence that the question is about what was said last."""
        if not self.last or self.item is None or wording.differs or not wording.asks:
            return 0.0
        if wording.loosely and isinstance(self.item, Gap):
            return 0.0
        if wording.empty:
            return ELLIPTIC_AT if wording.loosely else POINTED_AT
        if not isinstance(joined, Answer) or joined.entry != self.item:
            return 0.0
        return ELLIPTIC_AT if (wording.points and not wording.loosely) or self._has(wording.subjects) else 0.0

    def _has(self, words: frozenset[str]) -> bool:
        """Whether what was said has all of these words, in its phrasings or its answer."""
        texts = (*self.item.phrasings, self.item.answer) if self.item else ()
        known = {word.removesuffix("s") for word in tokens(" ".join(texts))}
        return known.issuperset(word.removesuffix("s") for word in words)

    def _pointed(self, ranking: Ranking, confidence: float) -> Ranking:
        """The ranking of a question that is about what was said last."""
        said = self.item
        others = [match for match in ranking.matches if match.item != said]
        if others and confidence < POINTED_AT:
            # The words of a question without a subject speak for nothing else; those of any other question may.
            confidence = min(confidence, _rather(confidence, others[0].confidence))
        capped = tuple(replace(match, confidence=min(match.confidence, confidence)) for match in others)
        ranking = replace(ranking, matches=capped, gap=None, small_talk=None, resolution="pointed")
        match said:
            case Entry():
                first = Match(item=said, phrasing=said.question, confidence=confidence)
                return replace(ranking, matches=(first, *capped))
            case Gap():
                return replace(ranking, gap=Match(item=said, phrasing=said.question, confidence=confidence))
            case None:
                return ranking


def likelier(match: Match[ItemT], odds: float) -> Match[ItemT]:
    """A match with its confidence as it is when the odds for it are so many times greater."""
    confidence = match.confidence
    if confidence < LEAST_NEAR:
        return match
    return replace(match, confidence=odds * confidence / (1 - confidence + odds * confidence))


def _rather(confidence: float, rival: float) -> float:
    """The confidence in one of two claims that exclude each other, from the confidence in each by itself.

    >>> round(_rather(0.7, 0.5), 2), round(_rather(0.7, 0.7), 2)
    (0.7, 0.5)
    """
    one, other = confidence * (1 - rival), rival * (1 - confidence)
    return one / (one + other)


def is_open(alone: Reply) -> bool:
    """Whether a reply leaves it open what the question is about."""
    match alone:
        case NoAnswer(reason="low") | Clarification():
            return True
        case Answer() | NoAnswer(reason="gap"):
            return _sureness(alone) < STANDS
        case _:
            return False


def _sureness(reply: Reply) -> float:
    """Confidence of whatever is likeliest: an entry, a gap or small talk."""
    ranking = reply.ranking
    found = (*ranking.matches[:1], ranking.gap, ranking.small_talk)
    return max(match.confidence if match else 0.0 for match in found)


def _says(reply: Reply) -> object:
    """What a reply says: its item, or its choices."""
    return reply.offered if isinstance(reply, Clarification) else reply.item
