"""How a question is put: whether it asks at all, has a subject of its own, or leans on what was said before."""

import re
from dataclasses import dataclass
from itertools import dropwhile

from faqbot.language.text import tokens

MAX_LEANING = 9
"""Words of a question that may lean on the one before it; longer ones say what they are about."""

SHORT = 6
"""Words of a question that may lean on the one before it without a word that points there."""

# Closed classes of English, which no base changes, and words for what can be asked of any answer: why, who says so, is
# it proven, tell me more. A base in another language goes without them: there only the length of a question counts.
OPENING = frozenset(
    """
    actually ah ahh alright also and anyway but cheers cool fine good great haha hello hey hi hiya hm hmm lol no now oh
    ok okay perfect please right so sorry sure ta thanks then though thx um well wow yeah
    yep yes
    """.split()
)
_ASKING = frozenset(
    """
    am any are can could did do does has have how is should was were what when where which who whose why will would
    """.split()
)
_TELL_ME = frozenset("describe explain list show tell".split())
_DEMANDING = frozenset("elaborate evidence explain more proof reason source sources why".split())
_TELLING = frozenset("he i im it its ive my our she that thats there theyre theyve they this we you youre".split())
_YOU = frozenset("you your yours yourself".split())
_POINTING = frozenset("he her him his it its one ones same she that their them then these they this those".split())
_DIFFERENT = frozenset("another else instead other others".split())
_MORE = frozenset("detail details elaborate further more".split()) | _DIFFERENT
_SAYING = frozenset(
    """
    a about all an anybody anyone anything as at be because been being big bit by case cases certain certainly
    come even ever exactly example examples for from go had happen happened happens high if in just kind
    kinds know known large like likely lot lots low many me mean means meant might much must not of on only or
    part parts point problem proved proven real really said say says show small some sort tell than the thing to
    told too true type types up us way ways with word words
    """.split()
)
# As these are typed in haste.
_HASTY = {"wat": "what", "wot": "what", "wht": "what", "wy": "why", "y": "why", "hw": "how", "u": "you", "dat": "that"}

_QUALITIES = frozenset("cool fine good great perfect".split())
_NO_SUBJECT = (OPENING - _QUALITIES).union(_ASKING, _DEMANDING, _TELLING, _POINTING, _MORE, _SAYING)

_WORD = re.compile(r"[^\W_]+")
_UNSAID = OPENING - {"no"}

# "Can you tell me about", "I would like to know", "another question about": what comes after it is the question.
_LEAD = re.compile(
    r"(?:(?:(?:can|could|will|would) you (?:please )?)?(?:tell|explain to|show|give) me"
    r"|i(?: just)?(?: want(?:ed)?| would like|'?d like| need) to (?:ask|hear|know)"
    r"|(?:(?:i have )?(?:a|an|one|my) )?(?:another |different |last |new |next |quick |second )*question)"
    r"(?: a bit| anything| more| something)?(?: about| is| on)?(?:,|:)?\s+(?!is\b)(?=\w)",
    re.IGNORECASE,
)

_CORRECTION = re.compile(
    r"(?:(?:no|nope|sorry|oh|not that)\b[\s,.;:!-]*)*"
    r"(?:i\s+(?:just\s+|only\s+)?(?:mean|meant|was asking(?: about)?|am asking(?: about)?|asked(?: about)?)"
    r"|what i (?:mean|meant)(?: is| was)?)\b[\s,:]*(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words of a question say about how it is meant.

    Attributes:
        asks: It asks, and is no remark.
        addresses: It speaks to the bot, or of it.
        tells: It begins as a remark does: with who or what it is about.
        points: A word of it points to what was said before, or asks for something else than that.
        loosely: The word that points is "it", which is most often what all of the base is about.
        leans: It may be about what was said before: it points there, or is short.
        subjects: Its words that can name a subject.
        empty: It has words, and none of them names a subject.
        differs: It asks for something else than what was said last.
        more: It asks to hear more, and for nothing in particular.
    """

    asks: bool
    addresses: bool
    tells: bool
    points: bool
    loosely: bool
    leans: bool
    subjects: frozenset[str]
    empty: bool
    differs: bool
    more: bool


def read_cues(question: str, *, english: bool) -> Cues:
    """How a question is put.

    Args:
        question: Cleaned.
        english: Whether English words mean what they mean; without them only the length of a question counts.

    >>> read_cues("is that proven?", english=True).empty
    True
    >>> read_cues("what about the rare ones", english=True).differs
    True
    """
    words = [_HASTY.get(word, word) for word in tokens(question)]
    mark = question.rstrip().endswith("?")
    if not english:
        leans = 0 < len(words) <= SHORT
        return Cues(
            asks=mark,
            addresses=False,
            tells=False,
            points=False,
            loosely=False,
            leans=leans,
            subjects=frozenset(words),
            empty=False,
            differs=False,
            more=False,
        )
    body = opened(words)
    first = body[0] if body else ""
    subjects = frozenset(body) - _NO_SUBJECT
    empty = bool(body) and not subjects
    differs = _is_other(words, body)
    points = len(words) <= MAX_LEANING and (empty or differs or not _POINTING.isdisjoint(body))
    return Cues(
        asks=mark or first in _ASKING or first in _TELL_ME or (empty and not _DEMANDING.isdisjoint(body)),
        addresses=not _YOU.isdisjoint(words),
        tells=first in _TELLING,
        points=points,
        loosely="it" in body and _POINTING.intersection(body) <= {"it", "its", "then"},
        leans=points or 0 < len(body) <= SHORT,
        subjects=subjects,
        empty=empty,
        differs=differs,
        more=empty and not _MORE.isdisjoint(body),
    )


_CLOSING = re.compile(r"[\s,]+(?:please|pls|plz|thanks|thank you)[\s.!?]*$", re.IGNORECASE)


def is_english(language: str) -> bool:
    """Whether a language tag is one of English.

    >>> is_english("en-GB"), is_english("eng"), is_english("de")
    (True, False, False)
    """
    return language.lower().split("-")[0] == "en"


def opened(words: list[str]) -> list[str]:
    """The words after those that only open a message.

    >>> opened(["ok", "thanks", "and", "what", "about", "pain"])
    ['what', 'about', 'pain']
    """
    return list(dropwhile(OPENING.__contains__, words))


def unopened(question: str) -> str:
    """A question without the words that only open or close it; as it is, if not two others are left.

    >>> unopened("Ok thanks, and what about pain?"), unopened("no pain?"), unopened("hi there!")
    ('what about pain?', 'no pain?', 'hi there!')
    >>> unopened("hello, could you please tell me more about the dose?")
    'the dose?'
    >>> unopened("the monthly dose, please!")
    'the monthly dose'
    """
    rest = dropwhile(lambda word: word[0].lower() in _UNSAID, _WORD.finditer(question))
    first, second = next(rest, None), next(rest, None)
    asked = question[first.start() :] if first and second else question
    lead = _LEAD.match(asked)
    kept = asked[lead.end() :] if lead else asked
    return _CLOSING.sub("", kept) or kept


def _is_other(words: list[str], body: list[str]) -> bool:
    """Whether something else is asked for: "what about …", "and …" without a verb that asks, "any other …"."""
    if body[1:2] == ["about"] and body[0] in {"what", "how"}:
        return True
    joins = body[:1] == ["or"] or "and" in words[: len(words) - len(body)]
    return (joins and _ASKING.isdisjoint(body)) or not _DIFFERENT.isdisjoint(body)


def corrected(question: str) -> str:
    """What somebody meant who says what they meant; empty for any other question.

    >>> corrected("no, I meant the monthly price"), corrected("i mean it")
    ('the monthly price', 'it')
    """
    found = _CORRECTION.match(question)
    return question[found.end() :] if found else ""
