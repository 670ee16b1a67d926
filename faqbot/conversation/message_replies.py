"""Reply to a message: as a whole, in its parts, and without what its writer says they do not have."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from faqbot.conversation.combiner import Combiner, answers_whole_list
from faqbot.conversation.cues import read_cues
from faqbot.conversation.denials import find_denial, reply_past_denial
from faqbot.conversation.foreign_words import settle_foreign_word
from faqbot.conversation.splitting import split_list, split_message
from faqbot.conversation.sums import replace_retracted
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.language.cue_words import SENTENCE_END
from faqbot.language.packs import pack_for
from faqbot.language.segmentation import DIGIT
from faqbot.matching.ranker import Ranker
from faqbot.matching.ranking import Ranking
from faqbot.replies.courtesies import find_courtesy
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, answer_or_stale

_SENTENCE_END = re.compile(SENTENCE_END)

_WORD = re.compile(r"[^\W_]")

LIKELY_SUM = 0.5
"""Least confidence that one of several entries with the same sum is meant: more likely than not."""

MAX_OFFERED_SUMS = 4
"""Greatest number of entries that are offered for an amount alone."""

LEAST_LEANING = 0.1
"""Least confidence that a question without its amount asks for a sum; below it, the likeness is mere chance."""


@dataclass(frozen=True, slots=True)
class _PartReplier:
    """Replies to a text as to one part of a message."""

    reply_to: Callable[[str], Reply]
    decide: Callable[[Ranking], Reply]


class MessageReplier:
    """Replies to single messages.

    Args:
        knowledge: The base.
        policy: Decides on rankings.
        ranker: Ranks the items of the base.
    """

    __slots__ = ("_combiner", "_computations", "_knowledge", "_pack", "_policy", "_ranker")

    def __init__(self, knowledge: KnowledgeBase, policy: Policy, ranker: Ranker) -> None:
        self._knowledge, self._policy, self._ranker = knowledge, policy, ranker
        self._pack = pack_for(knowledge.language)
        self._combiner = Combiner(self._pack)
        self._computations = knowledge.computations

    def reply_to(self, message: str) -> Reply:
        """Return the reply to a message and its parts.

        The entry of an answer is always the first match of its ranking.

        Args:
            message: The message, cleaned and not empty.
        """
        corrected = replace_retracted(message, self._computations, self._pack) if self._computations else message
        if corrected != message:
            reply = self.reply_to(corrected)
            reply = replace(reply, ranking=reply.ranking.for_question(message))
            return replace(reply, stated=corrected) if isinstance(reply, Answer) and reply.entry.computed else reply
        reply = self._combine(message)
        if isinstance(reply, Answer) and (denial := find_denial(message, self._pack)):
            return reply_past_denial(denial, reply, self._combine, self._pack)
        return reply

    def _combine(self, message: str) -> Reply:
        whole = self._reply_to_part(message)
        parts = split_message(message, self._pack)
        reply = self._combiner.combine(whole, self._reply_to_parts(parts)) if parts else whole
        # Most lists are answered as a whole. Their topics need not be matched one by one.
        # What stands before a list tells something: "I am 45. Price and dose?"
        topics = () if answers_whole_list(reply) else self._list_topics(message, parts)
        return self._combiner.combine_list(reply, list(map(self._reply_to_part, topics))) if topics else reply

    def _list_topics(self, message: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the topics that the last sentence of a message lists, or its last part."""
        sentence = _SENTENCE_END.split(message)[-1]
        return split_list(sentence, self._pack) or (split_list(parts[-1], self._pack) if parts else ())

    def _reply_to_parts(self, parts: tuple[str, ...]) -> list[Reply]:
        """Return the replies to the parts of a message; "they" in one of them may be what the one before is about."""
        replies: list[Reply] = []
        for part in parts:
            reply = self._reply_to_part(part)
            cues = read_cues(part, self._pack)
            previous = replies[-1].item if replies else None
            is_about_previous = cues.is_question and cues.refers_back and not cues.has_weak_pronoun
            if is_about_previous and isinstance(previous, Entry | Gap):
                # Few messages have such a part, and only they need this module.
                from faqbot.conversation.context import Context  # noqa: PLC0415

                offered = tuple(entry.id for entry in replies[-1].follow_ups)
                context = Context(replies[-1].question, previous, offered)
                reply = context.resolve(reply, cues, _PartReplier(self._reply_to_part, self.decide), self._pack)
                reply = replace(reply, ranking=reply.ranking.for_question(part))
            replies.append(reply)
        return replies

    def decide(self, ranking: Ranking) -> Reply:
        """Return the decision of the policy on a ranking."""
        return self._policy.decide(self._knowledge, ranking)

    def _reply_to_part(self, text: str) -> Reply:
        """Return the reply to one question.

        An amount for a sum is no part of what is asked, and no phrasing has it: if the question with it finds no sum,
        the question without it is asked. The unit alone asks for no sum: "why 20 g" is not about the price of a gram. A
        gap that rests on the amount alone is not told.
        """
        reply = self._decide(text)
        # Most questions have no digit, and so no amount: looking for one takes a fraction of the time.
        if not self._computations or not DIGIT.search(text):
            return reply
        # "400 mg/kg" may be the dose itself, which has no sum for grams.
        if isinstance(reply, Answer) and reply.entry.computed and not reply.entry.computed.is_about_amount(text):
            return reply
        bare, named = text, text
        for computation in self._computations:
            bare, named = computation.remove_amounts(bare), computation.name_units(named)
        if bare == text:
            return reply
        return self._reply_without_amount(reply, bare, named) if _WORD.search(bare) else self._offer_sums(text, reply)

    def _reply_without_amount(self, reply: Reply, bare: str, named: str) -> Reply:
        """Return the reply to a question with an amount.

        Args:
            reply: The reply to all its words.
            bare: The question without the amount.
            named: The question with the unit alone in its place.
        """
        text, without = reply.question, self._decide(bare.strip())
        own = _find_sum(without, text)
        if isinstance(reply, Answer) and reply.entry.computed:
            is_asked = own or _leans_to_sum(without, reply)
            return reply if is_asked else replace(without, ranking=without.ranking.for_question(text))
        by_unit = _find_sum(self._decide(named), text)
        sums = [each for each in (own, by_unit) if each and (each is own or _leans_to_sum(without, each))]
        if not sums and self._rests_on_amount(reply, without):
            return replace(without, ranking=without.ranking.for_question(text))
        return max(sums, key=lambda each: each.confidence, default=reply)

    def _offer_sums(self, text: str, reply: Reply) -> Reply:
        """Return the reply to an amount without a question: it asks what is meant, unless a known gap is about amounts.

        Args:
            text: The amount.
            reply: The reply to it by its words alone.
        """
        entries = tuple(entry for entry in self._knowledge.entries if _has_input(entry, text))[:MAX_OFFERED_SUMS]
        if (isinstance(reply, NoAnswer) and reply.gap and self._is_about_amounts(reply.gap)) or not entries:
            return reply
        # Few messages are an amount alone, and only they need this module.
        from faqbot.conversation.chosen_replies import offer  # noqa: PLC0415

        return offer(self._knowledge, text, entries, "chosen", self._knowledge.messages.near)

    def _is_about_amounts(self, gap: Gap) -> bool:
        """Whether a phrasing of a gap has an amount."""
        phrasings = [phrasing for phrasing in gap.phrasings if DIGIT.search(phrasing)]
        return any(each.has_amount(phrasing) for phrasing in phrasings for each in self._computations)

    def _rests_on_amount(self, reply: Reply, without: Reply) -> bool:
        """Whether a gap was found by nothing but the amount of a question.

        A gap with an amount in a phrasing is about amounts. Any other one is given up only for another gap, or for what
        may be an entry whose sum the amount is for.

        Args:
            reply: The reply to the question.
            without: The reply to the question without its amount.
        """
        if not isinstance(reply, NoAnswer) or reply.gap is None or without.item == reply.gap:
            return False
        if isinstance(without, Answer) or self._is_about_amounts(reply.gap):
            return False
        is_other_gap = isinstance(without, NoAnswer) and without.gap is not None
        return is_other_gap or any(_has_input(match.item, reply.question) for match in without.ranking.matches[:1])

    def _decide(self, text: str) -> Reply:
        reply = settle_foreign_word(self._rank_and_decide(text), self._knowledge, self._rank_and_decide)
        return find_courtesy(reply) or reply

    def _rank_and_decide(self, text: str) -> Reply:
        return self.decide(self._ranker.rank(text))


def _has_input(entry: Entry, text: str) -> bool:
    """Whether an entry has a sum for an amount of a text."""
    return entry.computed is not None and entry.computed.has_amount(text)


def _leans_to_sum(without: Reply, found: Reply) -> bool:
    """Whether a question without its amount rather asks for the sum of an answer than for anything else.

    Args:
        without: The reply to the question without its amount.
        found: The answer with the sum.
    """
    computed = found.item.computed if isinstance(found.item, Entry) else None
    ranking = without.ranking
    leaning = sum(match.confidence for match in ranking.matches if match.item.computed == computed)
    others = sum(match.confidence for match in ranking.matches if match.item.computed != computed)
    return leaning >= LEAST_LEANING and leaning > others + (ranking.gap.confidence if ranking.gap else 0.0)


def _find_sum(reply: Reply, text: str) -> Answer | NoAnswer | None:
    """Return the answer with a sum that has an amount of a text, or None.

    Entries to choose from that all have the same sums leave no doubt about the sum, if one of them is likely meant.
    """
    ranking = reply.ranking.for_question(text)
    match reply:
        case Answer(entry=entry) if _has_input(entry, text):
            return replace(reply, ranking=ranking)
        case Clarification(offered=(entry, *others)) if _has_input(entry, text):
            is_same = all(other.computed == entry.computed for other in others)
            likely = sum(match.confidence for match in ranking.matches if match.item in reply.offered) >= LIKELY_SUM
            return answer_or_stale(reply.knowledge, ranking, entry) if is_same and likely else None
        case _:
            return None
