"""Resolve a follow-up question against an earlier turn.

Of its interpretations, the most confident one is used.
"""

from dataclasses import replace
from typing import NamedTuple, TypeGuard, TypeVar

from faqbot.conversation.cues import Cues
from faqbot.conversation.related_gaps import find_related_gap
from faqbot.conversation.topics import mentions
from faqbot.knowledge.model import Entry, Gap, Item
from faqbot.language.pack import LanguagePack
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.answerer import Replier
from faqbot.replies.reply import MAX_FOLLOW_UPS, Answer, Clarification, NoAnswer, Reply

ItemT = TypeVar("ItemT", bound=Item)

# The odds were chosen on the part ``building`` of tests/data/dialogues.yaml. Raising or lowering any of them by a third
# changes fewer than one reply in a hundred there.
OFFERED_ODDS = 4.0
"""Factor on the odds of the previous item, and of an entry that was offered in the same turn."""

TOPIC_ODDS = 3.0
"""The same for a gap that names the previous item as nearest, and for another entry of a topic that few entries have. A
topic that half of the entries have tells half as much, and that of all of them nothing."""

ELSEWHERE_ODDS = 1 / 4
"""The same for any other entry, if the question refers back but is answered on its own."""

LEAST_CONFIDENCE = 0.02
"""Least confidence of a match whose odds are multiplied; below it, a match is mere chance."""

REFERENCE_CONFIDENCE = 0.8
"""Confidence that a question that names no topic is about the previous item."""

ELLIPTIC_CONFIDENCE = 0.65
"""The same if the question has a weak pronoun, which most often stands for the subject of the whole base.

It is also the confidence for a question that names a topic, if the previous item answers both questions joined, and has
all the words that name the topic."""

STRAY_BELOW, LEAST_STRAY = 0.5, 0.15
"""Confidence below which a gap is met by chance by a question that refers back.

The first is for a gap that lacks words of the question, and the second for one that has them all; chosen."""

SELF_CONTAINED = 0.95
"""Least confidence at which a question is answered on its own, whatever its cues."""


class Context(NamedTuple):
    """The earlier turn that a question may refer to.

    Attributes:
        question: The question of that turn.
        item: The *previous item*: the entry or gap of its reply. If the bot asked back, it is the item before, if
            that is among the choices, and otherwise None.
        offered: Ids of the entries that were offered in it.
        is_previous: Whether it is the previous turn; only then can a question without a topic be about its item.
        topic_share: The share of the entries of the base that have the topic of the previous item.
    """

    question: str
    item: Entry | Gap | None
    offered: tuple[str, ...]
    is_previous: bool = True
    topic_share: float = 0.0

    def odds(self, item: Item) -> float:
        """Return the factor on the odds of an item, 1 or more."""
        if item == self.item or item.id in self.offered:
            return OFFERED_ODDS
        if not self.is_related(item):
            return 1.0
        return TOPIC_ODDS if isinstance(item, Gap) else 1 + (TOPIC_ODDS - 1) * (1 - self.topic_share)

    def is_related(self, item: Item) -> bool:
        """Whether an item has to do with the earlier turn.

        A gap is related to the entries that it names as nearest, and an entry to what was offered and to its topic.
        """
        previous = self.item
        if isinstance(item, Gap):
            return item == previous or (previous is not None and previous.id in item.nearest)
        is_same_topic = isinstance(item, Entry) and isinstance(previous, Entry) and previous.topic == item.topic
        return item == previous or item.id in self.offered or is_same_topic

    def resolve(self, standalone: Reply, cues: Cues, bot: Replier, pack: LanguagePack) -> Reply:
        """Return the reply to a question in this context.

        Args:
            standalone: The reply to the question on its own. A sure reply is kept, and so is the reply to a question
                that is no follow-up, and to one that does not refer back if it is an answer, or if the question names
                something that the base does not know.
            cues: The cues of the question.
            bot: Answers the question joined with that of the previous item, and decides on rankings.
            pack: The language of the base.
        """
        if not cues.is_followup or not is_open(standalone) or (isinstance(standalone, Answer) and not cues.refers_back):
            return standalone
        reply = self._resolve_open(standalone, cues, bot, pack)
        is_related = isinstance(reply, Clarification) or (reply.item is not None and self.is_related(reply.item))
        if is_related or not self.is_previous or cues.asks_for_more:
            return reply
        offered = (self.item,) if self.item else standalone.knowledge.find_entries(self.offered)
        related = find_related_gap(standalone, self.question, offered, bot, pack)
        return related or (self.offer_again(reply) if _is_stray(reply, cues, pack) else None) or reply

    def offer_again(self, reply: Reply) -> Reply | None:
        """Offer what the earlier turn leads to, or return None if it leads to nothing."""
        knowledge = reply.knowledge
        entries = knowledge.find_entries(self.offered)[:MAX_FOLLOW_UPS]
        if not entries:
            return None
        confidence = REFERENCE_CONFIDENCE / len(entries)
        matches = tuple(Match(item=entry, phrasing=entry.question, confidence=confidence) for entry in entries)
        ranking = Ranking(question=reply.question, matches=matches, resolution="pointed")
        near = knowledge.messages.near
        return Clarification(knowledge=knowledge, ranking=ranking, offered=entries, more=True, statement=near)

    def _resolve_open(self, standalone: Reply, cues: Cues, bot: Replier, pack: LanguagePack) -> Reply:
        """Return the reply to a question that may be a follow-up, as ``resolve`` does."""
        if not cues.refers_back and _names_something_unknown(standalone, cues):
            return standalone
        elsewhere = ELSEWHERE_ODDS if isinstance(standalone, Answer) else 1.0
        boosted = bot.decide(self._boost(standalone.ranking, cues, elsewhere))
        joined = self._ask_joined(standalone, cues, bot)
        # A whole question that the base knows it cannot answer is not about the previous item unless it says so.
        is_gap = isinstance(standalone, NoAnswer) and standalone.gap is not None and not cues.refers_back
        about_previous = 0.0 if is_gap else self._confidence_in_previous(joined, cues, pack)
        if about_previous > _total_confidence(standalone, boosted):
            return bot.decide(self.refer_to_previous(standalone.ranking, about_previous))
        is_open_still = not isinstance(boosted, Answer)
        if is_open_still and self._leads_on(joined) and joined.confidence > _highest_confidence(boosted):
            return replace(joined, ranking=joined.ranking.for_question(standalone.question, "context"))
        return standalone if _decision(boosted) == _decision(standalone) else boosted

    def _boost(self, ranking: Ranking, cues: Cues, elsewhere: float) -> Ranking:
        """Boost matches that are related to the earlier turn.

        The previous item itself is boosted only if the question refers back to it.

        Args:
            ranking: The ranking of the question on its own.
            cues: The cues of the question.
            elsewhere: Factor on the odds of all other entries.
        """
        is_about_same = cues.refers_back and not cues.asks_for_other

        def boost(match: Match[ItemT]) -> Match[ItemT]:
            if self.is_related(match.item):
                odds = 1.0 if match.item == self.item and not is_about_same else self.odds(match.item)
                return multiply_odds(match, odds)
            return multiply_odds(match, elsewhere) if isinstance(match.item, Entry) else match

        matches = sorted(map(boost, ranking.matches), key=lambda match: -match.confidence)
        gap = boost(ranking.gap) if ranking.gap else None
        is_same_first = [match.item for match in matches[:1]] == [match.item for match in ranking.matches[:1]]
        return replace(
            ranking,
            matches=tuple(matches),
            gap=gap,
            is_tied=ranking.is_tied and is_same_first,
            # A word that the question has nothing for on its own may be about the previous item.
            foreign="",
            resolution="context",
        )

    def _ask_joined(self, standalone: Reply, cues: Cues, bot: Replier) -> Reply | None:
        """Return the reply to both questions joined.

        It is None for anything but a question that names a topic, all in words that the base has.
        """
        if not cues.is_question or cues.has_no_topic or _names_something_unknown(standalone, cues):
            return None
        return bot.reply_to(f"{self.item.question if self.item else self.question} {standalone.question}")

    def _leads_on(self, joined: Reply | None) -> TypeGuard[Answer]:
        """Whether the joined question leads to another related entry."""
        return isinstance(joined, Answer) and joined.entry != self.item and self.is_related(joined.entry)

    def _confidence_in_previous(self, joined: Reply | None, cues: Cues, pack: LanguagePack) -> float:
        """Return P(the question is about the previous item)."""
        if not self.is_previous or self.item is None or cues.asks_for_other or not cues.is_question:
            return 0.0
        if cues.has_weak_pronoun and isinstance(self.item, Gap):
            return 0.0
        if cues.has_no_topic or self._is_about_other_subject(cues, pack):
            return ELLIPTIC_CONFIDENCE if cues.has_weak_pronoun else REFERENCE_CONFIDENCE
        if not isinstance(joined, Answer) or joined.entry != self.item:
            return 0.0
        return ELLIPTIC_CONFIDENCE if mentions(self.item, cues.topic_words, pack) else 0.0

    def _is_about_other_subject(self, cues: Cues, pack: LanguagePack) -> bool:
        """Whether a question only asks for a verdict on somebody who has nothing to do with the base, such as a dog.

        A gap without nearest entries is another subject.
        """
        is_elsewhere = isinstance(self.item, Gap) and not self.item.nearest
        return is_elsewhere and cues.refers_back and cues.topic_words <= pack.cue_words.verdicts

    def refer_to_previous(self, ranking: Ranking, confidence: float) -> Ranking:
        """Return the ranking of a question about the previous item."""
        previous = self.item
        others = [match for match in ranking.matches if match.item != previous]
        if others and confidence < REFERENCE_CONFIDENCE:
            # Such a reference is so uncertain that it has to compete with the best other match.
            confidence = min(confidence, _exclusive(confidence, others[0].confidence))
        # What is left of the probability is for all other items.
        most = 1 - confidence if confidence >= REFERENCE_CONFIDENCE else confidence
        capped = tuple(replace(match, confidence=min(match.confidence, most)) for match in others)
        ranking = replace(
            ranking, matches=capped, gap=None, small_talk=None, is_tied=False, foreign="", resolution="pointed"
        )
        match previous:
            case Entry():
                first = Match(item=previous, phrasing=previous.question, confidence=confidence)
                return replace(ranking, matches=(first, *capped))
            case Gap():
                return replace(ranking, gap=Match(item=previous, phrasing=previous.question, confidence=confidence))
            case None:
                return ranking


def _is_stray(reply: Reply, cues: Cues, pack: LanguagePack) -> bool:
    """Whether a question that refers back falls by chance into a gap, one that has not all of its words.

    "Which one was positive" has a word that some gap has as well, but speaks of what was said before.
    """
    gap = reply.ranking.gap if isinstance(reply, NoAnswer) and reply.gap else None
    if gap is None or not cues.refers_back:
        return False
    has_words = mentions(gap.item, cues.topic_words, pack)
    least = LEAST_STRAY if has_words and not cues.has_weak_pronoun else 0.0 if has_words else STRAY_BELOW
    return gap.confidence < least


def _names_something_unknown(standalone: Reply, cues: Cues) -> bool:
    """Whether the topic of a question has a word that the base does not know."""
    return not cues.topic_words.isdisjoint(standalone.ranking.unknown)


def multiply_odds(match: Match[ItemT], odds: float) -> Match[ItemT]:
    """Return a match with its odds multiplied, if it is no mere chance."""
    confidence = match.confidence
    if confidence < LEAST_CONFIDENCE:
        return match
    return replace(match, confidence=odds * confidence / (1 - confidence + odds * confidence))


def _exclusive(confidence: float, rival: float) -> float:
    """Return P(a) if exactly one of two independent claims is true.

    Args:
        confidence: P(a) by itself.
        rival: P(b) by itself.

    >>> round(_exclusive(0.7, 0.5), 2), round(_exclusive(0.7, 0.7), 2)
    (0.7, 0.5)
    """
    one, other = confidence * (1 - rival), rival * (1 - confidence)
    return one / (one + other)


def is_open(standalone: Reply) -> bool:
    """Whether a reply leaves open what the question is about."""
    match standalone:
        case NoAnswer(reason="low") | Clarification():
            return True
        case Answer() | NoAnswer(reason="gap"):
            return _highest_confidence(standalone) < SELF_CONTAINED
        case _:
            return False


def _highest_confidence(reply: Reply) -> float:
    """Return the confidence in the likeliest entry, gap or small talk."""
    ranking = reply.ranking
    found = (*ranking.matches[:1], ranking.gap, ranking.small_talk)
    return max(match.confidence if match else 0.0 for match in found)


def _total_confidence(standalone: Reply, boosted: Reply) -> float:
    """Return the confidence in what a question means on its own: that of all its choices, or of its best match."""
    together = sum(match.confidence for match in standalone.ranking.matches[:3])
    return max(_highest_confidence(boosted), together if isinstance(standalone, Clarification) else 0.0)


def _decision(reply: Reply) -> object:
    """Return the choices of a clarification, or the item of a reply."""
    return reply.offered if isinstance(reply, Clarification) else reply.item
