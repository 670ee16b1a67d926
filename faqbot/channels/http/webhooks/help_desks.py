"""Help desks whose messages are acknowledged at once, and answered by calls to the help desk."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from faqbot.channels.http.endpoint import JsonResponse
from faqbot.channels.http.hand_over import HandOverRecord, to_note
from faqbot.channels.http.service import service_of
from faqbot.channels.http.settings import Webhook
from faqbot.channels.http.shapes import MAX_TEXT
from faqbot.channels.http.webhooks import chatwoot, slack, zammad
from faqbot.channels.http.webhooks.incoming import Call, Incoming
from faqbot.conversation.history import is_unhelpful
from faqbot.replies.reply import Reply


class HelpDesk(NamedTuple):
    """How a help desk sends a message, and takes the reply.

    Attributes:
        read_message: Returns the message of a request that the help desk signed, None if there is nothing to answer, or
            what the help desk wants to hear at once.
        build_calls: Builds the calls that show a reply, with what the person and the agent read about a hand-over.
        build_headers: Builds the headers that say who calls.
    """

    read_message: Callable[[Mapping[str, str], bytes, str], Incoming | dict[str, str] | None]
    build_calls: Callable[[Incoming, Reply, str, HandOverRecord | None], list[Call]]
    build_headers: Callable[[str], dict[str, str]]


_HELP_DESKS = {
    "chatwoot": HelpDesk(chatwoot.read_message, chatwoot.build_calls, chatwoot.build_headers),
    "slack": HelpDesk(slack.read_message, slack.build_calls, slack.build_headers),
    "zammad": HelpDesk(zammad.read_message, zammad.build_calls, zammad.build_headers),
}


def answer_later(request: Request, webhook: Webhook, body: bytes) -> Response:
    """Acknowledge a message, and send the reply to the help desk; a delivery that came before is not answered again."""
    desk, service = _HELP_DESKS[webhook.kind], service_of(request)
    incoming = desk.read_message(request.headers, body, webhook.secret)
    if isinstance(incoming, dict):
        return JsonResponse(incoming)
    base = service.find_base(webhook.base)
    bot = base.bot  # A message that comes while there is none is not remembered, so that it is answered later.
    if incoming is None or not service.deliveries.is_new(f"{webhook.name} {incoming.delivery}"):
        return JsonResponse({})
    if bot.knowledge.entry(incoming.entry):
        reply: Reply = bot.session().choose(incoming.entry)
    else:
        # Of a longer message, the beginning is enough to tell that it is too long, and to look for an emergency.
        reply = bot.ask(incoming.text[:MAX_TEXT])
    service.count(reply, base, webhook.kind)
    conversation = f"{webhook.name} {incoming.conversation}"
    misses = service.misses.count(conversation, is_unhelpful=is_unhelpful(reply))
    hand_over = service.find_hand_over(reply, base, webhook.kind, misses)
    calls = desk.build_calls(incoming, reply, to_note(hand_over), hand_over)
    service.outgoing.send(webhook.api, desk.build_headers(webhook.api_token), calls)
    return JsonResponse({})
