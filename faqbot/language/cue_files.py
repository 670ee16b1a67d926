"""The cue words of a language from its data file.

A file of ``faqbot/data/cues`` has a line for each class of words: its name, a colon and the words. The classes are
those of ``CLASSES``. Words of one place, such as the forms of "first", are joined by ``/``.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from faqbot.language.cue_words import CueWords
from faqbot.language.defaults import NEVER
from faqbot.language.lazy_pattern import compile_lazily

CLASSES = (
    "function", "negations", "decisive", "pronouns", "more", "other", "openers", "yes", "no", "ordinals", "joiners",
)  # fmt: skip
"""The classes of words.

In this order: words of questions and requests that name no topic, words that negate, words that must not be ignored,
words that refer back, words that ask for more, words that ask for something else, words that open a message, words that
alone mean yes, words that alone mean no, the names of the places from the first to the fourth and of the last, and
words that join questions; ``_`` stands for a blank in one of these, and one that ends with ``-`` is the beginning of
the next word, where that is one of the class ``unless``: Arabic *and when* is one word."""

REFUSAL_CLASSES = ("wants", "denials", "unless")
"""The classes of a language in which refusals are known.

Words for wanting, words that deny it, and words beside which a message is no refusal, such as those that ask a
question. A word of both the first and the second class refuses alone."""


_UNSPACED = re.compile("[\u0e01-\u0e5b\u3041-\u30ff\u4e00-\u9fff]")
"""A character of a script without blanks between words: Thai, kana, Chinese characters."""


def build_cue_words(texts: Mapping[str, str], tokenize: Callable[[str], Iterable[str]]) -> CueWords:
    """Return the cue words of a language.

    Args:
        texts: The text of each class; empty for a language without a file.
        tokenize: Returns the words of a text as they are compared.
    """
    if not texts:
        return CueWords()
    words = {name: frozenset(tokenize(texts[name].replace("_", " "))) for name in CLASSES}
    places = [place.split("/") for place in texts["ordinals"].split()]
    ordinals = {form: number for number, forms in enumerate(places[:-1], 1) for form in forms}
    joiners = [joiner.replace("_", " ") for joiner in texts["joiners"].split()]
    joined = [f"{joiner[:-1]}{word}" for joiner in joiners if joiner.endswith("-") for word in texts["unless"].split()]
    listing_words = frozenset(tokenize(" ".join([*joiners, *joined])))
    return CueWords(
        openers=words["openers"],
        meaningful_openers=words["negations"] | words["no"],
        pronouns=words["pronouns"],
        other_words=words["other"],
        more_words=words["more"] | words["other"],
        topicless=words["function"],
        denials=frozenset(tokenize(texts.get("denials", ""))),
        refusal=_match_refusal(*(tokenize(texts.get(name, "")) for name in REFUSAL_CLASSES)),
        listing_words=frozenset() if _UNSPACED.search(texts["joiners"]) else listing_words,
        list_joiner=_match_joiner(joiners, texts.get("unless", "").split()),
        yes=_match_one(texts["yes"].split()),
        no=_match_one(texts["no"].split()),
        choice_ordinal=_match_one([*ordinals, *places[-1]]),
        ordinals=ordinals,
    )


def _match_refusal(wants: Iterable[str], denials: Iterable[str], unless: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that matches words which deny a wish and ask nothing."""
    classes = [set(words) for words in (wants, denials, unless)]
    if not classes[0]:
        return NEVER
    wish, denial, other = ("|".join(map(re.escape, sorted(words))) for words in classes)
    return compile_lazily(
        rf"(?!(?:.* )?(?:{other})(?: |$))(?=(?:.* )?(?:{wish})(?: |$))(?=(?:.* )?(?:{denial})(?: |$)).+"
    )


def _match_joiner(joiners: Iterable[str], asking: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that matches what stands between two topics of a list: marks, words, or both.

    Args:
        joiners: The words; those that end with ``-`` are the beginning of the next word.
        asking: The words that may follow such a beginning.
    """
    next_word = "|".join(map(re.escape, asking))
    alternatives = []
    for joiner in sorted(joiners, key=len, reverse=True):
        beginning = joiner.removesuffix("-")
        if beginning != joiner:
            alternatives.append(rf"\s{re.escape(beginning)}(?=(?:{next_word})\s)")
        else:
            alternatives.append(re.escape(joiner) if _UNSPACED.search(joiner) else rf"\s{re.escape(joiner)}\s")
    # A comma before a digit is a decimal mark.
    return compile_lazily(rf"(?:[,،、，](?!\d)|[&+/]|{'|'.join(alternatives)})+\s*", re.IGNORECASE)


def _match_one(words: list[str]) -> re.Pattern[str]:
    """Return an expression that matches one of some words, with or without an article or the like before it."""
    alternatives = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:\w{{1,4}} )?({alternatives})(?: \w{{1,4}})?") if words else NEVER
