"""Settle what is said of the word that makes a question one about another subject."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for, words_without_topic
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.policy import MAX_CHOICES
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

ALONE_AT = 0.5
"""Least confidence in the gap for the word alone at which the gap is told: it is right as often as wrong."""

NAMED_AT = 0.2
"""The same for a gap that has the word in a phrasing. Chosen, not measured: there it only competes with other items
that have it."""

MIN_COMMON_LETTERS, MAX_ENDING = 5, 4
"""Letters that two words of one family have in common at least, and greatest number of those that follow them.

"Asthma" and "asthmatics" have six in common."""


def settle_foreign_word(reply: Reply, knowledge: KnowledgeBase, decide: Callable[[str], Reply]) -> Reply:
    """Return a reply that calls no word missing which the base has, or the gap of the word.

    The word is asked alone: what the base has about it comes first. A word that the base lacks in every form is said to
    be missing, and a choice that has nothing else of the question is not offered.

    Args:
        reply: Any reply. It stays as it is if its ranking names no foreign word, or it is no clarification, nor a
            ``NoAnswer`` to a question that has a word of the base's title.
        knowledge: The base.
        decide: Returns the reply to a text as a whole.
    """
    if not reply.ranking.foreign:
        return reply
    pack = pack_for(knowledge.language)
    match reply:
        case Clarification():
            return _settle_clarification(reply, pack, decide)
        case NoAnswer(gap=None) if not _list_topics(reply.question, pack).isdisjoint(_title_words(reply, pack)):
            alone = decide(reply.ranking.foreign)
            return _for_question(alone, reply) if _tells_gap_of(reply.ranking.foreign, alone, pack) else reply
        case _:
            return reply


def _settle_clarification(reply: Clarification, pack: LanguagePack, decide: Callable[[str], Reply]) -> Reply:
    ranking, word = reply.ranking, reply.ranking.foreign
    if _counts_time(word, reply.question, pack):
        # What has the number of some months in a phrasing is met by chance: "my daughter is 12".
        return replace(reply, ranking=replace(ranking, foreign=""))
    alone = decide(word)
    if _tells_gap_of(word, alone, pack):
        return _for_question(alone, reply)
    if isinstance(alone, Answer) and _may_answer(alone.entry, ranking):
        return _offer_first(reply, alone.entry)
    nearest = [match.item for found in (ranking, alone.ranking) for match in (*found.matches, found.gap) if match]
    if word not in ranking.unknown or not word.isalpha() or _has_form_of(word, nearest, pack):
        return replace(reply, ranking=replace(ranking, foreign=""))
    if choices := tuple(_list_related(reply, pack)):
        return replace(reply, offered=choices)
    return NoAnswer(knowledge=reply.knowledge, ranking=ranking, reason="low", missing=word)


def _counts_time(word: str, question: str, pack: LanguagePack) -> bool:
    """Whether a word is a number of months or the like that is no age."""
    words = pack.cue_words.amounts
    places = re.finditer(rf"\b{word}\b", question) if word.isdecimal() else ()
    ends = [found.end() for found in places]
    return any(words.time_after.match(question, end) and not words.age_after.match(question, end) for end in ends)


def _for_question(alone: Reply, reply: Reply) -> Reply:
    """Return the reply to a word as the one to the question that it is a part of."""
    return replace(alone, ranking=alone.ranking.for_question(reply.question))


def _offer_first(reply: Clarification, entry: Entry) -> Clarification:
    """Return a clarification that offers an entry first, with no word called missing."""
    ranking = reply.ranking
    first = Match(item=entry, phrasing=entry.question, confidence=ranking.matches[0].confidence)
    known = next((match for match in ranking.matches if match.item == entry), first)
    others = (match for match in ranking.matches if match.item != entry)
    matches = (replace(known, confidence=first.confidence), *others)
    offered = tuple(dict.fromkeys((entry, *reply.offered)))[:MAX_CHOICES]
    return replace(reply, offered=offered, ranking=replace(ranking, matches=matches, foreign="", is_tied=False))


def _may_answer(entry: Entry, ranking: Ranking) -> bool:
    """Whether no guard rules out an entry for the question of a ranking.

    A ranking names only the best entry that a guard ruled out, so if it names one, the entry must be a match.
    """
    return ranking.guarded is None or any(match.item == entry for match in ranking.matches)


def _tells_gap_of(word: str, alone: Reply, pack: LanguagePack) -> bool:
    """Whether the reply to a word alone is a gap for it, of the subject of the base."""
    if not isinstance(alone, NoAnswer) or alone.gap is None or alone.ranking.gap is None or not alone.gap.nearest:
        return False
    confidence = alone.ranking.gap.confidence
    return confidence >= ALONE_AT or (confidence >= NAMED_AT and _has_form_of(word, (alone.gap,), pack))


def _has_form_of(word: str, items: Iterable[Item], pack: LanguagePack) -> bool:
    """Whether items have a word, or another one of its family, as "allergic" is one of "allergies"."""
    lowered = word.lower()
    texts = (text for item in items for text in (*item.phrasings, item.statement))
    # The texts have the same words again and again: each is read once, on its own. That takes long, and most of them do
    # not even have the beginning of the word.
    pieces = dict.fromkeys(" ".join(texts).split())
    beginning = lowered[:MIN_COMMON_LETTERS]
    may_have = (piece for piece in pieces if beginning in piece.lower() or "'" in piece or not piece.isascii())
    return any(other == lowered or _are_related(lowered, other) for piece in may_have for other in pack.tokenize(piece))


def _are_related(word: str, other: str) -> bool:
    """Whether two words are probably of one family: they begin alike, and only their endings differ.

    >>> _are_related("allergies", "allergic"), _are_related("bread", "breath")
    (True, False)
    """
    if word[:MIN_COMMON_LETTERS] != other[:MIN_COMMON_LETTERS]:
        return False
    common = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(word, other, strict=False)))
    return common >= MIN_COMMON_LETTERS and max(len(word), len(other)) - common <= MAX_ENDING


def _list_related(reply: Clarification, pack: LanguagePack) -> Iterator[Entry]:
    """Yield the choices that have a topic word of the question, other than the words of the base's title."""
    asked = _list_topics(reply.question, pack) - _title_words(reply, pack)
    for entry in reply.offered:
        if not asked.isdisjoint(_list_topics(entry.question, pack)):
            yield entry


def _list_topics(text: str, pack: LanguagePack) -> set[str]:
    """Return the words of a text that may name a topic, without the ending of the plural."""
    plural, without_topic = pack.cue_words.plural_ending, words_without_topic(pack)
    return {word.removesuffix(plural) for word in pack.tokenize(text) if word not in without_topic}


def _title_words(reply: Reply, pack: LanguagePack) -> set[str]:
    """Return the topic words of the base's title, which nearly all of its entries are about."""
    return _list_topics(reply.knowledge.title, pack)
