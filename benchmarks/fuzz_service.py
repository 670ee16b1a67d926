"""Send random requests to every route of the service, and report replies that no request may get.

The requests are made from good ones: keys and values are taken out, swapped, repeated, or replaced with something else
of any type, size and script; some bodies are no JSON, or cut short. A reply is a failure if its status is 500 or more,
or if it contains a traceback. The service is called without a network, in this process. It needs the extra ``serve``::

    python benchmarks/fuzz_service.py [--requests 100000] [--seed 1]

It prints the number of replies by route and status, and every failing request.
"""

import argparse
import asyncio
import hmac
import json
import logging
import random
import tempfile
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.routing import Route

from faqbot.channels.http.admin.desk import Desk
from faqbot.channels.http.app import build_app
from faqbot.channels.http.service import Service
from faqbot.channels.http.settings import (
    HandOverSettings,
    Key,
    Limits,
    LogSettings,
    ReviewSettings,
    Settings,
    Webhook,
    WebhookKind,
)
from faqbot.channels.http.webhooks.teams import decode_secret
from faqbot.curation.desk.__main__ import perform

BASE = """
format: 1
id: bread
sources: [{id: handbook, title: The handbook, passages: [{id: storage/1, section: Storage, about: bread}]}]
entries:
  - {id: keeps, question: How long does a loaf keep?, answer: Three days., citations: [storage/1], follow_ups: [freeze]}
  - {id: freeze, question: Can I freeze bread?, answer: Yes., tags: ["audience:staff"], citations: [storage/1]}
  - {id: rises, question: Why does dough rise?, answer: Yeast., meta: {country: uk}, citations: [storage/1]}
gaps: [{id: gluten, question: Is it gluten free?, answer: It does not say.}]
"""

SECRET = "s" * 32

WEBHOOKS: tuple[WebhookKind, ...] = ("mattermost", "zulip", "teams", "signed", "slack", "chatwoot", "zammad")

NOWHERE = "http://127.0.0.1:9"
"""The address of the help desks: nothing listens there."""

GOOD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ask", {"question": "how long does a loaf keep", "where": {"audience": "staff"}, "top": 3, "blocks": True}),
    ("choose", {"entry": "freeze", "language": "en", "base": "bread"}),
    ("feedback", {"conversation": "x.y", "helpful": True}),
    ("batch", {"question": "can i freeze bread", "where": {"country": "uk"}, "top": 3}),
    ("signed", {"question": "can i freeze bread", "where": {"country": "uk"}, "top": 3}),
    ("chat/", {"model": "bread", "messages": [{"role": "user", "content": "can i freeze bread"}], "stream": True}),
    ("responses", {"model": "faqbot", "input": [{"role": "user", "content": [{"type": "input_text", "text": "1"}]}]}),
    ("language", {"question": "loaf", "top": 3, "context": {"previousQnaId": 5, "previousUserQuery": "bread"}}),
    ("language", {"question": "loaf", "filters": {"metadataFilter": {"metadata": [{"key": "topic", "value": ""}]}}}),
    ("generate", {"question": "loaf", "strictFilters": [{"name": "audience", "value": "staff"}], "scoreThreshold": 50}),
    ("rest", {"sender": "ada", "message": "/choose freeze"}),
    ("mattermost", {"token": SECRET, "text": "faq bread", "trigger_word": "faq"}),
    ("zulip", {"token": SECRET, "data": "@**FAQ** bread"}),
    ("teams", {"type": "message", "text": "<at>FAQ</at> bread", "id": "1"}),
    ("slack", {"type": "event_callback", "event_id": "E", "event": {"type": "app_mention", "text": "loaf"}}),
    ("chatwoot", {"event": "message_created", "message_type": "incoming", "content": "loaf", "id": 1,
                  "conversation": {"id": 7, "status": "pending"}, "account": {"id": 3}}),
    ("admin/prepare", {"base": "bread", "accepted": {"text": "is there rye", "subjects": ["a"],
                       "proposal": {"action": "phrasing", "item": "rises"}}}),
    ("admin/accept", {"base": "bread", "digest": "0" * 64, "accepted": {"text": "", "proposal": {"action": "gap"}}}),
    ("admin/undo", {"base": "bread", "undo": "x.y"}),
    ("admin/ignore", {"subjects": ["a"], "ignored": True}),
    ("zammad", {"ticket": {"id": 12}, "article": {"id": 4, "body": "<b>loaf</b>", "sender": "Customer"}}),
)  # fmt: skip
"""Good bodies, each with a part of the path that takes it."""

STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 2**31, 2**70, 1e308, -0.0, "", "0", "\0", "é" * 300, "\u202e\u200b", "<script>", "x" * 30_000,
    "🥖\ud83e", [], {}, [[[[]]]], {"": ""}, "../../etc/passwd", "%00", "1", "yes", "مرحبا", "a\r\nX: y",
)  # fmt: skip
"""Values that take the place of good ones."""


class LocalDesk(Desk):
    """Does the work of the admin page in this process: there are too many requests for a process each."""

    async def _run(self, request: bytes) -> dict[str, Any]:
        return perform(json.loads(request))


class Failure(NamedTuple):
    """A request that must not get such a reply."""

    route: str
    status: int
    body: bytes


def mutate(value: Any, rng: random.Random) -> Any:  # noqa: ANN401 - any plain value
    """Return a value with one part that is changed."""
    if isinstance(value, dict) and value and rng.random() < 0.8:
        key = rng.choice(list(value))
        match rng.randrange(4):
            case 0:
                return {name: inner for name, inner in value.items() if name != key}
            case 1:
                return {**value, rng.choice(("", "x", key.upper(), "question")): rng.choice(STRANGE)}
            case _:
                return {**value, key: mutate(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.8:
        number = rng.randrange(len(value))
        return [*value[:number], mutate(value[number], rng), *value[number + rng.randrange(2) :]]
    return rng.choice(STRANGE)


def make_body(path: str, rng: random.Random) -> bytes:
    """Make a body: mostly a good one with a few changes, sometimes a damaged one or one of another route."""
    own = [body for part, body in GOOD if part in path]
    content: Any = rng.choice(own if own and rng.random() < 0.8 else [body for _, body in GOOD])
    for _ in range(rng.randrange(4)):
        content = mutate(content, rng)
    body = json.dumps(content).encode()
    match rng.randrange(12):
        case 0:
            return body[: rng.randrange(len(body) + 1)]
        case 1:
            return rng.randbytes(rng.randrange(80))
        case 2:
            return b"[" * rng.randrange(3_000)
        case 3:
            return b"\n".join([body] * rng.randrange(1, 5))
        case _:
            return body


def sign(path: str, body: bytes) -> list[tuple[bytes, bytes]]:
    """Return the headers by which every webhook takes a body for its own."""
    now, key = str(int(time())).encode(), SECRET.encode()

    def digest(data: bytes, method: str = "sha256") -> bytes:
        return hmac.digest(key, data, method).hex().encode()

    kinds: dict[str, Callable[[], list[tuple[bytes, bytes]]]] = {
        "signed": lambda: [
            (b"x-faqbot-timestamp", now),
            (b"x-faqbot-signature", b"sha256=" + digest(now + b"." + body)),
        ],
        "slack": lambda: [
            (b"x-slack-request-timestamp", now),
            (b"x-slack-signature", b"v0=" + digest(b"v0:" + now + b":" + body)),
        ],
        "chatwoot": lambda: [
            (b"x-chatwoot-timestamp", now),
            (b"x-chatwoot-signature", b"sha256=" + digest(now + b"." + body)),
        ],
        "zammad": lambda: [(b"x-hub-signature", b"sha1=" + digest(body, "sha1"))],
    }
    if path.startswith("/admin"):
        return [(b"api-key", key)]
    if path.endswith("/teams"):
        return [(b"authorization", b"HMAC " + b64encode(hmac.digest(decode_secret(SECRET), body, "sha256")))]
    return kinds.get(path.rpartition("/")[2], list)()


def list_addresses(app: Starlette) -> list[tuple[str, str]]:
    """List the methods and paths of all routes, with names in place of their parameters."""
    addresses = []
    for route in app.routes:
        if isinstance(route, Route):
            names = WEBHOOKS if route.path.startswith("/webhooks/{") else ("bread", "freeze", "handbook", "none", "%00")
            for name in names:
                path = route.path
                for parameter in route.param_convertors:
                    path = path.replace(f"{{{parameter}}}", name)
                addresses += [(method, path) for method in route.methods or () if method != "HEAD"]
    return sorted(set(addresses))


async def send(app: Starlette, address: tuple[str, str], query: bytes, body: bytes, media: bytes) -> tuple[int, bytes]:
    """Send a request, and return the status and the body of its reply."""
    method, path = address
    headers = [(b"host", b"localhost"), (b"content-type", media), *sign(path, body)]
    scope = {"type": "http", "http_version": "1.1", "method": method, "path": path, "raw_path": path.encode()}
    scope |= {"query_string": query, "root_path": "", "scheme": "http", "headers": headers}
    scope |= {"server": ("localhost", 80), "client": ("127.0.0.1", 1)}
    status, parts = 0, []
    messages: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if messages:
            return messages.pop()
        await asyncio.Event().wait()  # The client stays until it has the reply.
        raise AssertionError

    async def take(message: Any) -> None:  # noqa: ANN401 - a message of the protocol
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    await app(scope, receive, take)
    return status, b"".join(parts)


async def fuzz(app: Starlette, count: int, rng: random.Random) -> tuple[Counter[tuple[str, int]], list[Failure]]:
    """Send requests; return how many replies each route gave by status, and the failures."""
    addresses, replies, failures = list_addresses(app), Counter[tuple[str, int]](), list[Failure]()
    posts = [each for each in addresses if each[0] == "POST"]
    queries = (
        b"",
        b"q=loaf",
        b"q=loaf&top=3",
        b"q=&top=99",
        b"base=none",
        b"q=%ff%00&language=%f0",
        b"top=" + b"9" * 5_000,
    )
    for _ in range(count):
        method, path = rng.choice(posts if rng.random() < 0.8 else addresses)
        media = rng.choice((*[b"application/json"] * 8, b"application/x-www-form-urlencoded", b"\xff"))
        body = make_body(path, rng)
        status, reply = await send(app, (method, path), rng.choice(queries), body, media)
        replies[path, status] += 1
        if status >= 500 or status == 0 or b"Traceback" in reply:
            failures.append(Failure(f"{method} {path}", status, body))
    return replies, failures


def fuzz_service(count: int, seed: int) -> tuple[Counter[tuple[str, int]], list[Failure]]:
    """Send random requests to a new service; return its replies by route and status, and the failures."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder, "bread.yaml")
        base.write_text(BASE, encoding="utf-8")
        hooks = tuple(Webhook(kind, kind, SECRET, None, NOWHERE, SECRET) for kind in WEBHOOKS)
        limits = Limits(rate=0)
        (base.parent / "pending").mkdir()
        settings = Settings(
            (str(base),),
            is_open=True,
            limits=limits,
            webhooks=hooks,
            hand_over=HandOverSettings(),
            keys=(Key("boss", sha256(SECRET.encode()).hexdigest(), ("review",)),),
            log=LogSettings(str(base.with_name("log"))),
            review=ReviewSettings(pending=str(base.with_name("pending"))),
        )
        service = Service.open(settings)
        service.desk = LocalDesk()
        # Nothing is called: the replies to help desks are counted, and left out.
        service.outgoing.send = lambda *_: None  # type: ignore[method-assign]
        try:
            return asyncio.run(fuzz(build_app(service), count, random.Random(seed)))  # noqa: S311 - can be repeated
        finally:
            service.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Send requests, print what came back, and return the number of failures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    # Every failure is printed at the end. The log would have a line for each request.
    logging.disable()
    try:
        replies, failures = fuzz_service(options.requests, options.seed)
    finally:
        logging.disable(logging.NOTSET)
    for (path, status), count in sorted(replies.items()):
        print(f"{count:>8} {status} {path}")
    for failure in failures:
        print(f"FAILED {failure.route} {failure.status} {failure.body!r}")
    print(f"{sum(replies.values())} requests, {len(failures)} failures")
    return len(failures)


if __name__ == "__main__":
    raise SystemExit(main())
