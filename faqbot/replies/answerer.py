"""The protocol by which sessions and explanations use a bot, and the bots of a base in several languages.

The bot is on a higher floor, and makes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from faqbot.knowledge.editions import find_language
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import Notices
from faqbot.language.telling import tell_language
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk


class Replier(Protocol):
    """Replies to single questions, and decides on rankings."""

    def reply_to(self, question: str) -> Reply:
        """Return the reply to a single question, without notices.

        Raises:
            TypeError: If the question is not a string.
        """

    def decide(self, ranking: Ranking) -> Reply:
        """Return the decision of the bot's policy on a ranking."""


class Answerer(Replier, Protocol):
    """Answers single questions; ``FaqBot`` is one."""

    @property
    def knowledge(self) -> KnowledgeBase:
        """The base that answers come from."""

    @property
    def editions(self) -> "Editions[Answerer] | None":
        """The bots of the languages of a base in several, or None."""

    def notices_for(self, message: str) -> Notices:
        """Return the alert and the caution for a message."""


AnswererT_co = TypeVar("AnswererT_co", bound=Answerer, covariant=True)


class Editions(Generic[AnswererT_co]):
    """Chooses the language in which a question is answered.

    Args:
        bots: The bot of each language, the preferred one first.
    """

    __slots__ = ("bots", "languages")

    def __init__(self, bots: Mapping[str, AnswererT_co]) -> None:
        self.bots = bots
        self.languages = tuple(bots)

    def choose(self, question: str, told: str | None = None, previous: str | None = None) -> str:
        """Return the language of a question.

        It is the one that was told, else the one that the words of the question tell, else that of the conversation,
        else the one that has the best reply.

        Args:
            question: Any text.
            told: The language as the caller knows it, as a BCP 47 tag. One that the base does not have tells nothing.
            previous: The language of the turn before.
        """
        language = find_language(told, self.languages) if told else None
        language = language or tell_language(question, self.languages) or previous
        return language or max(self.languages, key=lambda each: _rate(self.bots[each].reply_to(question)))

    def reply_to(self, question: str, told: str | None = None) -> Reply:
        """Return the reply in the language of a question, or else an answer that another language has."""
        return self.complete(self.bots[self.choose(question, told)].reply_to(question))

    def complete(self, reply: Reply) -> Reply:
        """Return a reply, or the answer of another language where it gives none.

        The answer of another language says in which language it is.
        """
        if not isinstance(reply, NoAnswer) or reply.reason not in ("low", "language"):
            return reply
        own = reply.knowledge.language
        found = max(self._list_answers(reply.question, own), key=lambda answer: answer.confidence, default=None)
        if found is None:
            return replace(reply, understood=self.languages)
        return replace(found, ranking=replace(found.ranking, language=own))

    def _list_answers(self, question: str, own: str) -> Iterator[Answer]:
        for language, bot in self.bots.items():
            answer = bot.reply_to(question) if language != own else None
            if isinstance(answer, Answer):
                yield answer


def _rate(reply: Reply) -> tuple[int, float]:
    """Rate how well a reply fits: first by its kind, then by its confidence."""
    match reply:
        case Answer() | SmallTalk():
            kind = 2
        case Clarification():
            kind = 1
        case NoAnswer():
            kind = int(reply.reason == "gap")
    return kind, reply.confidence if kind else 0.0
