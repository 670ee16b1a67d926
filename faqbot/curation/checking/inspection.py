"""A base under inspection, with the texts of its sources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from faqbot.curation.checking.article import Article
from faqbot.curation.checking.placing import Placement, locate_passages
from faqbot.errors import Location
from faqbot.knowledge.editions import make_edition
from faqbot.knowledge.loading.drafts import ItemDraft, PassageDraft
from faqbot.knowledge.loading.loader import LoadedBase
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.knowledge.sources import Passage
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for


@dataclass(frozen=True)
class Inspection:
    """A base under inspection.

    Attributes:
        path: The folder or file of the base.
        written: The base as loaded and as written.
        articles: The given texts of its sources.
        today: The day on which a review counts as overdue or not.
    """

    path: Path
    written: LoadedBase
    articles: tuple[Article, ...]
    today: date

    @property
    def knowledge(self) -> KnowledgeBase:
        """The base as loaded."""
        return self.written.knowledge

    def select_language(self, language: str) -> "Inspection":
        """Return the inspection of what a base in several languages has in one."""
        written = self.written._replace(knowledge=make_edition(self.knowledge, language))
        return replace(self, written=written)

    @property
    def pack(self) -> LanguagePack:
        """The language pack of the base."""
        return pack_for(self.knowledge.language)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, including drafts, in file order."""
        found = {entry.id: entry for entry in (*self.knowledge.entries, *self.knowledge.drafts)}
        return tuple(found[draft.id.value] for draft in self.written.draft.entries if draft.id.value in found)

    @cached_property
    def items(self) -> dict[str, ItemDraft]:
        """All items as written, by id."""
        return {item.id.value: item for item in self.written.draft.items}

    @cached_property
    def passages(self) -> dict[str, PassageDraft]:
        """All passages as written, by id."""
        return {passage.id.value: passage for source in self.written.draft.sources for passage in source.passages}

    @cached_property
    def placements(self) -> dict[str, Placement]:
        """The places of the passages by the id of their source.

        Sources without a text are left out.

        An article belongs to the source of which it holds the most passages. An article that holds none belongs to the
        first source without an article, because all of its text may have changed.
        """
        left = list(self.articles)
        owners: dict[str, Placement] = {}
        sources = [source for source in self.knowledge.sources if source.passages]
        candidates = [
            (locate_passages(source, article, self._find_hints, self.pack), source)
            for source in sources
            for article in self.articles
        ]
        for placement, source in sorted(candidates, key=lambda candidate: -len(candidate[0].found)):
            if placement.article in left and source.id not in owners:
                owners[source.id] = placement
                left.remove(placement.article)
        return owners

    @cached_property
    def passage_texts(self) -> dict[str, str]:
        """The current text of each passage that was located, by id."""
        return {
            passage: placement.article.join_lines(run)
            for placement in self.placements.values()
            for passage, run in (*placement.found.items(), *placement.changed.items())
            if run
        }

    def find_citing(self, passage: str) -> list[str]:
        """Return the ids of the entries that cite a passage."""
        return [entry.id for entry in self._citing_entries.get(passage, ())]

    def join_cited_text(self, entry: Entry) -> str | None:
        """Join the texts of the passages that an entry cites.

        Returns None if one of them is not available.
        """
        texts = [self.passage_texts.get(citation.passage.id) for citation in entry.citations]
        return "\n".join(filter(None, texts)) if texts and all(texts) else None

    def locate_id(self, item: Item) -> Location:
        """Return the location of the id of an item."""
        return self.items[item.id].id.location

    def locate_answer(self, item: Item) -> Location:
        """Return the location of the answer of an item."""
        return self.items[item.id].answer.location

    def locate_phrasing(self, item: Item, phrasing: str) -> Location:
        """Return the location of a phrasing of an item."""
        return next(found.location for found in self.items[item.id].phrasings if found.value == phrasing)

    @cached_property
    def _citing_entries(self) -> dict[str, list[Entry]]:
        """The entries that cite each passage, by its id."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for citation in entry.citations:
                found.setdefault(citation.passage.id, []).append(entry)
        return found

    def _find_hints(self, passage: Passage) -> Iterator[str]:
        return (entry.statement for entry in self._citing_entries.get(passage.id, ()))
