"""A plugin for Errbot, with ``errbot_faq.plug`` beside it: ``!faq how long does a loaf keep``, or a mention."""

import os
import re
from functools import lru_cache
from typing import Any

from errbot import BotPlugin, botcmd

import faqbot

bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


@lru_cache(1_000)
def session_of(person: str) -> faqbot.Session:
    """Return the conversation of a person, as long as it is among the last thousand."""
    del person  # It only tells conversations apart.
    return bot.session()


class Faq(BotPlugin):
    """Answers questions from a base."""

    @botcmd
    def faq(self, message: Any, question: str) -> str:
        """Answer a question; a number chooses what was offered."""
        text = faqbot.to_text(session_of(str(message.frm)).ask(question))
        # Errbot reads replies as Markdown.
        return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)

    def callback_mention(self, message: Any, mentioned: list[Any]) -> None:
        """Answer a message that mentions the bot."""
        if self.bot_identifier in mentioned:
            self.send(message.frm, self.faq(message, re.sub(r"@\S+", "", message.body)), message)
