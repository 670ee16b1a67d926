"""Hard negatives: questions changed to ask for something else."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.curation.checking.sentences import WORD, find_words
from faqbot.curation.phrasings import collect_normalised_phrasings
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.claim_words import ClaimWords
from faqbot.language.folding import fold_text
from faqbot.language.packs import pack_for
from faqbot.language.text import phrasing_key

_NUMBER = re.compile(r"\d+")


class Negative(NamedTuple):
    """A question that asks for something else.

    Attributes:
        question: The changed question.
        phrasing: The phrasing that was changed.
        change: The change, in words.
        is_negation: Whether a negation was removed; such a question may have the same answer.
    """

    question: str
    phrasing: str
    change: str
    is_negation: bool = False


class NegativeGenerator:
    """Generates hard negatives for the entries of a base.

    Args:
        knowledge: The base; its protected names are swapped for each other.
    """

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._phrasings = collect_normalised_phrasings(knowledge)
        single = [name for name in knowledge.protected if WORD.fullmatch(name)]
        groups = [{fold_text(term) for term in group} for group in knowledge.synonyms]
        self._synonyms = {term: group for group in groups for term in group}
        self._claims = pack_for(knowledge.language).claim_words
        self._names, *self._rings = map(_build_ring, (single, *self._claims.interchangeable_words))

    def generate(self, entry: Entry, limit: int) -> list[Negative]:
        """Generate at most ``limit`` questions, one of each kind.

        The kinds are another name, another number, another word of each group of interchangeable words, and a removed
        negation.
        """
        own = {fold_text(word) for phrasing in entry.phrasings for word in find_words(phrasing)}
        kinds = (
            self._swap_names(entry, self._names, own),
            _change_numbers(entry),
            *(self._swap_names(entry, ring, own) for ring in self._rings),
            _negate(entry, self._claims),
        )
        found = (next((negative for negative in kind if self._is_new(negative)), None) for kind in kinds)
        return list(islice(filter(None, found), limit))

    def _is_new(self, negative: Negative) -> bool:
        return phrasing_key(negative.question) not in self._phrasings

    def _swap_names(self, entry: Entry, ring: Sequence[str], own: set[str]) -> Iterator[Negative]:
        """Swap a name of a phrasing for another of its ring.

        The new name is the next that the entry does not contain, not even as a synonym; after the last comes the first.
        """
        places = {fold_text(name): place for place, name in reversed(list(enumerate(ring)))}
        for phrasing in entry.phrasings:
            for found in WORD.finditer(phrasing):
                name = fold_text(found[0])
                if name not in places:
                    continue
                excluded = own | self._synonyms.get(name, set())
                after = [*ring[places[name] + 1 :], *ring[: places[name]]]
                if other := next((each for each in after if fold_text(each) not in excluded), None):
                    yield _substitute(phrasing, found, other)


def _build_ring(names: Sequence[str]) -> list[str]:
    """Return the names without duplicates."""
    return list({fold_text(name): name for name in names}.values())


def _change_numbers(entry: Entry) -> Iterator[Negative]:
    for phrasing in entry.phrasings:
        if found := _NUMBER.search(phrasing):
            yield _substitute(phrasing, found, str(2 * int(found[0]) + 1))


def _substitute(phrasing: str, found: re.Match[str], other: str) -> Negative:
    question = phrasing[: found.start()] + other + phrasing[found.end() :]
    return Negative(question, phrasing, f"{other} for {found[0]}")


def _negate(entry: Entry, claims: ClaimWords) -> Iterator[Negative]:
    """Remove the negation of the question.

    One in its first word, as in "Can't I freeze it?", changes nothing: the question without it asks for the same.
    """
    question = entry.question
    found = claims.removable_negation.search(question)
    if found and found.start() >= len(question.split(maxsplit=1)[0]):
        rest = claims.removable_negation.sub("", question, count=1)
        yield Negative(rest, question, "without its negation", is_negation=True)
