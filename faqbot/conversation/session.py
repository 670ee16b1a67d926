"""One person's conversation: bounded turns, and what "2" or "and the rare ones?" refers to."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from faqbot.conversation.context import POINTED_AT, Context, is_open, likelier
from faqbot.conversation.cues import Cues, corrected, is_english, read_cues
from faqbot.conversation.selection import number_of, said
from faqbot.conversation.turns import MAX_CHOICES, MAX_TURNS, Turn, restored_turns, saved_turns
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.knowledge.notices import Notices
from faqbot.language.text import clean
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk, answered

MAX_MORE = 3
"""Questions that are offered to who asks for more: as many as after an answer."""

REMARK_ODDS = 6.0
"""How many times likelier small talk is when somebody tells, and unlikelier when they ask; chosen as those of
``context``."""

LOOKING_BACK = 3
"""Turns from which on nobody leans on what was said: two that were not understood may stand between."""


class Session:
    """One person's conversation; not for use by two threads at once.

    Args:
        knowledge: The base that is talked about.
        ask: Answers one question on its own.
        saved: What ``to_json`` gave before, or any other value; what does not fit the base any more is left out.
        policy: That of the bot; None takes what the base sets.
        noted: What is said before the answer to a message, whatever was said in the turns before.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        ask: Callable[[str], Reply],
        saved: object = None,
        policy: Policy | None = None,
        noted: Callable[[str], Notices] = lambda _: Notices(),
    ) -> None:
        self._knowledge = knowledge
        self._ask = ask
        self._noted = noted
        self._decide = partial((policy or Policy.of(knowledge)).decide, knowledge)
        self._english = is_english(knowledge.language)
        self._turns = restored_turns(saved, knowledge)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The last turns, oldest first, at most ``MAX_TURNS``."""
        return tuple(self._turns)

    def ask(self, question: str) -> Reply:
        """The reply to a question in the light of the turns before it.

        A question that stands on its own is answered on its own. The second reply in a row that is of no use shows the
        topics and where else to ask.

        Raises:
            TypeError: If the question is no text.
        """
        reply = self._replied(question)
        if isinstance(reply, Clarification | NoAnswer) and self._turns and not self._turns[-1].helped:
            reply = replace(reply, lost=_is_no_help(reply))
        self._remember(reply)
        return reply.with_notices(*self._noted(question))

    def more(self) -> Clarification | None:
        """All that was not said yet of what the last answer leads to, to choose from; None if there is nothing.

        This is a turn as if it had been asked for.
        """
        if not (entries := self._untold()):
            return None
        reply = self._offered(self._turns[-1].question, entries[:MAX_CHOICES], more=True)
        self._remember(reply)
        return reply

    def to_json(self) -> dict[str, object]:
        """The conversation as plain values, for whoever keeps it."""
        return saved_turns(self._turns, self._knowledge)

    def _replied(self, question: str) -> Reply:
        """The reply to a choice, to what was meant instead, to a wish for more, or to a question in its context."""
        text = clean(question) if isinstance(question, str) else ""
        if text and self._turns and (chosen := self._chosen(text, self._turns[-1])):
            return chosen
        meant = corrected(text) if self._english else ""
        reply = self._read(meant or question, corrects=bool(meant))
        return replace(reply, ranking=reply.ranking.asked_as(text)) if meant else reply

    def _read(self, question: str, *, corrects: bool) -> Reply:
        """The reply to a question in its context; one that corrects the one before asks for something else."""
        alone = self._ask(question)
        wording = read_cues(alone.question, english=self._english)
        if remark := self._remark(alone, wording):
            return remark
        context = self._context()
        if context is None or not alone.question:
            return alone
        if wording.more and not corrects and (entries := self._untold()):
            return self._offered(alone.question, entries[:MAX_MORE], more=True)
        if corrects:
            wording = replace(wording, leans=True, points=True, differs=True)
        if isinstance(alone, SmallTalk) and not wording.addresses:
            asked = context.read(self._told(alone, 1 / REMARK_ODDS), wording, self._ask, self._decide)
            return asked if isinstance(asked, Answer) else alone
        return context.read(alone, wording, self._ask, self._decide)

    def _remark(self, alone: Reply, wording: Cues) -> Reply | None:
        """The reply to what asks for nothing: a remark, or yes or no where nothing was offered; None to a question."""
        if not self._english:
            return None
        if said(alone.question):
            nothing = NoAnswer(knowledge=self._knowledge, ranking=alone.ranking, reason="low")
            return alone if isinstance(alone, SmallTalk) else nothing
        if wording.asks:
            return None
        told = alone if isinstance(alone, SmallTalk) else self._told(alone, REMARK_ODDS)
        if isinstance(told, SmallTalk):
            return told
        return alone if wording.tells else None

    def _chosen(self, text: str, last: Turn) -> Reply | None:
        """The reply to a choice that is made by number, by place, by yes or by no."""
        number = number_of(text, len(last.choices))
        answer = said(text) if self._english and last.choices else None
        if answer == "yes" and len(last.choices) == 1:
            number = 0
        if number is not None:
            entry = self._knowledge.entry(last.choices[number])
            return self._answer(text, entry) if entry else None
        if answer == "yes":
            return self._offered(text, self._knowledge.find_entries(last.choices))
        if answer == "no" and not last.helped:
            return NoAnswer(
                knowledge=self._knowledge, ranking=Ranking(question=text, resolution="chosen"), reason="low"
            )
        return None

    def _told(self, alone: Reply, odds: float) -> Reply:
        """The reply with small talk so many times likelier, unless what is said is sure already."""
        talk = alone.ranking.small_talk
        if talk is None or not (is_open(alone) or isinstance(alone, SmallTalk)):
            return alone
        return self._decide(replace(alone.ranking, small_talk=likelier(talk, odds)))

    def _untold(self) -> tuple[Entry, ...]:
        """What was not said yet of what the last answer leads to: what was offered then, then the rest of its topic."""
        context = self._context()
        if context is None:
            return ()
        told = {turn.entry for turn in self._turns}
        near = (entry.id for entry in self._knowledge.entries if context.odds(entry) > 1)
        ids = dict.fromkeys((*context.offered, *near))
        return self._knowledge.find_entries(tuple(entry_id for entry_id in ids if entry_id not in told))

    def _context(self) -> Context | None:
        """What a question may lean on: the last turns in which something was said or offered."""
        recent = self._turns[: -LOOKING_BACK - 1 : -1]
        items = [self._item(turn) for turn in recent]
        item = next((item for item in items if item), None)
        for back, turn in enumerate(recent):
            if items[back] or turn.choices:
                # Who is asked back goes on about what was said before, if that is among the choices.
                said = items[back] or (item if item and item.id in turn.choices else None)
                return Context(turn.question, said, turn.choices, last=back == 0)
        return None

    def _item(self, turn: Turn) -> Entry | Gap | None:
        """What was said in a turn: an entry, a known gap, or nothing."""
        if turn.entry:
            return self._knowledge.entry(turn.entry)
        return self._knowledge.gap(turn.gap) if turn.gap else None

    def _answer(self, text: str, entry: Entry) -> Reply:
        match = Match(item=entry, phrasing=entry.question, confidence=1.0)
        ranking = Ranking(question=text, matches=(match,), resolution="chosen")
        return answered(self._knowledge, ranking, entry)

    def _offered(self, text: str, entries: tuple[Entry, ...], *, more: bool = False) -> Clarification:
        """Entries to choose from; each is as likely as the others to be what is wanted."""
        likely = POINTED_AT / len(entries)
        matches = tuple(Match(item=entry, phrasing=entry.question, confidence=likely) for entry in entries)
        ranking = Ranking(question=text, matches=matches, resolution="pointed" if more else "chosen")
        return Clarification(knowledge=self._knowledge, ranking=ranking, offered=entries, more=more)

    def _remember(self, reply: Reply) -> None:
        """Add the turn; small talk and an empty line leave open what was open before them."""
        if isinstance(reply, NoAnswer) and reply.reason == "empty":
            return
        entry = reply.entry.id if isinstance(reply, Answer) else None
        gap = reply.gap.id if isinstance(reply, NoAnswer) and reply.gap else None
        choices = tuple(choice.id for choice in reply.choices)
        turn = Turn(reply.question, entry, choices, gap, helped=not _is_no_help(reply))
        if self._turns and isinstance(reply, SmallTalk):
            turn = replace(self._turns[-1], question=reply.question)
        elif self._turns and isinstance(reply, Clarification) and reply.more:
            turn = replace(self._turns[-1], question=reply.question, choices=choices)
        self._turns.append(turn)
        del self._turns[:-MAX_TURNS]


def _is_no_help(reply: Reply) -> bool:
    """Whether a reply leaves a question open that was asked."""
    match reply:
        case Clarification():
            return not reply.more
        case NoAnswer():
            return reply.reason != "empty"
        case _:
            return False
