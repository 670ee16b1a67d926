"""A bot for Zulip: ``zulip-run-bot zulip_bot.py --config-file zuliprc``. People mention it, or write to it alone."""

import os
import re
from functools import lru_cache
from typing import Any

import faqbot

bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


@lru_cache(1_000)
def session_of(person: str, place: str) -> faqbot.Session:
    """Return the conversation of a person in a topic, as long as it is among the last thousand."""
    del person, place  # They only tell conversations apart.
    return bot.session()


class FaqHandler:
    """Answers messages; a number chooses what was offered in the same topic."""

    def usage(self) -> str:
        """Say what the bot does."""
        return f"Answers questions about {bot.knowledge.title}. Mention it with your question."

    def handle_message(self, message: dict[str, Any], bot_handler: Any) -> None:
        """Reply to a message."""
        session = session_of(message["sender_email"], f"{message['display_recipient']} {message.get('subject')}")
        text = faqbot.to_text(session.ask(message["content"]))
        # Zulip has no escapes: an invisible space parts what would be a mention, a link, a heading or code.
        bot_handler.send_reply(message, re.sub(r"([*`@#~\[])", "\\1\u200b", text))


handler_class = FaqHandler
