"""Own words: no text of the base shares a long run of words with the source."""

from collections.abc import Iterator
from typing import NamedTuple

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.sentences import pieces
from faqbot.knowledge.loading.nodes import Scalar

MOST_SHARED = 6
"""Words in a row that may be those of the source: names and fixed terms have as many."""

SHOWN = 12
"""Words of a shared run that a message shows."""


class _Text(NamedTuple):
    """A text of the base, and the entry that may allow what is found in it."""

    scalar: Scalar
    entry: str | None = None


def check_wording(inspection: Inspection) -> Iterator[Finding]:
    """Texts of the base that share a run of words with an article; of a bibliographic reference they may."""
    length = MOST_SHARED + 1
    shared = {run for text in _article_texts(inspection) for run in _runs(pieces(text), length)}
    for text in _texts(inspection) if shared else ():
        said = pieces(text.scalar.value)
        places = [start for start, run in enumerate(_runs(said, length)) if run in shared]
        if places:
            last = next(end for end in places if end + 1 not in places)
            run = said[places[0] : last + length]
            words = " ".join(run[:SHOWN]) + (" …" if len(run) > SHOWN else "")
            fault = f'{len(run)} words in a row are those of the source: "{words}"'
            remedy = "say it in your own words; a list may be put in another order"
            yield Finding(code="FB305", location=text.scalar.location, fault=fault, remedy=remedy, entry=text.entry)


def _runs(said: list[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(said[start : start + length]) for start in range(len(said) - length + 1)]


def _article_texts(inspection: Inspection) -> Iterator[str]:
    """The articles, cut where a reference stands."""
    references = {passage for passage, draft in inspection.passages.items() if draft.kind == "reference"}
    for article in inspection.articles:
        runs = [
            run
            for placed in inspection.placed.values()
            for passage, run in placed.found.items()
            if placed.article is article and passage in references
        ]
        yield from article.without(runs)


def _texts(inspection: Inspection) -> Iterator[_Text]:
    """Every text of the base in its own words, with where it stands."""
    draft = inspection.written.draft
    for entry in draft.entries:
        yield from (_Text(text, entry.id.value) for text in (*entry.phrasings, entry.answer))
    for item in (*draft.gaps, *draft.small_talk):
        yield from map(_Text, (*item.phrasings, item.answer))
    yield from (_Text(note.text) for note in (*draft.alerts, *draft.deferrals))
    yield from (_Text(passage.about) for passage in inspection.passages.values() if passage.kind == "text")
    yield from map(_Text, (*draft.evidence_levels.values(), *draft.messages.values()))
