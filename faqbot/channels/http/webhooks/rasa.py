"""The REST channel of Rasa, for its chat widgets and clients."""

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import Endpoint, JsonResponse, read_json
from faqbot.channels.http.service import service_of
from faqbot.channels.http.shapes import Text
from faqbot.channels.http.webhooks.messages import list_entries
from faqbot.language.text import shown_text
from faqbot.rendering.blocks import build_blocks

CHOOSE = "/choose "
"""What the payload of a button begins with; the id of its entry follows."""


class RasaMessage(Struct, frozen=True):
    """A message to Rasa; what else it has is passed over."""

    message: Text
    sender: Annotated[str, Meta(max_length=200)] = "default"


async def _rasa(request: Request, client: str) -> Response:
    service = service_of(request)
    base = service.find_base(request.query_params.get("base"))
    asked = await read_json(request, RasaMessage)
    session = service.restore_session(base, None, client)
    chosen = asked.message.removeprefix(CHOOSE) if asked.message.startswith(CHOOSE) else ""
    reply = session.choose(chosen) if base.bot.knowledge.entry(chosen) else session.ask(asked.message)
    service.count(reply, base, "rasa")
    buttons = [{"title": text, "payload": f"{CHOOSE}{entry}"} for text, entry in list_entries(reply)]
    left_out = {"choice"} if buttons else set()
    ask_for_number = shown_text(reply.knowledge.messages.choose)
    text = "\n\n".join(
        f"{block.mark} {block.text}".lstrip()
        for block in build_blocks(reply)
        if block.kind not in left_out and block.text != ask_for_number
    )
    message = {"recipient_id": asked.sender, "text": text}
    return JsonResponse([{**message, "buttons": buttons} if buttons else message])


ROUTES: list[BaseRoute] = [Route("/webhooks/rest/webhook", Endpoint(_rasa), methods=["POST"])]
