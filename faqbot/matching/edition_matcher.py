"""Rank the items of a base in several languages, each language by itself."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from faqbot.knowledge.model import Entry, Item
from faqbot.language.telling import tell_language
from faqbot.matching.columns import MatcherData
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranking import Ranking

if TYPE_CHECKING:
    from faqbot.matching.contributions import Evidence, GuardRejection


class EditionMatcher:
    """Ranks a question among the items in its own language.

    A question whose language nothing tells is ranked among those of each language, and the surest ranking counts.

    Args:
        matchers: The matcher of each language, the preferred one first.
        own: The language of items that name none.
    """

    __slots__ = ("matchers", "own")

    def __init__(self, matchers: Mapping[str, Matcher], own: str) -> None:
        self.matchers, self.own = matchers, own

    def dump(self) -> MatcherData:
        """Return what the matchers have learned, one after the other, for storage."""
        parts = {language: matcher.dump() for language, matcher in self.matchers.items()}
        vocabulary = {"editions": {language: part.vocabulary for language, part in parts.items()}}
        if encoders := [part.vocabulary["encoder"] for part in parts.values() if "encoder" in part.vocabulary]:
            vocabulary["encoder"] = encoders[0]
        return MatcherData(vocabulary, [column for part in parts.values() for column in part.columns])

    def rank(self, question: str) -> Ranking:
        """Rank the items of one language for a question."""
        return self._choose(question).rank(question)

    def restrict(self, is_visible: Callable[[Entry], bool]) -> "EditionMatcher":
        """Return a matcher for which only these entries exist."""
        restricted = {language: matcher.restrict(is_visible) for language, matcher in self.matchers.items()}
        return EditionMatcher(restricted, self.own)

    def analyze(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, after corrections and synonyms."""
        return self._choose(text).analyze(text)

    def explain(self, question: str, item: Item) -> "Evidence | None":
        """Return the evidence for an item, or None if not ranked."""
        return self._find_owner(item).explain(question, item)

    def explain_rejections(self, question: str, limit: int) -> "tuple[GuardRejection, ...]":
        """Return guards that rule out entries, the likeliest entry first."""
        return self._choose(question).explain_rejections(question, limit)

    def distinctive_words(self, item: Item, question: str, limit: int) -> tuple[str, ...]:
        """Return distinctive words that a question lacks, the best first."""
        return self._find_owner(item).distinctive_words(item, question, limit)

    def _choose(self, question: str) -> Matcher:
        language = tell_language(question, tuple(self.matchers))
        if language is not None:
            return self.matchers[language]
        # The first one of equals is the preferred one.
        return max(self.matchers.values(), key=lambda matcher: _first_confidence(matcher.rank(question)))

    def _find_owner(self, item: Item) -> Matcher:
        """Return the matcher that ranks an item: that of its language, which is the base's own for one without."""
        return self.matchers[item.language or self.own]


def split_data(data: MatcherData) -> dict[str, MatcherData]:
    """Return what the matcher of each language has learned, from what ``EditionMatcher.dump`` returned."""
    vocabularies = data.vocabulary["editions"]
    count = len(data.columns) // len(vocabularies)
    return {
        language: MatcherData(vocabulary, data.columns[place * count : (place + 1) * count])
        for place, (language, vocabulary) in enumerate(vocabularies.items())
    }


def _first_confidence(ranking: Ranking) -> float:
    return ranking.matches[0].confidence if ranking.matches else 0.0
