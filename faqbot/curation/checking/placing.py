"""Passages found in an article again: where they are, where they have moved, and what lost ones have become."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from faqbot.curation.checking.article import Article, Run
from faqbot.curation.checking.sentences import telling_words
from faqbot.knowledge.model import Passage, Source
from faqbot.language.pack import LanguagePack


class Placed(NamedTuple):
    """Where the passages of a source are in an article; each by its id.

    Attributes:
        found: Those that are there as they were.
        moved: Of these, the ones that are out of the order of the source.
        changed: Those whose place holds other lines now; None where it is not clear which.
        missing: Those whose place holds nothing.
    """

    article: Article
    found: dict[str, Run]
    moved: frozenset[str]
    changed: dict[str, Run | None]
    missing: frozenset[str]


def place(source: Source, article: Article, hints: Callable[[Passage], Iterable[str]], pack: LanguagePack) -> Placed:
    """Find the passages of a source again; those without a digest are left out.

    A passage that is not there as it was is looked for between those that are: what is left there, without headings and
    without what shares no word with the passage's hints, is what it has become.

    Args:
        source: With its passages in the order of the article.
        article: Its text.
        hints: Texts about a passage, such as the answers that cite it.
        pack: The language of the texts.
    """
    passages = [passage for passage in source.passages if passage.sha256]
    found = _found(passages, article)
    in_order = _longest_rising([(passage.id, found[passage.id].first) for passage in passages if passage.id in found])
    changed: dict[str, Run | None] = {}
    missing: set[str] = set()
    headings = {source.title, *(passage.section for passage in source.passages)}
    after, lost = 0, list[Passage]()
    for passage in [*passages, None]:
        if passage is not None and passage.id not in in_order:
            lost += [] if passage.id in found else [passage]
            continue
        before = found[passage.id].first if passage else article.end
        if lost:
            texts = [text for each in lost for text in (each.about, *hints(each))]
            blocks = _free_blocks(article, article.blocks(after, before), found.values(), headings)
            telling = telling_words(pack, *texts)
            left = [block for block in blocks if not telling.isdisjoint(telling_words(pack, article.text(block)))]
            become = _become(len(lost), left)
            changed.update({each.id: run for each, run in zip(lost, become, strict=True)} if left else {})
            missing.update(each.id for each in lost if not left)
        after, lost = (found[passage.id].last, []) if passage else (0, [])
    return Placed(article, found, frozenset(found) - in_order, changed, frozenset(missing))


def _found(passages: Sequence[Passage], article: Article) -> dict[str, Run]:
    """The run of each passage; of lines that stand there twice, those after the passage before."""
    found: dict[str, Run] = {}
    after = 0
    for passage in passages:
        if runs := article.runs(passage.sha256 or ""):
            found[passage.id] = run = next((run for run in runs if run.first > after), runs[0])
            after = run.last
    return found


def _longest_rising(places: Sequence[tuple[str, int]]) -> frozenset[str]:
    """The most names whose numbers rise from each to the next (patience sorting)."""
    tops: list[int] = []
    chains: list[tuple[str, ...]] = []
    for name, number in places:
        pile = bisect_left(tops, number)
        chain = (*(chains[pile - 1] if pile else ()), name)
        tops[pile : pile + 1], chains[pile : pile + 1] = [number], [chain]
    return frozenset(chains[-1] if chains else ())


def _free_blocks(article: Article, blocks: Iterable[Run], taken: Iterable[Run], headings: set[str]) -> list[Run]:
    """Return the blocks that belong to no passage and are no headings."""
    lines = {line for run in taken for line in range(run.first, run.last + 1)}
    return [
        block
        for block in blocks
        if lines.isdisjoint(range(block.first, block.last + 1)) and article.text(block) not in headings
    ]


def _become(lost: int, left: Sequence[Run]) -> list[Run | None]:
    """Which lines each lost passage has become: one has become all that is left, several a block each, if that fits."""
    if lost == 1 and left:
        return [Run(left[0].first, left[-1].last)]
    return list(left) if lost == len(left) else [None] * lost
