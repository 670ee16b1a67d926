"""Reply to a message: as a whole, in its parts, and without what its writer says they do not have."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import dropwhile

from faqbot.conversation.amount_replies import AmountReplier
from faqbot.conversation.combiner import Combiner, answers_whole_list
from faqbot.conversation.cues import read_cues
from faqbot.conversation.denials import find_denial, reply_past_denial
from faqbot.conversation.foreign_words import settle_foreign_word
from faqbot.conversation.named_amounts import restate
from faqbot.conversation.splitting import asks_about_topic, split_list, split_message
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.knowledge.other_doses import drop_other_doses
from faqbot.language.cue_words import SENTENCE_END
from faqbot.language.packs import pack_for
from faqbot.matching.ranker import Ranker
from faqbot.matching.ranking import Ranking
from faqbot.replies.courtesies import find_courtesy
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Reply

_LIST_START = re.compile(rf"{SENTENCE_END}|:\s+")


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

    __slots__ = ("_amounts", "_combiner", "_computations", "_knowledge", "_pack", "_policy", "_ranker", "_subject")

    def __init__(self, knowledge: KnowledgeBase, policy: Policy, ranker: Ranker) -> None:
        self._knowledge, self._policy, self._ranker = knowledge, policy, ranker
        self._pack = pack_for(knowledge.language)
        self._combiner = Combiner(self._pack)
        self._computations = knowledge.computations
        self._subject = read_cues(knowledge.title, self._pack).topic_words
        self._amounts = AmountReplier(knowledge, self._pack)

    def reply_to(self, message: str) -> Reply:
        """Return the reply to a message and its parts.

        The entry of an answer is always the first match of its ranking.

        Args:
            message: The message, cleaned and not empty.
        """
        corrected = restate(message, self._computations, self._pack) if self._computations else message
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
        # What stands before a list tells something: "I am 45. Price, dose?" is not answered as a whole if only one of
        # its parts is.
        is_part = reply is not whole and reply.item != whole.item
        topics = self._list_topics(message, parts)
        # Most lists are answered as a whole. Their topics need not be matched one by one.
        if not topics or answers_whole_list(reply, topics, self._pack, is_part=is_part):
            return reply
        return self._combiner.combine_list(reply, list(map(self._reply_to_part, topics)), is_part=is_part)

    def _list_topics(self, message: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the topics that the last sentence of a message lists, or its last part.

        What tells something before two of them is none: "we live in Ohio, price and dose".
        """
        # What stands before a colon leads up to a list: "three things: price, dose, side effects".
        sentence = _LIST_START.split(message)[-1]
        listed = split_list(sentence, self._pack) or (split_list(parts[-1], self._pack) if parts else ())
        topics = tuple(dropwhile(lambda topic: read_cues(topic, self._pack).opens_as_statement, listed))
        topics = topics if len(topics) > 1 else listed
        # "He is allergic to sugar, so to say, to maltose" lists no topic in the middle.
        topics = tuple(topic for topic in topics if not read_cues(topic, self._pack).has_no_topic)
        # "Grapefruit and the drug" asks about one thing together with the subject of the base.
        return () if len(topics) <= 1 or any(map(self._is_subject, topics)) else topics

    def _is_subject(self, topic: str) -> bool:
        """Whether a topic is the subject of the base and nothing else."""
        named = read_cues(topic, self._pack).topic_words
        return bool(named) and named <= self._subject

    def _reply_to_parts(self, parts: tuple[str, ...]) -> list[Reply]:
        """Return the replies to the parts of a message; "they" in one of them may be what the one before is about.

        So may "it" after a part that is a question and does not name the subject of the base, for which it then stands.
        """
        replies: list[Reply] = []
        for part in parts:
            reply = self._reply_to_part(part)
            cues = read_cues(part, self._pack)
            previous = replies[-1].item if replies else None
            may_refer = not cues.has_weak_pronoun or (bool(replies) and self._asks_of_other(replies[-1].question))
            is_about_previous = cues.is_question and cues.refers_back and may_refer
            is_urgent = isinstance(reply, Answer) and reply.entry.told_first
            if is_about_previous and isinstance(previous, Entry | Gap) and not is_urgent:
                # Few messages have such a part, and only they need this module.
                from faqbot.conversation.context import Context  # noqa: PLC0415

                offered = tuple(entry.id for entry in replies[-1].follow_ups)
                context = Context(replies[-1].question, previous, offered)
                reply = context.resolve(reply, cues, _PartReplier(self._reply_to_part, self.decide), self._pack)
                reply = replace(reply, ranking=reply.ranking.for_question(part))
            replies.append(reply)
        return replies

    def _asks_of_other(self, part: str) -> bool:
        """Whether a part of a message asks about something other than the subject of the base."""
        return asks_about_topic(part, self._pack) and self._subject.isdisjoint(self._pack.tokenize(part))

    def decide(self, ranking: Ranking) -> Reply:
        """Return the decision of the policy on a ranking."""
        return self._policy.decide(self._knowledge, ranking)

    def _reply_to_part(self, text: str) -> Reply:
        """Return the reply to one question; the dose of another drug is no part of it, unless the base knows of it."""
        reply = self._decide(text)
        if not self._computations:
            return reply
        if found := self._amounts.find_by_sum(reply, self._decide):
            return found
        asked = drop_other_doses(text, self._knowledge)
        if asked == text or self._amounts.knows_amount(reply):
            return self._amounts.settle(reply, self._decide)
        reply = self._amounts.settle(self._decide(asked), self._decide)
        return replace(reply, ranking=reply.ranking.for_question(text))

    def _decide(self, text: str) -> Reply:
        reply = settle_foreign_word(self._rank_and_decide(text), self._knowledge, self._rank_and_decide)
        return find_courtesy(reply) or reply

    def _rank_and_decide(self, text: str) -> Reply:
        return self.decide(self._ranker.rank(text))
