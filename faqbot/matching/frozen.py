"""Matchers as values that can be pickled, so that another process need not learn again."""

from typing import TYPE_CHECKING, Any, NamedTuple

from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.columns import MatcherData
from faqbot.matching.edition_matcher import EditionMatcher
from faqbot.matching.engine import encoder_of, restore_edition
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranker import Ranker

if TYPE_CHECKING:
    from faqbot.matching.semantic.encoder.encoder import Encoder


class FrozenMatcher(NamedTuple):
    """A matcher as plain values.

    Attributes:
        knowledge: The base that it was trained on.
        vocabulary: The words and stems of the base.
        columns: The columns of its index.
        encoder: Its encoder, or None.
        hidden: The numbers of items that are never ranked.
    """

    knowledge: KnowledgeBase
    vocabulary: dict[str, Any]
    columns: tuple[bytes, ...]
    encoder: "Encoder | None"
    hidden: frozenset[int]


class FrozenEditions(NamedTuple):
    """The matchers of a base in several languages, and its own language."""

    matchers: dict[str, FrozenMatcher]
    own: str


Frozen = FrozenMatcher | FrozenEditions | Ranker
"""A frozen matcher, or another ranker, which is pickled as it is."""


def freeze(ranker: Ranker) -> Frozen:
    """Return a matcher as a value that can be pickled; any other ranker as it is."""
    if isinstance(ranker, EditionMatcher):
        return FrozenEditions({tag: _freeze_matcher(each) for tag, each in ranker.matchers.items()}, ranker.own)
    return _freeze_matcher(ranker) if isinstance(ranker, Matcher) else ranker


def thaw(frozen: Frozen) -> Ranker:
    """Return the ranker that was frozen."""
    if isinstance(frozen, FrozenEditions):
        return EditionMatcher({tag: _thaw_matcher(each) for tag, each in frozen.matchers.items()}, frozen.own)
    return _thaw_matcher(frozen) if isinstance(frozen, FrozenMatcher) else frozen


def _freeze_matcher(matcher: Matcher) -> FrozenMatcher:
    vocabulary, columns = matcher.dump()
    return FrozenMatcher(matcher.knowledge, vocabulary, tuple(map(bytes, columns)), encoder_of(matcher), matcher.hidden)


def _thaw_matcher(frozen: FrozenMatcher) -> Matcher:
    data = MatcherData(frozen.vocabulary, [memoryview(column) for column in frozen.columns])
    return restore_edition(frozen.knowledge, data, frozen.encoder).hide(frozen.hidden)
