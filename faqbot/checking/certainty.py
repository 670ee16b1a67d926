"""Negations and hedges: an answer does not assert what its passage denies, and is no surer than its passage."""

import re
from collections.abc import Iterator

from faqbot.checking.finding import Finding
from faqbot.checking.inspection import Inspection
from faqbot.checking.sentences import sentences, telling_words
from faqbot.matching.stemming import stem
from faqbot.text import tokens

_NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot".split())
_HEDGES = frozenset(
    map(
        stem,
        """
        may might could seem suggest appear possible possibly potential potentially perhaps probably
        theoretical theoretically estimate estimated unclear uncertain unknown believe thought think maybe tend
        """.split(),
    )
)

_ASIDE = re.compile(r"\([^()]*\)")


def check_certainty(inspection: Inspection) -> Iterator[Finding]:
    """Answers that assert what a passage denies, or that say for certain what it says with a hedge."""
    for entry in inspection.entries:
        for citation in entry.citations:
            text = inspection.texts.get(citation.passage.id)
            if text is None or citation.passage.kind == "reference":
                continue
            place, passage = inspection.answer(entry), citation.passage.id
            claims, about = sentences(_ASIDE.sub("", text)), _about(text, sentences(entry.answer))
            if all(map(_denies, claims)) and not any(map(_denies, about)):
                fault = f'entry "{entry.id}" asserts, while passage "{passage}" denies'
                remedy = "say what the passage says is not so, or cite another"
                yield Finding(code="FB303", location=place, fault=fault, remedy=remedy, entry=entry.id)
            elif all(map(_hedges, claims)) and not any(_hedges(said) or _denies(said) for said in about):
                fault = f'entry "{entry.id}" says for certain what passage "{passage}" says with a hedge'
                remedy = 'keep the hedge: "may", "seems", "suggests"'
                yield Finding(code="FB304", location=place, fault=fault, remedy=remedy, entry=entry.id)


def _about(passage: str, answer: list[str]) -> list[str]:
    """The sentences of an answer that share most with a passage: at least half of the words that any of them does."""
    known = telling_words(passage)
    shared = [len(known & telling_words(sentence)) for sentence in answer]
    return [sentence for sentence, count in zip(answer, shared, strict=True) if 2 * count >= max(shared)]


def _denies(text: str) -> bool:
    return not _NEGATIONS.isdisjoint(tokens(text))


def _hedges(text: str) -> bool:
    return not _HEDGES.isdisjoint(map(stem, tokens(text)))
