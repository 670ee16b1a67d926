"""A Slack bot with Bolt that answers mentions and direct messages; buttons choose."""

import os
from typing import Any

from slack_bolt import App

import faqbot

bot = faqbot.FaqBot.load(os.environ.get("FAQ_BASE"))


def build_app(**options: Any) -> App:
    """Build the application; it takes its token and its secret from the environment, or from the options."""
    app = App(**options)

    @app.event("app_mention")
    @app.event("message")
    def answer(event: dict[str, Any], say: Any) -> None:
        if "bot_id" not in event and "subtype" not in event:
            show(bot.ask(event["text"].partition("> ")[2] or event["text"]), event, say)

    @app.action({"type": "block_actions"})
    def choose(ack: Any, action: dict[str, Any], body: dict[str, Any], say: Any) -> None:
        ack()
        show(bot.session().choose(action["value"]), body["message"], say)

    return app


def show(reply: faqbot.Reply, message: dict[str, Any], say: Any) -> None:
    """Show a reply in the thread of a message: plain text, so that nothing in it is markup, and buttons."""
    buttons = [
        {"type": "button", "text": {"type": "plain_text", "text": entry.question[:75]}, "value": entry.id,
         "action_id": f"choice-{number}"}
        for number, entry in enumerate([] if reply.alert else reply.choices[:5])
    ]  # fmt: skip
    text = faqbot.to_text(reply)
    blocks: list[dict[str, Any]] = [{"type": "section", "text": {"type": "plain_text", "text": text[:3000]}}]
    blocks += [{"type": "actions", "elements": buttons}] if buttons else []
    say(text=reply.text, mrkdwn=False, blocks=blocks, thread_ts=message.get("thread_ts", message["ts"]))
