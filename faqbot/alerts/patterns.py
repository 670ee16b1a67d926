"""Signs as a base writes them, and where they stand in a clause.

``<chest> & <pain>`` is found where a word of the group *chest* and one of the group *pain* are near one another, in any
order; ``should i`` where the words follow one another, with at most words like *really* between; ``stiff neck + fever``
where both stand anywhere in a message. ``<8+>`` is any number from 8 on.
"""

import re
from collections.abc import Iterator, Mapping

from faqbot.alerts.phrases import Span
from faqbot.alerts.word_reader import write_out
from faqbot.language.circumstances import Circumstances

SLACK = 3
"""Telling words that may stand between phrases that are near one another."""

Phrase = tuple[str, ...]
"""Names that follow one another: that of a group as ``<pain>``, a word as itself."""

Part = tuple[Phrase, ...]
"""Phrases that stand near one another, in any order."""

Found = Mapping[str, list[Span]]
"""Where in a clause each name is found."""

_TERM = r"<([^<>]*)>|([^<>\s]+)"
_LEAST = r"<([0-9]{1,4})\+>"


def parse_pattern(text: str, circumstances: Circumstances) -> tuple[Part, ...]:
    """Return the parts of a pattern, each of which may stand anywhere in a message.

    Args:
        text: Folded.
        circumstances: How the language clips words.

    >>> from faqbot.language.packs import pack_for
    >>> parse_pattern("<stiff> & neck + can't look up", pack_for("en").circumstances)
    ((('<stiff>',), ('neck',)), (('can', 'not', 'look', 'up'),))
    """
    return tuple(
        tuple(tuple(_names(phrase, circumstances)) for phrase in part.split(" & ")) for part in text.split(" + ")
    )


def _names(phrase: str, circumstances: Circumstances) -> Iterator[str]:
    for group, word in re.findall(_TERM, phrase):
        yield from (f"<{group}>",) if group else write_out(word, circumstances)


def least_number(name: str) -> int | None:
    """The least number that a name like ``<8+>`` stands for, or None if it is another name."""
    found = re.fullmatch(_LEAST, name)
    return int(found[1]) if found else None


def find_part(part: Part, found: Found, telling: list[int]) -> list[Span]:
    """Where a part stands in a clause, from the first word of a phrase to the last.

    Args:
        part: Of a sign.
        found: Where each name is found.
        telling: For each position, how many words before it tell something.
    """
    first, *others = (_spans(phrase, found, telling) for phrase in part)
    sets: list[tuple[Span, ...]] = [(span,) for span in first]
    for spans in others:
        sets = [(*taken, near) for taken in sets if (near := _nearest(taken, spans, telling))]
    return [(min(taken)[0], max(end for _, end in taken)) for taken in sets]


def _spans(phrase: Phrase, found: Found, telling: list[int]) -> list[Span]:
    """Where the names of a phrase follow one another with nothing telling between."""
    spans = found[phrase[0]]
    for name in phrase[1:]:
        following = ((begin, _following(end, found[name], telling)) for begin, end in spans)
        spans = [(begin, end) for begin, end in following if end]
    return spans


def _following(end: int, others: list[Span], telling: list[int]) -> int:
    """Where the next of others ends, if nothing telling is between; else 0."""
    first, last = next((other for other in others if other[0] >= end), (end, 0))
    return last if telling[first] == telling[end] else 0


def _nearest(taken: tuple[Span, ...], others: list[Span], telling: list[int]) -> Span | None:
    """The nearest of others that shares no word with the spans taken, or None if none is near."""
    begin, end = min(taken)[0], max(last for _, last in taken)
    near = [
        (max(telling[other[0]] - telling[end], telling[begin] - telling[other[1]], 0), other)
        for other in others
        if all(other[0] >= last or other[1] <= first for first, last in taken)
    ]
    gap, nearest = min(near, default=(SLACK + 1, None))
    return nearest if gap <= SLACK else None
