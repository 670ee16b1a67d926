"""The configuration file of a service."""

import json
import re
import tomllib
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from faqbot.channels.http.problems import describe_fault
from faqbot.channels.http.settings import (
    DEFAULT_HOST,
    DEFAULT_OPEN_BASES,
    DEFAULT_PORT,
    HAND_OVER_REASONS,
    HandOverReason,
    HandOverSettings,
    Key,
    Limits,
    LogSettings,
    ReviewSettings,
    Settings,
    Webhook,
    WebhookKind,
)
from faqbot.errors import describe_error
from faqbot.storage.question_store import RETENTION
from faqbot.storage.redaction import Level

MIN_SECRET = 32
"""Least number of characters of a secret; fewer could be guessed."""

APIS = {"slack": "https://slack.com/api", "chatwoot": "", "zammad": ""}
"""The help desks to which replies are sent, with their address if it is the same for everybody."""

MIN_TOKEN = 20
"""Least number of characters of the token of a chat program; Mattermost's have 26, and Zulip's 32."""

_UNKNOWN_KEY = re.compile(r"unknown field `([^`]*)`")

Port = Annotated[int, Meta(ge=0, le=65_535)]
Workers = Annotated[int, Meta(ge=1, le=64)]
Origin = Annotated[str, Meta(pattern=r"^https?://[A-Za-z0-9.:\[\]-]+$", description="such as https://bread.example")]
Host = Annotated[str, Meta(pattern=r"^[a-z0-9.\[\]:-]+$", description="a name without a port, in lower case")]
Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(ge=0, le=86_400)]


class KeyTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A secret of a client, of which only the digest is written down."""

    name: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-fA-F]{64}$")]
    scopes: Annotated[tuple[Literal["ask", "review", "admin"], ...], Meta(min_length=1)] = ("ask",)


class LimitsTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Bounds on what a client may ask for."""

    body: Count = Limits().body
    batch_body: Count = Limits().batch_body
    batch: Count = Limits().batch
    seconds: Annotated[float, Meta(gt=0, le=600)] = Limits().seconds
    rate: Annotated[float, Meta(ge=0)] = Limits().rate
    burst: Count = Limits().burst
    conversation: Count = Limits().conversation


class WebhookTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An address to which another program sends messages; its secret stands in a file of its own."""

    name: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
    kind: WebhookKind
    secret_file: str
    base: str | None = None
    api: Annotated[str, Meta(pattern=r"^https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._/-]*)?$")] | None = None
    api_token_file: str | None = None


class LogTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Where questions without an answer are kept, for `faqbot suggest` and `faqbot review`."""

    file: str | None = None
    store: (
        Annotated[str, Meta(pattern=r"^postgres(ql)?://", description="such as postgresql://user@host/name")] | None
    ) = None
    password_file: str | None = None
    days: Annotated[int, Meta(ge=1, le=3_650)] = RETENTION
    level: Level = "basic"


class ReviewTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Where suggestions go that are accepted on the admin page: into a folder, or into the bases."""

    pending: Annotated[str, Meta(min_length=1)] | None = None
    write: bool = False


class HandOverTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """When a conversation is handed over to people, and what the person reads then."""

    on: tuple[HandOverReason, ...] = HAND_OVER_REASONS
    misses: Annotated[int, Meta(ge=1, le=20)] = HandOverSettings().misses
    requests: tuple[str, ...] = HandOverSettings().requests
    text: str = ""
    url: Annotated[str, Meta(pattern=r"^(https?://|mailto:)[^\s\"<>]+$")] | None = None


class Configuration(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The configuration of a service; paths count from the folder of its file."""

    bases: list[str] = []
    host: str = DEFAULT_HOST
    port: Port = DEFAULT_PORT
    workers: Workers = 1
    open: bool = False
    keys: list[KeyTable] = []
    hosts: list[Host] = []
    origins: list[Origin] = []
    frame_ancestors: list[Origin] = []
    title: str | None = None
    mcp: bool = False
    secret_file: str | None = None
    reload_seconds: Seconds = 5.0
    limits: LimitsTable = LimitsTable()
    webhooks: list[WebhookTable] = []
    log: LogTable | None = None
    hand_over: HandOverTable | None = None
    review: ReviewTable | None = None
    open_bases: Count = DEFAULT_OPEN_BASES


class ConfigurationError(ValueError):
    """A configuration that cannot be used; its text says where, what, and what would be right."""


def read_configuration(path: str) -> Settings:
    """Read the settings of a service from a TOML file.

    Raises:
        ConfigurationError: If the file cannot be read, or says something wrong.
    """
    file = Path(path)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        configuration = msgspec.convert(table, Configuration)
    except OSError as error:
        raise ConfigurationError(f"{path}: it cannot be read ({describe_error(error)})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: it is not TOML ({error})") from None
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{path}: {describe_fault(error)}{_suggest(str(error))}") from None
    return _to_settings(configuration, file)


def _to_settings(configuration: Configuration, file: Path) -> Settings:
    for what, tables in (("keys", configuration.keys), ("webhooks", configuration.webhooks)):
        names = [table.name for table in tables]
        if repeated := next((name for name in names if names.count(name) > 1), None):
            raise ConfigurationError(f'{file}: two {what} have the name "{repeated}"; give each its own')
    if configuration.mcp and find_spec("mcp") is None:
        raise ConfigurationError(f"{file}: mcp needs a package that is not installed; run pip install 'faqbot[mcp]'")
    return Settings(
        bases=tuple(str(file.parent / base) for base in configuration.bases),
        host=configuration.host,
        port=configuration.port,
        workers=configuration.workers,
        is_open=configuration.open,
        keys=tuple(Key(key.name, key.sha256.lower(), key.scopes) for key in configuration.keys),
        hosts=tuple(configuration.hosts),
        origins=tuple(configuration.origins),
        frame_ancestors=tuple(configuration.frame_ancestors),
        title=configuration.title,
        with_mcp=configuration.mcp,
        secret=_read_secret(file, "secret_file", configuration.secret_file) if configuration.secret_file else None,
        reload_seconds=configuration.reload_seconds,
        limits=Limits(**msgspec.structs.asdict(configuration.limits)),
        webhooks=tuple(_to_webhook(file, place, table) for place, table in enumerate(configuration.webhooks)),
        log=_to_log(file, configuration.log) if configuration.log else None,
        hand_over=_to_hand_over(configuration.hand_over) if configuration.hand_over else None,
        open_bases=configuration.open_bases,
        review=_to_review(file, configuration.review) if configuration.review else None,
    )


def _to_hand_over(table: HandOverTable) -> HandOverSettings:
    return HandOverSettings(**msgspec.structs.asdict(table))


def _to_review(file: Path, table: ReviewTable) -> ReviewSettings:
    if bool(table.pending) == table.write:
        raise ConfigurationError(f"{file}: review: write either pending, with the name of a folder, or write = true")
    folder = file.parent / table.pending if table.pending else None
    if folder and not folder.is_dir():
        raise ConfigurationError(f"{file}: review.pending: {folder} is no folder; make it first")
    return ReviewSettings(str(folder or ""), table.write)


def _to_log(file: Path, table: LogTable) -> LogSettings:
    if (table.file is None) == (table.store is None):
        raise ConfigurationError(f"{file}: log: write either file, or store, where questions are kept")
    if table.store is None:
        return LogSettings(str(file.parent / (table.file or "")), table.days, table.level)
    password = _read_secret(file, "log.password_file", table.password_file, 1) if table.password_file else None
    return LogSettings(days=table.days, level=table.level, store=table.store, password=password)


def _to_webhook(file: Path, place: int, table: WebhookTable) -> Webhook:
    least = MIN_SECRET if table.kind == "signed" else MIN_TOKEN
    secret = _read_secret(file, f"webhooks[{place}].secret_file", table.secret_file, least)
    if table.kind not in APIS:
        return Webhook(table.name, table.kind, secret, table.base)
    api = table.api or APIS[table.kind]
    if not (api and table.api_token_file):
        raise ConfigurationError(
            f"{file}: webhooks[{place}]: replies are sent to {table.kind}, so write api_token_file"
            + ("" if api else ", and api, such as https://desk.example")
        )
    token = _read_secret(file, f"webhooks[{place}].api_token_file", table.api_token_file, MIN_TOKEN)
    return Webhook(table.name, table.kind, secret, table.base, api.rstrip("/"), token)


def _read_secret(file: Path, place: str, name: str, least: int = MIN_SECRET) -> str:
    try:
        secret = (file.parent / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file}: {place}: it cannot be read ({describe_error(error)})") from None
    if len(secret) < least:
        raise ConfigurationError(f"{file}: {place}: write at least {least} random characters into it")
    return secret


def _suggest(message: str) -> str:
    """Suggest the key that was meant, if one looks like it."""
    found = _UNKNOWN_KEY.search(message)
    tables = (Configuration, HandOverTable, KeyTable, LimitsTable, LogTable, ReviewTable, WebhookTable)
    known = [name for table in tables for name in table.__struct_fields__]
    near = get_close_matches(found[1], known, n=1) if found else []
    return f"; did you mean {near[0]}?" if near else ""


def build_schema() -> str:
    """Return the JSON Schema of configuration files, for editors."""
    return json.dumps(msgspec.json.schema(Configuration), indent=2)
