"""What all replies have in common."""

from dataclasses import dataclass, replace
from typing import Self

from faqbot.knowledge.model import NO_TOPIC, Entry, Item, KnowledgeBase
from faqbot.knowledge.notices import AlertRule, translate_rule
from faqbot.knowledge.sources import Citation
from faqbot.matching.ranking import Ranking
from faqbot.replies.pickling import PickledSmall


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseReply(PickledSmall):
    """The common part of all replies.

    Attributes:
        knowledge: The base that the reply comes from.
        ranking: The matches that the reply rests on.
        alert: The alert to show before anything else, if the message reports an emergency, or None.
        caution: The caution to show before the answer, if the message asks for a personal decision, or None.
    """

    knowledge: KnowledgeBase
    ranking: Ranking
    alert: AlertRule | None = None
    caution: AlertRule | None = None

    def with_notices(self, alert: AlertRule | None, caution: AlertRule | None) -> Self:
        """Return a copy with this alert and caution, in its language, instead of those that it had."""
        alert = translate_rule(alert, self.knowledge.alerts)
        caution = translate_rule(caution, self.knowledge.deferrals)
        return self if (alert, caution) == (self.alert, self.caution) else replace(self, alert=alert, caution=caution)

    @property
    def question(self) -> str:
        """The question, cleaned and cut to the maximum length."""
        return self.ranking.question

    @property
    def item(self) -> Item | None:
        """The item whose text the reply gives, or None."""
        return None

    @property
    def confidence(self) -> float:
        """Confidence of the first match, or 0."""
        return self.ranking.matches[0].confidence if self.ranking.matches else 0.0

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages that the reply rests on."""
        return ()

    @property
    def follow_ups(self) -> tuple[Entry, ...]:
        """Entries that are suggested as the next question."""
        return ()

    @property
    def help_lines(self) -> tuple[str, ...]:
        """What the text ends with after a reply that does not help: the topics of the base, and its contact.

        Choices are shown before them.
        """
        return ()

    @property
    def choices(self) -> tuple[Entry, ...]:
        """Entries that can be chosen by number in the next turn."""
        return self.follow_ups

    @property
    def scope(self) -> str:
        """The base's sentence about the topics that it covers."""
        topics = ", ".join(name for name in self.knowledge.topics if name != NO_TOPIC) or self.knowledge.title
        return self.knowledge.messages.scope.replace("{topics}", topics)
