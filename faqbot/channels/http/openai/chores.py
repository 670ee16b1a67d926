"""The chores that chat programs give a model beside the conversation, such as naming it."""

import json
import re

from faqbot.bot import FaqBot
from faqbot.replies.reply import Answer

_TYPED = re.compile(r"^USER: (.*)$", re.MULTILINE)

MAX_CHORE = 100_000
"""Greatest number of characters of a chore that are looked through."""


def do_chore(prompt: str, bot: FaqBot) -> str | None:
    """Return the JSON that a chore asks for, or None if the message is no chore.

    A chore begins with ``### Task:``, names the key of the JSON, and holds the conversation, whose last question
    decides. It counts as no question.
    """
    if not prompt.startswith("### Task:"):
        return None
    prompt = prompt[:MAX_CHORE]
    typed = _TYPED.findall(prompt)
    reply = bot.ask(typed[-1]) if typed else None
    entry = reply.entry if isinstance(reply, Answer) else None
    if '"follow_ups"' in prompt:
        return json.dumps({"follow_ups": [each.question for each in reply.follow_ups] if reply else []})
    if '"tags"' in prompt:
        return json.dumps({"tags": [entry.topic] if entry else []})
    if '"queries"' in prompt:
        return json.dumps({"queries": []})
    return json.dumps({"title": entry.question if entry else bot.knowledge.title})
