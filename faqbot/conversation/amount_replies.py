"""The reply to a question with an amount, for which an entry may have a sum."""

import re
from collections.abc import Callable
from dataclasses import replace

from faqbot.conversation.cues import read_cues
from faqbot.knowledge.amounts import Amounts, read_amounts
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.multiples import has_word, leave_out, leave_out_ages, leave_out_dates
from faqbot.language.pack import LanguagePack
from faqbot.language.segmentation import DIGIT
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, answer_or_stale

_WORD = re.compile(r"[^\W_]")

LIKELY = 0.5
"""Least confidence that one of several entries with the same sum, or an answer, is meant: more likely than not."""

MAX_OFFERED_SUMS = 4
"""Greatest number of entries that are offered for an amount alone."""

LEAST_GAP = 0.3
"""Least confidence of a gap that is kept although the question without its amount has a likely answer; chosen."""

LEAST_LEANING = 0.1
"""Least confidence that a question without its amount asks for a sum; below it, the likeness is mere chance."""


class AmountReplier:
    """Settles what an amount does to the reply to a question.

    An amount for a sum is no part of what is asked, and no phrasing has it: if the question with it finds no sum, the
    question without it is asked. The unit alone asks for no sum: "why 20 g" is not about the price of a gram. A gap
    that rests on the amount alone is not told.

    Args:
        knowledge: The base.
        pack: Its language.
    """

    __slots__ = ("_asked", "_assumed", "_knowledge", "_measures", "_pack")

    def __init__(self, knowledge: KnowledgeBase, pack: LanguagePack) -> None:
        inputs = dict.fromkeys(each for computation in knowledge.computations for each in computation.inputs)
        self._knowledge, self._pack = knowledge, pack
        self._measures = tuple(dict.fromkeys(each.units for each in inputs))
        # What may be asked about is never assumed: "price of 20 g" asks for a price, "price for 80 kg" tells for whom.
        self._assumed = [each for each in inputs if each.default is not None]
        self._asked = {each.units for each in inputs if each.default is None}

    def settle(self, whole: Reply, decide: Callable[[str], Reply]) -> Reply:
        """Return the reply to a question that may have amounts.

        Args:
            whole: The reply to all its words.
            decide: Returns the reply to the words of a text.
        """
        amounts = self._read(whole.question)
        computed = whole.entry.computed if isinstance(whole, Answer) else None
        # "400 mg/kg" may be the dose itself, which has no sum for grams.
        if not amounts.measures or (computed and not computed.is_about_amount(amounts)):
            return whole
        words = amounts.replace(lambda _: " ", self._asked).strip()
        if not _WORD.search(words) or (isinstance(whole, NoAnswer) and self._says_nothing(words)):
            return self._offer_sums(amounts, whole)
        bare = decide(words)
        own = _find_sum(bare, amounts)
        at_question: Reply = replace(bare, ranking=bare.ranking.for_question(amounts.message))
        if computed:
            return whole if own or _leans_to_sum(bare, whole) else at_question
        unit_of = {each: each.unit_name if each.units in self._asked else "" for each in amounts.measures}
        named = amounts.replace(lambda each: f" {unit_of[each]} ", self._asked)
        is_taken = any(each.takes(amount) for each in self._knowledge.computations for amount in amounts.measures)
        by_unit = _find_sum(decide(named), amounts) if is_taken else None
        if by_unit and not _leans_to_sum(bare, by_unit):
            by_unit = None
        sums = [each for each in (own, by_unit) if each]
        if not sums and is_taken and self._may_rest_on_amount(whole, bare):
            sums = self._ask_of_assumed(amounts, decide)
        otherwise = at_question if not sums and self._rests_on_amount(whole, bare, amounts) else whole
        return max(sums, key=lambda each: each.confidence, default=otherwise)

    def find_by_sum(self, whole: Reply, decide: Callable[[str], Reply]) -> Reply | None:
        """Return the reply to a question that names a sum by a number, such as "12 months", if it asks for this sum.

        No phrasing need have the number: "a year" means the same. None if the question has an answer with sums by
        itself, names no sum so, or is about something else: "12 months old" is an age, and "in 12 months" a date.

        Args:
            whole: The reply to all words of the question.
            decide: Returns the reply to the words of a text.
        """
        text = whole.question
        if not DIGIT.search(text) or (isinstance(whole, Answer) and whole.entry.computed):
            return None
        if leave_out_dates(leave_out_ages(self._read(text), self._pack), self._pack) != text:
            return None
        for computation in self._knowledge.computations:
            for each in computation.sums:
                if has_word(text, numbered := [word for word in each.words if DIGIT.search(word)]):
                    reply = decide(leave_out(numbered, text, each.words[0]))
                    is_sum = isinstance(reply, Answer) and reply.entry.computed == computation
                    return replace(reply, ranking=reply.ranking.for_question(text)) if is_sum else None
        return None

    def _ask_of_assumed(self, amounts: Amounts, decide: Callable[[str], Reply]) -> list[Answer | NoAnswer]:
        """Return the answer with a sum to the question about what is assumed, if there is one.

        People write phrasings with the amount that is assumed, such as "dose for 70 kg", and with no other one.

        Args:
            amounts: The amounts of the question.
            decide: Returns the reply to the words of a text.
        """
        assumed = {each.units: f"{each.default:g} {each.units[0].words[0]}" for each in self._assumed}
        if any(each.units not in assumed for each in amounts.measures):
            return []
        found = _find_sum(decide(amounts.replace(lambda each: assumed[each.units])), amounts)
        return [found] if found else []

    def _offer_sums(self, amounts: Amounts, reply: Reply) -> Reply:
        """Return the reply to an amount without a question: it asks what is meant, unless a known gap is about amounts.

        Args:
            amounts: The amount.
            reply: The reply to it by its words alone.
        """
        entries = tuple(entry for entry in self._knowledge.entries if _takes(entry, amounts))[:MAX_OFFERED_SUMS]
        if self.knows_amount(reply) or not entries:
            return reply
        # Few messages are an amount alone, and only they need this module.
        from faqbot.conversation.chosen_replies import offer  # noqa: PLC0415

        return offer(self._knowledge, amounts.message, entries, "chosen", self._knowledge.messages.near)

    def _says_nothing(self, words: str) -> bool:
        """Whether the words around an amount only tell whose it is, as in "I'm 80 kilos"."""
        cues = read_cues(words, self._pack)
        named = {word for each in self._assumed for word in each.words} | self._pack.cue_words.people
        return not cues.is_question and cues.topic_words <= named

    def _rests_on_amount(self, whole: Reply, bare: Reply, amounts: Amounts) -> bool:
        """Whether a gap was found by nothing but the amount of a question.

        A gap with an amount in a phrasing is about amounts. Any other one is given up only for another gap, for what
        may be an entry whose sum the amount is for, or, if it is doubtful, for a likely answer.

        Args:
            whole: The reply to the question.
            bare: The reply to the question without its amounts.
            amounts: Its amounts.
        """
        if not isinstance(whole, NoAnswer) or not self._may_rest_on_amount(whole, bare):
            return False
        if isinstance(bare, Answer):
            found = whole.ranking.gap.confidence if whole.ranking.gap else 0.0
            return found < LEAST_GAP and bare.confidence >= LIKELY
        is_other_gap = isinstance(bare, NoAnswer) and bare.gap is not None
        likely = bare.offered if isinstance(bare, Clarification) else [match.item for match in bare.ranking.matches[:1]]
        return is_other_gap or any(_has_sum(entry, amounts) for entry in likely)

    def _may_rest_on_amount(self, whole: Reply, bare: Reply) -> bool:
        """Whether a reply is a gap that is not about amounts, and that the question without its amounts is not in."""
        is_gap = isinstance(whole, NoAnswer) and whole.gap is not None
        return is_gap and bare.item != whole.item and not self.knows_amount(whole)

    def knows_amount(self, reply: Reply) -> bool:
        """Whether a reply is a gap about amounts: a phrasing of it has one."""
        gap = reply.gap if isinstance(reply, NoAnswer) else None
        return gap is not None and any(self._read(phrasing).measures for phrasing in gap.phrasings)

    def _read(self, text: str) -> Amounts:
        return read_amounts(text, self._measures, self._pack)


def _has_sum(entry: Entry, amounts: Amounts) -> bool:
    """Whether an entry has a sum of which some amounts state an input, if only as a rate."""
    return entry.computed is not None and any(amounts.of(each.units) for each in entry.computed.inputs)


def _takes(entry: Entry, amounts: Amounts) -> bool:
    """Whether an entry has a sum for one of some amounts."""
    return entry.computed is not None and any(map(entry.computed.takes, amounts.measures))


def _leans_to_sum(bare: Reply, found: Reply) -> bool:
    """Whether a question without its amounts rather asks for the sum of an answer than for anything else.

    Args:
        bare: The reply to the question without its amounts.
        found: The answer with the sum.
    """
    computed = found.item.computed if isinstance(found.item, Entry) else None
    ranking = bare.ranking
    leaning = sum(match.confidence for match in ranking.matches if match.item.computed == computed)
    others = sum(match.confidence for match in ranking.matches if match.item.computed != computed)
    return leaning >= LEAST_LEANING and leaning > others + (ranking.gap.confidence if ranking.gap else 0.0)


def _find_sum(reply: Reply, amounts: Amounts) -> Answer | NoAnswer | None:
    """Return the answer with a sum for one of some amounts, or None.

    Entries to choose from that all have the same sums leave no doubt about the sum, if one of them is likely meant.
    """
    ranking = reply.ranking.for_question(amounts.message)
    match reply:
        case Answer(entry=entry) if _has_sum(entry, amounts):
            return replace(reply, ranking=ranking)
        case Clarification(offered=(entry, *others)) if _has_sum(entry, amounts):
            is_same = all(other.computed == entry.computed for other in others)
            likely = sum(match.confidence for match in ranking.matches if match.item in reply.offered) >= LIKELY
            return answer_or_stale(reply.knowledge, ranking, entry) if is_same and likely else None
        case _:
            return None
