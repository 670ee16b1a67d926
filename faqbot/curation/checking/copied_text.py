"""The check for texts copied from a source."""

from collections.abc import Iterator
from typing import NamedTuple

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.sentences import split_pieces
from faqbot.knowledge.loading.nodes import Scalar

MAX_SHARED = 6
"""Maximum number of consecutive words that may be those of a source; names and fixed terms can be this long."""

MAX_WORDS_SHOWN = 12
"""Maximum number of words of a shared run in a message."""


class _Text(NamedTuple):
    """A text and the entry that may allow its finding."""

    scalar: Scalar
    entry: str | None = None


def check_copied_text(inspection: Inspection) -> Iterator[Finding]:
    """Find texts that share a run of words with an article.

    Bibliographic references may be copied.
    """
    length = MAX_SHARED + 1
    article_runs = {run for text in _article_texts(inspection) for run in _find_runs(split_pieces(text), length)}
    for text in _base_texts(inspection) if article_runs else ():
        words = split_pieces(text.scalar.value)
        starts = [start for start, run in enumerate(_find_runs(words, length)) if run in article_runs]
        if starts:
            last = next(start for start in starts if start + 1 not in starts)
            run = words[starts[0] : last + length]
            shown = " ".join(run[:MAX_WORDS_SHOWN]) + (" …" if len(run) > MAX_WORDS_SHOWN else "")
            fault = f'{len(run)} consecutive words are copied from the source: "{shown}"'
            remedy = "use your own words; a list may be reordered"
            yield Finding(code="FB305", location=text.scalar.location, fault=fault, remedy=remedy, entry=text.entry)


def _find_runs(words: list[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + length]) for start in range(len(words) - length + 1)]


def _article_texts(inspection: Inspection) -> Iterator[str]:
    """Yield the texts of the articles, without bibliographic references."""
    references = {passage for passage, draft in inspection.passages.items() if draft.kind == "reference"}
    for article in inspection.articles:
        runs = [
            run
            for placement in inspection.placements.values()
            for passage, run in placement.found.items()
            if placement.article is article and passage in references
        ]
        yield from article.split_at(runs)


def _base_texts(inspection: Inspection) -> Iterator[_Text]:
    """Yield every text that the author of the base wrote."""
    draft = inspection.written.draft
    for entry in draft.entries:
        yield from (_Text(text, entry.id.value) for text in (*entry.phrasings, entry.answer))
    for item in (*draft.gaps, *draft.small_talk):
        yield from map(_Text, (*item.phrasings, item.answer))
    yield from (_Text(rule.text) for rule in (*draft.alerts, *draft.deferrals))
    yield from (_Text(passage.about) for passage in inspection.passages.values() if passage.kind == "text")
    yield from map(_Text, (*draft.evidence_levels.values(), *draft.messages.values()))
