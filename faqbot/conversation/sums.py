"""Questions that go on with the sum of the previous answer: another amount, another period, a figure to confirm."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import NamedTuple

from faqbot.conversation.chosen_replies import answer_chosen
from faqbot.conversation.cues import read_cues, strip_courtesies
from faqbot.conversation.named_amounts import restate
from faqbot.conversation.told_amounts import leave_out_excuses
from faqbot.knowledge.amounts import Amount, Amounts, Unit
from faqbot.knowledge.computation import Computation, Input, find_amount
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.replies.reply import Answer, Reply

_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{3,}")

LEAST_FIGURE = 1000
"""Least number without a unit that is rather a price than an amount that is asked about."""


class _Candidate(NamedTuple):
    """A number without a unit, typed after a sum, which may be the amount of another one.

    Attributes:
        number: The number.
        wanted: The input that it may be an amount of.
        unit: The unit that it would have.
        named: The words of the message that can name a topic.
        corrects: Whether the message takes back what was said before.
        computation: The sums of the previous answer.
        earlier: What was said before, the last first.
        pack: The language of the base.
    """

    number: Amount
    wanted: Input
    unit: Unit
    named: frozenset[str]
    corrects: bool
    computation: Computation
    earlier: tuple[str, ...]
    pack: LanguagePack

    @property
    def is_repeated(self) -> bool:
        """Whether it is the result of the last sum, as in "so 2000?", and not the amount itself."""
        said = [self.computation.read(message, self.pack) for message in self.earlier]
        if not said or find_amount(self.wanted, said) == self.number.value:
            return False
        shown = self.computation.work_out(self.earlier, self.pack).replace(",", "")
        return re.search(rf"=\s*\D?{re.escape(f'{self.number.value:g}')}(?![\d.]*\d)", shown) is not None


_NO_AMOUNT: tuple[Callable[[_Candidate], bool], ...] = (
    # "I am 45" tells an age, but "sorry, I'm 60" corrects a weight.
    lambda each: each.number.kind == "age" and not each.named and not each.corrects,
    # "20 more now" changes an amount.
    lambda each: not each.number.is_stated,
    # "60 trials" counts something else.
    lambda each: not each.named <= set(each.wanted.words),
    # "So 2000?" is a price, and "5 of those" are five amounts.
    lambda each: each.wanted.default is None and (each.number.value >= LEAST_FIGURE or each.number.kind != "number"),
    lambda each: each.is_repeated,
    lambda each: not each.wanted.least <= each.number.value * each.unit.factor <= each.wanted.most,
)
"""When a number without a unit is no amount of the input that was stated last."""


class LastSum(NamedTuple):
    """The previous answer, which has sums, and what was said before it.

    Attributes:
        entry: The entry of the answer.
        computation: Its sums.
        earlier: What was said before, the last first.
        knowledge: The base.
    """

    entry: Entry
    computation: Computation
    earlier: tuple[str, ...]
    knowledge: KnowledgeBase

    def continue_with(self, text: str) -> Reply | None:
        """Return the previous answer with another sum, or None if a text does not go on with it."""
        pack = pack_for(self.knowledge.language)
        corrected = _leave_out_opening(leave_out_excuses(text, pack), pack)
        corrected = restate(corrected, (self.computation,), pack)
        amount = complete_amount(corrected, self.computation, self.earlier, pack)
        if not amount and not goes_on_with_sum(corrected, self.computation, pack):
            return None
        reply = answer_chosen(self.knowledge, text, self.entry, "pointed")
        stated = amount or (corrected if corrected != text else "")
        return replace(reply, stated=stated, earlier=self.earlier) if isinstance(reply, Answer) and stated else reply

    def convert_to(self, text: str) -> Reply | None:
        """Return the reply to a text that asks for the same in another unit or in money, or None for any other text.

        The sum stays the same, with its amount in that unit: "in pounds?". Without an amount, the rule is told again.
        If another entry has a sum with a result in that unit, as the price of a dose has, this is its answer.
        """
        pack = pack_for(self.knowledge.language)
        named = read_cues(strip_courtesies(text, pack), pack).topic_words - pack.cue_words.amounts.converting
        if not named:
            return None
        said = [self.computation.read(message, pack) for message in self.earlier]
        unit = _find_unit(text, self.computation, pack)
        equation = self.computation.convert(unit, said) if unit else ""
        entry = None if equation else self._find_entry_in(named, pack)
        if not unit and not entry:
            return None
        reply = answer_chosen(self.knowledge, text, entry or self.entry, "pointed")
        if not isinstance(reply, Answer):
            return reply
        # The sum is the one that was asked for, before any other unit was.
        asked = tuple(dropwhile(lambda message: _find_unit(message, self.computation, pack), self.earlier))
        return replace(reply, equation=equation, stated=next(iter(asked), ""), earlier=asked)

    def _find_entry_in(self, named: frozenset[str], pack: LanguagePack) -> Entry | None:
        """Return the first entry with a result in the unit that is named, the previous one and its follow-ups first."""
        entries = (self.entry, *self.knowledge.find_entries(self.entry.follow_ups), *self.knowledge.entries)
        for entry in entries:
            for each in entry.computed.sums if entry.computed else ():
                unit = each.result_unit
                if named == {unit} or (unit and not unit.isalpha() and named <= pack.cue_words.amounts.money_words):
                    return entry
        return None


def find_last_sum(previous: Item | None, earlier: Sequence[str], knowledge: KnowledgeBase) -> LastSum | None:
    """Return the item of the turn before if it has sums, with what was said before, the last first."""
    if not isinstance(previous, Entry) or previous.computed is None:
        return None
    return LastSum(previous, previous.computed, tuple(earlier), knowledge)


def complete_amount(text: str, computation: Computation, earlier: Iterable[str], pack: LanguagePack) -> str:
    """Return the amount that a text states without a unit, with that unit, or "".

    Args:
        text: What was typed after an answer with this computation, such as "no, for 60".
        computation: The sums of the previous answer.
        earlier: What was said before, the last first; it tells the unit.
        pack: The language of the base.
    """
    typed = text
    text = _leave_out_opening(leave_out_excuses(text, pack), pack)
    numbers = computation.read(text, pack).numbers
    if len(numbers) != 1 or not computation.inputs:
        return ""
    (number,), earlier = numbers, tuple(earlier)
    rest = f"{text[: number.start]} {text[number.end :]}"
    # "And my brother, 100?" goes on with a weight, but "my sister is 50" tells an age.
    is_for = pack.cue_words.question_words.isdisjoint(pack.tokenize(rest))
    named = read_cues(rest, pack).topic_words - (pack.cue_words.people if is_for else frozenset())
    said = [computation.read(message, pack) for message in earlier]
    named_inputs = (each for each in computation.inputs if not named.isdisjoint(each.words))
    wanted = next(named_inputs, None) or _find_last_stated(computation, said) or computation.inputs[0]
    word = next((word for message in said for word in _list_units(wanted, message, pack)), wanted.units[0].words[0])
    unit = next(unit for unit in wanted.units if word in unit.words)
    candidate = _Candidate(number, wanted, unit, named, text != typed, computation, earlier, pack)
    return "" if any(is_other(candidate) for is_other in _NO_AMOUNT) else f"{number.text} {word}"


def _leave_out_opening(text: str, pack: LanguagePack) -> str:
    """Return a text without words at its beginning that take back what was said before, such as "sorry, she's"."""
    taken_back = pack.cue_words.retraction.match(text)
    return text[taken_back.end() :] if taken_back else text


def _find_unit(text: str, computation: Computation, pack: LanguagePack) -> str:
    """Return the unit that a text asks for and nothing else, or ""."""
    named = read_cues(strip_courtesies(text, pack), pack).topic_words - pack.cue_words.amounts.converting
    is_unit = len(named) == 1 and any(named <= each.unit_words for each in computation.inputs)
    return next(iter(named)) if is_unit else ""


def _list_units(wanted: Input, message: Amounts, pack: LanguagePack) -> list[str]:
    """Return the units of an input that a message has, those of its amounts first."""
    own = [word for amount in message.of(wanted.units) for word in amount.unit_words]
    return own + [word for word in pack.tokenize(message.message) if word in wanted.unit_words]


def _find_last_stated(computation: Computation, said: Iterable[Amounts]) -> Input | None:
    """Return the input whose amount was stated last, or None."""
    measured = next((message.measures[-1] for message in said if message.measures), None)
    return next((each for each in computation.inputs if measured and each.units == measured.units), None)


def goes_on_with_sum(text: str, computation: Computation, pack: LanguagePack) -> bool:
    """Whether a text states an amount, asks for a sum or repeats a figure, and names no other topic.

    Args:
        text: What was typed after an answer with this computation.
        computation: The sums of the previous answer.
        pack: The language of the base.
    """
    amounts = computation.read(text, pack)
    is_left_out = amounts.measures and not any(map(computation.takes, amounts.measures))
    if is_left_out or any(each.kind == "age" or not each.is_stated for each in amounts.numbers):
        return False
    rest = amounts.replace(lambda _: " ")
    has_figure = _FIGURE.search(rest) is not None
    is_told = pack.cue_words.amounts.own_question.search(rest) and not has_figure
    if is_told and computation.is_about_amount(amounts):
        return False
    asks = amounts.measures or has_figure or not computation.words.isdisjoint(pack.tokenize(rest))
    # "And for my wife, who has 60 kg" tells only whose amount it is.
    whose = pack.cue_words.people if amounts.measures else frozenset[str]()
    others = read_cues(rest, pack).topic_words - computation.words - pack.cue_words.amounts.rate_words - whose
    return bool(asks) and not any(character.isalpha() for word in others for character in word)
