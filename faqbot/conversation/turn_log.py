"""What a conversation tells a log: what was missed, asked back, asked again, chosen and rated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from faqbot.language.pack import LanguagePack
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

Outcome = Literal["answered", "asked_back", "missed", "rephrased", "chosen", "helpful", "unhelpful"]
"""What happened to a question.

``rephrased``: it was answered, and the person asked again in other words. ``chosen``: it was asked back, and the person
chose an entry."""

SAME_SHARE = 0.5
"""Share of the stems of the shorter of two questions that the other must have to be the same in other words; chosen."""

CONTENT_BAND = 16
"""Frequency band from which a word counts as content: the 256 most frequent words of the language do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEvent:
    """Something that happened to a question.

    Attributes:
        reply: The reply to the question.
        session: Id of the conversation; empty for a question on its own.
        outcome: What happened.
        entry: Id of the entry that was answered, chosen or rated; empty if there is none.
        turn: Names the event, so that one that is told again is kept once; empty if it is told once only.
    """

    reply: Reply
    session: str
    outcome: Outcome
    entry: str = ""
    turn: str = ""


class TurnLog(Protocol):
    """Keeps what happened; ``QuestionLog`` is one."""

    def write(self, event: TurnEvent) -> None:
        """Keep an event. Nothing is raised if that fails."""


class SessionLog:
    """Tells a log what happens in one conversation.

    A message that an alert matched is not told, and neither is what is said about it.

    Args:
        log: Keeps the events.
        session: Id of the conversation; empty for questions on their own.
        pack: The language of the base.
        question: The last question of a conversation that is continued; empty for a new one.
        recall: Finds the reply to this question again, which is done only if something is to be told of it.
    """

    def __init__(
        self,
        log: TurnLog,
        session: str,
        pack: LanguagePack,
        question: str = "",
        recall: Callable[[], Reply | None] = lambda: None,
    ) -> None:
        self.log = log
        self.session = session
        self._pack = pack
        self._last: Reply | None = None
        self._is_rated = False
        self._question, self._recall = question, recall

    def add(self, reply: Reply) -> None:
        """Tell of the reply to a question, and of what it says about the one before."""
        if self._question and (reply.ranking.resolution == "chosen" or self._is_same(self._question, reply.question)):
            self._last = _if_told(self._recall())
        before, self._last, self._question, self._is_rated = self._last, None, "", False
        outcome = _find_outcome(reply)
        if reply.alert or outcome is None:
            return
        self._last = reply
        chosen = reply.entry if isinstance(reply, Answer) and reply.ranking.resolution == "chosen" else None
        if isinstance(before, Clarification) and chosen and chosen in before.offered:
            self._tell(before, "chosen", chosen.id)
        elif isinstance(before, Answer) and self._is_same(before.question, reply.question):
            self._tell(before, "rephrased", before.entry.id)
        self._tell(reply, outcome, reply.entry.id if isinstance(reply, Answer) else "")

    def rate(self, *, helpful: bool) -> bool:
        """Tell whether the last reply was helpful; return False if there is no reply to rate.

        Only the first rating of a reply is told.
        """
        if self._question:
            self._last, self._question = _if_told(self._recall()), ""
        if self._last is None:
            return False
        if not self._is_rated:
            entry = self._last.entry.id if isinstance(self._last, Answer) else ""
            self._tell(self._last, "helpful" if helpful else "unhelpful", entry)
        self._is_rated = True
        return True

    def _tell(self, reply: Reply, outcome: Outcome, entry: str) -> None:
        self.log.write(TurnEvent(reply=reply, session=self.session, outcome=outcome, entry=entry))

    def _is_same(self, first: str, second: str) -> bool:
        """Whether two different questions share most of their content."""
        stems = [{self._pack.stem(word) for word in _content(text, self._pack)} for text in (first, second)]
        shorter = min(map(len, stems))
        return first != second and shorter > 0 and len(stems[0] & stems[1]) >= SAME_SHARE * shorter


def _content(text: str, pack: LanguagePack) -> list[str]:
    """Return the words that are not among the most frequent of the language."""
    return [word for word in pack.tokenize(text.casefold()) if pack.rank_band(word) >= CONTENT_BAND]


def _if_told(reply: Reply | None) -> Reply | None:
    """Return a reply if a log is told of it."""
    return None if reply is None or reply.alert or _find_outcome(reply) is None else reply


def _find_outcome(reply: Reply) -> Outcome | None:
    """Return what a reply is to a log; None for small talk, an empty line, and an offer of more."""
    match reply:
        case Answer():
            return "answered"
        case Clarification():
            return None if reply.more else "asked_back"
        case NoAnswer():
            return None if reply.reason == "empty" else "missed"
        case _:
            return None
