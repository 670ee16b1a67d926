"""Chatwoot: an agent bot answers conversations that no person has taken yet."""

import hmac
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from faqbot.channels.http.endpoint import decode_json
from faqbot.channels.http.hand_over import HandOverRecord, describe_hand_over
from faqbot.channels.http.webhooks.incoming import Call, Incoming
from faqbot.channels.http.webhooks.mattermost import escape
from faqbot.channels.http.webhooks.messages import list_entries, render_message
from faqbot.channels.http.webhooks.signatures import check_digest, check_time
from faqbot.replies.reply import Reply

TIMESTAMP, SIGNATURE = "x-chatwoot-timestamp", "x-chatwoot-signature"


class Conversation(Struct, frozen=True):
    """A conversation: ``pending`` while it is the bot's."""

    id: int = 0
    status: str = ""


class Account(Struct, frozen=True):
    """The account of a conversation."""

    id: int = 0


class Submitted(Struct, frozen=True):
    """A choice that was made."""

    value: str = ""


class Attributes(Struct, frozen=True):
    """What the content of a message consists of."""

    submitted_values: list[Submitted] | None = None


class ChatwootMessage(Struct, frozen=True):
    """An event of a conversation; what else it has is passed over."""

    event: str = ""
    id: int = 0
    content: str | None = None
    content_attributes: Attributes = Attributes()
    message_type: str = ""
    private: bool = False
    conversation: Conversation = Conversation()
    account: Account = Account()


def read_message(headers: Mapping[str, str], body: bytes, secret: str) -> Incoming | None:
    """Return the message of a visitor, or None for any other event.

    Raises:
        RequestProblem: If Chatwoot did not sign it with the secret, or not now, or if it is no event.
    """
    timestamp = headers.get(TIMESTAMP, "")
    right = hmac.digest(secret.encode(), timestamp.encode(errors="replace") + b"." + body, "sha256").hex()
    check_digest(headers.get(SIGNATURE, ""), f"sha256={right}", "X-Chatwoot-Signature")
    check_time(timestamp, "X-Chatwoot-Timestamp")
    message = decode_json(body, ChatwootMessage)
    conversation = message.conversation
    chosen = message.content_attributes.submitted_values or []
    is_typed = message.event == "message_created" and message.message_type == "incoming" and bool(message.content)
    is_chosen = message.event == "message_updated" and bool(chosen)
    # A person answers a conversation that is not pending.
    if not (is_typed or is_chosen) or message.private or conversation.status != "pending":
        return None
    return Incoming(
        # The number of a delivery is not signed.
        delivery=f"{message.account.id} {message.event} {message.id}",
        conversation=f"{message.account.id} {conversation.id}",
        text="" if is_chosen else message.content or "",
        entry=chosen[0].value if is_chosen else "",
        target={"path": f"/api/v1/accounts/{message.account.id}/conversations/{conversation.id}"},
    )


def build_calls(incoming: Incoming, reply: Reply, note: str, hand_over: HandOverRecord | None) -> list[Call]:
    """Build the message with the reply, and what hands the conversation over to people."""
    path, choices = incoming.target["path"], list_entries(reply)
    text = "\n\n".join(filter(None, (render_message(reply, escape, with_choices=not choices), escape(note))))
    message: dict[str, Any] = {"content": text, "message_type": "outgoing"}
    if choices:
        items = [{"title": label, "value": entry} for label, entry in choices]
        message |= {"content_type": "input_select", "content_attributes": {"items": items}}
    calls = [Call(f"{path}/messages", message)]
    if hand_over:
        told = {"content": escape(describe_hand_over(hand_over)), "message_type": "outgoing", "private": True}
        calls += [Call(f"{path}/messages", told), Call(f"{path}/toggle_status", {"status": "open"})]
    return calls


def build_headers(token: str) -> dict[str, str]:
    """Build the header that says who calls."""
    return {"api_access_token": token}
