"""The address of the webhooks that the configuration names."""

import hmac
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.clients import limit_guesses
from faqbot.channels.http.endpoint import Endpoint, JsonResponse, decode_json, read_body
from faqbot.channels.http.hand_over import to_note
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.settings import Webhook
from faqbot.channels.http.shapes import MAX_TEXT, Language, Text, Top, Where
from faqbot.channels.http.webhooks import mattermost, teams, zulip
from faqbot.channels.http.webhooks.help_desks import answer_later
from faqbot.channels.http.webhooks.messages import render_message
from faqbot.channels.http.webhooks.signed import SIGNATURE, TIMESTAMP, check_signature


class SignedQuestion(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A question of one's own program."""

    question: Text
    where: Where = {}
    language: Language | None = None
    top: Top = 3


class ChatProgram(NamedTuple):
    """How a chat program sends a message, and takes the reply."""

    read_message: Callable[[bytes, str], tuple[str, str]]
    build_reply: Callable[[str], dict[str, str]]
    escape: Callable[[str], str]


_PROGRAMS = {
    "mattermost": ChatProgram(mattermost.read_message, mattermost.build_reply, mattermost.escape),
    "zulip": ChatProgram(zulip.read_message, zulip.build_reply, zulip.escape),
}


async def _webhook(request: Request, _client: str) -> Response:
    name = request.path_params["name"]
    webhook = next((each for each in service_of(request).settings.webhooks if each.name == name), None)
    if webhook is None:
        raise RequestProblem(404, "there is no such webhook; list it under webhooks in the configuration")
    body = await read_body(request)
    with limit_guesses(request, f"webhook {name}"):
        return _answer_webhook(request, webhook, body)


def _answer_webhook(request: Request, webhook: Webhook, body: bytes) -> Response:
    match webhook.kind:
        case "signed":
            return _answer_signed(request, webhook, body)
        case "teams":
            question = teams.read_message(request.headers, body, webhook.secret)
            text = _answer(request, webhook, question, teams.escape)
            return JsonResponse(teams.build_reply(text))
        case "mattermost" | "zulip":
            return _answer_chat(request, webhook, body)
        case _:
            return answer_later(request, webhook, body)


def _answer_signed(request: Request, webhook: Webhook, body: bytes) -> Response:
    headers, service = request.headers, service_of(request)
    check_signature(webhook.secret, headers.get(TIMESTAMP, ""), headers.get(SIGNATURE, ""), body)
    asked = decode_json(body, SignedQuestion)
    base = service.find_base(webhook.base)
    reply = base.bot.ask(asked.question, where=asked.where, language=asked.language)
    return JsonResponse(service.count(reply, base, webhook.kind, top=asked.top))


def _answer_chat(request: Request, webhook: Webhook, body: bytes) -> Response:
    program = _PROGRAMS[webhook.kind]
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    token, question = program.read_message(body, media_type)
    if not hmac.compare_digest(token.encode(errors="replace"), webhook.secret.encode()):
        raise RequestProblem(401, "the token is not that of this webhook")
    return JsonResponse(program.build_reply(_answer(request, webhook, question, program.escape)))


def _answer(request: Request, webhook: Webhook, question: str, escape: Callable[[str], str]) -> str:
    """Return the reply to a message as the text of a message."""
    if len(question) > MAX_TEXT:
        raise RequestProblem(422, f"the message has more than {MAX_TEXT} characters")
    service = service_of(request)
    base = service.find_base(webhook.base)
    reply = base.bot.ask(question)
    service.count(reply, base, webhook.kind)
    note = to_note(service.find_hand_over(reply, base, webhook.kind))
    return "\n\n".join(filter(None, (render_message(reply, escape), escape(note))))


# A webhook has a secret of its own, so that it needs no key.
ROUTES: list[BaseRoute] = [Route("/webhooks/{name}", Endpoint(_webhook, scope="read"), methods=["POST"])]
