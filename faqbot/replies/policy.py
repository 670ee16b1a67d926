"""Decide whether to answer, to ask back, or to abstain."""

import re
from dataclasses import dataclass, fields, replace

from faqbot.errors import PolicyError
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.knowledge.near_misses import find_near_miss
from faqbot.matching.ranking import Match, Ranking, Thresholds
from faqbot.replies.reply import NEAR_AT, Clarification, NoAnswer, Reply, SmallTalk, answer_or_stale

ANSWER_AT = 0.64
"""Least confidence of an answer. At 0.5, an answer would be right as often as wrong, if confidences are calibrated, and
a wrong answer costs more than none. On the small bases of benchmarks/near_misses, 7.9 % of all questions are answered
wrongly with 0.6 and 6.0 % with 0.64, and replies to 72.5 and 72.2 % are good; on those of benchmarks/languages and
others, 4.4 and 3.5 % are wrong, and 73.0 and 72.5 % good."""

CLARIFY_AT = 0.4
"""Least confidence of a question back. Who asks about something else is bothered by it: on the small bases of
benchmarks/near_misses, where asking back counts half, 70 % of the replies to near misses are good with 0.4 and 66 %
with 0.3, and as many of those to reworded questions."""

MARGIN = 0.08
"""Chosen, not measured: between two entries that are closer than this, the person chooses."""

LEAST_CHOICE = 0.05
"""Least confidence of a third choice: at this confidence it is right one time in twenty."""

TOGETHER_AT, LEAST_FIRST = 0.3, 0.12
"""Least sum of the confidences of the choices at which the bot asks back, and least confidence of the first of them.

The sum must not be below ``clarify_at`` either, which is lower only if the base says so. Chosen, not measured: a person
who is offered three entries is helped by any of them."""

MAX_CHOICES = 3
"""Greatest number of choices of a clarification: as many as fit in a terminal of 6 rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The thresholds of a bot, as confidences, 0 to 1.

    Attributes:
        answer_at: Least confidence at which an entry is given as the answer.
        clarify_at: Least confidence of the first entry at which the bot asks back, if there are two to choose from; of
            two tied entries together, or of up to three entries together, but then at least ``TOGETHER_AT``.
        margin: Lead that the first entry must have over the second, and over a gap.

    Raises:
        PolicyError: If a threshold is outside 0 to 1, or ``clarify_at`` is above ``answer_at``.
    """

    answer_at: float = ANSWER_AT
    clarify_at: float = CLARIFY_AT
    margin: float = MARGIN

    def __post_init__(self) -> None:
        for threshold in fields(self):
            value = getattr(self, threshold.name)
            if not 0 <= value <= 1:
                raise PolicyError(f"{threshold.name} is {value}; it must be from 0 to 1")
        if self.clarify_at > self.answer_at:
            raise PolicyError(
                f"clarify_at is {self.clarify_at}, above answer_at {self.answer_at}; it must not be above it"
            )

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Policy":
        """Return the policy of a base, completed with defaults.

        A default never contradicts the base: a low ``answer_at`` lowers the default of ``clarify_at``.
        """
        settings = dict(knowledge.policy)
        if "answer_at" in settings:
            settings.setdefault("clarify_at", min(CLARIFY_AT, settings["answer_at"]))
        if "clarify_at" in settings:
            settings.setdefault("answer_at", max(ANSWER_AT, settings["clarify_at"]))
        return cls(**settings)

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds as a plain value."""
        return Thresholds(self.answer_at, self.clarify_at, self.margin)

    def decide(self, knowledge: KnowledgeBase, ranking: Ranking) -> Reply:
        """Return the reply to a ranking.

        First, a gap that a word calls for takes the place of the likeliest item. Then the first of these that applies:
        small talk that wins, a gap that wins or is within the margin, an answer, a clarification, no answer.
        """
        ranking = self._take_near_miss(knowledge, replace(ranking, thresholds=self.thresholds))
        first = ranking.matches[0].confidence if ranking.matches else 0.0
        gap, small_talk = ranking.gap, ranking.small_talk
        rival = max(first, gap.confidence if gap else 0.0)
        if small_talk and small_talk.confidence >= self.answer_at and small_talk.confidence > rival:
            return SmallTalk(knowledge=knowledge, ranking=ranking, entry=small_talk.item)
        if gap and max(first, gap.confidence) >= self.clarify_at and gap.confidence > first - self.margin:
            return NoAnswer(knowledge=knowledge, ranking=ranking, reason="gap", gap=gap.item)
        is_sure = bool(ranking.matches) and first >= self._find_threshold(ranking)
        if is_sure and not ranking.is_tied and not self._is_close(ranking):
            return answer_or_stale(knowledge, ranking, ranking.matches[0].item)
        if self._asks_back(ranking) and len(choices := _select_choices(ranking)) > 1:
            return Clarification(knowledge=knowledge, ranking=ranking, offered=choices)
        is_guarded = ranking.guarded is not None and ranking.guarded.confidence >= self.answer_at
        return NoAnswer(knowledge=knowledge, ranking=ranking, reason="guard" if is_guarded else "low")

    def _take_near_miss(self, knowledge: KnowledgeBase, ranking: Ranking) -> Ranking:
        """Return a ranking with the gap that a word of the question calls for in place of the likeliest item.

        The item need not be likely enough for an answer: the word that it lacks makes it less likely.
        """
        likely = self._list_first(ranking) if knowledge.near_misses else []
        texts = (ranking.matched_text, _read_text(ranking)) if likely else ()
        found = (find_near_miss(knowledge, match.item.id, texts) for match in likely)
        near_miss = next(filter(None, found), None)
        if near_miss is None:
            return ranking
        confidence = max(self.clarify_at, *(match.confidence for match in likely))
        matches = tuple(match for match in ranking.matches if match.item.id not in near_miss.instead_of)
        gap = Match(item=near_miss, phrasing=near_miss.question, confidence=confidence)
        return replace(ranking, gap=gap, matches=matches, is_tied=False, foreign="")

    def _list_first(self, ranking: Ranking) -> list[Match[Entry] | Match[Gap]]:
        """Return the gap if it is told, or else the likeliest entries, ruled out by a guard or not."""
        entries = sorted(
            (match for match in (*ranking.matches[:2], ranking.guarded) if match), key=lambda match: -match.confidence
        )
        first = entries[0].confidence if entries else 0.0
        gap = ranking.gap.confidence if ranking.gap else 0.0
        if ranking.gap and (gap > first or (first >= self.clarify_at and gap > first - self.margin)):
            return [ranking.gap] if gap >= NEAR_AT else []
        least = max(NEAR_AT, first - self.margin)
        return [match for match in entries if match.confidence >= least]

    def _find_threshold(self, ranking: Ranking) -> float:
        """Return the least confidence at which the first entry is answered: its own, or that of the policy."""
        own = ranking.matches[0].item.answer_at
        return self.answer_at if own is None else own

    def _asks_back(self, ranking: Ranking) -> bool:
        """Whether the first matches are likely enough to be offered: the first alone, a tie, or all together."""
        confidences = [match.confidence for match in ranking.matches[:MAX_CHOICES]]
        first = confidences[0] if confidences else 0.0
        # Two entries that are meant equally share the confidence.
        is_likely = first * (2 if ranking.is_tied else 1) >= self.clarify_at
        return is_likely or (first >= LEAST_FIRST and sum(confidences) >= max(TOGETHER_AT, self.clarify_at))

    def _is_close(self, ranking: Ranking) -> bool:
        """Whether the second match is within the margin."""
        first, *others = ranking.matches
        return bool(others) and others[0].confidence > first.confidence - self.margin


_WORD = re.compile(r"\w+")


def _read_text(ranking: Ranking) -> str:
    """Return the question with its words as they were corrected."""
    read = {correction.typed: correction.read for correction in ranking.corrections}
    return _WORD.sub(lambda word: read.get(word[0], word[0]), ranking.matched_text.casefold())


def _select_choices(ranking: Ranking) -> tuple[Entry, ...]:
    """Return the entries to offer.

    They are the top two, and a third one if its confidence is at least ``LEAST_CHOICE``.
    """
    others = (match for match in ranking.matches[2:MAX_CHOICES] if match.confidence >= LEAST_CHOICE)
    return tuple(match.item for match in (*ranking.matches[:2], *others))
