"""How many times a message asks for an amount: words and numbers that multiply it."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from faqbot.knowledge.amounts import Amounts
from faqbot.language.pack import LanguagePack

MAX_TIMES = 99
"""Greatest number with which an amount is likely multiplied."""

_WORD = re.compile(r"[^\W_]+")

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")

_SENTENCE_END = re.compile(r"[.!?]\s")


def is_multiplied(amounts: Amounts, pack: LanguagePack | None) -> bool:
    """Whether a message has a small number or a word, with which an amount may be multiplied, beside its amounts.

    An age, a year and a share multiply nothing, and a number that repeats an amount does not either.
    """
    stated = {figure for each in amounts.measures for figure in each.figures}
    numbers = (each.value for each in amounts.numbers if each.kind not in ("age", "share"))
    is_said = pack is not None and pack.cue_words.amounts.multiples.search(amounts.message) is not None
    return is_said or any(value.is_integer() and value <= MAX_TIMES and value not in stated for value in numbers)


def is_for_several(words: Iterable[str], shown: str, said: Sequence[Amounts], pack: LanguagePack | None) -> bool:
    """Whether the first of some messages asks for a sum several times: "two years", "for two people of 70 kg", "twice".

    A number in a word of the sum, and a time in its formula or its text, such as the days of a course, are part of it.

    Args:
        words: The words that ask for the sum.
        shown: Its formula and its text.
        said: The messages, the last first.
        pack: Their language; None for an unknown one.
    """
    amounts = said[0]
    # "Not 71 but 64" takes back an amount of a message before.
    stated = {figure for message in said for each in message.measures for figure in each.figures}
    own = {float(figure) for figure in _FIGURE.findall(shown)} | {1}
    own_words = [_join_words(word) for word in words]
    for each in amounts.numbers:
        before, rest = amounts.message[: each.start], amounts.message[each.start :]
        is_own = each.value in stated or each.value > MAX_TIMES or (each.kind == "time" and each.value in own)
        is_own = is_own or any(map(_join_words(rest).startswith, own_words))
        # "I weigh 70 kg. I had 3 relapses. Cost?" tells of something else in between.
        begin = max((found.end() for found in _SENTENCE_END.finditer(before)), default=0)
        end = _SENTENCE_END.search(amounts.message, each.end)
        is_asked = end is None or any(begin <= measured.start < end.start() for measured in amounts.measures)
        if each.kind in ("count", "time") and is_asked and not is_own:
            return True
    if pack is None:
        return False
    rest = leave_out(words, leave_out_dates(amounts.message, pack))
    return pack.cue_words.amounts.multiples.search(rest) is not None


def adds_times(message: str, words_of_sums: Iterable[Sequence[str]], pack: LanguagePack | None) -> bool:
    """Whether a message names several sums, of which each has its words, or adds to a time: "a year and 6 months".

    A longer word or phrase is no shorter one as well: "half a year" names no year.
    """
    if pack and pack.cue_words.amounts.added_times.search(message):
        return True
    groups, found = list(words_of_sums), set[int]()
    for word in sorted(chain.from_iterable(groups), key=len, reverse=True):
        rest = leave_out((word,), message)
        if rest != message:
            found.update(number for number, words in enumerate(groups) if word in words)
            message = rest
    return len(found) > 1


def names_time_of(message: str, shown: str, pack: LanguagePack) -> bool:
    """Whether a message names a time that the text of a sum has too, such as the month of "monthly" and "a month"."""
    stems = {pack.stem(word) for word in pack.tokenize(message)} & {pack.stem(word) for word in pack.tokenize(shown)}
    return any(pack.cue_words.amounts.time_after.fullmatch(stem) for stem in stems)


def leave_out_dates(message: str, pack: LanguagePack | None) -> str:
    """Return a message without the times that tell when something is: "in 6 months" asks for no sum."""
    return pack.cue_words.amounts.time_until.sub(" ", message) if pack else message


def leave_out_ages(amounts: Amounts, pack: LanguagePack | None) -> str:
    """Return a message without its ages and their units: the years of "ill for 3 years" ask for no sum."""
    pieces, end = [], 0
    for each in amounts.found:
        if each.kind == "age":
            unit = pack.cue_words.amounts.time_after.match(amounts.message, each.end) if pack else None
            pieces.append(amounts.message[end : each.start])
            end = unit.end() if unit else each.end
    return " ".join((*pieces, amounts.message[end:]))


def leave_out(words: Iterable[str], message: str, instead: str = " ") -> str:
    """Return a message with something else in the place of words or phrases, whatever their case."""
    names = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    # Not as a template: a base may have a backslash in its words.
    return re.sub(rf"\b(?:{names})\b", lambda _: instead, message, flags=re.IGNORECASE) if names else message


def has_word(message: str, words: Iterable[str]) -> bool:
    """Whether a message has one of some words or phrases, whatever their case and marks."""
    text = _join_words(message)
    return any(_join_words(word) in text for word in words)


def _join_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "
