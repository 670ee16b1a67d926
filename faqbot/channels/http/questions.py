"""The native interface: questions, choices and feedback."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.bot import FaqBot
from faqbot.channels.http.clients import charge
from faqbot.channels.http.endpoint import Endpoint, JsonResponse, decode_json, read_body, read_json
from faqbot.channels.http.hand_over import to_note
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.shapes import AskRequest, BatchQuestion, ChooseRequest, FeedbackRequest
from faqbot.conversation.logged_session import LoggedSession
from faqbot.conversation.session import Session
from faqbot.rendering.blocks import build_blocks
from faqbot.rendering.record import to_record
from faqbot.replies.reply import Reply

CHANNEL = "api"


async def _ask(request: Request, client: str) -> Response:
    asked = await read_json(request, AskRequest)
    service = service_of(request)
    base = service.find_base(asked.base)
    session = service.restore_session(base, asked.conversation, client, asked.where, asked.language, is_logged=True)
    reply = session.ask(asked.question)
    content = _to_content(request, client, asked, session, reply)
    if asked.why:
        # An explanation takes as long as a hundred questions, so the others do not wait for it.
        content["why"] = await asyncio.to_thread(_explain, base.bot.restrict(asked.where), reply)
    return JsonResponse(content)


async def _choose(request: Request, client: str) -> Response:
    chosen = await read_json(request, ChooseRequest)
    service = service_of(request)
    base = service.find_base(chosen.base)
    session = service.restore_session(base, chosen.conversation, client, chosen.where, chosen.language, is_logged=True)
    return JsonResponse(_to_content(request, client, chosen, session, session.choose(chosen.entry)))


def _to_content(
    request: Request, client: str, asked: AskRequest | ChooseRequest, session: Session, reply: Reply
) -> dict[str, Any]:
    """Return the record of a reply, with the token of its conversation."""
    service = service_of(request)
    base = service.find_base(asked.base)
    content: dict[str, Any] = dict(service.count(reply, base, CHANNEL, top=asked.top))
    content["conversation"] = service.sign_session(base, session, client)
    hand_over = service.find_hand_over(reply, base, CHANNEL)
    if service.settings.hand_over:
        content["hand_over"] = hand_over
    if asked.blocks:
        content["blocks"] = [
            {"kind": block.kind, "text": block.text, "mark": block.mark} for block in build_blocks(reply)
        ]
        if note := to_note(hand_over):
            content["blocks"].append({"kind": "hand_over", "text": note, "mark": ""})
    return content


def _explain(bot: FaqBot, reply: Reply) -> object:
    return to_record(reply, why=bot.why(reply))["why"]


async def _feedback(request: Request, client: str) -> Response:
    judged = await read_json(request, FeedbackRequest)
    service = service_of(request)
    base = service.find_base(judged.base)
    session = service.restore_session(
        base, judged.conversation, client, judged.where, judged.language, is_logged=True, is_continued=True
    )
    if not session.turns:
        raise RequestProblem(422, "conversation: nothing was asked in it yet")
    if isinstance(session, LoggedSession):
        session.feedback(helpful=judged.helpful)
    service.metrics.count_feedback(base.name, helpful=judged.helpful)
    return Response(status_code=204)


async def _batch(request: Request, client: str) -> Response:
    service = service_of(request)
    limits = service.settings.limits
    base = service.find_base(request.query_params.get("base"))
    lines = (await read_body(request, limits.batch_body)).removesuffix(b"\n").split(b"\n")
    if len(lines) > limits.batch:
        raise RequestProblem(413, f"the batch has more than {limits.batch} lines; send them in several batches")
    questions = [_read_line(number, line) for number, line in enumerate(lines, 1)]
    charge(request, client, len(questions) - 1)
    replies = await asyncio.to_thread(
        lambda: [base.bot.ask(each.question, where=each.where, language=each.language) for each in questions]
    )
    records = [
        service.count(reply, base, "batch", top=each.top) for reply, each in zip(replies, questions, strict=True)
    ]
    body = b"\n".join(JsonResponse(record).body for record in records) + b"\n"
    return Response(body, media_type="application/jsonl")


def _read_line(number: int, line: bytes) -> BatchQuestion:
    try:
        return decode_json(line, BatchQuestion)
    except RequestProblem as problem:
        raise RequestProblem(problem.status, f"line {number}: {problem.detail.replace('the body', 'it')}") from None


ROUTES: list[BaseRoute] = [
    Route("/v1/ask", Endpoint(_ask), methods=["POST"]),
    Route("/v1/choose", Endpoint(_choose), methods=["POST"]),
    Route("/v1/feedback", Endpoint(_feedback), methods=["POST"]),
    Route("/v1/batch", Endpoint(_batch), methods=["POST"]),
]
