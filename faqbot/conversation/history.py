"""The turns of a conversation so far, and what a question may refer back to in them."""

from dataclasses import replace
from itertools import takewhile

from faqbot.conversation.context import Context
from faqbot.conversation.cues import read_cues
from faqbot.conversation.named_amounts import restate
from faqbot.conversation.persons import leave_out_others
from faqbot.conversation.sums import complete_amount
from faqbot.conversation.told_amounts import add_unit
from faqbot.conversation.topics import mentions
from faqbot.conversation.turns import MAX_TURNS, Turn, restore_turns
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.knowledge.notices import AlertRule
from faqbot.language.packs import pack_for
from faqbot.replies.notices import is_withheld, stands_alone
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

ALERT_TURNS = 2
"""How many turns an alert holds after the one that raised it.

The first turn is most often a protest or a thank-you, and the second a question about what to do meanwhile. Later, the
same words once more would only be deaf to the person."""

MAX_TURNS_BACK = 3
"""How many turns back a question may refer, so that two that were not understood may come between."""


class History:
    """The turns of a conversation so far.

    Args:
        saved: What was saved of a conversation, as for ``restore_turns``.
        knowledge: The whole base, in all its languages.

    Attributes:
        turns: The last turns, oldest first, at most ``MAX_TURNS``.
    """

    def __init__(self, saved: object, knowledge: KnowledgeBase) -> None:
        self.turns = restore_turns(saved, knowledge)

    @property
    def last(self) -> Turn:
        """The previous turn; an empty one at the beginning."""
        return self.turns[-1] if self.turns else Turn("")

    @property
    def recent(self) -> list[Turn]:
        """The turns that a question may refer back to, the last first."""
        return self.turns[: -MAX_TURNS_BACK - 1 : -1]

    @property
    def told(self) -> tuple[str, ...]:
        """The questions that raised no alert, the last first: they may tell a fact for the next ones."""
        return tuple(turn.question for turn in reversed(self.turns) if turn.alert is None or turn.alert_age > 0)

    def list_stated(self, knowledge: KnowledgeBase) -> tuple[str, ...]:
        """Return the earlier questions, the last first, each with the amount that it states in other words.

        After an answer with a sum, "sorry, 85" states 85 of the unit that was used before.
        """
        pack = pack_for(knowledge.language)
        stated: list[str] = []
        for before, turn in zip([Turn(""), *self.turns], self.turns, strict=False):
            item = find_item(before, knowledge)
            computed = item.computed if isinstance(item, Entry) else None
            told = add_unit(turn.question, before.question, knowledge.computations, pack) or turn.question
            question = restate(told, knowledge.computations, pack)
            amount = complete_amount(question, computed, stated[:MAX_TURNS_BACK], pack) if computed else ""
            stated.insert(0, f"{amount}; {question}" if amount else question)
        return tuple(stated)

    def find_context(self, knowledge: KnowledgeBase) -> Context | None:
        """Return the last turn that answered or offered something."""
        recent = self.recent
        items = [find_item(turn, knowledge) for turn in recent]
        last_item = next((item for item in items if item), None)
        for back, turn in enumerate(recent):
            if items[back] or turn.choices:
                # After a question back the previous item is still the topic, if it is among the choices.
                is_offered = last_item is not None and last_item.id in turn.choices
                item = items[back] or (last_item if is_offered else None)
                share = _share_topic(item, knowledge)
                return Context(turn.question, item, turn.choices, is_previous=back == 0, topic_share=share)
        return None

    def list_open_choices(self, knowledge: KnowledgeBase) -> tuple[Entry, ...]:
        """Return what the last turn offered, if nothing tells which of it is meant."""
        if not self.last.choices or find_item(self.last, knowledge):
            return ()
        context = self.find_context(knowledge)
        return () if context and context.item else knowledge.find_entries(self.last.choices)

    def list_unseen(self, knowledge: KnowledgeBase) -> tuple[Entry, ...]:
        """Return the follow-ups of the last answer that were not shown yet, then the rest of its topic."""
        context = self.find_context(knowledge)
        if context is None:
            return ()
        seen = {turn.entry for turn in self.turns}
        related = (entry.id for entry in knowledge.entries if context.is_related(entry))
        ids = dict.fromkeys((*context.offered, *related))
        return knowledge.find_entries(tuple(entry_id for entry_id in ids if entry_id not in seen))

    def look_back(self, reply: Reply) -> Reply:
        """Return a reply with what depends on the turns before it.

        An answer is called repeated only if the entry has all that the question names.
        """
        match reply:
            case Answer():
                if reply.entry.computed:
                    pack = pack_for(reply.knowledge.language)
                    stated = reply.earlier or self.list_stated(reply.knowledge)
                    asked = f"{reply.stated}; {reply.question}" if reply.stated else reply.question
                    earlier, lacks = leave_out_others(asked, stated, reply.entry.computed, pack)
                    reply = replace(reply, earlier=earlier, lacks_amount=lacks)
                is_recent = not reply.computed and reply.entry.id in {turn.entry for turn in self.recent}
                return replace(reply, repeated=True) if is_recent and _is_asked_again(reply) else reply
            case Clarification() | NoAnswer() if is_unhelpful(reply):
                lost = sum(1 for _ in takewhile(lambda turn: not turn.helped, reversed(self.turns)))
                return replace(reply, lost=lost) if lost else reply
            case _:
                return reply

    def find_alert(self, knowledge: KnowledgeBase) -> AlertRule | None:
        """Return the alert that still holds, or None."""
        return next((rule for rule in knowledge.alerts if rule.id == self.last.alert and self._holds_alert), None)

    @property
    def _holds_alert(self) -> bool:
        return self.last.alert is not None and self.last.alert_age < ALERT_TURNS

    def add(self, reply: Reply, *, raised: AlertRule | None = None, ends_alert: bool = False) -> None:
        """Add a turn.

        After small talk or an empty line, the turn before still counts. What an alert hides was not said.

        Args:
            reply: The reply of the turn.
            raised: The alert that was raised in this turn, or None.
            ends_alert: Whether an alert that was raised before no longer holds.
        """
        if isinstance(reply, NoAnswer) and reply.reason == "empty":
            return
        is_alone, is_hidden = stands_alone(reply), is_withheld(reply)
        entry = reply.entry.id if isinstance(reply, Answer) and not is_hidden else None
        gap = reply.gap.id if isinstance(reply, NoAnswer) and reply.gap and not is_hidden else None
        choices = () if is_alone else tuple(choice.id for choice in reply.choices)
        turn = Turn(reply.question, entry, choices, gap, helped=is_alone or not is_unhelpful(reply))
        if is_hidden:
            pass
        elif self.turns and isinstance(reply, SmallTalk):
            turn = replace(self.turns[-1], question=reply.question)
        elif self.turns and (reply.statement if isinstance(reply, NoAnswer) else getattr(reply, "more", False)):
            turn = replace(self.turns[-1], question=reply.question, choices=choices or self.turns[-1].choices)
        self.turns.append(self._date_alert(turn, raised, ends_alert=ends_alert))
        del self.turns[:-MAX_TURNS]

    def _date_alert(self, turn: Turn, raised: AlertRule | None, *, ends_alert: bool) -> Turn:
        """Return a turn with the alert that was raised in it or before it."""
        if raised:
            return replace(turn, alert=raised.id, alert_age=0)
        if ends_alert or not self._holds_alert:
            return replace(turn, alert=None, alert_age=0)
        return replace(turn, alert=self.last.alert, alert_age=self.last.alert_age + 1)


def find_item(turn: Turn, knowledge: KnowledgeBase) -> Entry | Gap | None:
    """Return the entry or the gap of a turn."""
    if turn.entry:
        return knowledge.entry(turn.entry)
    return knowledge.gap(turn.gap) if turn.gap else None


def _share_topic(item: Entry | Gap | None, knowledge: KnowledgeBase) -> float:
    """Return the share of the entries of a base that have the topic of an item."""
    if not isinstance(item, Entry):
        return 0.0
    return sum(entry.topic == item.topic for entry in knowledge.entries) / len(knowledge.entries)


def _is_asked_again(reply: Answer) -> bool:
    """Whether the question of an answer names nothing that its entry does not have."""
    pack = pack_for(reply.knowledge.language)
    return mentions(reply.entry, read_cues(reply.question, pack).topic_words, pack)


def is_unhelpful(reply: Reply) -> bool:
    """Return whether a reply leaves a question unanswered."""
    match reply:
        case Clarification():
            return not reply.more
        case NoAnswer():
            return reply.reason != "empty" and not reply.statement
        case _:
            return False
