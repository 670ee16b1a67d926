"""Words of questions that the base does not have, and its own words for the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.similarity import compare_words
from faqbot.language.pack import UNLISTED, LanguagePack
from faqbot.language.packs import pack_for, words_without_topic
from faqbot.language.text import phrasing_key
from faqbot.matching.lexical.string_similarity import string_similarity
from faqbot.replies.reply import Answer

MIN_QUESTIONS = 2
"""Different questions that an unknown word must be in: one may have it by chance."""

MIN_LENGTH = 3
"""Letters of the shortest word that is looked at."""

MAX_ITEMS = 3
"""Nearest items of a question whose words are tried."""

SPELLING_AT, MEANING_AT = 0.8, 0.45
"""Least similarity of two words as strings, and least cosine of their meanings, for one to stand for the other.

Chosen, not measured. Without either, only what people chose speaks for a pair of words."""


class _Pair(NamedTuple):
    """An unknown word, and a word of the base that may mean the same."""

    unknown: str
    known: str


def propose_synonyms(bot: FaqBot, questions: Sequence[AskedAgain]) -> Iterator[tuple[Proposal, tuple[AskedAgain, ...]]]:
    """Yield synonyms with the questions that they would answer, the most useful first.

    A pair of words counts if questions with the word of the base in place of the unknown one are answered, two or more
    of them by the same entry, and if the words look alike, mean nearly the same, or people chose the entry themselves.

    Args:
        bot: The bot of the base.
        questions: The unanswered questions.
    """
    pack = pack_for(bot.knowledge.language)
    common = words_without_topic(pack)
    by_word: dict[str, list[AskedAgain]] = defaultdict(list)
    for question in questions:
        for word in dict.fromkeys(question.reply.ranking.unknown):
            if len(word) >= MIN_LENGTH and word.isalpha() and word.casefold() not in common:
                by_word[word.casefold()].append(question)
    best: dict[str, tuple[int, _Pair, str, list[AskedAgain]]] = {}
    for word, having in by_word.items():
        for pair, entry, solved in _try_words(bot, pack, word, having) if len(having) >= MIN_QUESTIONS else ():
            times = sum(each.asked.times for each in solved)
            if word not in best or times > best[word][0]:
                best[word] = (times, pair, entry, solved)
    for _, pair, entry, solved in sorted(best.values(), key=lambda each: (-each[0], each[1])):
        yield Proposal(action="synonym", item=entry, words=(pair.known, pair.unknown)), tuple(solved)


def _try_words(
    bot: FaqBot, pack: LanguagePack, word: str, having: Sequence[AskedAgain]
) -> Iterator[tuple[_Pair, str, list[AskedAgain]]]:
    """Yield the pairs of a word that answer two questions or more by one entry, with the entry and the questions."""
    candidates = sorted({known for each in having for known in _list_words(pack, each)})
    meanings = compare_words(pack, word, candidates) if pack.rank_band(word) < UNLISTED else [0.0] * len(candidates)
    for known, meaning in zip(candidates, meanings, strict=True):
        is_alike = string_similarity(word, known) >= SPELLING_AT or meaning >= MEANING_AT
        solved: dict[str, list[AskedAgain]] = defaultdict(list)
        for each in having:
            is_chosen = bool(each.asked.chosen)
            if is_alike or is_chosen:
                reply = bot.ask(_replace_word(each.asked.text, word, known))
                if isinstance(reply, Answer) and (not is_chosen or each.asked.chosen[0][0] == reply.entry.id):
                    solved[reply.entry.id].append(each)
        for entry, questions in solved.items():
            if len(questions) >= MIN_QUESTIONS:
                yield _Pair(word, known), entry, questions


def _list_words(pack: LanguagePack, question: AskedAgain) -> Iterable[str]:
    """Return the words of the nearest entries that tell what they are about, and that the question lacks."""
    own = {pack.stem(word) for word in pack.tokenize(question.asked.text.casefold())}
    common = words_without_topic(pack)
    for match in question.reply.ranking.matches[:MAX_ITEMS]:
        for phrasing in match.item.phrasings:
            for word in pack.tokenize(phrasing.casefold()):
                if len(word) >= MIN_LENGTH and word.isalpha() and word not in common and pack.stem(word) not in own:
                    yield word


def _replace_word(text: str, word: str, other: str) -> str:
    return " ".join(other if phrasing_key(each) == phrasing_key(word) else each for each in text.split())
