"""One person's conversation."""

from dataclasses import replace

from faqbot.conversation.aftermath import Aftermath, follow_alert
from faqbot.conversation.bare_questions import find_bare_end, read_bare_cues, resolve
from faqbot.conversation.chosen_replies import answer_chosen, offer, state, take_as_told
from faqbot.conversation.cues import Cues, extract_correction, read_cues, strip_courtesies
from faqbot.conversation.current_edition import CurrentEdition
from faqbot.conversation.facts import reply_with_facts
from faqbot.conversation.history import History, find_item
from faqbot.conversation.reasons import reply_to_why
from faqbot.conversation.rejections import find_rejected, find_rejection, offer_others
from faqbot.conversation.remarks import REMARK_ODDS, find_opening_courtesy, rescore_small_talk
from faqbot.conversation.selection import parse_choices, parse_yes_or_no
from faqbot.conversation.situations import reply_in_situation
from faqbot.conversation.splitting import asks_about_topic, split_message
from faqbot.conversation.sums import find_last_sum
from faqbot.conversation.symptoms import find_notices
from faqbot.conversation.told_amounts import add_unit, leave_out_excuses
from faqbot.conversation.topics import find_topic
from faqbot.conversation.turns import Turn, save_turns
from faqbot.conversation.wishes import Wish, parse_wish
from faqbot.knowledge.model import Entry, Gap
from faqbot.language.detection import language_name
from faqbot.language.packs import pack_for
from faqbot.language.text import clean
from faqbot.matching.ranking import Ranking
from faqbot.replies.answerer import Answerer
from faqbot.replies.notices import with_found_notices
from faqbot.replies.reply import MAX_FOLLOW_UPS, Answer, Clarification, NoAnswer, Reply, SmallTalk

MAX_OFFERED = 9
"""Questions listed to a person who asks for all there is: as many as one digit can name."""


class Session:
    """One person's conversation.

    Two threads must not use it at once.

    Args:
        bot: Answers single questions.
        saved: What ``to_json`` returned. From any other value nothing is restored, nor what the base no longer has.
        language: The language of the person, to a base in several languages, as for ``CurrentEdition``.
    """

    def __init__(self, bot: Answerer, saved: object = None, language: str | None = None) -> None:
        self._history = History(saved, bot.knowledge)
        self._current = CurrentEdition(bot, language, self._history.turns)
        self._go_on(self._current.bot)

    def __reduce__(self) -> tuple[type["Session"], tuple[Answerer, dict[str, object], str | None]]:
        """Pickle and copy a conversation as its bot and its turns."""
        return Session, (self._current.whole, self.to_json(), self._current.told)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The last turns, oldest first, at most ``MAX_TURNS``."""
        return tuple(self._history.turns)

    def ask(self, question: str) -> Reply:
        """Return the reply to a question in its context.

        A self-contained question is answered on its own. The second unhelpful reply in a row adds the topics and the
        contact of the base.

        Raises:
            TypeError: If the question is not a string.
        """
        self._go_on(self._current.turn_to(question))
        reply = self._history.look_back(self._current.complete(self._reply_to(question)))
        # The name of a choice states nothing that could call for a notice.
        if parse_choices(reply.question, 0, self._pack) is None:
            # "Sorry, I meant" tells of no trouble.
            told = extract_correction(question, self._pack) or question
            told = leave_out_excuses(told, self._pack)
            reply = with_found_notices(reply, find_notices(told, self._history.told, self._bot, self._pack))
        # A gentle line is said once: thanks and remarks after it are no protest.
        raised = reply.alert if reply.alert and not reply.alert.is_gentle else None
        before = None if raised else self._history.find_alert(self._knowledge)
        aftermath = follow_alert(before, reply, self._pack) if before else Aftermath(reply)
        self._history.add(aftermath.reply, raised=raised, ends_alert=aftermath.ends_alert)
        return aftermath.reply

    def choose(self, entry_id: str) -> Reply:
        """Return the answer of an entry that was chosen by its id, as with a button.

        The guards of the entry are not asked: the person knows what they choose. This is a turn. An id that the base
        does not have, as on a button that was shown long ago, gives a ``NoAnswer``.
        """
        entry = self._current.whole.knowledge.entry(entry_id)
        self._go_on(self._current.enter_edition_of(entry))
        if entry is None:
            return NoAnswer(knowledge=self._knowledge, ranking=Ranking(question="", resolution="chosen"), reason="low")
        reply = self._history.look_back(answer_chosen(self._knowledge, entry.question, entry))
        self._history.add(reply)
        return reply.with_notices(*self._bot.notices_for(entry.question))

    def more(self) -> Clarification | None:
        """Offer the unseen follow-ups of the last answer, or return None.

        This is a turn, as if the person had asked for more.
        """
        if not (entries := self._history.list_unseen(self._knowledge)):
            return None
        reply = offer(self._knowledge, self._history.last.question, entries[:MAX_OFFERED], "pointed")
        self._history.add(reply)
        return reply

    def feedback(self, *, helpful: bool) -> bool:
        """Count whether the last reply was helpful, if the bot has a log; ``LoggedSession`` does.

        Returns:
            False if nothing is counted.
        """
        del helpful
        return False

    def to_json(self) -> dict[str, object]:
        """Return the conversation as plain values."""
        return save_turns(self._history.turns, self._current.whole.knowledge)

    def _go_on(self, bot: Answerer) -> None:
        """Go on with the bot of the current language."""
        self._bot, self._knowledge, self._pack = bot, bot.knowledge, pack_for(bot.knowledge.language)

    def offer(self, heading: str, entries: tuple[Entry, ...]) -> Clarification:
        """Offer entries to choose from by number, as a turn.

        Args:
            heading: What is said above them.
            entries: The entries, one or more; only the first ``MAX_NUMBERED_CHOICES`` can be chosen.
        """
        reply = offer(self._knowledge, heading, entries, "chosen", heading)
        self._history.add(reply)
        return reply

    def _reply_to(self, question: str) -> Reply:
        """Return the reply to a choice, a wish, a correction or a question."""
        text = clean(question) if isinstance(question, str) else ""
        meant = extract_correction(text, self._pack)
        if text and (reply := self._reply_to_choice(meant or text, text) or self._reply_to_rejection(text)):
            return replace(reply, ranking=reply.ranking.for_question(text, reply.ranking.resolution))
        reply = self._reply_in_context(meant or question, is_correction=bool(meant))
        return replace(reply, ranking=reply.ranking.for_question(text)) if meant else reply

    def _reply_to_choice(self, text: str, typed: str) -> Reply | None:
        """Return the reply to a choice, to a wish for other words or for another sum, or None if the text is none.

        A choice is made by number, by place, by yes, by no or by the name of a topic.

        Args:
            text: What is meant: what was typed, without words that introduce a correction.
            typed: What was typed.
        """
        last = self._history.last
        numbers = parse_choices(text, len(last.choices), self._pack)
        answer = parse_yes_or_no(text, self._pack) if last.choices else None
        if answer == "yes" and len(last.choices) == 1:
            numbers = (0,)
        named = (self._knowledge.entry(last.choices[number]) for number in numbers or ())
        if entries := tuple(filter(None, named)):
            chosen = answer_chosen(self._knowledge, text, entries[0])
            return replace(chosen, also=entries[1:]) if isinstance(chosen, Answer) else chosen
        if answer:
            return self._reply_to_yes_or_no(text, last, is_yes=answer == "yes")
        previous = find_item(last, self._knowledge)
        if reply := self._reply_to_sum(text, typed) or reply_to_why(
            text, previous, self._knowledge, self._history.list_open_choices(self._knowledge)
        ):
            return reply
        if wish := parse_wish(text, self._pack):
            return self._refuse(text, wish)
        return self._reply_to_name(text, is_choice=numbers is not None)

    def _reply_to_sum(self, text: str, typed: str) -> Reply | None:
        """Return the reply to a text that goes on with a sum, or tells or asks for a unit, or None."""
        last = self._history.last
        previous, stated = find_item(last, self._knowledge), self._history.list_stated(self._knowledge)
        last_sum = find_last_sum(previous, stated, self._knowledge)
        if last_sum and (reply := last_sum.continue_with(text)):
            return reply
        completed = add_unit(typed, last.question, self._knowledge.computations, self._pack)
        if not completed:
            return last_sum.convert_to(text) if last_sum else None
        reply = self._reply_to_sum(completed, completed) or self._reply_in_context(completed, is_correction=False)
        return replace(reply, stated=completed) if isinstance(reply, Answer) else reply

    def _reply_to_yes_or_no(self, text: str, last: Turn, *, is_yes: bool) -> Reply | None:
        """Return the reply to yes, which repeats what was offered, or to no, after which the person may ask anew."""
        if is_yes:
            return offer(self._knowledge, text, self._knowledge.find_entries(last.choices), "chosen")
        nothing = NoAnswer(knowledge=self._knowledge, ranking=Ranking(question=text, resolution="chosen"), reason="low")
        if not last.helped:
            return nothing
        return None if isinstance(self._bot.reply_to(text), SmallTalk) else replace(nothing, statement=nothing.scope)

    def _reply_to_rejection(self, text: str) -> Reply | None:
        """Return the reply to a text that turns away from something, or None if it does not.

        What is wanted instead is answered. If nothing in particular is, what else there is about the topic is offered.
        """
        context = self._history.find_context(self._knowledge)
        rejection = find_rejection(text, self._pack)
        if context is None or rejection is None:
            return None
        rejected = find_rejected(rejection, self._bot)
        if rejection.wanted:
            reply = self._reply_in_context(rejection.wanted, is_correction=True)
            return None if reply.item == rejected else reply
        # The base may well have an item about what is denied.
        own = context.resolve(self._bot.reply_to(text), read_cues(text, self._pack), self._bot, self._pack)
        if (own.item and own.item not in (context.item, rejected)) or (rejection.rejected and not rejected):
            return None
        return offer_others(text, context, rejected, self._history.list_unseen(self._knowledge), self._bot)

    def _reply_to_name(self, text: str, *, is_choice: bool) -> Reply | None:
        """Return the reply to the name of a topic, or to a choice that is on no list, unless the bot has an answer."""
        topic = find_topic(strip_courtesies(text, self._pack), self._knowledge)
        if not (topic or is_choice) or isinstance(self._bot.reply_to(text), Answer | SmallTalk):
            return None
        if topic:
            entries = tuple(entry for entry in self._knowledge.entries if entry.topic == topic)
            return offer(self._knowledge, text, entries[:MAX_OFFERED], "chosen", self._knowledge.messages.near)
        return state(self._knowledge, text, self._knowledge.messages.no_choice)

    def _refuse(self, text: str, wish: Wish) -> NoAnswer:
        """Say that the answers are as they are, and offer what else there is about the last one."""
        knowledge = self._knowledge
        if wish == "language":
            sentence = knowledge.messages.language.replace("{language}", language_name(knowledge.language))
            return state(knowledge, text, sentence, reason="language")
        lines = filter(None, (knowledge.messages.as_written, knowledge.contact))
        return state(
            knowledge, text, "\n".join(lines), near=self._history.list_unseen(self._knowledge)[:MAX_FOLLOW_UPS]
        )

    def _reply_in_context(self, question: str, *, is_correction: bool) -> Reply:
        """Return the reply to a question in its context.

        A correction asks for something other than the previous item.
        """
        standalone = self._bot.reply_to(question)
        cues = read_bare_cues(standalone, self._pack)
        context = self._history.find_context(self._knowledge)
        if (
            context
            and cues.asks_for_more
            and not is_correction
            and (entries := self._history.list_unseen(self._knowledge))
        ):
            return offer(self._knowledge, standalone.question, entries[:MAX_FOLLOW_UPS], "pointed")
        if remark := self._reply_to_remark(standalone, cues):
            return remark
        told = self._history.told
        reply = reply_with_facts(told, standalone, cues, self._bot, self._pack) or reply_in_situation(
            told, standalone, cues, self._bot, self._pack
        )
        if reply or context is None or not standalone.question:
            return reply or standalone
        if is_correction:
            cues = cues._replace(is_followup=True, refers_back=True, asks_for_other=True)
        if isinstance(standalone, SmallTalk) and not cues.addresses_bot:
            rescored = rescore_small_talk(standalone, 1 / REMARK_ODDS, self._bot, self._pack)
            resolved = resolve(context, rescored, cues, self._bot, self._pack)
            is_known = isinstance(resolved, Answer) or isinstance(resolved.item, Gap)
            return resolved if is_known else standalone
        if isinstance(standalone, NoAnswer) and (
            end := find_bare_end(standalone.question, self._pack, self._knowledge.language)
        ):
            reply = self._reply_in_context(end, is_correction=is_correction)
            return replace(reply, ranking=reply.ranking.for_question(standalone.question))
        return resolve(context, standalone, cues, self._bot, self._pack)

    def _reply_to_remark(self, standalone: Reply, cues: Cues) -> Reply | None:
        """Return the reply to a remark, or None for a question.

        Yes and no are remarks if nothing was offered. "Ok, one last thing, is it safe?" has a question in a part of it.
        """
        if parse_yes_or_no(standalone.question, self._pack):
            nothing = NoAnswer(knowledge=self._knowledge, ranking=standalone.ranking, reason="low")
            return standalone if isinstance(standalone, SmallTalk) else nothing
        if not cues.is_remark:
            return None
        asks = any(asks_about_topic(part, self._pack) for part in split_message(standalone.question, self._pack))
        if asks and not isinstance(standalone, SmallTalk):
            return None
        is_told = isinstance(standalone, SmallTalk)
        rescored = standalone if is_told else rescore_small_talk(standalone, REMARK_ODDS, self._bot, self._pack)
        if isinstance(rescored, SmallTalk):
            return rescored
        if courtesy := find_opening_courtesy(standalone, self._bot, self._pack):
            return courtesy
        return take_as_told(standalone, self._pack) if cues.opens_as_statement else None
