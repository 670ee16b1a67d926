"""A base that is inspected: as it was loaded, as it is written, and the text of its sources as far as it is at hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from faqbot.curation.checking.article import Article
from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.placing import Placed, place
from faqbot.errors import Location
from faqbot.knowledge.loading.drafts import ItemDraft, PassageDraft
from faqbot.knowledge.loading.loader import LoadedBase
from faqbot.knowledge.model import Entry, Item, KnowledgeBase, Passage
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for


@dataclass(frozen=True)
class Inspection:
    """What the checks look at.

    Attributes:
        path: Its folder or file.
        written: The base.
        articles: The text of its sources, as far as it is at hand.
        today: The day by which a review is overdue.
    """

    path: Path
    written: LoadedBase
    articles: tuple[Article, ...]
    today: date

    @property
    def knowledge(self) -> KnowledgeBase:
        """The base as it was loaded."""
        return self.written.knowledge

    @property
    def pack(self) -> LanguagePack:
        """The language of the base."""
        return pack_for(self.knowledge.language)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, drafts too, in the order of the files."""
        found = {entry.id: entry for entry in (*self.knowledge.entries, *self.knowledge.drafts)}
        return tuple(found[draft.id.value] for draft in self.written.draft.entries)

    @cached_property
    def items(self) -> dict[str, ItemDraft]:
        """Every item as it is written, by its id."""
        return {item.id.value: item for item in self.written.draft.items}

    @cached_property
    def passages(self) -> dict[str, PassageDraft]:
        """Every passage as it is written, by its id."""
        return {passage.id.value: passage for source in self.written.draft.sources for passage in source.passages}

    @cached_property
    def placed(self) -> dict[str, Placed]:
        """Where the passages of each source are, by its id; a source without text at hand is left out.

        An article belongs to the source of which it holds the most passages; one that holds none belongs to the first
        source that has none, because all of it may have changed.
        """
        left = list(self.articles)
        owners: dict[str, Placed] = {}
        sources = [source for source in self.knowledge.sources if source.passages]
        tried = [
            (place(source, article, self._hints, self.pack), source) for source in sources for article in self.articles
        ]
        for placed, source in sorted(tried, key=lambda each: -len(each[0].found)):
            if placed.article in left and source.id not in owners:
                owners[source.id] = placed
                left.remove(placed.article)
        return owners

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every passage as it is now, by its id; without those that are gone or cannot be told."""
        return {
            passage: placed.article.text(run)
            for placed in self.placed.values()
            for passage, run in (*placed.found.items(), *placed.changed.items())
            if run
        }

    def citing(self, passage: str) -> list[str]:
        """Ids of the entries that stand on a passage."""
        return [entry.id for entry in self._standing_on.get(passage, ())]

    def cited_text(self, entry: Entry) -> str | None:
        """All that an entry stands on, or None if not all of it is at hand."""
        texts = [self.texts.get(citation.passage.id) for citation in entry.citations]
        return "\n".join(filter(None, texts)) if texts and all(texts) else None

    def answer(self, item: Item) -> Location:
        """Where the answer of an item is written."""
        return self.items[item.id].answer.location

    def phrasing(self, item: Item, phrasing: str) -> Location:
        """Where a phrasing of an item is written."""
        return next(found.location for found in self.items[item.id].phrasings if found.value == phrasing)

    @cached_property
    def _standing_on(self) -> dict[str, list[Entry]]:
        """The entries that stand on each passage, by its id."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for citation in entry.citations:
                found.setdefault(citation.passage.id, []).append(entry)
        return found

    def _hints(self, passage: Passage) -> Iterator[str]:
        return (entry.answer for entry in self._standing_on.get(passage.id, ()))


Check = Callable[[Inspection], Iterator[Finding]]
"""One kind of check."""
