"""A conversation that is logged."""

import os

from faqbot.conversation.session import Session
from faqbot.conversation.turn_log import SessionLog, TurnLog
from faqbot.conversation.turns import Turn, save_turns
from faqbot.language.packs import pack_for
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import Answer, Reply


class LoggedSession(Session):
    """A session that tells a log what was missed, asked back and rated.

    Args:
        bot: Answers single questions.
        log: Keeps what happens, such as a ``QuestionLog``.
        saved: As for ``Session``.
        language: As for ``Session``.
        log_id: Names the conversation in the log; None takes a random id.

    The log is told of the last reply of a saved conversation too, as far as the base still gives that reply.
    """

    def __init__(
        self,
        bot: Answerer,
        log: TurnLog,
        saved: object = None,
        language: str | None = None,
        log_id: str | None = None,
    ) -> None:
        super().__init__(bot, saved, language)
        pack, last = pack_for(bot.knowledge.language), self.turns[-1].question if self.turns else ""
        turns = self.turns

        def recall() -> Reply | None:
            return _ask_again(bot, turns, language)

        self._log = SessionLog(log, log_id or os.urandom(8).hex(), pack, last, recall)

    def __reduce__(self) -> tuple[type["LoggedSession"], tuple[object, ...]]:  # type: ignore[override]
        """Pickle and copy a conversation as its bot, its log and its turns."""
        return LoggedSession, (
            self._current.whole,
            self._log.log,
            self.to_json(),
            self._current.told,
            self._log.session,
        )

    @property
    def log_id(self) -> str:
        """The id of the conversation in the log."""
        return self._log.session

    def ask(self, question: str) -> Reply:
        """Return the reply to a question, as ``Session.ask`` does, and log it."""
        reply = super().ask(question)
        self._log.add(reply)
        return reply

    def choose(self, entry_id: str) -> Reply:
        """Return the answer of an entry, as ``Session.choose`` does, and log it."""
        reply = super().choose(entry_id)
        self._log.add(reply)
        return reply

    def feedback(self, *, helpful: bool) -> bool:
        """Count whether the last reply was helpful; an answer that did not help is logged with its question.

        Only the first rating of a reply counts.

        Returns:
            False if there is no reply to rate.
        """
        return self._log.rate(helpful=helpful)


def _ask_again(bot: Answerer, turns: tuple[Turn, ...], language: str | None) -> Reply | None:
    """Return the reply to the last question, or None if the base now gives another one."""
    *before, last = turns
    reply = Session(bot, save_turns(before, bot.knowledge), language).ask(last.question)
    entry = reply.entry.id if isinstance(reply, Answer) else None
    return reply if entry == last.entry else None
