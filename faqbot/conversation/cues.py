"""Find the cues in the words of a question.

They tell how it is meant, and whether it may depend on the previous turn.
"""

import re
from dataclasses import dataclass
from itertools import dropwhile

from faqbot.language.cue_words import CueWords
from faqbot.language.pack import LanguagePack

MAX_DEPENDENT_WORDS = 9
"""Words of a question that may refer to the one before it; a longer question names its own topic."""

MAX_FOLLOW_UP_WORDS = 6
"""Words of a question that may be a follow-up without a pronoun or the like."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words of a question tell about its meaning.

    Attributes:
        is_question: It is a question or a request.
        is_remark: It is known to be neither; never in an unknown language.
        addresses_bot: It addresses the bot.
        opens_as_statement: It begins as a statement does, with its subject.
        has_pronoun: It refers to the previous item, or asks for something else.
        has_weak_pronoun: Its only pronoun is one like "it", which most often stands for the subject of the whole base.
        is_followup: It may be about the previous item: it has a pronoun, or it is short.
        topic_words: Its words that can name a topic.
        has_no_topic: It has words, and none of them names a topic.
        asks_for_other: It asks for something other than the previous item.
        asks_for_more: It asks to hear more, and for nothing in particular.
    """

    is_question: bool
    is_remark: bool
    addresses_bot: bool
    opens_as_statement: bool
    has_pronoun: bool
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
    known = pack.cue_words
    words = [known.shorthand.get(word, word) for word in pack.tokenize(question)]
    body = list(dropwhile(known.openers.__contains__, words))
    first = body[0] if body else ""
    topic_words = frozenset(body) - known.without_topic
    has_no_topic = bool(body) and not topic_words
    asks_for_other = _asks_for_other(words, body, known)
    refers = has_no_topic or asks_for_other or not known.pronouns.isdisjoint(body)
    has_pronoun = refers and len(words) <= MAX_DEPENDENT_WORDS
    is_question = (
        question.rstrip().endswith("?")
        or first in known.question_words
        or first in known.request_verbs
        or (has_no_topic and not known.demands.isdisjoint(body))
    )
    return Cues(
        is_question=is_question,
        is_remark=bool(known.question_words) and not is_question,
        addresses_bot=not known.bot_pronouns.isdisjoint(words),
        opens_as_statement=first in known.statement_starts,
        has_pronoun=has_pronoun,
        has_weak_pronoun=known.weak_pronoun in body and known.pronouns.intersection(body) <= known.weak_pronouns,
        is_followup=has_pronoun or 0 < len(body) <= MAX_FOLLOW_UP_WORDS,
        topic_words=topic_words,
        has_no_topic=has_no_topic,
        asks_for_other=asks_for_other,
        asks_for_more=has_no_topic and not known.more_words.isdisjoint(body),
    )


def strip_courtesies(question: str, pack: LanguagePack) -> str:
    """Return a question without its opening and closing words.

    A question of which hardly a word would be left is returned unchanged.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> [strip_courtesies(text, english) for text in ("Ok thanks, and what about pain?", "no pain?", "hi there!")]
    ['what about pain?', 'no pain?', 'hi there!']
    >>> strip_courtesies("hello, could you please tell me more about the dose?", english)
    'the dose?'
    >>> strip_courtesies("the monthly dose, please!", english)
    'the monthly dose'
    """
    known = pack.cue_words
    if not known.openers:
        return question
    openers = known.openers - known.meaningful_openers
    rest = dropwhile(lambda word: word[0].lower() in openers, _WORD.finditer(question))
    first, second = next(rest, None), next(rest, None)
    asked = question[first.start() :] if first and second else question
    lead_in = known.lead_in.match(asked)
    kept = asked[lead_in.end() :] if lead_in else asked
    return known.closing.sub("", kept) or kept


def extract_correction(question: str, pack: LanguagePack) -> str:
    """Return the question after "I meant" or the like.

    It is empty for any other question.

    >>> from faqbot.language.packs import pack_for
    >>> [extract_correction(text, pack_for("en")) for text in ("no, I meant the monthly price", "the price")]
    ['the monthly price', '']
    """
    found = pack.cue_words.correction.match(question)
    return question[found.end() :] if found else ""


def _asks_for_other(words: list[str], body: list[str], known: CueWords) -> bool:
    """Whether a question asks for something else.

    It may begin with "what about", or with "and" but no question word, or have a word like "other".
    """
    if tuple(body[:2]) in known.other_openings:
        return True
    opening = words[: len(words) - len(body)]
    is_joined = not (known.other_conjunctions.isdisjoint(body[:1]) and known.other_openers.isdisjoint(opening))
    return (is_joined and known.question_words.isdisjoint(body)) or not known.other_words.isdisjoint(body)
