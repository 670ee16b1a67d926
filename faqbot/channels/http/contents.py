"""The native interface: what the bases hold."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import Endpoint, JsonResponse
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.shapes import MAX_TEXT
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.rendering.record import to_record
from faqbot.rendering.record_parts import build_knowledge, round_figure
from faqbot.replies.reply import Answer

MAX_RANKED = 8
"""Greatest number of entries of a search; a ranking holds no more."""


async def _bases(request: Request, _client: str) -> Response:
    service = service_of(request)
    bases = [
        {
            "name": base.name,
            "title": base.facts.title,
            "language": base.facts.language,
            "notice": base.facts.notice,
            "entries": base.facts.entries,
            "is_default": base.name == service.bases.default,
            "knowledge": base.facts.knowledge,
        }
        for base in service.bases
    ]
    return JsonResponse({"bases": bases})


def _knowledge_of(request: Request) -> KnowledgeBase:
    return service_of(request).find_base(request.query_params.get("base")).bot.knowledge


async def _topics(request: Request, _client: str) -> Response:
    knowledge = _knowledge_of(request)
    topics: dict[str, list[dict[str, str]]] = {}
    for entry in knowledge.entries:
        topics.setdefault(entry.topic, []).append({"entry": entry.id, "question": entry.question})
    listed = [{"topic": topic, "entries": entries} for topic, entries in topics.items()]
    return JsonResponse({"topics": listed, "knowledge": build_knowledge(knowledge)})


async def _messages(request: Request, _client: str) -> Response:
    knowledge = _knowledge_of(request)
    content = {
        "title": knowledge.title,
        "language": knowledge.language,
        "notice": knowledge.notice,
        "contact": knowledge.contact,
        "messages": knowledge.messages._asdict(),
        "knowledge": build_knowledge(knowledge),
    }
    return JsonResponse(content)


async def _search(request: Request, _client: str) -> Response:
    parameters = request.query_params
    bot = service_of(request).find_base(parameters.get("base")).bot
    question, top = parameters.get("q", ""), parameters.get("top", "5")
    if not question.strip() or len(question) > MAX_TEXT:
        raise RequestProblem(422, f"q: write a question of at most {MAX_TEXT} characters, as in /v1/search?q=opening")
    if not (top.isascii() and top.isdigit() and 1 <= int(top[:3]) <= MAX_RANKED):
        raise RequestProblem(422, f"top: write a number from 1 to {MAX_RANKED}")
    matches = [
        {**_describe(match.item), "phrasing": match.phrasing, "confidence": round_figure(match.confidence)}
        for match in bot.rank(question, int(top), language=parameters.get("language"))
    ]
    return JsonResponse({"matches": matches, "knowledge": build_knowledge(bot.knowledge)})


def _describe(entry: Entry) -> dict[str, Any]:
    return {"entry": entry.id, "question": entry.question, "topic": entry.topic}


async def _entry(request: Request, _client: str) -> Response:
    bot = service_of(request).find_base(request.query_params.get("base")).bot
    entry = bot.knowledge.entry(request.path_params["entry"])
    if entry is None:
        raise RequestProblem(404, "the base has no such entry; /v1/topics lists them")
    reply = bot.session().choose(entry.id)
    record = to_record(reply)
    content = {
        **_describe(entry),
        "paraphrases": list(entry.paraphrases),
        # The answer of a stale entry is not given here either.
        "answer": entry.answer if isinstance(reply, Answer) else None,
        "reason": record["reason"],
        "evidence": entry.evidence,
        "tags": list(entry.tags),
        "meta": dict(entry.meta),
        "url": entry.url,
        "reviewed": entry.reviewed,
        "citations": record["citations"],
        "follow_ups": record["follow_ups"],
        "knowledge": record["knowledge"],
    }
    return JsonResponse(content)


ROUTES: list[BaseRoute] = [
    Route("/v1/bases", Endpoint(_bases), methods=["GET"]),
    Route("/v1/topics", Endpoint(_topics), methods=["GET"]),
    Route("/v1/messages", Endpoint(_messages), methods=["GET"]),
    Route("/v1/search", Endpoint(_search), methods=["GET"]),
    Route("/v1/entries/{entry}", Endpoint(_entry), methods=["GET"]),
]
