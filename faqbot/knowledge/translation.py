"""The texts of a base in another of its languages."""

from typing import NamedTuple

from faqbot.knowledge.messages import Messages


class Translation(NamedTuple):
    """The texts of a base in another of its languages.

    Attributes:
        title: The base's name for people, or None for its title.
        notice: Text shown at the start of a conversation, or None for none.
        contact: Where people can ask a person instead, or None for the contact of the base.
        messages: The bot's own sentences.
        alert_texts: The ids of alerts and deferrals with their texts; the others have the text of the base.
    """

    title: str | None = None
    notice: str | None = None
    contact: str | None = None
    messages: Messages = Messages()
    alert_texts: tuple[tuple[str, str], ...] = ()
