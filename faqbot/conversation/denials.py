"""Notice what the writer of a message does not have, so that they are not answered as if they had it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import dropwhile
from typing import NamedTuple

from faqbot.conversation.cues import read_cues
from faqbot.knowledge.model import Entry
from faqbot.language.pack import LanguagePack
from faqbot.matching.ranking import Match
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

DENIED_CONFIDENCE = 0.3
"""Confidence in an entry about what the writer does not have: enough to ask back, and too little to answer."""

MAX_BESIDE = 2
"""Entries that are offered beside it."""


class Denial(NamedTuple):
    """What a message says its writer does not have.

    Attributes:
        denied: What they do not have, such as "kidney problems".
        rest: The rest of the message, "" if it says nothing else.
    """

    denied: str
    rest: str


def find_denial(message: str, pack: LanguagePack) -> Denial | None:
    """Return what a message denies, or None.

    >>> from faqbot.language.packs import pack_for
    >>> find_denial("I don't have diabetes, so is it safe for me?", pack_for("en"))
    Denial(denied='diabetes', rest='so is it safe for me?')
    >>> find_denial("i am not pregnant", pack_for("en"))
    Denial(denied='pregnant', rest='')
    """
    # Most messages deny nothing. They do not need the expression, which takes a millisecond to compile.
    if pack.cue_words.denying_words.isdisjoint(pack.tokenize(message)):
        return None
    found = pack.cue_words.denial.search(message)
    if not found:
        return None
    before, after = message[: found.start()], message[found.end() :]
    rest = f"{before.strip()} {after.lstrip(' ,.;:!-–—')}".strip()
    return Denial(found["denied"].strip(), rest if any(map(str.isalpha, rest)) else "")


def is_affirmed(entry: Entry, denial: Denial, pack: LanguagePack) -> bool:
    """Whether an entry is for people who have what is denied: a phrasing says "I have" it.

    "I do not have a receipt" does not deny an entry about lost receipts, which nobody asks for with "I have a receipt".
    """
    denied = {pack.stem(word) for word in read_cues(denial.denied, pack).topic_words}
    return any(_says_to_have(phrasing, denied, pack) for phrasing in entry.phrasings)


def _says_to_have(phrasing: str, stems: set[str], pack: LanguagePack) -> bool:
    """Whether a phrasing has a pronoun, and then one of the stems with nothing but function words between."""
    words, circumstances = pack.tokenize(phrasing), pack.circumstances
    if not circumstances.denials.isdisjoint(words):
        return False
    light = pack.cue_words.without_topic | circumstances.owner_verbs
    for position, word in enumerate(words):
        if word in circumstances.pronouns:
            following = next(dropwhile(light.__contains__, words[position + 1 :]), "")
            if pack.stem(following) in stems:
                return True
    return False


def reply_past_denial(denial: Denial, reply: Answer, ask: Callable[[str], Reply], pack: LanguagePack) -> Reply:
    """Return the reply to a message that denies something.

    An entry for people who have what is denied does not answer it. The rest of the message is answered instead, or else
    the entry is only offered.

    Args:
        denial: What the message denies.
        reply: The answer to the message as if it denied nothing.
        ask: Returns the reply to a text.
        pack: The language of the base.
    """
    entry = reply.entry
    if not is_affirmed(entry, denial, pack):
        return reply
    rest = ask(denial.rest) if denial.rest else None
    match rest:
        case Answer() if rest.entry == entry:
            return reply
        case Clarification() if entry in rest.offered:
            return _ask_back(reply)
        case Answer() | NoAnswer(reason="gap") | Clarification():
            return replace(rest, ranking=rest.ranking.for_question(reply.question))
        case _:
            return _ask_back(reply)


def _ask_back(reply: Answer) -> Clarification | NoAnswer:
    """Return a reply that offers an entry and its follow-ups instead of answering with it."""
    entry, knowledge = reply.entry, reply.knowledge
    beside = knowledge.find_entries(entry.follow_ups)[:MAX_BESIDE]
    confidences = (DENIED_CONFIDENCE, *(DENIED_CONFIDENCE / 2 for _ in beside))
    matches = tuple(
        Match(item=each, phrasing=each.question, confidence=confidence)
        for each, confidence in zip((entry, *beside), confidences, strict=True)
    )
    ranking = replace(reply.ranking, matches=matches, gap=None, small_talk=None, resolution="pointed")
    if not beside:
        return NoAnswer(knowledge=knowledge, ranking=ranking, reason="low")
    return Clarification(knowledge=knowledge, ranking=ranking, offered=(entry, *beside))
