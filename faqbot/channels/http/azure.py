"""Azure's custom question answering, and QnA Maker before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from msgspec import Struct, field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.bases import ServedBase
from faqbot.channels.http.endpoint import Endpoint, JsonResponse, read_json
from faqbot.channels.http.entry_numbers import EntryNumbers, number_of
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.shapes import MAX_TEXT
from faqbot.conversation.session import Session
from faqbot.knowledge.model import Entry
from faqbot.rendering.blocks import build_blocks
from faqbot.replies.reply import Answer, Clarification, Reply, SmallTalk

MISS = -1
"""The id of an answer that is none."""

_SHOWN = {"alert", "caution", "answer", "evidence"}
"""The blocks of an answer; sources and next questions have fields of their own."""


class Context(Struct, frozen=True, rename="camel"):
    """What was said before."""

    previous_qna_id: int | None = None
    previous_user_query: str | None = None


class Pair(Struct, frozen=True):
    """A condition on the meta texts and tags of an entry; CQA writes ``key``, QnA Maker ``name``."""

    value: str
    key: str = ""
    name: str = ""


class MetadataFilter(Struct, frozen=True, rename="camel"):
    """Conditions, all or one of which must hold."""

    metadata: list[Pair] = field(default_factory=list)
    logical_operation: str = "AND"


class Filters(Struct, frozen=True, rename="camel"):
    """The filters of a question; one on sources is passed over, since an answer may rest on several."""

    metadata_filter: MetadataFilter | None = None


class Query(Struct, frozen=True, rename="camel"):
    """A question to either service; what else it has is passed over."""

    question: str | None = None
    qna_id: int | None = None
    top: int | None = 1
    confidence_score_threshold: float | None = None
    score_threshold: float | None = None
    context: Context | None = None
    filters: Filters | None = None
    strict_filters: list[Pair] = field(default_factory=list)
    strict_filters_compound_operation_type: str = "AND"


@dataclass(frozen=True, slots=True)
class Found:
    """One answer, before it takes the shape of a service."""

    id: int
    score: float
    answer: str
    questions: Sequence[str] = ()
    source: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    prompts: tuple[Entry, ...] = ()


async def _query(request: Request, client: str) -> Response:
    base = service_of(request).find_base(request.query_params.get("projectName"))
    asked = await read_json(request, Query)
    found = _find(request, client, base, asked, asked.confidence_score_threshold or 0.0)
    answers = [
        {
            "questions": each.questions,
            "answer": each.answer,
            "confidenceScore": each.score,
            "id": each.id,
            "source": each.source,
            "metadata": dict(each.metadata),
            "dialog": {"isContextOnly": False, "prompts": _to_prompts(each, base.numbers)},
        }
        for each in found
    ]
    return JsonResponse({"answers": answers})


async def _generate(request: Request, client: str) -> Response:
    base = service_of(request).find_base(request.path_params["base"])
    asked = await read_json(request, Query)
    found = _find(request, client, base, asked, (asked.score_threshold or 0.0) / 100)
    answers = [
        {
            "questions": each.questions,
            "answer": each.answer,
            "score": round(each.score * 100, 2),
            "id": each.id,
            "source": each.source,
            "metadata": [{"name": name, "value": value} for name, value in each.metadata],
            "context": {
                "isContextOnly": False,
                "prompts": [{**prompt, "qna": None} for prompt in _to_prompts(each, base.numbers)],
            },
        }
        for each in found
    ]
    return JsonResponse({"answers": answers, "activeLearningEnabled": False})


def _to_prompts(found: Found, numbers: EntryNumbers) -> list[dict[str, Any]]:
    return [
        {"displayOrder": place, "qnaId": numbers.number_of(entry.id), "displayText": entry.question[:200]}
        for place, entry in enumerate(found.prompts)
    ]


def _find(request: Request, client: str, base: ServedBase, asked: Query, threshold: float) -> list[Found]:
    """Return the answers to a question, best first; a miss is one answer with the id -1 and the score 0."""
    pairs, operation = _read_filter(asked)
    where = {key: value for key, value in pairs if key != "topic"} if operation == "AND" else {}
    session = service_of(request).restore_session(base, None, client, where)
    reply = _reply(session, base, asked)
    service_of(request).count(reply, base, "azure")
    first = _to_found(reply, base.numbers)
    item = reply.item
    is_wanted = first.id != MISS and first.score >= threshold
    if isinstance(item, Entry) and not _holds(item, pairs, operation):
        is_wanted = False
    if not is_wanted:
        return [Found(MISS, 0.0, first.answer if first.id == MISS else base.bot.knowledge.messages.unknown)]
    others = [
        _to_entry(match.item, match.confidence, base.numbers)
        for match in (reply.ranking.matches[1:] if isinstance(reply, Answer) and not reply.alert else ())
        if match.confidence >= threshold and _holds(match.item, pairs, operation)
    ]
    return [first, *others][: max(1, asked.top or 1)]


def _reply(session: Session, base: ServedBase, asked: Query) -> Reply:
    context = asked.context or Context()
    if asked.qna_id is not None and (entry := _find_entry(base, asked.qna_id)):
        return session.choose(entry.id)
    if asked.question is None or len(asked.question) > MAX_TEXT:
        raise RequestProblem(422, f"question: write a text of at most {MAX_TEXT} characters")
    if context.previous_qna_id is not None and (entry := _find_entry(base, context.previous_qna_id)):
        session.choose(entry.id)
    elif context.previous_user_query and len(context.previous_user_query) <= MAX_TEXT:
        session.ask(context.previous_user_query)
    return session.ask(asked.question)


def _find_entry(base: ServedBase, number: int) -> Entry | None:
    knowledge = base.bot.knowledge
    former = (name for name in knowledge.former_ids if number_of(name) == number)
    return knowledge.entry(base.numbers.find_id(number) or next(former, ""))


def _read_filter(asked: Query) -> tuple[list[tuple[str, str]], Literal["AND", "OR"]]:
    chosen = asked.filters.metadata_filter if asked.filters else None
    pairs = chosen.metadata if chosen else asked.strict_filters
    operation = chosen.logical_operation if chosen else asked.strict_filters_compound_operation_type
    folded = [((pair.key or pair.name).casefold(), pair.value.casefold()) for pair in pairs]
    return folded, "OR" if operation.upper() == "OR" else "AND"


def _read_metadata(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the topic, the meta texts, and the tags that have a name, such as ``audience:staff``."""
    tags = [(name, value) for name, found, value in (tag.partition(":") for tag in entry.tags) if found]
    return (("topic", entry.topic), *entry.meta.items(), *tags)


def _holds(entry: Entry, pairs: list[tuple[str, str]], operation: Literal["AND", "OR"]) -> bool:
    own = {(name.casefold().strip(), value.casefold().strip()) for name, value in _read_metadata(entry)}
    return not pairs or (all if operation == "AND" else any)(pair in own for pair in pairs)


def _to_found(reply: Reply, numbers: EntryNumbers) -> Found:
    text = "\n\n".join(block.text for block in build_blocks(reply) if block.kind in _SHOWN)
    if reply.alert:
        # An alert counts as sure, so that no threshold takes it away, and nothing stands beside it.
        item = reply.item
        return Found(numbers.number_of(item.id) if item else 0, 1.0, text)
    match reply:
        case Answer():
            entry = _to_entry(reply.entry, reply.confidence, numbers)
            return Found(entry.id, entry.score, text, entry.questions, entry.source, entry.metadata, reply.follow_ups)
        case Clarification():
            return Found(0, reply.confidence, text, prompts=reply.offered)
        case SmallTalk():
            return Found(numbers.number_of(reply.entry.id), 1.0, text, (reply.entry.question,))
        case _:
            return Found(MISS, 0.0, text, prompts=reply.follow_ups)


def _to_entry(entry: Entry, score: float, numbers: EntryNumbers) -> Found:
    source = entry.citations[0].source.title if entry.citations else ""
    questions = (entry.question, *entry.paraphrases)
    return Found(numbers.number_of(entry.id), round(score, 4), entry.answer, questions, source, _read_metadata(entry))


def _to_error(problem: RequestProblem) -> Response:
    codes = {401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 429: "TooManyRequests"}
    error = {"code": codes.get(problem.status, "InvalidArgument"), "message": problem.detail}
    reply = JsonResponse({"error": error}, 400 if problem.status == 422 else problem.status)
    reply.headers.update(problem.headers)
    return reply


ROUTES: list[BaseRoute] = [
    Route("/language/:query-knowledgebases", Endpoint(_query, to_error=_to_error), methods=["POST"]),
    Route("/knowledgebases/{base}/generateAnswer", Endpoint(_generate, to_error=_to_error), methods=["POST"]),
    Route("/qnamaker/knowledgebases/{base}/generateAnswer", Endpoint(_generate, to_error=_to_error), methods=["POST"]),
]
