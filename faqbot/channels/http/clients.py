"""Who sends a request, and whether it is one too many."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from starlette.requests import HTTPConnection

from faqbot.channels.http.keys import find_key
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.settings import Key

UNAUTHORIZED = 401


def identify(connection: HTTPConnection, scope: str) -> str:
    """Return the name of the client: of its key, or an empty text for a visitor without one.

    Args:
        connection: The request.
        scope: What the key must be good for; anybody may ``read``.

    Raises:
        RequestProblem: If a key is needed and is missing, unknown, or not good for this, or if too many wrong ones came
            from this address.
    """
    try:
        return _identify(connection, scope)
    except RequestProblem:
        limit_rate(connection, "")
        raise


def _identify(connection: HTTPConnection, scope: str) -> str:
    settings, secret = service_of(connection).settings, read_secret(connection)
    is_free = scope == "read" or (scope == "ask" and settings.is_public)
    if secret is None or (is_free and (scope == "read" or not settings.keys)):
        if is_free:
            return ""
        raise RequestProblem(UNAUTHORIZED, "send a key: Authorization: Bearer KEY", {"WWW-Authenticate": "Bearer"})
    key = find_key(settings.keys, secret)
    with limit_guesses(connection, f"key {key.name if key else ''}"):
        if key is None:
            raise RequestProblem(UNAUTHORIZED, "the key is not known", {"WWW-Authenticate": "Bearer"})
    _require_scope(key, scope)
    return key.name


@contextmanager
def limit_guesses(connection: HTTPConnection, name: str) -> Iterator[None]:
    """Count a refusal of what follows as a guess, and refuse to try after too many.

    Where the secret was good before, what follows is tried all the same, so that nobody shuts out its owner. After
    too many guesses a wrong one is then refused as anywhere else, but a right one is taken.

    Args:
        connection: The request.
        name: Whose secret it must hold, as ``key site``.

    Raises:
        RequestProblem: If too many guesses came from this address.
    """
    guesses, address = service_of(connection).guesses, find_address(connection)
    if wait := guesses.find_wait(address, name):
        raise _build_refusal("too many wrong keys", wait)
    try:
        yield
    except RequestProblem as problem:
        if problem.status == UNAUTHORIZED:
            wait = guesses.find_wait(address, "")
            guesses.miss(address)
            if wait:
                raise _build_refusal("too many wrong keys", wait) from None
        raise
    guesses.welcome(address, name)


def limit_rate(connection: HTTPConnection, client: str) -> None:
    """Count a request against the limit of its client: of its key, otherwise of its address.

    Raises:
        RequestProblem: If the client has asked too much.
    """
    if wait := service_of(connection).limiter.take(_name_payer(connection, client)):
        raise _build_refusal("too many requests", wait)


def charge(connection: HTTPConnection, client: str, cost: int) -> None:
    """Count further questions of a request against the limit of its client."""
    service_of(connection).limiter.owe(_name_payer(connection, client), cost)


def find_address(connection: HTTPConnection) -> str:
    """Return the address that a request comes from, or an empty text if it has none."""
    return connection.client.host if connection.client else ""


def read_secret(connection: HTTPConnection) -> str | None:
    """Return the key that a client sent, in any header that clients use for one."""
    headers = connection.headers
    word, _, secret = headers.get("authorization", "").partition(" ")
    if word.lower() in {"bearer", "endpointkey"}:
        return secret.strip() or None
    return headers.get("api-key") or headers.get("ocp-apim-subscription-key")


def _require_scope(key: Key, scope: str) -> None:
    if scope not in key.scopes and "admin" not in key.scopes:
        raise RequestProblem(403, f"the key is not good for this; it needs the scope {scope}")


def _name_payer(connection: HTTPConnection, client: str) -> str:
    """Return the name of what pays for a request: its key, otherwise its address."""
    return f"key {client}" if client else f"address {find_address(connection)}"


def _build_refusal(what: str, wait: float) -> RequestProblem:
    seconds = str(ceil(wait))
    return RequestProblem(429, f"{what}; wait {seconds} s", {"Retry-After": seconds})
