"""What sessions and explanations need of a bot, as a protocol: the bot stands above them and makes them."""

from typing import Protocol

from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import Notices
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Reply


class Answerer(Protocol):
    """Answers single questions; ``FaqBot`` is one."""

    @property
    def knowledge(self) -> KnowledgeBase:
        """The base that is talked about."""

    def reply_to(self, question: str) -> Reply:
        """Return the reply to one question on its own, without notices.

        Raises:
            TypeError: If the question is no text.
        """

    def decide(self, ranking: Ranking) -> Reply:
        """Return the reply that the bot's policy makes of a ranking."""

    def notices_for(self, message: str) -> Notices:
        """Return the alert and the caution that a message calls for, whatever was said in the turns before."""
