"""Combine the replies to a message and to its parts."""

from collections.abc import Sequence
from dataclasses import replace

from faqbot.conversation.cues import read_cues
from faqbot.conversation.precedence import find_told_first
from faqbot.conversation.seriousness import SURE_SMALL_TALK
from faqbot.conversation.splitting import asks_about_topic
from faqbot.conversation.told_gaps import list_gaps, tell_gaps
from faqbot.knowledge.model import Entry
from faqbot.language.pack import LanguagePack
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

LEAST_WORDS = 3
"""Words of the shortest part whose answer counts.

If all other parts are asides, one word fewer is enough. One word with a question mark is enough then, or if its answer
is as sure as ``LISTED_AT``."""

SURE_PART = 0.95
"""Least confidence of the answer to a part that is given although the whole message may mean several entries.

It is that at which a question is answered on its own in a conversation."""

MAX_FRAGMENT = 4
"""Words of the longest part that may be a question without a question word, such as "the monthly dose please"."""

LISTED_AT = 0.8
"""Least confidence of the answer to each topic of a list, and the least at which the whole message is one topic.

"Terms and conditions" may be one."""


class Combiner:
    """Combines the replies to a message and to its parts.

    Args:
        pack: The language of the base.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack

    def combine(self, whole: Reply, parts: list[Reply]) -> Reply:
        """Return the reply to a message.

        If two questions in it have different answers, the first one is answered, and the other is offered; the one that
        the base has told first, wherever it stands. If the
        message is answered as a whole, the entries that answer its parts are offered as well. Otherwise the best of the
        answers to its parts may be given, with the others offered. If there is none, and all parts but one are small
        talk, the reply to that part may be given.

        Args:
            whole: The reply to the message as a whole.
            parts: The replies to its parts.
        """
        answers = self._select_answers(parts)
        asked = {answer.entry.id for answer in answers if self._is_question(answer)}
        left_out = self._list_left_out(parts)
        unsure = self._list_unsure(parts)
        first = find_told_first(filter(self._is_question, answers), whole.knowledge, self._pack)
        if first and len(parts) > 1:
            others = [whole] if isinstance(whole, Answer) else []
            return self._offer_beside(whole, first, [first, *others, *answers], left_out, unsure)
        if isinstance(whole, Answer):
            asks_twice = whole.entry.id in asked and (len(asked) > 1 or bool(left_out))
            chosen = answers[0] if asks_twice else whole
            is_asked = chosen.entry.id in asked
            left_out, unsure = (left_out, unsure) if is_asked else ((), ())
            return self._offer_beside(whole, chosen, answers, left_out, unsure)
        asks_twice = len(asked) > 1 or (bool(asked) and bool(left_out or unsure))
        if answers and self._is_answered_by(whole, answers[0], is_only=len(parts) == 1, asks_twice=asks_twice):
            return self._offer_beside(whole, answers[0], answers, left_out, unsure)
        if parts and (isinstance(whole, SmallTalk) or _is_low(whole)):
            serious = [part for part in parts if not isinstance(part, SmallTalk)] or parts[:1]
            asking = [part for part in serious if self._asks(part) and self._count(part) >= LEAST_WORDS]
            if asking and _is_doubtful_small_talk(whole):
                # "All right" to "ok, can I ...?" would read as a yes, even if nothing is known about what is asked.
                return replace(asking[-1], ranking=asking[-1].ranking.for_question(whole.question))
            if len(serious) == 1 and self._counts_for(serious[0], whole):
                return replace(serious[0], ranking=serious[0].ranking.for_question(whole.question))
        return tell_gaps(whole, left_out, unsure) or _choose_likelier(whole, parts)

    def combine_list(self, whole: Reply, topics: list[Reply], *, is_part: bool = False) -> Reply:
        """Return the reply to a message that may list topics.

        If every topic has an entry of its own, the first one that has an answer is answered, and the others are
        offered. A message that is answered as a whole lists topics only if each of them has an answer, and a surer one.

        Args:
            whole: The reply to the message as a whole.
            topics: The replies to the topics.
            is_part: Whether it is the reply to one part of the message.
        """
        answers = [topic for topic in topics if isinstance(topic, Answer)]
        unsure = tuple(topic.offered[0] for topic in topics if isinstance(topic, Clarification))
        found = {*(answer.entry.id for answer in answers), *(entry.id for entry in unsure)}
        if not answers or len(found) < len(topics):
            return whole
        # A topic is sure by itself, or surer than that the message is about one thing.
        least = min(LISTED_AT, whole.confidence) if isinstance(whole, Answer) else LISTED_AT
        is_sure = all(answer.confidence >= least for answer in answers)
        may_list = isinstance(whole, Clarification) or (isinstance(whole, Answer | NoAnswer) and not unsure)
        # A message that surely asks about something else than its topics lists nothing.
        is_one_of_them = whole.confidence < LISTED_AT or (whole.item is not None and whole.item.id in found)
        questions = [topic.question for topic in topics]
        is_one = answers_whole_list(whole, questions, self._pack, is_part=is_part)
        lists = is_sure and may_list and is_one_of_them and not is_one
        first = find_told_first(answers, whole.knowledge, self._pack) or answers[0]
        return self._offer_beside(whole, first, answers, (), unsure) if lists else whole

    def _select_answers(self, parts: list[Reply]) -> list[Answer]:
        """Return the answers among the parts.

        Questions come first, in the order of the message, and then statements, the most confident first.
        """
        is_only_one = sum(not _is_aside(part) for part in parts) == 1
        least = LEAST_WORDS - is_only_one
        found = [part for part in parts if isinstance(part, Answer)]
        marked = [
            part for part in found if part.question.endswith("?") and (is_only_one or part.confidence >= LISTED_AT)
        ]
        counting = [part for part in found if self._count(part) >= least or part in marked]
        questions = [part for part in counting if self._is_question(part)]
        statements = [part for part in counting if not self._is_question(part)]
        # "Price? And side effects" asks for both, while "pregnant. Price?" tells something first.
        fragments = [
            part
            for part in (found[found.index(questions[0]) :] if questions else ())
            if part not in counting and part.confidence >= LISTED_AT and self._is_question(part)
        ]
        return questions + fragments + sorted(statements, key=lambda part: -part.confidence)

    def _list_left_out(self, parts: list[Reply]) -> tuple[NoAnswer, ...]:
        """Return the questions among the parts that are known to have no answer, or are not understood."""
        return tuple(
            part
            for part in parts
            if isinstance(part, NoAnswer) and self._count(part) >= LEAST_WORDS and self._asks(part)
        )

    def _list_unsure(self, parts: list[Reply]) -> tuple[Entry, ...]:
        """Return the likeliest entry of each question among the parts that may mean several."""
        asked_back = (part for part in parts if isinstance(part, Clarification) and self._count(part) >= LEAST_WORDS)
        return tuple(part.offered[0] for part in asked_back if read_cues(part.question, self._pack).is_question)

    def _asks(self, part: Reply) -> bool:
        return asks_about_topic(part.question, self._pack)

    def _is_answered_by(self, whole: Reply, part: Answer, *, is_only: bool, asks_twice: bool) -> bool:
        """Whether the answer to a part answers the whole message.

        Args:
            whole: The reply to the message as a whole.
            part: The reply to the part.
            is_only: Whether it is the only part: the message itself, without courtesies.
            asks_twice: Whether two questions in the message have different answers.
        """
        match whole:
            case NoAnswer(reason="low"):
                return True
            case Clarification():
                # The other parts may tell which entry is meant: the part counts only for the first choice of the whole,
                # or if it is sure by itself, as in "my wife is pregnant. Price?"
                is_first = asks_twice or part.entry == whole.offered[0]
                return self._is_question(part) and (is_first or (not is_only and self._stands_by_itself(part)))
            case SmallTalk():
                return self._is_question(part)
            case NoAnswer(reason="gap") if asks_twice and not is_only:
                return self._is_question(part)
            case NoAnswer(reason="gap", gap=gap) if gap and whole.ranking.gap and (is_only or not gap.nearest):
                # A gap without nearest entries is another subject, which people mention in passing.
                return self._is_question(part) and part.confidence > whole.ranking.gap.confidence
            case _:
                return False

    def _stands_by_itself(self, part: Answer) -> bool:
        cues = read_cues(part.question, self._pack)
        is_whole = cues.is_question and not (cues.has_no_topic or cues.refers_back)
        return is_whole and part.confidence >= SURE_PART

    def _counts_for(self, part: Reply, whole: Reply) -> bool:
        """Whether the reply to a part is the reply to the whole message.

        It is the only serious part, and the whole message is small talk or not understood.
        """
        if isinstance(part, SmallTalk):
            return True
        is_long = self._count(part) >= LEAST_WORDS - 1
        is_serious = _is_low(whole) or self._is_question(part) or _is_likelier(part, whole)
        return is_long and not _is_low(part) and is_serious

    def _offer_beside(
        self,
        whole: Reply,
        chosen: Answer,
        answers: list[Answer],
        left_out: tuple[NoAnswer, ...],
        unsure: tuple[Entry, ...],
    ) -> Answer:
        """Return the chosen answer, with the other entries offered beside it, and the questions that it leaves out.

        What the message only tells was not asked. Neither was the answer to its only question, if the answer to the
        whole message is another one.
        """
        asked = [answer.entry for answer in answers if self._is_question(answer)]
        is_reading = len(asked) == 1 and not unsure and chosen.entry not in [answer.entry for answer in answers]
        also = tuple(dict.fromkeys(entry for entry in (*asked, *unsure) if entry != chosen.entry))
        told = [answer.entry for answer in answers if answer.entry not in (chosen.entry, *also)]
        return Answer(
            knowledge=chosen.knowledge,
            ranking=chosen.ranking.for_question(whole.question),
            entry=chosen.entry,
            also=() if is_reading else also,
            told_of=tuple(dict.fromkeys((*(also if is_reading else ()), *told))),
            left_out=tuple(part.question for part in left_out),
            gaps=list_gaps(left_out),
        )

    def _is_question(self, part: Reply) -> bool:
        """Whether a part is a question or a short fragment."""
        cues = read_cues(part.question, self._pack)
        return cues.is_question or (not cues.opens_as_statement and self._count(part) <= MAX_FRAGMENT)

    def _count(self, part: Reply) -> int:
        """Return the number of words of a part."""
        return len(self._pack.tokenize(part.question))


def answers_whole_list(reply: Reply, topics: Sequence[str], pack: LanguagePack, *, is_part: bool = False) -> bool:
    """Whether a reply answers a message that may list topics, whatever its topics mean alone.

    Args:
        reply: The reply.
        topics: The topics. If each is a question, as in "what is it and when do you open", a reply must be surer.
        pack: The language of the base.
        is_part: Whether it is the reply to one part of the message, which may be one of the topics.
    """
    if not isinstance(reply, Answer) or reply.also or is_part or reply.confidence < LISTED_AT:
        return isinstance(reply, Answer) and bool(reply.also)
    return reply.confidence >= SURE_PART or not all(asks_about_topic(topic, pack) for topic in topics)


def _is_low(reply: Reply) -> bool:
    return isinstance(reply, NoAnswer) and reply.reason == "low"


def _is_doubtful_small_talk(reply: Reply) -> bool:
    small_talk = reply.ranking.small_talk
    return isinstance(reply, SmallTalk) and small_talk is not None and small_talk.confidence < SURE_SMALL_TALK


def _is_likelier(part: Reply, whole: Reply) -> bool:
    """Whether the item of a part is likelier than the small talk that the whole message was taken for."""
    small_talk, gap = whole.ranking.small_talk, part.ranking.gap
    confidence = max(part.confidence, gap.confidence if gap else 0.0)
    return small_talk is not None and part.item is not None and confidence > small_talk.confidence


def _choose_likelier(whole: Reply, parts: list[Reply]) -> Reply:
    """Return the reply to a message, or that to its only serious part if it is the likelier one of two clarifications.

    "I'm fine, I wanted to ask if it helps" asks no more than its second part.
    """
    serious = [part for part in parts if not isinstance(part, SmallTalk)]
    if len(serious) != 1 or not isinstance(whole, Clarification) or not isinstance(serious[0], Clarification):
        return whole
    part = max(whole, serious[0], key=lambda reply: reply.confidence)
    return part if part is whole else replace(part, ranking=part.ranking.for_question(whole.question))


def _is_aside(part: Reply) -> bool:
    """Whether a part is small talk or about another subject.

    A gap without nearest entries is another subject.
    """
    return isinstance(part, SmallTalk) or (isinstance(part, NoAnswer) and part.gap is not None and not part.gap.nearest)
