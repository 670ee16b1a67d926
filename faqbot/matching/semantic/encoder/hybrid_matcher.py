"""A matcher that compares words, and meanings with a sentence encoder."""

from dataclasses import replace
from typing import Self

from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.matching.columns import MatcherData
from faqbot.matching.confidence import Probabilities, compute_confidences
from faqbot.matching.contributions import EncoderEvidence, Evidence, Feature
from faqbot.matching.features import HALF_PHRASINGS, Features
from faqbot.matching.lexical.analyzer import Analysis
from faqbot.matching.matcher import VERBATIM, Matcher
from faqbot.matching.query import Query
from faqbot.matching.ranking import Found, Ranking
from faqbot.matching.reranking import Reranked
from faqbot.matching.scoring import ScoredItem
from faqbot.matching.semantic.encoder.encoded_base import COLUMNS, EncodedBase
from faqbot.matching.semantic.encoder.encoder import Encoder
from faqbot.matching.semantic.encoder.hybrid_confidence import list_features, predict_foreign, predict_hybrid


class HybridMatcher(Matcher):
    """Ranks the items of a base by words and by the vectors of an encoder.

    Attributes:
        encoded: The base as the encoder knows it.
    """

    __slots__ = ("encoded",)

    encoded: EncodedBase

    @classmethod
    def train_with(cls, knowledge: KnowledgeBase, encoder: Encoder) -> Self:
        """Build a matcher by training on the base, and on the vectors of its phrasings."""
        matcher = cls.train(knowledge)
        phrasings = (phrasing for item in knowledge.items for phrasing in item.phrasings)
        matcher.encoded = EncodedBase.encode(encoder, phrasings, matcher.index, knowledge.language)
        return matcher

    @classmethod
    def load_with(cls, knowledge: KnowledgeBase, data: MatcherData, encoder: Encoder) -> Self:
        """Restore a matcher without copying the columns.

        Args:
            knowledge: The base that the matcher was trained on.
            data: What ``dump`` returned; columns may also be plain bytes.
            encoder: The encoder that it was trained with.
        """
        matcher = cls.load(knowledge, data._replace(columns=data.columns[:-COLUMNS]))
        matcher.encoded = EncodedBase.load(encoder, knowledge.language, matcher.index, data)
        return matcher

    def dump(self) -> MatcherData:
        """Return what the matcher has learned, for storage."""
        words = super().dump()
        facts, columns = self.encoded.dump()
        return MatcherData({**words.vocabulary, "encoder": facts}, [*words.columns, *columns])

    def hide(self, items: frozenset[int]) -> Self:
        """Return a matcher that never ranks further items, by their numbers; what was learned is shared."""
        matcher = super().hide(items)
        matcher.encoded = self.encoded
        return matcher

    def rank(self, question: str) -> Ranking:
        """Rank the items of the base for a question.

        A question in another language that the encoder understands is ranked by its meaning alone, unless a phrasing is
        word for word the same.

        Args:
            question: Cleaned and capped.
        """
        ranking = super().rank(question)
        language = self.encoded.find_language(question)
        if language and not _is_verbatim(ranking):
            ranking = self._rank_foreign(question, language)
        return replace(ranking, encoder=self.encoded.encoder.sha256)

    def explain(self, question: str, item: Item) -> Evidence | None:
        """Return the evidence for an item, or None if not ranked.

        Args:
            question: Cleaned and capped.
            item: An item of this base.
        """
        if not self.encoded.find_language(question) or _is_verbatim(super().rank(question)):
            return super().explain(question, item)
        own = self._find_number(item)
        scored = next(
            (each for each in self.encoded.score_alone(question, self.index.owners, self.hidden) if each.item == own),
            None,
        )
        if scored is None:
            return None
        encoder = self._explain_encoder(question, scored)
        nothing = dict.fromkeys(
            (
                "learned", "offset", "top_k_score", "semantic_score", "document_score", "size_bonus", "string_penalty",
                "subject_penalty",
            ),
            0.0,
        )  # fmt: skip
        return Evidence(
            item=item, verbatim=False, score=scored.score, **nothing, nearest=(), words=(), near_words=(), foreign="",
            features=(), encoder=encoder,
        )  # fmt: skip

    def _rank_foreign(self, question: str, language: str) -> Ranking:
        """Rank items by their meaning alone.

        An entry that excludes terms is ruled out, because nobody can tell whether the question has one of them.
        """
        index = self.index
        scored = self.encoded.score_alone(question, index.owners, self.hidden)
        if not scored:
            return Ranking(question=question, language=language)
        phrasings = index.mean_size / (index.mean_size + HALF_PHRASINGS)
        probabilities = predict_foreign(scored, index.item_count, phrasings)
        confidences = compute_confidences(probabilities, [each.score for each in scored])
        pairs = zip(scored, confidences, strict=True)
        found = Found([self._build_match(each, each.phrasings[0], confidence) for each, confidence in pairs])
        ranking = self._build_ranking(question, Analysis(()), found)
        kept = tuple(match for match in ranking.matches if not match.item.excludes)
        guarded = ranking.guarded or next((match for match in ranking.matches if match.item.excludes), None)
        return replace(ranking, matches=kept, guarded=guarded, language=language)

    def _rank(self, question: str, query: Query) -> Reranked:
        """Rank the items of the base, the best first; an encoder may account for what no word of an item does."""
        return Reranked(self.encoded.score(question, self.index, query, self.hidden), {})

    def _predict(self, features: Features, scored: ScoredItem) -> Probabilities:
        return predict_hybrid(features, scored)

    def _list_features(self, features: Features, scored: ScoredItem) -> tuple[Feature, ...]:
        return list_features(features, scored)

    def _explain_encoder(self, question: str, scored: ScoredItem) -> EncoderEvidence:
        place, cosine = self.encoded.find_nearest(question, scored.item)
        return EncoderEvidence(scored.encoder_score, self._items[scored.item].phrasings[place], cosine)


def _is_verbatim(ranking: Ranking) -> bool:
    """Whether the question is a phrasing of an item."""
    matches = (*ranking.matches[:1], ranking.gap, ranking.small_talk, ranking.guarded)
    return any(match is not None and match.confidence == VERBATIM for match in matches)
