"""The four kinds of reply."""

from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Literal

from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.other_doses import drop_other_doses
from faqbot.knowledge.sources import Citation
from faqbot.language.detection import language_name
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import pack_for, primary_subtag
from faqbot.matching.ranking import Ranking
from faqbot.replies.base_reply import BaseReply

Kind = Literal["answer", "clarification", "no_answer", "small_talk"]
"""The kinds of reply, as records name them."""

MAX_FOLLOW_UPS = 3
"""Follow-ups that are shown; more of them are not read."""

MAX_NEAR = 2
"""Entries that are offered if there is no answer: one more is seldom the right one."""

NEAR_AT = 0.02
"""Least confidence of an entry that is offered if there is no answer; below it, the likeness is mere chance."""

Reason = Literal["gap", "stale", "guard", "low", "language", "empty", "too_long"]
"""Why there is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(BaseReply):
    """An entry answers the question.

    Attributes:
        entry: The entry, always the first match.
        also: Entries that answer other questions of the message.
        told_of: Entries about what the message only tells, or that its question may mean as well.
        stated: The amount that the question states in other words than a sum reads, such as "85 kg", or "".
        equation: The amount of the sum in another unit that is asked for, such as "80 kg = 176.4 pounds", or "".
        earlier: What was asked before in the conversation, the last question first; a sum may need an amount from it.
        lacks_amount: Whether the amounts that were told are another person's, so that there is no sum.
        repeated: Whether the person was given this answer shortly before.
        left_out: The other questions of the message, to which there is no answer.
        gaps: The known gaps among them.
    """

    kind: ClassVar[Literal["answer"]] = "answer"
    entry: Entry
    also: tuple[Entry, ...] = ()
    told_of: tuple[Entry, ...] = ()
    stated: str = ""
    equation: str = ""
    earlier: tuple[str, ...] = ()
    lacks_amount: bool = False
    repeated: bool = False
    left_out: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def computed(self) -> str:
        """The sum of the entry with the amounts of the question, or an empty text."""
        if self.entry.computed is None or self.lacks_amount:
            return ""
        pack = pack_for(self.knowledge.language)
        asked = self.question
        if self.stated:
            # What is stated in other words takes the place of the amounts of the question.
            rest = self.entry.computed.read(asked, pack).replace(lambda _: " ")
            asked = f"{self.stated}; {rest}"
        said = [drop_other_doses(text, self.knowledge) for text in (asked, *self.earlier)]
        shown = self.entry.computed.work_out(said, pack)
        return f"{self.equation}. {shown}" if shown and self.equation else shown

    @property
    def item(self) -> Entry:
        """The entry."""
        return self.entry

    @property
    def text(self) -> str:
        """The answer of the entry, word for word."""
        return self.entry.answer

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages that the answer rests on."""
        return self.entry.citations

    @property
    def follow_ups(self) -> tuple[Entry, ...]:
        """The entries of ``also`` and ``told_of``, those next to the gaps, and the follow-ups, up to three in all."""
        nearest = (gap.nearest[0] for gap in self.gaps if gap.nearest)
        beside = (entry.id for entry in (*self.also, *self.told_of))
        ids = dict.fromkeys((*beside, *nearest, *self.entry.follow_ups))
        ids.pop(self.entry.id, None)
        return self.knowledge.find_entries(tuple(ids))[: max(len(self.also), MAX_FOLLOW_UPS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification(BaseReply):
    """Several entries may answer the question; the person chooses.

    Attributes:
        offered: The entries to choose from, best first.
        more: Whether the person asked to hear more, and for nothing in particular.
        lost: How many replies in a row before this one were unhelpful; after one, the text adds the topics and the
            contact.
        statement: What the text says instead of asking which entry was meant, or "".
    """

    kind: ClassVar[Literal["clarification"]] = "clarification"
    offered: tuple[Entry, ...]
    more: bool = False
    lost: int = 0
    statement: str = ""

    @property
    def text(self) -> str:
        """The base's question about which entry was meant, and the ``help_lines``."""
        return "\n".join((self.prompt, *self.help_lines))

    @property
    def prompt(self) -> str:
        """The base's question about which entry was meant, or the statement."""
        messages = self.knowledge.messages
        foreign = self.ranking.foreign
        unsure = messages.foreign.replace("{word}", foreign) if foreign else messages.unsure
        return self.statement or (messages.more if self.more else unsure)

    @property
    def help_lines(self) -> tuple[str, ...]:
        """The topics and the contact of the base, if the reply is ``lost``."""
        return tuple(filter(None, (self.scope, self.knowledge.contact))) if self.lost else ()

    @property
    def choices(self) -> tuple[Entry, ...]:
        """The entries to choose from."""
        return self.offered


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer(BaseReply):
    """The bot does not answer the question.

    Attributes:
        reason: Why there is no answer.
        gap: The gap that the question matches, or None.
        limit: The maximum length of a question in characters, if the question is too long, else 0.
        lost: How many replies in a row before this one were unhelpful; after one, the text lists the topics even after
            a gap.
        statement: What the text says instead of all this, or "".
        near: Entries to offer instead of the nearest ones.
        others: The other known gaps of a message that asks for several things.
        understood: The languages of the base, if the question is in another one and the base has several.
        missing: The word that makes the question one about another subject, if the base has it in no form, else "".
    """

    kind: ClassVar[Literal["no_answer"]] = "no_answer"
    reason: Reason
    gap: Gap | None = None
    limit: int = 0
    lost: int = 0
    statement: str = ""
    near: tuple[Entry, ...] = ()
    others: tuple[Gap, ...] = ()
    understood: tuple[str, ...] = ()
    missing: str = ""

    @property
    def item(self) -> Gap | None:
        """The gap that the question matches, or None."""
        return self.gap

    @property
    def text(self) -> str:
        """The statement, or else the reason and the ``help_lines``."""
        return "\n".join((self.prompt, *self.help_lines))

    @property
    def help_lines(self) -> tuple[str, ...]:
        """The topics of the base and its contact, unless there is a statement.

        The topics are left out if entries are offered, unless the reply is marked as ``lost``.
        """
        scope = "" if self.follow_ups and not self.lost else self.scope
        return () if self.statement else tuple(filter(None, (scope, self.knowledge.contact)))

    @property
    def prompt(self) -> str:
        """The statement, or else the reason."""
        return self.statement or self._say_why()

    def _say_why(self) -> str:
        messages = self.knowledge.messages
        match self.reason:
            case "gap" if self.gap:
                return "\n".join(gap.answer for gap in (self.gap, *self.others))
            case "too_long":
                return messages.too_long.replace("{limit}", str(self.limit))
            case "language":
                # Few questions need this module, and a process starts faster without it.
                from faqbot.language.understood import say_understood_to  # noqa: PLC0415

                own, sentence = self.knowledge.language, messages.language
                shipped = (Messages().language, read_named_texts("messages", primary_subtag(own)).get("language"))
                said = say_understood_to(self.question, own, self.understood) if sentence in shipped else ""
                return said or sentence.replace("{language}", language_name(own))
            case "empty" | "guard" | "stale" as reason:
                return str(getattr(messages, reason))
            case _ if self.missing:
                return messages.missing.replace("{word}", self.missing)
            case _:
                # Nobody likes to be told the same twice.
                again = messages.unknown_again if self.lost % 2 else messages.unknown_still
                return again if self.lost else messages.unknown

    @property
    def follow_ups(self) -> tuple[Entry, ...]:
        """The nearest entries: those of the gap, at most three, or else the likeliest ones, at most two."""
        if self.near:
            return self.near
        if self.gap:
            return self.knowledge.find_entries(self.gap.nearest)[:MAX_FOLLOW_UPS]
        # A word that the base does not have makes the question one about another subject.
        if self.reason != "low" or self.statement or self.ranking.unknown:
            return ()
        likeliest = (match for match in self.ranking.matches if match.confidence >= NEAR_AT)
        return tuple(match.item for match in islice(likeliest, MAX_NEAR))


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalk(BaseReply):
    """A greeting, a thank-you or the like.

    Attributes:
        entry: The small talk that the message matches.
    """

    kind: ClassVar[Literal["small_talk"]] = "small_talk"
    entry: SmallTalkItem

    @property
    def item(self) -> SmallTalkItem:
        """The small talk that the message matches."""
        return self.entry

    @property
    def text(self) -> str:
        """The answer of the small talk, word for word."""
        return self.entry.answer


Reply = Answer | Clarification | NoAnswer | SmallTalk
"""The reply of a bot: exactly one of the four kinds."""


def answer_or_stale(knowledge: KnowledgeBase, ranking: Ranking, entry: Entry) -> Answer | NoAnswer:
    """Return the answer of an entry unless it is stale.

    Args:
        knowledge: The base.
        ranking: A ranking whose first match is the entry.
        entry: The entry.
    """
    if knowledge.find_outdated(entry):
        return NoAnswer(knowledge=knowledge, ranking=ranking, reason="stale")
    return Answer(knowledge=knowledge, ranking=ranking, entry=entry)
