"""Find the cues in the words of a question.

They tell how it is meant, and whether it may depend on the previous turn.
"""

import re
from functools import cache
from itertools import dropwhile
from typing import NamedTuple

from faqbot.language.cue_words import CueWords
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import words_without_topic

MAX_DEPENDENT_WORDS = 9
"""Words of the longest question that may refer back; a longer one names its own topic."""

MAX_FOLLOW_UP_WORDS = 6
"""Words, after its openers, of the longest question that may be a follow-up without referring back."""

_WORD = re.compile(r"[^\W_]+")


class Cues(NamedTuple):
    """What the words of a question tell about its meaning.

    Attributes:
        is_question: It is a question or a request.
        is_remark: It is known to be neither; never in an unknown language.
        addresses_bot: It addresses the bot.
        opens_as_statement: It begins as a statement does, with its subject.
        refers_back: It refers to the previous item by a pronoun, by naming no topic, or by asking for something else.
        has_weak_pronoun: It has a pronoun like "it", which most often stands for the subject of the whole base, and no
            stronger one.
        is_followup: It may depend on the previous turn: it refers back, or it is short.
        topic_words: Its words that can name a topic.
        has_no_topic: It has words, and none of them names a topic.
        asks_for_other: It asks for something other than the previous item.
        asks_for_more: It asks to hear more, and for nothing in particular.
    """

    is_question: bool
    is_remark: bool
    addresses_bot: bool
    opens_as_statement: bool
    refers_back: bool
    has_weak_pronoun: bool
    is_followup: bool
    topic_words: frozenset[str]
    has_no_topic: bool
    asks_for_other: bool
    asks_for_more: bool


def read_cues(question: str, pack: LanguagePack) -> Cues:
    """Return the cues of a question.

    Args:
        question: The question, cleaned.
        pack: The language of the base. In an unknown language, only a question mark and the length are cues.

    >>> from faqbot.language.packs import pack_for
    >>> read_cues("is that proven?", pack_for("en")).has_no_topic
    True
    >>> read_cues("what about the rare ones", pack_for("en")).asks_for_other
    True
    """
    cue_words = pack.cue_words
    words = [cue_words.shorthand.get(word, word) for word in pack.tokenize(question)]
    body = list(dropwhile(cue_words.openers.__contains__, words))
    first = body[0] if body else ""
    topic_words = frozenset(body) - words_without_topic(pack)
    has_no_topic = bool(body) and not topic_words
    asks_for_other = _asks_for_other(words, body, cue_words)
    pronouns = cue_words.pronouns.intersection(body)
    refers_back = (has_no_topic or asks_for_other or bool(pronouns)) and len(words) <= MAX_DEPENDENT_WORDS
    is_question = (
        question.rstrip().endswith("?")
        or first in cue_words.question_words
        or first in cue_words.request_verbs
        or (has_no_topic and not cue_words.demands.isdisjoint(body))
    )
    return Cues(
        is_question=is_question,
        is_remark=bool(cue_words.question_words) and not is_question,
        addresses_bot=not cue_words.bot_pronouns.isdisjoint(words),
        opens_as_statement=first in cue_words.statement_starts,
        refers_back=refers_back,
        has_weak_pronoun=cue_words.weak_pronoun in body and pronouns <= cue_words.weak_pronouns,
        is_followup=refers_back or 0 < len(body) <= MAX_FOLLOW_UP_WORDS,
        topic_words=topic_words,
        has_no_topic=has_no_topic,
        asks_for_other=asks_for_other,
        asks_for_more=has_no_topic and not cue_words.more_words.isdisjoint(body),
    )


@cache
def list_topic_stems(text: str, pack: LanguagePack) -> frozenset[str]:
    """Return the stems of the words of a text that name a topic.

    >>> from faqbot.language.packs import pack_for
    >>> sorted(list_topic_stems("are the loaves fresh?", pack_for("en")))
    ['fresh', 'loav']
    """
    return frozenset(pack.stem(word) for word in read_cues(text, pack).topic_words)


def _removable_openers(pack: LanguagePack) -> frozenset[str]:
    """Return the openers that a question can do without, collected only once."""
    return pack.cue_words.openers - pack.cue_words.meaningful_openers


def strip_courtesies(question: str, pack: LanguagePack) -> str:
    """Return a question without its opening and closing words.

    Opening words stay if fewer than two words follow them.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> [strip_courtesies(text, english) for text in ("Ok thanks, and what about pain?", "no pain?", "hi there!")]
    ['what about pain?', 'no pain?', 'hi there!']
    >>> strip_courtesies("hello, could you please tell me more about the dose?", english)
    'the dose?'
    >>> strip_courtesies("the monthly dose, please!", english)
    'the monthly dose'
    """
    cue_words = pack.cue_words
    if not cue_words.openers:
        return question
    openers = _removable_openers(pack)
    rest = dropwhile(lambda word: word[0].lower() in openers, _WORD.finditer(question))
    first, second = next(rest, None), next(rest, None)
    asked = question[first.start() :] if first and second else question
    lead_in = cue_words.lead_in.match(asked)
    kept = asked[lead_in.end() :] if lead_in else asked
    return cue_words.closing.sub("", kept) or kept


def extract_correction(question: str, pack: LanguagePack) -> str:
    """Return the question after "I meant" or the like.

    It is empty for any other question.

    >>> from faqbot.language.packs import pack_for
    >>> [extract_correction(text, pack_for("en")) for text in ("no, I meant the monthly price", "the price")]
    ['the monthly price', '']
    """
    found = pack.cue_words.correction.match(question)
    return question[found.end() :] if found else ""


def _asks_for_other(words: list[str], body: list[str], cue_words: CueWords) -> bool:
    """Whether a question asks for something else.

    It may begin with "what about", or with "and" but no question word, or have a word like "other".
    """
    if tuple(body[:2]) in cue_words.other_openings:
        return True
    opening = words[: len(words) - len(body)]
    is_joined = not (cue_words.other_conjunctions.isdisjoint(body[:1]) and cue_words.other_openers.isdisjoint(opening))
    return (is_joined and cue_words.question_words.isdisjoint(body)) or not cue_words.other_words.isdisjoint(body)
