"""A message parted into clauses: where somebody new is spoken of, something else is said."""

import re
from collections.abc import Iterator
from itertools import chain

from faqbot.alerts.phrases import PAUSE, Clause
from faqbot.alerts.word_reader import WordReader
from faqbot.language.circumstances import Circumstances

STOP = "."
MAX_ODD = 600
"""Different words of a message that are looked at closely: what 12,000 characters of English prose hold. In what comes
after them slips are not read any more; words without slips are."""

MAX_CLAUSE = 60
"""Words of a clause; who writes longer ones has long begun a new thought."""

SHORT = 2
"""Words of a sentence that is no thought of its own: ``Help. Chest. Pain.``"""

NEXT = 4
"""Words of a question that tell whether it is about what stands before it."""

LONGEST_TIME = 6
"""Words of a time that begins a sentence, the comma among them."""

_YEARS = re.compile(r"(?:19|20)\d\ds?|\d0s")
_PIECE = re.compile(r"\d+(?:[.,]\d+)+|(?:[^\W_]|[$@])+(?:'[^\W\d_]+)*|&|\.\.+|…|[.!?;\x00]+|[,:()/–—-]+|\n\s*\n|\n")


def split_clauses(text: str, reader: WordReader, circumstances: Circumstances) -> Iterator[Clause]:
    """Yield the clauses of a folded text.

    A clause ends with its sentence, and where whoever speaks or is spoken of is named anew: ``does it cause rash, and
    i have chest pain`` is two.

    Args:
        text: Folded.
        reader: Reads its words.
        circumstances: The words with which clauses begin.
    """
    words = list(_words(_pieces(text), reader))
    begin = length = 0
    for position, word in enumerate(words):
        if word == STOP:
            if length > SHORT:
                yield tuple(words[begin:position])
                begin, length = position + 1, 0
            else:
                words[position] = PAUSE
        elif length >= MAX_CLAUSE or (length and _begins(words, begin, position, circumstances)):
            yield tuple(words[begin:position])
            begin, length = position, 1
        else:
            length += 1
    if length:
        yield tuple(words[begin:])


def _begins(words: list[str], begin: int, position: int, circumstances: Circumstances) -> bool:
    """Whether a new clause begins with a word."""
    word = words[position]
    if word in circumstances.question_starts:
        return _asks_anew(words[position - 1], words[position + 1 : position + 1 + NEXT], circumstances)
    if word in circumstances.topic_changers:
        follows = words[position + 1 : position + 2]
        goes_on = word != circumstances.contrast or not circumstances.contrast_restrictors.isdisjoint(follows)
        return words[position - 1] in {PAUSE, *circumstances.additions} or not goes_on
    return word in circumstances.subjects and _is_anew(words, begin, position, circumstances)


def _asks_anew(before: str, after: list[str], circumstances: Circumstances) -> bool:
    """Whether *what* or *how* begins a question about something else than what stands before it."""
    is_plea = len(after) > 1 and after[0] in circumstances.plea_verbs and after[1] in circumstances.plea_pronouns
    is_tied = is_plea or before in circumstances.binders_before_question
    return not is_tied and circumstances.back_references.isdisjoint(after)


def _is_anew(words: list[str], begin: int, position: int, circumstances: Circumstances) -> bool:
    """Whether somebody who is named begins a new clause."""
    before, follows = words[position - 1], words[position + 1 : position + 2]
    if before == PAUSE:
        # "Two years ago, I": the time is that of what follows.
        time = words[begin:position]
        is_date = len(time) <= LONGEST_TIME and any(is_past_time(word, circumstances) for word in time)
        return not is_date or not circumstances.pronouns.isdisjoint(time)
    if before in circumstances.conjunctions:
        # What is supposed goes on: "if I get chest pain and I cannot breathe".
        is_new = circumstances.supposing_words.isdisjoint(words[begin:position])
        return before not in circumstances.coordinators or is_new
    if tuple(words[position - 2 : position]) in circumstances.emphatic_openings:
        return True
    is_bound = (
        before in circumstances.binders_before_pronoun
        or is_past_time(before, circumstances)
        or not circumstances.binders_after_pronoun.isdisjoint(follows)
    )
    return words[position] in circumstances.pronouns and not is_bound


def is_past_time(word: str, circumstances: Circumstances) -> bool:
    """Whether a word is a time that is over, as "ago", "1990" and "90s" are; never where nothing is known of times."""
    past_times = circumstances.past_times
    return bool(past_times) and (word in past_times or bool(_YEARS.fullmatch(word)))


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        first = piece[0]
        if first.isalnum() or first in "$@&":
            yield piece
        elif (first in "!?;.\x00" and not piece.startswith("..")) or piece.count("\n") > 1:
            yield from ("!", STOP) if "!" in piece else (STOP,)
        elif first != "-":
            yield PAUSE


def _words(pieces: Iterator[str], reader: WordReader) -> Iterator[str]:
    """The words of pieces; two that make one word that is looked for are read as it."""
    odd: set[str] = set()
    held = ""
    for piece in chain(pieces, ("",)):
        if held and reader.is_joined(held, piece):
            yield from reader.read(held + piece)
            held = ""
            continue
        if held in (PAUSE, STOP):
            yield held
        elif held:
            words = reader.read(held) if len(odd) < MAX_ODD else reader.plain(held) or (held,)
            if words == (held,):
                odd.add(held)
            yield from words
        held = piece
