"""Rank the items of a base, and explain the rankings."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Self, cast

from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase, SmallTalkItem
from faqbot.language.packs import pack_for
from faqbot.matching.columns import MatcherData, cast_columns
from faqbot.matching.confidence import Probabilities, compute_confidences, predict
from faqbot.matching.features import Features, compute_features, may_be_tied
from faqbot.matching.guards import Guards
from faqbot.matching.index import Index, Vocabulary
from faqbot.matching.lexical.analyzer import Analysis, Analyzer
from faqbot.matching.query import Query, build_query
from faqbot.matching.ranking import Found, Match, Ranking
from faqbot.matching.refusal import REFUSED_FIT, is_refused
from faqbot.matching.reranking import Reranked, rerank
from faqbot.matching.scoring import COSINE_SHARE, DOCUMENT_COSINE_SHARE, ScoredItem, score
from faqbot.matching.subject import Subject, SubjectComparer, name_foreign
from faqbot.matching.verbatim import find_phrasing_text, find_verbatim

if TYPE_CHECKING:
    from faqbot.matching.contributions import EncoderEvidence, Evidence, Feature, GuardRejection

VERBATIM = 0.99
"""Confidence in an item that has the question as a phrasing, word for word.

A person wrote that this is its question. The confidence in each other item is at most 1 minus this."""


class Matcher:
    """Ranks the items of a base for a question.

    Entries, gaps and small talk compete with each other.

    Args:
        knowledge: The base.
        analyzer: The analyzer with the words of its phrasings.
        index: The index of its phrasings: those of entries first, then of gaps, then of small talk.
        hidden: The numbers of items that are never ranked.
    """

    __slots__ = ("_analyzer", "_guards", "_items", "_subjects", "hidden", "index", "knowledge")

    def __init__(
        self, knowledge: KnowledgeBase, analyzer: Analyzer, index: Index, hidden: frozenset[int] = frozenset()
    ) -> None:
        self._analyzer = analyzer
        self.knowledge, self.index, self.hidden = knowledge, index, hidden
        analyzer.mentioned = index.document_stems.keys()
        self._items: Sequence[Item] = knowledge.items
        self._guards = Guards(analyzer)
        self._subjects = SubjectComparer(index)

    @classmethod
    def train(cls, knowledge: KnowledgeBase) -> Self:
        """Build a matcher by training on the base."""
        # A process that answers from a compiled base starts faster without this module.
        from faqbot.matching.learning import learn  # noqa: PLC0415

        learned = learn(knowledge)
        return cls(knowledge, learned.analyzer, learned.index)

    @classmethod
    def load(cls, knowledge: KnowledgeBase, data: MatcherData) -> Self:
        """Restore a matcher without copying the columns.

        Args:
            knowledge: The base that the matcher was trained on.
            data: What ``dump`` returned; columns may also be plain bytes.
        """
        pack, stored = pack_for(knowledge.language), data.vocabulary
        stems = {stem: number for number, stem in enumerate(stored["stems"])}
        document_stems = stems | {
            stem: number for number, stem in enumerate(stored["document_stems"], start=len(stems))
        }
        known = {*stems, *stored["other_stems"]}
        analyzer = Analyzer(
            pack, stored["counts"], known, knowledge.synonyms, knowledge.protected, written=stored["written"]
        )
        vocabulary = Vocabulary(stems, document_stems, stored["document_words"], stored["unseen"])
        index = Index(pack, vocabulary, *cast_columns(data.columns), protected=analyzer.protected)
        return cls(knowledge, analyzer, index)

    def restrict(self, is_visible: Callable[[Entry], bool]) -> Self:
        """Return a matcher for which only these entries exist; what was learned is shared."""
        entries = enumerate(self.knowledge.entries)
        hidden = frozenset(number for number, entry in entries if not is_visible(entry))
        return self.hide(hidden)

    def hide(self, items: frozenset[int]) -> Self:
        """Return a matcher that never ranks further items, by their numbers; what was learned is shared."""
        return type(self)(self.knowledge, self._analyzer, self.index, self.hidden | items)

    def dump(self) -> MatcherData:
        """Return what the matcher has learned, for storage."""
        analyzer, index = self._analyzer, self.index
        vocabulary = {
            "counts": dict(analyzer.counts),
            "written": dict(analyzer.written),
            "stems": list(index.stems),
            "document_stems": list(index.document_stems)[len(index.stems) :],
            "other_stems": sorted(analyzer.stems - index.stems.keys()),
            "document_words": list(index.document_words),
            "unseen": index.max_idf,
        }
        return MatcherData(vocabulary, [*index.integers.values(), *index.floats.values()])

    def rank(self, question: str) -> Ranking:
        """Rank the items of the base for a question.

        Args:
            question: Cleaned and capped.
        """
        analysis = self._analyze(question)
        return self._build_ranking(question, analysis, self._find_matches(question, analysis))

    def _build_ranking(self, question: str, analysis: Analysis, found: "Found") -> Ranking:
        """Sort the matches by the kinds of their items, and apply the guards."""
        unknown_name = self._guards.unknown_name(analysis.words)
        allowed: list[Match[Entry]] = []
        guarded: list[Match[Entry]] = []
        gaps: list[Match[Gap]] = []
        small_talk: list[Match[SmallTalkItem]] = []
        for match in found.matches:
            match match.item:
                case Entry() as entry:
                    is_allowed = unknown_name is None and self._guards.allows(entry, analysis.words)
                    (allowed if is_allowed else guarded).append(cast("Match[Entry]", match))
                case Gap():
                    gaps.append(cast("Match[Gap]", match))
                case _:
                    small_talk.append(cast("Match[SmallTalkItem]", match))
        return Ranking(
            question=question,
            matches=tuple(allowed),
            gap=gaps[0] if gaps else None,
            small_talk=small_talk[0] if small_talk else None,
            guarded=guarded[0] if guarded else None,
            corrections=analysis.corrections,
            unknown=analysis.unknown,
            is_tied=found.is_tied
            and [match.item for match in allowed[:2]] == [match.item for match in found.matches[:2]],
            foreign=found.foreign if allowed[:1] == found.matches[:1] else "",
        )

    def analyze(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, after corrections and synonyms.

        Unlike in ``rank``, the neighbours of a word do not influence its correction.
        """
        return self._analyzer.analyze(text).words

    def explain(self, question: str, item: Item) -> "Evidence | None":
        """Return the evidence for an item, or None if not ranked.

        Args:
            question: Cleaned and capped.
            item: An item of this base.
        """
        # Only explanations need these modules. A process that answers starts faster without them.
        from faqbot.matching.attribution import near_words, nearest_phrasings, word_weights  # noqa: PLC0415
        from faqbot.matching.contributions import Evidence  # noqa: PLC0415

        analysis = self._analyze(question)
        words = analysis.words
        query = build_query(self.index, words, analysis.slips)
        ranked, subjects = self._rank(question, query)
        own = self._find_number(item)
        place = next((place for place, scored in enumerate(ranked) if scored.item == own), None)
        if place is None:
            return None
        found = ranked[place]
        typed = self._analyzer.pack.tokenize(question)
        subject = subjects.get(own) or self._compare(query, found)
        features = compute_features(self.index, query, ranked, [subject] * (place + 1))[place]
        return Evidence(
            item=item,
            verbatim=any(self.index.owners[number] == own for number in self._find_verbatim(question, query)),
            score=found.score,
            learned=found.learned,
            offset=self.index.offsets[own],
            top_k_score=found.top_k_score,
            semantic_score=COSINE_SHARE * found.semantic_score,
            document_score=self.index.document_shares[own] * found.document_score
            + DOCUMENT_COSINE_SHARE * self.index.few * found.document_cosine,
            size_bonus=self.index.size_bonuses[own],
            string_penalty=found.string_penalty,
            subject_penalty=found.subject_penalty,
            nearest=nearest_phrasings(found, self.index.first_phrasings[own], item.phrasings),
            words=word_weights(self.index, words, query, found, typed),
            near_words=near_words(self.index, self._subjects, query, found, typed),
            foreign=name_foreign(subject, self._predict(features, found).fit, question, self._analyzer.pack),
            features=self._list_features(features, found),
            encoder=self._explain_encoder(question, found),
        )

    def explain_rejections(self, question: str, limit: int) -> "tuple[GuardRejection, ...]":
        """Return guards that rule out entries, the likeliest entry first.

        Args:
            question: Cleaned and capped.
            limit: How many guards at most.
        """
        analysis = self._analyze(question)
        matches = self._find_matches(question, analysis).matches
        entries = (match.item for match in matches if isinstance(match.item, Entry))
        found = (self._guards.rejection(entry, analysis.words) for entry in entries)
        return tuple(islice(filter(None, found), limit))

    def distinctive_words(self, item: Item, question: str, limit: int) -> tuple[str, ...]:
        """Return distinctive words that a question lacks, the best first."""
        from faqbot.matching.attribution import distinctive_words  # noqa: PLC0415 - as above

        words = (word for phrasing in item.phrasings for word in dict.fromkeys(self._analyzer.normalize(phrasing)))
        return distinctive_words(self.index, self._find_number(item), words, self._analyze(question).words, limit)

    def _analyze(self, question: str) -> Analysis:
        return self._analyzer.analyze(question, self.index.has_bigram)

    def _find_number(self, item: Item) -> int:
        return next(number for number, other in enumerate(self._items) if other.id == item.id)

    def _find_matches(self, question: str, analysis: Analysis) -> Found:
        """Find the matches of all kinds of items."""
        query = build_query(self.index, analysis.words, analysis.slips)
        scored, subjects = self._rank(question, query)
        if not scored:
            return Found([])
        verbatim = self._find_verbatim(question, query)
        if verbatim:
            own = {self.index.owners[number]: number for number in reversed(verbatim)}
            # Entries with the same question stand as in the base.
            scored.sort(key=lambda item: (item.item not in own, item.item if item.item in own else 0))
        # Only of the first item the confidence is computed; a second one may be tied with it.
        first = subjects.get(scored[0].item) or self._compare(query, scored[0])
        (features,) = compute_features(self.index, query, scored, [first])
        probabilities = self._predict(features, scored[0])
        refused = is_refused(self._analyzer, analysis.words, self._items[scored[0].item].phrasings)
        likely = probabilities._replace(fit=probabilities.fit * REFUSED_FIT) if refused else probabilities
        is_tied = may_be_tied(scored, first) and self._subjects.measure_lacking(query, scored[1].item) <= first.lacking
        confidences = compute_confidences(likely, [item.score for item in scored], is_tied=is_tied)
        nearest = [item.candidates[0].number for item in scored]
        if verbatim:
            rest = confidences[len(own) :]
            confidences = [VERBATIM / len(own)] * len(own) + [min(confidence, 1 - VERBATIM) for confidence in rest]
            nearest = [own.get(item.item, number) for item, number in zip(scored, nearest, strict=True)]
        matches = [self._build_match(*match) for match in zip(scored, nearest, confidences, strict=True)]
        if verbatim:
            return Found(matches, is_tied=len(own) > 1)
        return Found(
            matches,
            is_tied=is_tied,
            foreign=name_foreign(first, probabilities.fit, question, self._analyzer.pack),
        )

    def _rank(self, question: str, query: Query) -> Reranked:  # noqa: ARG002 - for engines that need the question
        """Rank the items of the base, the best first."""
        return rerank(query, score(self.index, query, hidden=self.hidden), self._subjects, self.index.few)

    def _predict(self, features: Features, scored: ScoredItem) -> Probabilities:  # noqa: ARG002 - as above
        """Return the probabilities that the confidence in an item is made of."""
        return predict(features)

    def _list_features(self, features: Features, scored: ScoredItem) -> "tuple[Feature, ...]":  # noqa: ARG002 - as above
        """Return the features with their shares in the logits."""
        from faqbot.matching.attribution import feature_contributions  # noqa: PLC0415 - only an explanation needs it

        return feature_contributions(features)

    def _explain_encoder(self, question: str, scored: ScoredItem) -> "EncoderEvidence | None":  # noqa: ARG002 - as above
        """Return what a sentence encoder found, or None without one."""
        return None

    def _find_verbatim(self, question: str, query: Query) -> list[int]:
        return find_verbatim(self.index, self._items, question, query.equal, self.hidden)

    def _compare(self, query: Query, item: ScoredItem) -> Subject:
        return self._subjects.compare(query, item.item, item.phrasings)

    def _build_match(self, scored: ScoredItem, nearest: int, confidence: float) -> Match[Item]:
        item = self._items[scored.item]
        phrasing = find_phrasing_text(self.index, item, scored.item, nearest)
        return Match(item=item, phrasing=phrasing, confidence=confidence, score=scored.score)
