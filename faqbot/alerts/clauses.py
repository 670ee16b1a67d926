"""Split a message into clauses about one person each."""

import re
from collections.abc import Iterator
from itertools import chain

from faqbot.alerts.phrases import PAUSE, Clause
from faqbot.alerts.word_reader import WordReader
from faqbot.language.circumstances import Circumstances

STOP = "."
"""Mark of the end of a sentence among the words of a message."""

MAX_UNKNOWN_WORDS = 600
"""Number of different unknown words in a message after which words are only looked up, and not corrected.

12,000 characters of English prose have as many."""

MAX_CLAUSE = 60
"""Greatest number of words in a clause; a longer one is split."""

SHORTEST_SENTENCE = 3
"""Words of the shortest sentence that is a clause of its own.

A shorter one is joined with the next sentence, as in ``Help. Chest. Pain.``"""

QUESTION_LOOKAHEAD = 4
"""Words after a question word that tell whether the question refers to what precedes it."""

MAX_TIME_PHRASE = 6
"""Greatest number of words in a time phrase at the beginning of a clause, its comma included."""

_YEARS = re.compile(r"(?:19|20)\d\ds?|\d0s")
_PIECE = re.compile(r"\d+(?:[.,]\d+)+|(?:[^\W_]|[$@])+(?:'[^\W\d_]+)*|&|\.\.+|…|[.!?;\x00]+|[,:()/–—-]+|\n\s*\n|\n")


def split_clauses(text: str, reader: WordReader, circumstances: Circumstances) -> Iterator[Clause]:
    """Yield the clauses of a folded text.

    A clause ends with its sentence, and before a new subject, question or topic: ``does it cause rash, and i have chest
    pain`` is two clauses.

    Args:
        text: The text, folded.
        reader: Reads its words.
        circumstances: The words with which clauses begin.
    """
    words = list(_read_words(_split_pieces(text), reader))
    begin = length = 0
    for position, word in enumerate(words):
        if word == STOP:
            if length >= SHORTEST_SENTENCE:
                yield tuple(words[begin:position])
                begin, length = position + 1, 0
            else:
                words[position] = PAUSE
        elif length >= MAX_CLAUSE or (length and _begins_clause(words, begin, position, circumstances)):
            yield tuple(words[begin:position])
            begin, length = position, 1
        else:
            length += 1
    if length:
        yield tuple(words[begin:])


def _begins_clause(words: list[str], begin: int, position: int, circumstances: Circumstances) -> bool:
    """Whether the word at ``position`` begins a new clause.

    Args:
        words: The words of the message.
        begin: Where the clause before it begins.
        position: Where the word stands.
        circumstances: The words with which clauses begin.
    """
    word = words[position]
    if word in circumstances.question_starts:
        after = words[position + 1 : position + 1 + QUESTION_LOOKAHEAD]
        return _begins_question(words[position - 1], after, circumstances)
    if word in circumstances.topic_changers:
        after = words[position + 1 : position + 2]
        is_contrast = word == circumstances.contrast and circumstances.contrast_restrictors.isdisjoint(after)
        return words[position - 1] in {PAUSE, *circumstances.additions} or is_contrast
    return word in circumstances.subjects and _begins_statement(words, begin, position, circumstances)


def _begins_question(before: str, after: list[str], circumstances: Circumstances) -> bool:
    """Whether a question word begins a question about something else.

    Args:
        before: The word before the question word.
        after: Up to ``QUESTION_LOOKAHEAD`` words after it.
        circumstances: The words that tie a question to what precedes it.
    """
    is_plea = len(after) > 1 and after[0] in circumstances.plea_verbs and after[1] in circumstances.plea_pronouns
    is_tied = is_plea or before in circumstances.binders_before_question
    return not is_tied and circumstances.back_references.isdisjoint(after)


def _begins_statement(words: list[str], begin: int, position: int, circumstances: Circumstances) -> bool:
    """Whether a subject begins a new clause.

    The arguments are those of ``_begins_clause``.
    """
    before, after = words[position - 1], words[position + 1 : position + 2]
    if before == PAUSE:
        # "Two years ago, I": the time belongs to what follows.
        preceding = words[begin:position]
        has_time = len(preceding) <= MAX_TIME_PHRASE and any(is_past_time(word, circumstances) for word in preceding)
        return not has_time or not circumstances.pronouns.isdisjoint(preceding)
    if before in circumstances.conjunctions:
        # A supposition goes on: "if I get chest pain and I cannot breathe".
        is_stated = circumstances.supposing_words.isdisjoint(words[begin:position])
        return before not in circumstances.coordinators or is_stated
    if tuple(words[position - 2 : position]) in circumstances.emphatic_openings:
        return True
    is_bound = (
        before in circumstances.binders_before_pronoun
        or is_past_time(before, circumstances)
        or not circumstances.binders_after_pronoun.isdisjoint(after)
    )
    return words[position] in circumstances.pronouns and not is_bound


def is_past_time(word: str, circumstances: Circumstances) -> bool:
    """Whether a word names a past time: "ago", "1990", "90s".

    No word does if the language has no words for past times.
    """
    past_times = circumstances.past_times
    return bool(past_times) and (word in past_times or bool(_YEARS.fullmatch(word)))


def _split_pieces(text: str) -> Iterator[str]:
    """Yield the written words of a text, pauses and stops."""
    for piece in _PIECE.findall(text):
        first = piece[0]
        if first.isalnum() or first in "$@&":
            yield piece
        elif (first in "!?;.\x00" and not piece.startswith("..")) or piece.count("\n") > 1:
            yield from ("!", STOP) if "!" in piece else (STOP,)
        elif first != "-":
            yield PAUSE


def _read_words(pieces: Iterator[str], reader: WordReader) -> Iterator[str]:
    """Yield the words that pieces stand for.

    Two pieces that make one target are read together.
    """
    unknown: set[str] = set()
    held = ""
    for piece in chain(pieces, ("",)):
        if held and reader.is_split_word(held, piece):
            yield from reader.read(held + piece)
            held = ""
            continue
        if held in (PAUSE, STOP):
            yield held
        elif held:
            words = reader.read(held) if len(unknown) < MAX_UNKNOWN_WORDS else reader.look_up(held) or (held,)
            if words == (held,):
                unknown.add(held)
            yield from words
        held = piece
