"""Negations and hedges: an answer does not assert what its passage denies, and is no surer than its passage.

They are compared clause by clause: a clause of the passage with the clauses of the answer that share the most words
with it, if they share enough to say the same. Where all of the passage denies, or hedges, so must the answer somewhere.
"""

import re
from collections.abc import Callable, Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.sentences import sentences, telling_words
from faqbot.language.pack import LanguagePack

LEAST_SHARED, LEAST_SHARE = 3, 1 / 3
"""Telling words that an answer shares with a clause that it says again, and their share of the clause's, at least; of a
short clause half are enough. Chosen on the shipped base, where no clause of an answer is taken for another so."""

Holds = Callable[[str], bool]
"""Whether a text says something in a certain way."""

_ASIDE = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r";\s|,? \b(?:but|while|whereas|although|though|however)\b")


def check_certainty(inspection: Inspection) -> Iterator[Finding]:
    """Answers that assert what a passage denies, or that say for certain what it says with a hedge."""
    claims = _Claims(inspection.pack)
    for entry in inspection.entries:
        answer = _clauses(entry.answer)
        for citation in entry.citations:
            text = inspection.texts.get(citation.passage.id)
            if text is None or citation.passage.kind == "reference":
                continue
            place, passage = inspection.answer(entry), citation.passage.id
            clauses = _clauses(text)
            said = list(zip(clauses, _said_again(clauses, answer, inspection.pack), strict=True))
            if _lost(said, claims.denies, claims.denies, entry.answer):
                fault = f'entry "{entry.id}" asserts what passage "{passage}" denies'
                remedy = "say what the passage says is not so, or cite another"
                yield Finding(code="FB303", location=place, fault=fault, remedy=remedy, entry=entry.id)
            elif _lost(said, claims.hedges, claims.leaves_open, entry.answer):
                fault = f'entry "{entry.id}" says for certain what passage "{passage}" says with a hedge'
                remedy = 'keep the hedge: "may", "seems", "suggests"'
                yield Finding(code="FB304", location=place, fault=fault, remedy=remedy, entry=entry.id)


def _clauses(text: str) -> list[str]:
    """The clauses of a text, without what stands in brackets."""
    return [clause for sentence in sentences(_ASIDE.sub("", text)) for clause in _CLAUSE.split(sentence)]


def _lost(said: list[tuple[str, list[str]]], holds: Holds, keeps: Holds, answer: str) -> bool:
    """Whether something that a passage holds is not kept.

    Args:
        said: The clauses of the passage, each with the clauses of the answer that say it again.
        holds: Whether a clause of the passage holds it.
        keeps: Whether an answer, or a clause of it, keeps it.
        answer: The whole answer.
    """
    return (all(holds(clause) for clause, _ in said) and not keeps(answer)) or any(
        holds(clause) and again and not any(map(keeps, again)) for clause, again in said
    )


def _said_again(clauses: list[str], answer: list[str], pack: LanguagePack) -> list[list[str]]:
    """For each clause of a passage the clauses of an answer that say it again: each is for the other the most alike."""
    known, said = ([telling_words(pack, clause) for clause in each] for each in (clauses, answer))
    shared = [[len(own & other) for other in said] for own in known]
    most = [max(counts) for counts in zip(*shared, strict=True)]
    again: list[list[str]] = []
    for own, counts in zip(known, shared, strict=True):
        enough = max(min(LEAST_SHARED, len(own) / 2), LEAST_SHARE * len(own), *counts, 1)
        again.append([answer[place] for place, count in enumerate(counts) if enough <= count == most[place]])
    return again


class _Claims:
    """Tells how a text makes its claims.

    Args:
        pack: The language of the text.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._words = pack.claim_words

    def denies(self, text: str) -> bool:
        """Whether a text denies something."""
        return not self._words.negations.isdisjoint(self._pack.tokenize(text))

    def hedges(self, text: str) -> bool:
        """Whether a text leaves something open."""
        return not self._words.hedges.isdisjoint(map(self._pack.stem, self._pack.tokenize(text)))

    def leaves_open(self, text: str) -> bool:
        """Whether an answer is not sure; a verb of ability is enough there."""
        is_able = not self._words.abilities.isdisjoint(self._pack.tokenize(text))
        return self.hedges(text) or self.denies(text) or is_able
