"""From ranked matches to a reply: when to answer, when to ask back, when to say "I don't know"."""

from dataclasses import dataclass, fields, replace

from faqbot.errors import PolicyError
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.matching.ranking import Ranking, Thresholds
from faqbot.replies.reply import Clarification, NoAnswer, Reply, SmallTalk, answer_or_stale

ANSWER_AT = 0.5
"""Half of the answers at the very edge are right, if the confidence is; on public question sets the MCC at this
threshold is within 0.04 of the best at any."""

CLARIFY_AT = 0.3
"""Chosen, not measured: below, seven in ten first entries are wrong, if the confidence is right."""

MARGIN = 0.08
"""Chosen, not measured: two entries closer than this are for the person to choose between."""

LEAST_CHOICE = 0.05
"""A third choice is worth its line from this confidence on: one time in twenty it is the right one."""

MAX_CHOICES = 3
"""Choices of a clarification: what fits a 6-row terminal and can be taken in at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The thresholds of a bot, all in units of confidence, 0 to 1.

    Attributes:
        answer_at: An entry is answered from this confidence on.
        clarify_at: From here to ``answer_at`` the bot asks back, if there are two entries to choose from.
        margin: A runner-up that is closer than this is too close.

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
        """The policy that a base sets, with the defaults for what it leaves out.

        A default never contradicts what the base does say: a low ``answer_at`` lowers the default ``clarify_at``.
        """
        settings = dict(knowledge.policy)
        if "answer_at" in settings:
            settings.setdefault("clarify_at", min(CLARIFY_AT, settings["answer_at"]))
        if "clarify_at" in settings:
            settings.setdefault("answer_at", max(ANSWER_AT, settings["clarify_at"]))
        return cls(**settings)

    @property
    def thresholds(self) -> Thresholds:
        """Its thresholds as a plain value."""
        return Thresholds(self.answer_at, self.clarify_at, self.margin)

    def decide(self, knowledge: KnowledgeBase, ranking: Ranking) -> Reply:
        """The reply to a question, from what the matcher found.

        In this order: small talk that wins, a gap that wins or is within the margin, an answer, choices, no answer.
        """
        ranking = replace(ranking, thresholds=self.thresholds)
        first = ranking.matches[0].confidence if ranking.matches else 0.0
        gap, talk = ranking.gap, ranking.small_talk
        rival = max(first, gap.confidence if gap else 0.0)
        if talk and talk.confidence >= self.answer_at and talk.confidence > rival:
            return SmallTalk(knowledge=knowledge, ranking=ranking, entry=talk.item)
        if gap and max(first, gap.confidence) >= self.clarify_at and gap.confidence > first - self.margin:
            return NoAnswer(knowledge=knowledge, ranking=ranking, reason="gap", gap=gap.item)
        if ranking.matches and first >= self.answer_at and not self._is_close(ranking):
            return answer_or_stale(knowledge, ranking, ranking.matches[0].item)
        if first >= self.clarify_at and len(choices := self._choices(ranking)) > 1:
            return Clarification(knowledge=knowledge, ranking=ranking, offered=choices)
        guarded = ranking.guarded is not None and ranking.guarded.confidence >= self.answer_at
        return NoAnswer(knowledge=knowledge, ranking=ranking, reason="guard" if guarded else "low")

    def _is_close(self, ranking: Ranking) -> bool:
        """Whether the runner-up is within the margin of the first match."""
        first, *others = ranking.matches
        return bool(others) and others[0].confidence > first.confidence - self.margin

    def _choices(self, ranking: Ranking) -> tuple[Entry, ...]:
        """The first matches, as far as they are worth asking about; two of them, if there are two."""
        first, rest = ranking.matches[:2], ranking.matches[2:MAX_CHOICES]
        return tuple(match.item for match in (*first, *rest) if match in first or match.confidence >= LEAST_CHOICE)
