"""The settings of a service."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal, get_args

from faqbot.storage.question_store import RETENTION
from faqbot.storage.redaction import Level

SCOPES = ("ask", "review", "admin")
"""What a key may be good for: questions; suggestions from the log; everything, figures among it."""

WebhookKind = Literal["mattermost", "zulip", "teams", "signed", "slack", "chatwoot", "zammad"]
"""What sends messages to a webhook: a chat program, or a program of one's own that signs them."""

HandOverReason = Literal["request", "alert", "gap", "low"]
"""Why a conversation is handed over: the person asks for a human, an alert, a known gap, or unhelpful replies."""

HAND_OVER_REASONS: tuple[HandOverReason, ...] = get_args(HandOverReason)

DEFAULT_HOST = "127.0.0.1"

DEFAULT_PORT = 8321

DEFAULT_OPEN_BASES = 50
"""Bases in memory at a time; one of a hundred entries takes about a megabyte."""


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of a client, of which only the digest is known.

    Attributes:
        name: The name that stands in logs and figures.
        sha256: The SHA-256 of the secret, in hex.
        scopes: What the key is good for; some of ``SCOPES``.
    """

    name: str
    sha256: str
    scopes: tuple[str, ...] = ("ask",)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what a client may ask for.

    Attributes:
        body: Greatest number of bytes of a request, except for a batch.
        batch_body: Greatest number of bytes of a batch.
        batch: Greatest number of questions in a batch.
        seconds: Longest time in seconds in which a request must have arrived.
        rate: Requests per second that a key or a visitor may keep up; 0 means no limit. A batch counts its questions.
        burst: Requests that may come at once.
        conversation: Seconds for which the token of a conversation is good.
    """

    body: int = 65_536
    batch_body: int = 4_194_304
    batch: int = 1_000
    seconds: float = 10.0
    rate: float = 50.0
    burst: int = 100
    conversation: int = 86_400


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address to which another program sends messages.

    Attributes:
        name: The last part of the address.
        kind: What sends them.
        secret: The token that the program sends, or the secret with which it signs.
        base: The base that is asked; None means the first one.
        api: The address of the help desk that replies are sent to; empty if the reply to the request is the reply.
        api_token: Says to the help desk who calls.
    """

    name: str
    kind: WebhookKind
    secret: str = field(repr=False)
    base: str | None = None
    api: str = ""
    api_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LogSettings:
    """Where questions without an answer are kept.

    Attributes:
        file: The file of the question log; empty if it is in a database.
        days: Days for which a question is kept.
        level: What is removed from questions before they are written.
        store: The address of the database; empty if the log is a file.
        password: The password of the database; None leaves it to the address and the environment.
    """

    file: str = ""
    days: int = RETENTION
    level: Level = "basic"
    store: str = field(default="", repr=False)
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """Where suggestions go that are accepted on the admin page; one of the two is set.

    Attributes:
        pending: A folder with a file for each base, for ``faqbot review --accept-file``; empty for none.
        write: Whether they are written into the files of the base.
    """

    pending: str = ""
    write: bool = False


@dataclass(frozen=True, slots=True)
class HandOverSettings:
    """When a conversation is handed over to people.

    Attributes:
        on: The reasons that count.
        misses: How many replies in a row must have been unhelpful for the reason ``low``.
        requests: Ids of the small talk by which a person asks for a human.
        text: What the person reads; empty adds nothing to the reply.
        url: Where the person finds somebody; None if they need not go anywhere.
    """

    on: tuple[HandOverReason, ...] = HAND_OVER_REASONS
    misses: int = 2
    requests: tuple[str, ...] = ("human",)
    text: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a service.

    Attributes:
        bases: The paths of the bases; the first is asked if a request names none.
        host: The address to listen on.
        port: The port to listen on; 0 takes a free one.
        workers: The number of processes.
        is_open: Whether anybody may ask without a key.
        keys: The keys of clients.
        hosts: Names under which the service may be called, apart from those of loopback; empty means any name if the
            service listens on another host than loopback.
        origins: Web origins whose pages may call the service from a browser.
        frame_ancestors: Web origins whose pages may show the chat page in a frame.
        title: The title of the chat page; None takes that of the base.
        with_mcp: Whether the service speaks the Model Context Protocol too.
        secret: Signs the tokens of conversations; None means a random one, which ends with the process.
        reload_seconds: Time between two looks for changes of the bases; 0 means never.
        limits: Bounds on what a client may ask for.
        webhooks: The addresses to which other programs send messages.
        log: Where questions without an answer are kept; None keeps nothing.
        hand_over: When conversations are handed over to people; None means never.
        open_bases: Greatest number of bases in the memory of a worker; others are opened when they are asked.
        spool: The folder in which versions of bases are kept for the workers; empty for none. The server sets it.
        review: Where suggestions go that are accepted on the admin page; None accepts none.
    """

    bases: tuple[str, ...]
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    workers: int = 1
    is_open: bool = False
    keys: tuple[Key, ...] = ()
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    title: str | None = None
    with_mcp: bool = False
    secret: str | None = field(default=None, repr=False)
    reload_seconds: float = 5.0
    limits: Limits = Limits()
    webhooks: tuple[Webhook, ...] = ()
    log: LogSettings | None = None
    hand_over: HandOverSettings | None = None
    review: ReviewSettings | None = None
    open_bases: int = DEFAULT_OPEN_BASES
    spool: str = ""

    @property
    def is_public(self) -> bool:
        """Whether a question needs no key."""
        return self.is_open or not self.keys

    def find_fault(self) -> str | None:
        """Return why the service must not be started like this, or None.

        >>> Settings(("bread",), host="0.0.0.0").find_fault()
        'anybody who reaches 0.0.0.0 could ask; set keys in the configuration, or add --open if that is meant'
        >>> Settings(("bread",)).find_fault()
        """
        if not is_loopback(self.host) and self.is_public and not self.is_open:
            return (
                f"anybody who reaches {self.host} could ask; set keys in the configuration, "
                "or add --open if that is meant"
            )
        return None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "bread.example")]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
