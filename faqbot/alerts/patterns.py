"""Parse the patterns of a base, and find them in clauses.

``<chest> & <pain>`` is found where a word of the group *chest* and one of the group *pain* are near each other, in
either order; ``should i`` where its words follow one another, with nothing but fillers such as *really* between them;
``stiff neck + fever`` where both parts are found anywhere in a message. ``<8+>`` is any number from 8 on.
"""

import re
from collections.abc import Iterator, Mapping

from faqbot.alerts.phrases import Span
from faqbot.alerts.word_reader import write_out
from faqbot.language.circumstances import Circumstances

MAX_GAP = 3
"""Greatest number of content words between two phrases of a part.

A content word is any word that is not a filler."""

Phrase = tuple[str, ...]
"""Names that follow one another.

The name of a group or of a number has brackets, such as ``<pain>`` or ``<8+>``. A word is its own name."""

Part = tuple[Phrase, ...]
"""Phrases that are near one another, in any order."""

SpansByName = Mapping[str, list[Span]]
"""Where each name is found in a clause, from the first place to the last."""

_NAME = r"<([^<>]*)>|([^<>\s]+)"
_MINIMUM = r"<([0-9]{1,4})\+>"


def parse_pattern(text: str, circumstances: Circumstances) -> tuple[Part, ...]:
    """Return the parts of a pattern.

    Each part may be found anywhere in a message.

    Args:
        text: The pattern, folded.
        circumstances: How the language contracts words.

    >>> from faqbot.language.packs import pack_for
    >>> parse_pattern("<stiff> & neck + can't look up", pack_for("en").circumstances)
    ((('<stiff>',), ('neck',)), (('can', 'not', 'look', 'up'),))
    """
    return tuple(
        tuple(tuple(_split_names(phrase, circumstances)) for phrase in part.split(" & ")) for part in text.split(" + ")
    )


def _split_names(phrase: str, circumstances: Circumstances) -> Iterator[str]:
    for group, word in re.findall(_NAME, phrase):
        yield from (f"<{group}>",) if group else write_out(word, circumstances)


def parse_minimum(name: str) -> int | None:
    """Return the minimum in a name like ``<8+>``, or None."""
    found = re.fullmatch(_MINIMUM, name)
    return int(found[1]) if found else None


def find_part(part: Part, found: SpansByName, content_before: list[int]) -> list[Span]:
    """Return where a part of a pattern is found in a clause.

    Each of these signs extends from the first phrase to the last.

    Args:
        part: Its phrases.
        found: Where each of its names is found in the clause.
        content_before: For each position in the clause, the number of content words before it.
    """
    first, *others = (_find_phrase(phrase, found, content_before) for phrase in part)
    groups: list[tuple[Span, ...]] = [(span,) for span in first]
    for spans in others:
        groups = [(*group, nearest) for group in groups if (nearest := _find_nearest(group, spans, content_before))]
    return [(min(group)[0], max(end for _, end in group)) for group in groups]


def _find_phrase(phrase: Phrase, found: SpansByName, content_before: list[int]) -> list[Span]:
    """Return where a phrase is found, without content words inside."""
    spans = found[phrase[0]]
    for name in phrase[1:]:
        extended = ((begin, _find_next_end(end, found[name], content_before)) for begin, end in spans)
        spans = [(begin, end) for begin, end in extended if end]
    return spans


def _find_next_end(end: int, spans: list[Span], content_before: list[int]) -> int:
    """Return the end of the next span.

    It is 0 if a content word stands between ``end`` and that span.
    """
    first, last = next((span for span in spans if span[0] >= end), (end, 0))
    return last if content_before[first] == content_before[end] else 0


def _find_nearest(group: tuple[Span, ...], spans: list[Span], content_before: list[int]) -> Span | None:
    """Return the nearest span that shares no word with a group.

    It is None if no such span is within ``MAX_GAP``.
    """
    begin, end = min(group)[0], max(last for _, last in group)
    gaps = [
        (max(content_before[span[0]] - content_before[end], content_before[begin] - content_before[span[1]], 0), span)
        for span in spans
        if all(span[0] >= last or span[1] <= first for first, last in group)
    ]
    gap, nearest = min(gaps, default=(MAX_GAP + 1, None))
    return nearest if gap <= MAX_GAP else None
