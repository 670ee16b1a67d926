"""The check that an answer keeps negations and hedges.

A clause of the passage is compared with the clauses of the answer that restate it: those that share the most words with
it, if they share enough words. If every clause of the passage denies or hedges, some clause of the answer must do so
too.
"""

import re
from collections.abc import Callable, Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.sentences import find_content_stems, split_sentences
from faqbot.language.pack import LanguagePack

MIN_SHARED_WORDS, MIN_SHARED_SHARE = 3, 1 / 3
"""Minimum number, and minimum share, of the content words of a clause that a restatement of it has; half of a short
clause is enough. Chosen on the shipped base, where no clause of an answer is mistaken for a restatement."""

Test = Callable[[str], bool]
"""A test of a text, such as whether it contains a negation."""

_ASIDE = re.compile(r"\([^()]*\)")


def check_negation_and_hedges(inspection: Inspection) -> Iterator[Finding]:
    """Find answers that drop a negation or a hedge."""
    claims = _Claims(inspection.pack)
    for entry in inspection.entries:
        answer = _split_clauses(entry.statement, inspection.pack)
        for citation in entry.citations:
            text = inspection.passage_texts.get(citation.passage.id)
            if text is None or citation.passage.kind == "reference":
                continue
            place, passage = inspection.locate_answer(entry), citation.passage.id
            clauses = _split_clauses(text, inspection.pack)
            restated = list(zip(clauses, _find_restatements(clauses, answer, inspection.pack), strict=True))
            if _is_lost(restated, claims.has_negation, claims.has_negation, entry.statement):
                fault = f'entry "{entry.id}" asserts what passage "{passage}" denies'
                remedy = "keep the negation of the passage, or cite another passage"
                yield Finding(code="FB303", location=place, fault=fault, remedy=remedy, entry=entry.id)
            elif _is_lost(restated, claims.has_hedge, claims.is_uncertain, entry.statement):
                fault = f'entry "{entry.id}" states as certain what passage "{passage}" hedges'
                remedy = 'keep the hedge: "may", "seems", "suggests"'
                yield Finding(code="FB304", location=place, fault=fault, remedy=remedy, entry=entry.id)


def _split_clauses(text: str, pack: LanguagePack) -> list[str]:
    """Split a text into clauses, leaving out text in parentheses."""
    boundary = pack.claim_words.clause_boundary
    return [clause for sentence in split_sentences(_ASIDE.sub("", text)) for clause in boundary.split(sentence)]


def _is_lost(restated: list[tuple[str, list[str]]], is_in_passage: Test, is_kept: Test, answer: str) -> bool:
    """Return whether an answer loses a negation or hedge.

    Args:
        restated: The clauses of the passage, each with the clauses of the answer that restate it.
        is_in_passage: Tests whether a clause of the passage has the negation or hedge.
        is_kept: Tests whether an answer, or a clause of it, keeps the negation or hedge.
        answer: The whole answer.
    """
    return (all(is_in_passage(clause) for clause, _ in restated) and not is_kept(answer)) or any(
        is_in_passage(clause) and answers and not any(map(is_kept, answers)) for clause, answers in restated
    )


def _find_restatements(clauses: list[str], answer: list[str], pack: LanguagePack) -> list[list[str]]:
    """Find the clauses of an answer that restate each clause.

    A clause of the answer restates a clause of the passage if each is the best match of the other.
    """
    passage_stems = [find_content_stems(pack, clause) for clause in clauses]
    answer_stems = [find_content_stems(pack, clause) for clause in answer]
    shared = [[len(own & other) for other in answer_stems] for own in passage_stems]
    most = [max(counts) for counts in zip(*shared, strict=True)]
    restatements: list[list[str]] = []
    for own, counts in zip(passage_stems, shared, strict=True):
        enough = max(min(MIN_SHARED_WORDS, len(own) / 2), MIN_SHARED_SHARE * len(own), *counts, 1)
        restatements.append([answer[place] for place, count in enumerate(counts) if enough <= count == most[place]])
    return restatements


class _Claims:
    """Tests whether a text denies or hedges a claim.

    Args:
        pack: The language of the text.
    """

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._words = pack.claim_words

    def has_negation(self, text: str) -> bool:
        """Return whether a text denies something."""
        return not self._words.negations.isdisjoint(self._pack.tokenize(text))

    def has_hedge(self, text: str) -> bool:
        """Return whether a text hedges something."""
        return not self._words.hedges.isdisjoint(map(self._pack.stem, self._pack.tokenize(text)))

    def is_uncertain(self, text: str) -> bool:
        """Return whether an answer is uncertain.

        A verb such as ``can`` is enough in an answer; in a passage it may be a plain ability.
        """
        is_able = not self._words.abilities.isdisjoint(self._pack.tokenize(text))
        return self.has_hedge(text) or self.has_negation(text) or is_able
