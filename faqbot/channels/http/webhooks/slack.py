"""Slack: events of messages, and the buttons below a reply."""

import hmac
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from msgspec import Struct, field

from faqbot.channels.http.endpoint import decode_json
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.webhooks.incoming import Call, Incoming
from faqbot.channels.http.webhooks.messages import ZERO_WIDTH_SPACE, list_entries, render_message
from faqbot.channels.http.webhooks.signatures import check_digest, check_time
from faqbot.replies.reply import Reply

API = "https://slack.com/api"

TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"

MAX_SECTION = 3_000
"""Greatest number of characters of a section of a message."""

MAX_LABEL = 75
"""Greatest number of characters of the label of a button."""

CHOICE = "faqbot-choice-"
"""What the name of a button begins with; its number follows."""

_MENTION = re.compile(r"^\s*<@[A-Z0-9]+(?:\|[^>]*)?>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
# Slack has no escapes for emphasis. Characters that look alike take the place of those that mark it.
_ALIKE = {"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb"}

# Addresses are kept whole. The rest is emphasis, entities, and mentions, emoji and quotes.
_MARKUP = re.compile(r"(https?://[\w./?=&%#+,:-]+)|([*~`]|(?<!\w)_|_(?!\w))|([&<>])|((?<!\w)[@#](?=\w)|:(?=[\w+-]+:))")


class Event(Struct, frozen=True):
    """A message of a channel; what else it has is passed over."""

    type: str = ""
    subtype: str | None = None
    bot_id: str | None = None
    text: str = ""
    channel: str = ""
    user: str = ""
    ts: str = ""
    thread_ts: str | None = None
    channel_type: str = ""


class Envelope(Struct, frozen=True):
    """What Slack sends an event in."""

    type: str = ""
    challenge: str = ""
    event_id: str = ""
    event: Event = Event()


class Named(Struct, frozen=True):
    """Something with an id."""

    id: str = ""


class Posted(Struct, frozen=True):
    """The message that a button belongs to."""

    ts: str = ""
    thread_ts: str | None = None


class Action(Struct, frozen=True):
    """A button that was pressed."""

    action_id: str = ""
    value: str = ""
    action_ts: str = ""


class Interaction(Struct, frozen=True):
    """What Slack sends when a button is pressed."""

    type: str = ""
    channel: Named = Named()
    user: Named = Named()
    message: Posted = Posted()
    actions: list[Action] = field(default_factory=list)


def read_message(headers: Mapping[str, str], body: bytes, secret: str) -> Incoming | dict[str, str] | None:
    """Return the message of an event or of a button, the answer to the check of an address, or None.

    Raises:
        RequestProblem: If Slack did not sign it with the secret, or not now, or if it is no event.
    """
    timestamp = headers.get(TIMESTAMP, "")
    right = hmac.digest(secret.encode(), b"v0:" + timestamp.encode(errors="replace") + b":" + body, "sha256").hex()
    check_digest(headers.get(SIGNATURE, ""), f"v0={right}", "X-Slack-Signature")
    check_time(timestamp, "X-Slack-Request-Timestamp")
    if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return _read_interaction(body)
    envelope = decode_json(body, Envelope)
    if envelope.type == "url_verification":
        return {"challenge": envelope.challenge}
    event = envelope.event
    is_for_us = event.type == "app_mention" or (event.type == "message" and event.channel_type == "im")
    # What a bot wrote is not answered: two bots would never end. Edits and deletions have a subtype.
    if not is_for_us or event.bot_id or event.subtype:
        return None
    thread = event.thread_ts or ("" if event.channel_type == "im" else event.ts)
    return Incoming(
        delivery=envelope.event_id,
        conversation=f"{event.channel} {event.user}",
        text=_unescape(_MENTION.sub("", event.text)).strip(),
        target={"channel": event.channel, "thread_ts": thread},
    )


def _read_interaction(body: bytes) -> Incoming | None:
    try:
        fields = dict(parse_qsl(body.decode(), strict_parsing=True, max_num_fields=8))
    except ValueError:
        raise RequestProblem(400, "the body is no form") from None
    pressed = decode_json(fields.get("payload", "").encode(errors="replace"), Interaction)
    action = pressed.actions[0] if pressed.actions else Action()
    if not action.action_id.startswith(CHOICE):
        return None
    thread = pressed.message.thread_ts or ("" if pressed.channel.id.startswith("D") else pressed.message.ts)
    return Incoming(
        delivery=f"{pressed.message.ts} {action.action_id} {action.action_ts}",
        conversation=f"{pressed.channel.id} {pressed.user.id}",
        entry=action.value,
        target={"channel": pressed.channel.id, "thread_ts": thread},
    )


def build_calls(incoming: Incoming, reply: Reply, note: str, _hand_over: object) -> list[Call]:
    """Build the message with the reply; choices are buttons."""
    choices = list_entries(reply)[:5]
    text = "\n\n".join(
        filter(None, (render_message(reply, escape, with_choices=not choices, strong="*"), escape(note)))
    )
    blocks: list[dict[str, Any]] = [_build_section(part) for part in split_text(text)]
    if choices:
        blocks.append({"type": "actions", "elements": [_build_button(*each) for each in enumerate(choices)]})
    message = {"text": text[:MAX_SECTION], "blocks": blocks, "unfurl_links": False, "unfurl_media": False}
    return [Call("/chat.postMessage", {**{name: to for name, to in incoming.target.items() if to}, **message})]


def split_text(text: str, most: int = MAX_SECTION) -> list[str]:
    r"""Split a text into parts that are not too long, between paragraphs where that is possible.

    >>> split_text("one\n\ntwo\n\nthree", 9)
    ['one\n\ntwo', 'three']
    """
    parts: list[str] = []
    for paragraph in text.split("\n\n"):
        for start in range(0, len(paragraph), most):
            piece = paragraph[start : start + most]
            joined = f"{parts[-1]}\n\n{piece}" if parts else piece
            parts[-1:] = [joined] if len(joined) <= most else [*parts[-1:], piece]
    return parts


def _build_section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _build_button(number: int, choice: tuple[str, str]) -> dict[str, Any]:
    label, entry = choice
    shown = label if len(label) <= MAX_LABEL else f"{label[: MAX_LABEL - 1]}…"
    text = {"type": "plain_text", "text": shown, "emoji": False}
    return {"type": "button", "text": text, "action_id": f"{CHOICE}{number}", "value": entry}


def build_headers(token: str) -> dict[str, str]:
    """Build the header that says who calls."""
    return {"Authorization": f"Bearer {token}"}


def escape(text: str) -> str:
    r"""Replace, escape or part everything in a line that Slack would read as markup; mentions call nobody.

    >>> escape("<!channel> *3* & @here :bread: a_b")
    '&lt;!channel&gt; ∗3∗ &amp; @\u200bhere :\u200bbread: a_b'
    """
    return _MARKUP.sub(_escape_one, text)


def _escape_one(found: re.Match[str]) -> str:
    address, emphasis, character, rest = found.groups()
    if address:
        return address.replace("&", "&amp;")
    if emphasis:
        return _ALIKE[emphasis]
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[character] if character else f"{rest}{ZERO_WIDTH_SPACE}"


def _unescape(text: str) -> str:
    return re.sub("&(?:amp|lt|gt);", lambda found: _ENTITIES[found[0]], text)
