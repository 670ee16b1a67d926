"""Split messages into their parts, and lists into their topics."""

import re

from faqbot.conversation.cues import read_cues, strip_courtesies
from faqbot.language.pack import LanguagePack

MAX_PARTS = 8
"""Greatest number of parts of a message: the last ones count, because people ask at the end of a story."""

SHORT_MESSAGE = 6
"""Words of the longest message that is split at commas, such as "great, thanks".

A longer message may have a comma in a question."""

MAX_LISTED, MAX_LIST_WORDS = 4, 18
"""Greatest number of topics of a list such as "price and dose", and of all its words.

Two short questions that are joined by one word have as many."""

_WORD = re.compile(r"[^\W_]")

_LISTING_MARK = re.compile(r"[,،、，&+/]")

_MARK = re.compile(r"[.?!;:,–—-]\s")
"""A mark at which a message may be split. Looking for one takes a tenth of the time of splitting."""


def split_message(message: str, pack: LanguagePack) -> tuple[str, ...]:
    """Return the parts of a message, without courtesies.

    A message that is one question without courtesies has none.

    Args:
        message: The message, cleaned.
        pack: The language of the base. In an unknown language, only sentences are parts.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> split_message("Hi! What does it cost and is it safe?", english)
    ('Hi!', 'What does it cost', 'is it safe?')
    >>> split_message("ok now what does it cost?", english)
    ('what does it cost?',)
    >>> split_message("What does it cost?", english)
    ()
    """
    parts = [strip_courtesies(piece, pack) for piece in _pieces(message, pack) if _WORD.search(piece)]
    return tuple(parts[-MAX_PARTS:]) if parts != [message] else ()


def asks_about_topic(part: str, pack: LanguagePack) -> bool:
    """Whether a part of a message is a whole question that names a topic."""
    cues = read_cues(part, pack)
    return cues.is_question and not cues.has_no_topic


def split_list(message: str, pack: LanguagePack) -> tuple[str, ...]:
    """Return the topics that a message lists, if it is short and lists any.

    >>> from faqbot.language.packs import pack_for
    >>> split_list("tell me the price, the dose and the side effects please", pack_for("en"))
    ('the price', 'the dose', 'the side effects')
    >>> split_list("what does it cost", pack_for("en"))
    ()
    """
    cue_words = pack.cue_words
    # Most messages list nothing. They do not need the expression, which takes time to compile.
    words = cue_words.listing_words
    if words and words.isdisjoint(pack.tokenize(message)) and not _LISTING_MARK.search(message):
        return ()
    listed = strip_courtesies(message, pack)
    topics = [topic for topic in cue_words.list_joiner.split(listed) if _WORD.search(topic)]
    is_list = 1 < len(topics) <= MAX_LISTED and len(pack.tokenize(listed)) <= MAX_LIST_WORDS
    return tuple(topic.strip(" .?!") for topic in topics) if is_list else ()


def _pieces(message: str, pack: LanguagePack) -> list[str]:
    cue_words = pack.cue_words
    if not _MARK.search(message) and cue_words.joiners.isdisjoint(message.lower().split()[1:]):
        return [message]
    is_short = "," in message and len(pack.tokenize(message)) <= SHORT_MESSAGE
    return (cue_words.short_part_boundary if is_short else cue_words.part_boundary).split(message)
