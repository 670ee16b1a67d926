"""A message parted into clauses: where somebody new is spoken of, something else is said."""

import re
from collections.abc import Iterator
from itertools import chain

from faqbot.alerts.word_reader import Clause, Reader
from faqbot.language.english import circumstances as english

PAUSE = ","
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

_PIECE = re.compile(r"\d+(?:[.,]\d+)+|(?:[^\W_]|[$@])+(?:'[^\W\d_]+)*|&|\.\.+|…|[.!?;\x00]+|[,:()/–—-]+|\n\s*\n|\n")


def clauses(text: str, reader: Reader) -> Iterator[Clause]:
    """The clauses of a folded text.

    A clause ends with its sentence, and where whoever speaks or is spoken of is named anew: ``does it cause rash, and
    i have chest pain`` is two.

    Args:
        text: As ``folded`` gives it.
        reader: Reads its words.
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
        elif length >= MAX_CLAUSE or (length and _begins(words, begin, position)):
            yield tuple(words[begin:position])
            begin, length = position, 1
        else:
            length += 1
    if length:
        yield tuple(words[begin:])


def _begins(words: list[str], begin: int, position: int) -> bool:
    """Whether a new clause begins with a word."""
    word = words[position]
    if word in english.ASKS:
        return _asks_anew(words[position - 1], words[position + 1 : position + 1 + NEXT])
    if word in english.BREAKS:
        goes_on = word != "but" or words[position + 1 : position + 2] in (["only"], ["just"])
        return words[position - 1] in (PAUSE, "and") or not goes_on
    return word in english.SUBJECTS and _is_anew(words, begin, position)


def _asks_anew(before: str, after: list[str]) -> bool:
    """Whether *what* or *how* begins a question about something else than what stands before it."""
    is_plea = len(after) > 1 and after[0] in english.PLEAS and after[1] in ("i", "we")
    return not (is_plea or before in english.ASKS_TIED) and english.ASKS_BACK.isdisjoint(after)


def _is_anew(words: list[str], begin: int, position: int) -> bool:
    """Whether with somebody who is named a new clause begins."""
    before, follows = words[position - 1], words[position + 1 : position + 2]
    if before == PAUSE:
        # "Two years ago, I": the time is that of what follows.
        time = words[begin:position]
        return len(time) > LONGEST_TIME or not any(map(is_then, time)) or not english.PRONOUNS.isdisjoint(time)
    if before in english.JOINTS:
        # What is supposed goes on: "if I get chest pain and I cannot breathe".
        return before not in ("and", "or") or english.SUPPOSED_WORDS.isdisjoint(words[begin:position])
    if words[position - 2 : position] in (["i", "do"], ["we", "do"]):
        return True
    is_tied = before in english.TIED_BEFORE or is_then(before) or not english.TIED_AFTER.isdisjoint(follows)
    return words[position] in english.PRONOUNS and not is_tied


def is_then(word: str) -> bool:
    """Whether a word is a time that is over: ``ago``, ``1990``, ``90s``."""
    return word in english.THEN or bool(re.fullmatch(r"(?:19|20)\d\ds?|\d0s", word))


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        first = piece[0]
        if first.isalnum() or first in "$@&":
            yield piece
        elif (first in "!?;.\x00" and not piece.startswith("..")) or piece.count("\n") > 1:
            yield from ("!", STOP) if "!" in piece else (STOP,)
        elif first != "-":
            yield PAUSE


def _words(pieces: Iterator[str], reader: Reader) -> Iterator[str]:
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
