"""The protocol by which sessions and explanations use a bot.

The bot is on a higher floor, and makes them.
"""

from typing import Protocol

from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import Notices
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Reply


class Answerer(Protocol):
    """Answers single questions; ``FaqBot`` is one."""

    @property
    def knowledge(self) -> KnowledgeBase:
        """The base that answers come from."""

    def reply_to(self, question: str) -> Reply:
        """Return the reply to a single question, without notices.

        Raises:
            TypeError: If the question is not a string.
        """

    def decide(self, ranking: Ranking) -> Reply:
        """Return the decision of the bot's policy on a ranking."""

    def notices_for(self, message: str) -> Notices:
        """Return the alert and the caution for a message."""
