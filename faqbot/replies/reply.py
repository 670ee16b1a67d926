"""What the matcher found, and the four things the bot can say about it."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from faqbot.knowledge.model import Citation, Entry, Gap, Item, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.notices import AlertRule
from faqbot.language.detection import name_of
from faqbot.matching.ranking import Ranking

Kind = Literal["answer", "clarification", "no_answer", "small_talk"]
"""The kinds of reply, by the names that records use."""

Reason = Literal["gap", "stale", "guard", "low", "language", "empty", "too_long"]
"""Why there is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseReply:
    """What every reply carries.

    Attributes:
        knowledge: The base that the reply was made from.
        ranking: What the matcher found.
        alert: What is said before anything else, as the message sounds like an emergency, or None.
        caution: What is said before the answer, as the message asks for a personal decision, or None.
    """

    knowledge: KnowledgeBase
    ranking: Ranking
    alert: AlertRule | None = None
    caution: AlertRule | None = None

    def with_notices(self, alert: AlertRule | None, caution: AlertRule | None) -> Self:
        """The same reply with what is said before it, and nothing else that is."""
        return self if (alert, caution) == (self.alert, self.caution) else replace(self, alert=alert, caution=caution)

    @property
    def question(self) -> str:
        """The question, cleaned and capped."""
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
        """What the reply stands on."""
        return ()

    @property
    def follow_ups(self) -> tuple[Entry, ...]:
        """Entries to ask for next."""
        return ()

    @property
    def choices(self) -> tuple[Entry, ...]:
        """Entries that a number typed next would choose from."""
        return self.follow_ups

    @property
    def scope(self) -> str:
        """The base's sentence that says what can be asked."""
        topics = ", ".join(self.knowledge.topics) or self.knowledge.title
        return self.knowledge.messages.scope.replace("{topics}", topics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(BaseReply):
    """An entry answers the question.

    Attributes:
        entry: That entry, always the first match.
        also: Other entries that answer a second part of the question.
    """

    kind: ClassVar[Literal["answer"]] = "answer"
    entry: Entry
    also: tuple[Entry, ...] = ()

    @property
    def item(self) -> Entry:
        """The entry."""
        return self.entry

    @property
    def text(self) -> str:
        """The entry's answer, word for word."""
        return self.entry.answer

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages that the answer stands on."""
        return self.entry.citations

    @property
    def follow_ups(self) -> tuple[Entry, ...]:
        """The other part of the question first, then what people ask next; at most three."""
        wanted = dict.fromkeys((*(entry.id for entry in self.also), *self.entry.follow_ups))
        return self.knowledge.find_entries(tuple(wanted))[:3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification(BaseReply):
    """Two or more entries are too close to choose between.

    Attributes:
        offered: The entries to choose from, best first.
        more: Whether more was asked for, and nothing in particular.
        lost: Whether the reply before was of no use either.
    """

    kind: ClassVar[Literal["clarification"]] = "clarification"
    offered: tuple[Entry, ...]
    more: bool = False
    lost: bool = False

    @property
    def text(self) -> str:
        """The base's sentence that asks which one was meant; to who is lost, also what can be asked, and whom."""
        messages = self.knowledge.messages
        asked = messages.more if self.more else messages.unsure
        return "\n".join(filter(None, (asked, *((self.scope, self.knowledge.contact) if self.lost else ()))))

    @property
    def choices(self) -> tuple[Entry, ...]:
        """The entries to choose from."""
        return self.offered


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer(BaseReply):
    """The base does not answer the question, or the bot cannot tell.

    Attributes:
        reason: Why.
        gap: The known gap that the question falls into, or None.
        limit: How many characters are read, where the question was too long.
        lost: Whether the reply before was of no use either.
    """

    kind: ClassVar[Literal["no_answer"]] = "no_answer"
    reason: Reason
    gap: Gap | None = None
    limit: int = 0
    lost: bool = False

    @property
    def item(self) -> Gap | None:
        """The known gap that the question falls into, or None."""
        return self.gap

    @property
    def text(self) -> str:
        """Why there is no answer, what can be asked, and where a person can be.

        What can be asked is left out after a gap, which names what is nearest, unless the person is lost.
        """
        messages = self.knowledge.messages
        match self.reason:
            case "gap" if self.gap:
                why = self.gap.answer
            case "empty":
                why = messages.empty
            case "too_long":
                why = messages.too_long.replace("{limit}", str(self.limit))
            case "guard":
                why = messages.guard
            case "stale":
                why = messages.stale
            case "language":
                why = messages.language.replace("{language}", name_of(self.knowledge.language))
            case _:
                why = messages.unknown
        scope = "" if self.follow_ups and not self.lost else self.scope
        return "\n".join(filter(None, (why, scope, self.knowledge.contact)))

    @property
    def follow_ups(self) -> tuple[Entry, ...]:
        """The entries that come nearest to the gap; at most three."""
        return self.knowledge.find_entries(self.gap.nearest)[:3] if self.gap else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(BaseReply):
    """A greeting, a thank-you or the like.

    Attributes:
        entry: The small talk that was recognised.
    """

    kind: ClassVar[Literal["small_talk"]] = "small_talk"
    entry: SmallTalkItem

    @property
    def item(self) -> SmallTalkItem:
        """The small talk that was recognised."""
        return self.entry

    @property
    def text(self) -> str:
        """Its answer, word for word."""
        return self.entry.answer


Reply = Answer | Clarification | NoAnswer | SmallTalk
"""What the bot says: exactly one of the four."""


def answer_or_stale(knowledge: KnowledgeBase, ranking: Ranking, entry: Entry) -> Answer | NoAnswer:
    """The answer of an entry, the first of the ranking; or none, if what it stands on has changed."""
    if knowledge.find_outdated(entry):
        return NoAnswer(knowledge=knowledge, ranking=ranking, reason="stale")
    return Answer(knowledge=knowledge, ranking=ranking, entry=entry)
