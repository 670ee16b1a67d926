"""Find the item that a short question asks for when it is completed with what was talked about.

"How soon after?" asks, after an answer about childbirth, for what "how soon after the birth" asks: a phrasing of an
item near that answer has all of its words, and names beside them nothing but what was talked about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from faqbot.conversation.context import Context
from faqbot.conversation.cues import MAX_DEPENDENT_WORDS, Cues, list_topic_stems, read_cues, strip_courtesies
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.language.named_texts import read_named_texts
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import primary_subtag, words_without_topic
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.answerer import Replier
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

FOLDER = "frames"
"""The folder in ``faqbot/data`` with a file for each language that has frame words."""

COMPLETED_CONFIDENCE = 0.8
"""Confidence that a question asks for the item that completes it; chosen, as that of a reference is."""

SURE_ALONE = 0.8
"""Confidence of an item that a question has by itself from which it is not completed."""

MAX_PHRASING_WORDS = 14
"""Words of the longest phrasing that completes a question; a longer one tells a story with many words."""


class _Asked(NamedTuple):
    """What a question asks, to be found in a phrasing.

    Attributes:
        stems: Its words that name something, as stems.
        opening: Its question words in order, such as "how long".
    """

    stems: frozenset[str]
    opening: tuple[str, ...]


class _Read(NamedTuple):
    """A phrasing: all its words in order, and the stems of those that name something."""

    words: tuple[str, ...]
    stems: frozenset[str]


def complete(context: Context, reply: Reply, cues: Cues, bot: Replier, pack: LanguagePack) -> Reply:
    """Return the reply to a short question, or that of the item near the turn before which completes it.

    What the question has by itself stays if it is sure, or has to do with that turn and is something new.

    Args:
        context: The turn before.
        reply: The reply to the question in its context.
        cues: The cues of the question.
        bot: Decides on rankings.
        pack: The language of the base.
    """
    if not (cues.is_question and cues.topic_words) or _is_settled(reply, context):
        return reply
    if len(pack.tokenize(reply.question)) > MAX_DEPENDENT_WORDS:
        return reply
    knowledge = reply.knowledge
    items = (context.item,) if context.item else knowledge.find_entries(context.offered)
    item = find_completion(reply.question, context.question, items, knowledge, pack)
    if item is None or item == reply.item:
        return reply
    if item == context.item and isinstance(reply, Answer):
        return reply
    return bot.decide(rank_first(reply.ranking, item))


def _is_settled(reply: Reply, context: Context) -> bool:
    """Whether a reply needs no completion: it is sure, or has to do with the turn before without repeating it."""
    gap = reply.ranking.gap
    match reply:
        case SmallTalk():
            return True
        case Answer():
            is_new = context.is_related(reply.entry) and reply.entry != context.item
            is_sure = reply.ranking.resolution == "whole" and reply.confidence >= SURE_ALONE
            return is_new or is_sure or bool(reply.computed)
        case NoAnswer(gap=found) if found and gap:
            return gap.confidence >= SURE_ALONE or (context.is_related(found) and found != context.item)
        case NoAnswer():
            return reply.reason != "low" or bool(reply.statement)
        case Clarification():
            return False


def rank_first(ranking: Ranking, item: Entry | Gap) -> Ranking:
    """Return a ranking in which an item is first, and the others are what is left of the probability."""
    rest = 1 - COMPLETED_CONFIDENCE
    others = tuple(
        replace(match, confidence=min(match.confidence, rest)) for match in ranking.matches if match.item != item
    )
    ranking = replace(ranking, small_talk=None, is_tied=False, foreign="", resolution="context")
    if isinstance(item, Gap):
        gap = Match(item=item, phrasing=item.question, confidence=COMPLETED_CONFIDENCE)
        return replace(ranking, matches=others, gap=gap)
    first = Match(item=item, phrasing=item.question, confidence=COMPLETED_CONFIDENCE)
    return replace(ranking, matches=(first, *others), gap=None)


def find_completion(
    question: str, before: str, items: Sequence[Entry | Gap], knowledge: KnowledgeBase, pack: LanguagePack
) -> Entry | Gap | None:
    """Return the item near others that a question asks for together with what was talked about, or None.

    Args:
        question: A short question.
        before: The question of the turn before.
        items: The item of its reply, or the entries that it offered, the likeliest first.
        knowledge: The base.
        pack: Its language.
    """
    asked = _read_asked(question, knowledge.language, pack)
    verdicts = frozenset(map(pack.stem, pack.cue_words.verdicts))
    if asked.stems <= verdicts and not asked.opening:
        return None
    subject = list_topic_stems(knowledge.title, pack)
    talked_of = _list_talked_of(before, items, pack) - subject - asked.stems
    free = frozenset(pack.stem(word) for word in _list_free_words(knowledge.language) | pack.cue_words.verdicts)
    known = talked_of | subject | asked.stems | free
    for item in _list_near(items, knowledge):
        for read in _read_phrasings(item.phrasings, pack):
            is_whole = asked.stems <= read.stems <= known and _has_opening(read.words, asked.opening)
            if is_whole and not (asked.stems <= free and read.stems.isdisjoint(talked_of)):
                return item
    return None


def _read_asked(question: str, language: str, pack: LanguagePack) -> _Asked:
    """Return what a question asks; frame words, such as "long", only count where it names nothing else."""
    asked = strip_courtesies(question, pack)
    words, topics = pack.tokenize(asked), read_cues(asked, pack).topic_words
    stems = frozenset(map(pack.stem, topics - _list_free_words(language))) or frozenset(map(pack.stem, topics))
    return _Asked(stems, _read_opening(words, pack))


def _read_opening(words: Sequence[str], pack: LanguagePack) -> tuple[str, ...]:
    """Return the cue for the kind of fact that a question asks for, such as ("how", "long"), or ()."""
    cues = pack.question_types.cues
    pairs = pairwise(words)
    found = next((pair for pair in pairs if " ".join(pair) in cues), ())
    return found or next(((word,) for word in words if word in cues), ())


def _list_talked_of(before: str, items: Sequence[Entry | Gap], pack: LanguagePack) -> frozenset[str]:
    """Return the stems of what was talked about: of the question before, and of the first items and their topics."""
    topics = (item.topic for item in items[:1] if isinstance(item, Entry))
    texts = (before, *(item.question for item in items[:1]), *topics)
    return frozenset(stem for text in texts for stem in list_topic_stems(text, pack))


def _list_near(items: Sequence[Entry | Gap], knowledge: KnowledgeBase) -> Iterator[Entry | Gap]:
    """Yield the items near others: gaps that name them, gaps of what they lead to, that, and the first item itself."""
    own = [name for item in items for name in (item.nearest if isinstance(item, Gap) else (item.id,))]
    entries = knowledge.find_entries(tuple(dict.fromkeys(own)))
    further = [name for entry in entries[:1] for name in entry.follow_ups if name not in own]
    near = [*own, *further]
    gaps = [gap for gap in knowledge.gaps if gap not in items and not set(gap.nearest).isdisjoint(near)]
    yield from sorted(gaps, key=lambda gap: min(near.index(name) for name in gap.nearest if name in near))
    yield from knowledge.find_entries(tuple(further))
    yield from items[:1]


def _has_opening(words: Sequence[str], opening: tuple[str, ...]) -> bool:
    return not opening or any(tuple(words[place : place + len(opening)]) == opening for place in range(len(words)))


@lru_cache(maxsize=1_024)
def _read_phrasings(phrasings: tuple[str, ...], pack: LanguagePack) -> tuple[_Read, ...]:
    """Return the short phrasings of an item as they are read, only once."""
    light = words_without_topic(pack)
    read = (tuple(pack.tokenize(phrasing)) for phrasing in phrasings)
    return tuple(
        _Read(words, frozenset(pack.stem(word) for word in words if word not in light))
        for words in read
        if len(words) <= MAX_PHRASING_WORDS
    )


@lru_cache
def _list_free_words(language: str) -> frozenset[str]:
    """Return the words that a phrasing may have beside a question: frame words, and names of any subject."""
    texts = read_named_texts(FOLDER, primary_subtag(language))
    free = " ".join(texts.get(name, "") for name in ("frame", "stand_in", "light"))
    return frozenset(free.split()) - frozenset(texts.get("figures", "").split())


@lru_cache
def list_frame_words(language: str) -> frozenset[str]:
    """Return the frame words of a language; none where nobody has listed them."""
    return frozenset(read_named_texts(FOLDER, primary_subtag(language)).get("frame", "").split())
