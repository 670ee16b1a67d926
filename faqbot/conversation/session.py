"""One person's conversation."""

from dataclasses import replace

from faqbot.conversation.context import REFERENCE_CONFIDENCE, Context, is_open, multiply_odds
from faqbot.conversation.cues import Cues, extract_correction, read_cues
from faqbot.conversation.selection import parse_choice, parse_yes_or_no
from faqbot.conversation.sums import goes_on_with_sum
from faqbot.conversation.turns import MAX_NUMBERED_CHOICES, MAX_TURNS, Turn, restore_turns, save_turns
from faqbot.knowledge.model import Entry, Gap, Item
from faqbot.language.packs import pack_for
from faqbot.language.text import clean
from faqbot.matching.ranking import Match, Ranking, Resolution
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk, answer_or_stale

MAX_FOLLOW_UPS = 3
"""Questions offered to a person who asks for more: as many as after an answer."""

REMARK_ODDS = 6.0
"""Factor on the odds of small talk in a remark, and divisor in a question; chosen like the odds of ``context``."""

MAX_TURNS_BACK = 3
"""How many turns back a question may refer, so that two that were not understood may come between."""


class Session:
    """One person's conversation.

    Two threads must not use it at once.

    Args:
        bot: Answers single questions.
        saved: What ``to_json`` returned, or any other value, from which nothing is restored. References to entries and
            gaps that the base does not have are dropped.
    """

    def __init__(self, bot: Answerer, saved: object = None) -> None:
        self._bot = bot
        self._knowledge = bot.knowledge
        self._pack = pack_for(bot.knowledge.language)
        self._turns = restore_turns(saved, bot.knowledge)

    def __reduce__(self) -> tuple[type["Session"], tuple[Answerer, dict[str, object]]]:
        """Pickle and copy a conversation as its bot and its turns."""
        return Session, (self._bot, self.to_json())

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The last turns, oldest first, at most ``MAX_TURNS``."""
        return tuple(self._turns)

    def ask(self, question: str) -> Reply:
        """Return the reply to a question in its context.

        A self-contained question is answered on its own. The second unhelpful reply in a row adds the topics and the
        contact of the base.

        Raises:
            TypeError: If the question is not a string.
        """
        reply = self._reply_to(question)
        if isinstance(reply, Clarification | NoAnswer) and self._turns and not self._turns[-1].helped:
            reply = replace(reply, lost=_is_unhelpful(reply))
        if isinstance(reply, Answer) and reply.entry.computed:
            earlier = tuple(turn.question for turn in reversed(self._turns[-MAX_TURNS_BACK:]))
            reply = replace(reply, earlier=earlier)
        self._remember(reply)
        return reply.with_notices(*self._bot.notices_for(question))

    def choose(self, entry_id: str) -> Reply:
        """Return the answer of an entry that was chosen by its id, as with a button.

        The guards of the entry are not asked: the person knows what they choose. This is a turn. An id that the base
        does not have, as on a button that was shown long ago, gives a ``NoAnswer``.
        """
        entry = self._knowledge.entry(entry_id)
        if entry is None:
            ranking = Ranking(question="", resolution="chosen")
            return NoAnswer(knowledge=self._knowledge, ranking=ranking, reason="low")
        reply = self._answer(entry.question, entry)
        self._remember(reply)
        return reply.with_notices(*self._bot.notices_for(entry.question))

    def more(self) -> Clarification | None:
        """Offer the unseen follow-ups of the last answer, or return None.

        This is a turn, as if the person had asked for more.
        """
        if not (entries := self._unseen_follow_ups()):
            return None
        reply = self._offer(self._turns[-1].question, entries[:MAX_NUMBERED_CHOICES], more=True)
        self._remember(reply)
        return reply

    def to_json(self) -> dict[str, object]:
        """Return the conversation as plain values."""
        return save_turns(self._turns, self._knowledge)

    def _reply_to(self, question: str) -> Reply:
        """Return the reply to a choice, a correction or a question."""
        text = clean(question) if isinstance(question, str) else ""
        if text and self._turns and (reply := self._reply_to_choice(text, self._turns[-1])):
            return reply
        if text and self._turns and (reply := self._reply_to_sum(text, self._item_of(self._turns[-1]))):
            return reply
        meant = extract_correction(text, self._pack)
        reply = self._reply_in_context(meant or question, is_correction=bool(meant))
        return replace(reply, ranking=reply.ranking.for_question(text)) if meant else reply

    def _reply_to_choice(self, text: str, last: Turn) -> Reply | None:
        """Return the reply to a choice, or None if the text is none.

        A choice is made by number, by place, by yes or by no.
        """
        number = parse_choice(text, len(last.choices), self._pack)
        answer = parse_yes_or_no(text, self._pack) if last.choices else None
        if answer == "yes" and len(last.choices) == 1:
            number = 0
        if number is not None:
            entry = self._knowledge.entry(last.choices[number])
            return self._answer(text, entry) if entry else None
        if answer == "yes":
            return self._offer(text, self._knowledge.find_entries(last.choices))
        if answer == "no" and not last.helped:
            ranking = Ranking(question=text, resolution="chosen")
            return NoAnswer(knowledge=self._knowledge, ranking=ranking, reason="low")
        return None

    def _reply_to_sum(self, text: str, previous: Item | None) -> Reply | None:
        """Return the previous answer with another sum, or None if the text does not go on with it."""
        if not isinstance(previous, Entry) or previous.computed is None:
            return None
        return (
            self._answer(text, previous, "pointed") if goes_on_with_sum(text, previous.computed, self._pack) else None
        )

    def _reply_in_context(self, question: str, *, is_correction: bool) -> Reply:
        """Return the reply to a question in its context.

        A correction asks for something other than the previous item.
        """
        standalone = self._bot.reply_to(question)
        cues = read_cues(standalone.question, self._pack)
        if remark := self._reply_to_remark(standalone, cues):
            return remark
        context = self._context()
        if context is None or not standalone.question:
            return standalone
        if cues.asks_for_more and not is_correction and (entries := self._unseen_follow_ups()):
            return self._offer(standalone.question, entries[:MAX_FOLLOW_UPS], more=True)
        if is_correction:
            cues = replace(cues, is_followup=True, refers_back=True, asks_for_other=True)
        if isinstance(standalone, SmallTalk) and not cues.addresses_bot:
            rescored = self._rescore_small_talk(standalone, 1 / REMARK_ODDS)
            resolved = context.resolve(rescored, cues, self._bot, self._pack)
            return resolved if isinstance(resolved, Answer) else standalone
        return context.resolve(standalone, cues, self._bot, self._pack)

    def _reply_to_remark(self, standalone: Reply, cues: Cues) -> Reply | None:
        """Return the reply to a remark, or None for a question.

        Yes and no are remarks if nothing was offered.
        """
        if parse_yes_or_no(standalone.question, self._pack):
            nothing = NoAnswer(knowledge=self._knowledge, ranking=standalone.ranking, reason="low")
            return standalone if isinstance(standalone, SmallTalk) else nothing
        if not cues.is_remark:
            return None
        rescored = (
            standalone if isinstance(standalone, SmallTalk) else self._rescore_small_talk(standalone, REMARK_ODDS)
        )
        if isinstance(rescored, SmallTalk):
            return rescored
        return standalone if cues.opens_as_statement else None

    def _rescore_small_talk(self, standalone: Reply, odds: float) -> Reply:
        """Decide again with the odds of small talk multiplied.

        A decision that was already confident is kept.
        """
        small_talk = standalone.ranking.small_talk
        if small_talk is None or not (is_open(standalone) or isinstance(standalone, SmallTalk)):
            return standalone
        return self._bot.decide(replace(standalone.ranking, small_talk=multiply_odds(small_talk, odds)))

    def _unseen_follow_ups(self) -> tuple[Entry, ...]:
        """Return the unseen follow-ups of the last answer, then its topic."""
        context = self._context()
        if context is None:
            return ()
        seen = {turn.entry for turn in self._turns}
        related = (entry.id for entry in self._knowledge.entries if context.odds(entry) > 1)
        ids = dict.fromkeys((*context.offered, *related))
        return self._knowledge.find_entries(tuple(entry_id for entry_id in ids if entry_id not in seen))

    def _context(self) -> Context | None:
        """Return the last turn that answered or offered something."""
        recent = self._turns[: -MAX_TURNS_BACK - 1 : -1]
        items = [self._item_of(turn) for turn in recent]
        last_item = next((item for item in items if item), None)
        for back, turn in enumerate(recent):
            if items[back] or turn.choices:
                # After a question back the previous item is still the topic, if it is among the choices.
                is_offered = last_item is not None and last_item.id in turn.choices
                item = items[back] or (last_item if is_offered else None)
                return Context(turn.question, item, turn.choices, is_previous=back == 0)
        return None

    def _item_of(self, turn: Turn) -> Entry | Gap | None:
        """Return the entry or the gap of a turn."""
        if turn.entry:
            return self._knowledge.entry(turn.entry)
        return self._knowledge.gap(turn.gap) if turn.gap else None

    def _answer(self, text: str, entry: Entry, resolution: Resolution = "chosen") -> Reply:
        match = Match(item=entry, phrasing=entry.question, confidence=1.0)
        ranking = Ranking(question=text, matches=(match,), resolution=resolution)
        return answer_or_stale(self._knowledge, ranking, entry)

    def _offer(self, text: str, entries: tuple[Entry, ...], *, more: bool = False) -> Clarification:
        """Offer equally likely entries to choose from."""
        confidence = REFERENCE_CONFIDENCE / len(entries)
        matches = tuple(Match(item=entry, phrasing=entry.question, confidence=confidence) for entry in entries)
        ranking = Ranking(question=text, matches=matches, resolution="pointed" if more else "chosen")
        return Clarification(knowledge=self._knowledge, ranking=ranking, offered=entries, more=more)

    def _remember(self, reply: Reply) -> None:
        """Add a turn.

        After small talk or an empty line, the turn before still counts.
        """
        if isinstance(reply, NoAnswer) and reply.reason == "empty":
            return
        entry = reply.entry.id if isinstance(reply, Answer) else None
        gap = reply.gap.id if isinstance(reply, NoAnswer) and reply.gap else None
        choices = tuple(choice.id for choice in reply.choices)
        turn = Turn(reply.question, entry, choices, gap, helped=not _is_unhelpful(reply))
        if self._turns and isinstance(reply, SmallTalk):
            turn = replace(self._turns[-1], question=reply.question)
        elif self._turns and isinstance(reply, Clarification) and reply.more:
            turn = replace(self._turns[-1], question=reply.question, choices=choices)
        self._turns.append(turn)
        del self._turns[:-MAX_TURNS]


def _is_unhelpful(reply: Reply) -> bool:
    """Whether a reply leaves a question unanswered."""
    match reply:
        case Clarification():
            return not reply.more
        case NoAnswer():
            return reply.reason != "empty"
        case _:
            return False
