"""What a base looks for, put in the order in which it is looked up: plain values, which a compiled base keeps."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import TypedDict

from faqbot.alerts.folding import folded
from faqbot.alerts.patterns import Part, least_number, parsed
from faqbot.alerts.phrases import lines_of
from faqbot.alerts.word_reader import Clause, written_out
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.english.circumstances import DENIALS


class Index(TypedDict):
    """The signs of a base by what they are found by.

    Attributes:
        words: Every word that is looked for.
        phrases: As ``Terms`` reads them; a name is a number, as text.
        rules: For a name that a part of a sign is found by, ``RANK SIGN PARTS NAMED DENYING|PART`` of each such part, a
            semicolon between; in a part a blank stands between names and ``&`` between phrases.
        unless: For each alert and deferral the parts that except a clause, a semicolon between.
        numbers: For the name of a number the least that it stands for.
    """

    words: list[str]
    phrases: dict[str, str]
    rules: dict[str, str]
    unless: list[str]
    numbers: dict[str, int]


def index_of(knowledge: KnowledgeBase) -> Index:
    """The index of the alerts and deferrals of a base."""
    groups = {f"<{name}>": [_words(word) for word in words] for name, words in knowledge.sign_words.items()}
    denying = {name for name, phrases in groups.items() if any(map(_denies, phrases))}
    notes = (*knowledge.alerts, *knowledge.deferrals)
    rules: list[tuple[Part, str]] = []
    unless = [[part for text in note.unless for part in parsed(folded(text))] for note in notes]
    for rank, note in enumerate(notes):
        for sign, text in enumerate((*note.signs, *note.names)):
            parts = parsed(folded(text))
            is_named = sign >= len(note.signs)
            for part in parts:
                denies = _denies(names := _names([part])) or not denying.isdisjoint(names)
                rules.append((part, f"{rank} {sign} {len(parts)} {is_named:d} {denies:d}"))
    every = chain((part for part, _ in rules), *unless)
    names = sorted(set(_names(every)))
    ids = {name: str(number) for number, name in enumerate(names)}
    phrases = {ids[name]: groups.get(name, [(name,)]) for name in names}
    return Index(
        words=sorted({word for wordings in phrases.values() for wording in wordings for word in wording}),
        phrases=lines_of(phrases),
        rules=_by_rarest(rules, ids),
        unless=[";".join(_text(part, ids) for part in parts) for parts in unless],
        numbers={ids[name]: least for name in names if (least := least_number(name)) is not None},
    )


def _by_rarest(rules: Iterable[tuple[Part, str]], ids: dict[str, str]) -> dict[str, str]:
    """The rules, each under the one of its names that the fewest have."""
    rules = list(rules)
    counts = Counter(name for part, _ in rules for name in set(_names([part])))
    lines: dict[str, list[str]] = {}
    for part, facts in rules:
        rarest = min(_names([part]), key=lambda name: (counts[name], name))
        lines.setdefault(ids[rarest], []).append(f"{facts}|{_text(part, ids)}")
    return {name: ";".join(found) for name, found in lines.items()}


def _text(part: Part, ids: dict[str, str]) -> str:
    return "&".join(" ".join(ids[name] for name in phrase) for phrase in part)


def _names(parts: Iterable[Part]) -> list[str]:
    return [name for part in parts for phrase in part for name in phrase]


def _words(text: str) -> Clause:
    return written_out(folded(text))


def _denies(words: Iterable[str]) -> bool:
    return not DENIALS.isdisjoint(words)
