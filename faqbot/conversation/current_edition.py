"""The language of a conversation with a base in several."""

from collections.abc import Sequence

from faqbot.conversation.turns import Turn
from faqbot.knowledge.model import Entry
from faqbot.language.text import clean
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import Reply


class CurrentEdition:
    """The bot of the language that a conversation is in; of a base in one language, always the same.

    Args:
        whole: The bot of the base.
        told: The language of the person, as a BCP 47 tag; None detects it in every turn, and keeps it where nothing
            tells it.
        turns: The turns so far.

    Attributes:
        bot: The bot of the language.
    """

    def __init__(self, whole: Answerer, told: str | None, turns: Sequence[Turn]) -> None:
        self.whole, self.told, self.bot = whole, told, whole
        self._previous: str | None = None
        last = turns[-1] if turns else None
        named = filter(None, (last.entry, *last.choices) if last else ())
        self.enter_edition_of(next((entry for name in named if (entry := whole.knowledge.entry(name))), None))

    def enter_edition_of(self, entry: Entry | None) -> Answerer:
        """Return the bot of the language of an entry, and stay there."""
        if entry and self.whole.editions:
            self._previous = entry.language or self.whole.knowledge.language
            self.bot = self.whole.editions.bots[self._previous]
        return self.bot

    def turn_to(self, question: object) -> Answerer:
        """Return the bot of the language of a question, and stay there."""
        if self.whole.editions and isinstance(question, str):
            self._previous = self.whole.editions.choose(clean(question), self.told, self._previous)
            self.bot = self.whole.editions.bots[self._previous]
        return self.bot

    def complete(self, reply: Reply) -> Reply:
        """Return a reply, or the answer of another language where it gives none."""
        return self.whole.editions.complete(reply) if self.whole.editions else reply
