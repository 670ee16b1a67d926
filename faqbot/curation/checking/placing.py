"""Locate passages in an article: unchanged, moved, changed or gone."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from faqbot.curation.checking.article import Article, Run
from faqbot.curation.checking.sentences import find_content_stems
from faqbot.knowledge.sources import Passage, Source
from faqbot.language.pack import LanguagePack


class Placement(NamedTuple):
    """The places of the passages of a source, by id.

    Attributes:
        article: The article.
        found: The unchanged passages.
        moved: Those of ``found`` that are out of the order of the source.
        changed: The passages with other lines in their place; None where it is unclear which lines.
        missing: The passages with no lines in their place.
    """

    article: Article
    found: dict[str, Run]
    moved: frozenset[str]
    changed: dict[str, Run | None]
    missing: frozenset[str]


def locate_passages(
    source: Source, article: Article, hints: Callable[[Passage], Iterable[str]], pack: LanguagePack
) -> Placement:
    """Locate the passages of a source that have a digest.

    A passage that is not found unchanged is looked for between its unchanged neighbours. The lines there, without
    headings and without blocks that share no word with the hints, are its new text.

    Args:
        source: The source, with its passages in the order of the article.
        article: The text of the source.
        hints: Returns texts about a passage, such as the answers that cite it.
        pack: The language of the texts.
    """
    passages = [passage for passage in source.passages if passage.sha256]
    found = _find_unchanged(passages, article)
    in_order = _find_longest_rising(
        [(passage.id, found[passage.id].first) for passage in passages if passage.id in found]
    )
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
            stems = find_content_stems(pack, *texts)
            blocks = _find_free_blocks(article, article.find_blocks(after, before), found.values(), headings)
            left = [
                block for block in blocks if not stems.isdisjoint(find_content_stems(pack, article.join_lines(block)))
            ]
            runs = _assign_blocks(len(lost), left)
            changed.update({each.id: run for each, run in zip(lost, runs, strict=True)} if left else {})
            missing.update(each.id for each in lost if not left)
        after, lost = (found[passage.id].last, []) if passage else (0, [])
    return Placement(article, found, frozenset(found) - in_order, changed, frozenset(missing))


def _find_unchanged(passages: Sequence[Passage], article: Article) -> dict[str, Run]:
    """Find the run of each unchanged passage.

    Of equal runs, the first after the previous passage is taken.
    """
    found: dict[str, Run] = {}
    after = 0
    for passage in passages:
        if runs := article.find_runs(passage.sha256 or ""):
            found[passage.id] = run = next((run for run in runs if run.first > after), runs[0])
            after = run.last
    return found


def _find_longest_rising(places: Sequence[tuple[str, int]]) -> frozenset[str]:
    """Return the names of the longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    chains: list[tuple[str, ...]] = []
    for name, number in places:
        pile = bisect_left(tops, number)
        chain = (*(chains[pile - 1] if pile else ()), name)
        tops[pile : pile + 1], chains[pile : pile + 1] = [number], [chain]
    return frozenset(chains[-1] if chains else ())


def _find_free_blocks(article: Article, blocks: Iterable[Run], taken: Iterable[Run], headings: set[str]) -> list[Run]:
    """Return blocks that are neither passages nor headings."""
    lines = {line for run in taken for line in range(run.first, run.last + 1)}
    return [
        block
        for block in blocks
        if lines.isdisjoint(range(block.first, block.last + 1)) and article.join_lines(block) not in headings
    ]


def _assign_blocks(lost: int, left: Sequence[Run]) -> list[Run | None]:
    """Assign the free blocks to the lost passages.

    A single passage gets all blocks, several get one each. They get None if the numbers differ.
    """
    if lost == 1 and left:
        return [Run(left[0].first, left[-1].last)]
    return list(left) if lost == len(left) else [None] * lost
