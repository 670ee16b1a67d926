"""An action of a Rasa assistant that answers from a base: let the intent for questions run ``action_faq``.

The domain needs a slot ``faq`` of the type ``any``, which holds the conversation, so that "2" chooses.
"""

import os
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

import faqbot

bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


class ActionFaq(Action):
    """Replies to the last message, word for word from the base; the choices are buttons."""

    def name(self) -> str:
        """Return the name by which the domain knows the action."""
        return "action_faq"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Reply, and keep the conversation in its slot."""
        del domain
        session = bot.session(tracker.get_slot("faq"))
        reply = session.ask(tracker.latest_message.get("text") or "")
        entries = [] if reply.alert else reply.choices
        buttons = [{"title": entry.question, "payload": entry.question} for entry in entries]
        dispatcher.utter_message(text=faqbot.to_text(reply), buttons=buttons)
        return [SlotSet("faq", session.to_json())]
