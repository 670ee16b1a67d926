"""Hard negatives: questions like those of an entry that ask for something else, made by one small change."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.text import plain, same_phrasing

# Each list is swapped in a ring: a word becomes the one after it.
_ROUTES = "intravenous subcutaneous oral intramuscular topical inhaled".split()
_POPULATIONS = "men women children adults teenagers babies".split()
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+")
_NEGATION = re.compile(r"\b(?:not|never) |n['’]t\b", re.IGNORECASE)
# At the beginning, where it asks for yes or no: to turn any other question makes no sense of it.
_AUXILIARY = re.compile(r"(is|are|was|were|do|does|did|can|could|should|would|will|must)\b", re.IGNORECASE)
_TURNED = {"can": "can't", "will": "won't"}


class Negative(NamedTuple):
    """A question that asks for something else.

    Attributes:
        question: That question.
        phrasing: The phrasing that it was made from.
        change: What was changed, in words.
        is_turned: Whether it is a negation; what is asked then may well have the same answer.
    """

    question: str
    phrasing: str
    change: str
    is_turned: bool = False


class Negatives:
    """Makes hard negatives for the entries of a base.

    Args:
        knowledge: The base; its protected names are swapped for each other.
    """

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._asked = {same_phrasing(phrasing) for item in knowledge.items for phrasing in item.phrasings}
        single = [name for name in knowledge.protected if _WORD.fullmatch(name)]
        groups = [{plain(term) for term in group} for group in knowledge.synonyms]
        self._same = {term: group for group in groups for term in group}
        self._rings = [_ring(single), _ring(_ROUTES), _ring(_POPULATIONS)]

    def of(self, entry: Entry, limit: int) -> list[Negative]:
        """At most ``limit`` questions, one a kind: another name, number, route, population, a negation more or less."""
        own = {plain(word) for phrasing in entry.phrasings for word in _WORD.findall(phrasing)}
        kinds = (
            self._swapped(entry, self._rings[0], own),
            _renumbered(entry),
            self._swapped(entry, self._rings[1], own),
            self._swapped(entry, self._rings[2], own),
            _turned(entry),
        )
        found = (next((each for each in kind if self._is_new(each)), None) for kind in kinds)
        return list(islice(filter(None, found), limit))

    def _is_new(self, negative: Negative) -> bool:
        return same_phrasing(negative.question) not in self._asked

    def _swapped(self, entry: Entry, ring: Sequence[str], own: set[str]) -> Iterator[Negative]:
        """A name of a phrasing swapped for the next of its ring that the entry does not know, by whatever name."""
        places = {plain(name): place for place, name in reversed(list(enumerate(ring)))}
        for phrasing in entry.phrasings:
            for found in _WORD.finditer(phrasing):
                name = plain(found[0])
                if name not in places:
                    continue
                known = own | self._same.get(name, set())
                after = [*ring[places[name] + 1 :], *ring[: places[name]]]
                if other := next((each for each in after if plain(each) not in known), None):
                    question = phrasing[: found.start()] + other + phrasing[found.end() :]
                    yield Negative(question, phrasing, f"{other} for {found[0]}")


def _ring(names: Sequence[str]) -> list[str]:
    """The names, each once."""
    return list({plain(name): name for name in names}.values())


def _renumbered(entry: Entry) -> Iterator[Negative]:
    for phrasing in entry.phrasings:
        if found := _NUMBER.search(phrasing):
            other = str(2 * int(found[0]) + 1)
            question = phrasing[: found.start()] + other + phrasing[found.end() :]
            yield Negative(question, phrasing, f"{other} for {found[0]}")


def _turned(entry: Entry) -> Iterator[Negative]:
    """The question with its negation left out, or with one that it does not have."""
    question = entry.question
    if _NEGATION.search(question):
        yield Negative(_NEGATION.sub("", question, count=1), question, "without its negation", is_turned=True)
    elif found := _AUXILIARY.match(question):
        verb = _TURNED.get(found[0].lower(), f"{found[0]}n't")
        turned = (verb.capitalize() if found[0].istitle() else verb) + question[found.end() :]
        yield Negative(turned, question, "with a negation", is_turned=True)
