"""Zammad: a trigger sends new articles of tickets, and the reply is an article."""

import hmac
import html
import re
from collections.abc import Mapping

from msgspec import Struct

from faqbot.channels.http.endpoint import decode_json
from faqbot.channels.http.hand_over import HandOverRecord, describe_hand_over
from faqbot.channels.http.webhooks.incoming import Call, Incoming
from faqbot.channels.http.webhooks.messages import render_message
from faqbot.channels.http.webhooks.signatures import check_digest
from faqbot.replies.reply import Reply

SIGNATURE, DELIVERY = "x-hub-signature", "x-zammad-delivery"

_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)


class Article(Struct, frozen=True):
    """A message of a ticket."""

    id: int = 0
    body: str = ""
    sender: str = ""
    internal: bool = False
    content_type: str = "text/plain"


class Ticket(Struct, frozen=True):
    """A ticket."""

    id: int = 0


class ZammadMessage(Struct, frozen=True):
    """What a trigger sends; what else it has is passed over."""

    ticket: Ticket = Ticket()
    article: Article = Article()


def read_message(headers: Mapping[str, str], body: bytes, secret: str) -> Incoming | None:
    """Return the article of a customer, or None for any other.

    Zammad signs no time, so that only the delivery and the article tell a replay.

    Raises:
        RequestProblem: If Zammad did not sign it with the secret, or if it is no article.
    """
    right = hmac.digest(secret.encode(), body, "sha1").hex()
    check_digest(headers.get(SIGNATURE, ""), f"sha1={right}", "X-Hub-Signature")
    message = decode_json(body, ZammadMessage)
    article = message.article
    if article.sender != "Customer" or article.internal or not article.id:
        return None
    text = article.body
    if article.content_type == "text/html":
        text = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", text)))
    return Incoming(
        # The number of the article, which is signed, and not the name of the delivery, which is not.
        delivery=str(article.id),
        conversation=str(message.ticket.id),
        text=text.strip(),
        target={"ticket": str(message.ticket.id)},
    )


def build_calls(incoming: Incoming, reply: Reply, note: str, hand_over: HandOverRecord | None) -> list[Call]:
    """Build the article with the reply, and an internal one for the agent."""
    ticket = int(incoming.target["ticket"])
    text = "\n\n".join(filter(None, (render_message(reply, lambda line: line, strong=""), note)))
    common = {"ticket_id": ticket, "content_type": "text/plain", "type": "note"}
    calls = [Call("/api/v1/ticket_articles", {**common, "body": text, "internal": False})]
    if hand_over:
        content = {**common, "body": describe_hand_over(hand_over), "internal": True}
        calls += [
            Call("/api/v1/ticket_articles", content),
        ]
    return calls


def build_headers(token: str) -> dict[str, str]:
    """Build the header that says who calls."""
    return {"Authorization": f"Token token={token}"}
