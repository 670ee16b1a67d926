"""The configuration file of a service: read strictly, with messages that say what would be right."""

import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from serving import KEY

pytest.importorskip("msgspec")
pytest.importorskip("starlette")

from jsonschema import Draft202012Validator

from faqbot.channels.http.configuration import ConfigurationError, build_schema, read_configuration
from faqbot.channels.http.settings import HandOverSettings, Key, Limits, LogSettings, ReviewSettings, Settings, Webhook

DIGEST = sha256(KEY.encode()).hexdigest()

WHOLE = f"""
bases = ["bread", "pool.yaml"]
host = "192.0.2.1"
port = 9000
workers = 2
hosts = ["faq.example"]
origins = ["https://bread.example"]
frame_ancestors = ["https://bread.example"]
title = "Ask us"
secret_file = "secret"
reload_seconds = 60

[[keys]]
name = "site"
sha256 = "{DIGEST}"
scopes = ["ask", "admin"]

[limits]
rate = 5

[log]
file = "questions.sqlite"
days = 30
level = "strict"

[[webhooks]]
name = "chat"
kind = "zulip"
secret_file = "token"
base = "bread"

[[webhooks]]
name = "desk"
kind = "chatwoot"
secret_file = "token"
api = "https://desk.example/"
api_token_file = "token"

[hand_over]
on = ["gap"]
text = "A baker will answer you."

[review]
pending = "pending"
"""


def test_a_configuration_says_everything_about_a_service(folder: Path) -> None:
    (folder / "serve.toml").write_text(WHOLE, encoding="utf-8")
    (folder / "secret").write_text("s" * 32 + "\n", encoding="utf-8")
    (folder / "token").write_text("t" * 20, encoding="utf-8")
    (folder / "pending").mkdir()
    assert read_configuration("serve.toml") == Settings(
        bases=("bread", "pool.yaml"),
        host="192.0.2.1",
        port=9000,
        workers=2,
        keys=(Key("site", DIGEST, ("ask", "admin")),),
        hosts=("faq.example",),
        origins=("https://bread.example",),
        frame_ancestors=("https://bread.example",),
        title="Ask us",
        secret="s" * 32,
        reload_seconds=60.0,
        limits=Limits(rate=5.0),
        log=LogSettings("questions.sqlite", 30, "strict"),
        webhooks=(
            Webhook("chat", "zulip", "t" * 20, "bread"),
            Webhook("desk", "chatwoot", "t" * 20, None, "https://desk.example", "t" * 20),
        ),
        hand_over=HandOverSettings(on=("gap",), text="A baker will answer you."),
        review=ReviewSettings(pending="pending"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("port = ", "serve.toml: it is not TOML (Invalid value (at end of document))"),
        ("prot = 1", "serve.toml: object contains unknown field `prot`; did you mean port?"),
        ("port = 70000", "serve.toml: port: expected `int` <= 65535"),
        ('port = "80"', "serve.toml: port: expected `int`, got `str`"),
        ('origins = ["bread.example"]', None),
        ('[[keys]]\nname = "site"', "serve.toml: keys[0]: object missing required field `sha256`"),
        ('secret_file = "no"', "serve.toml: secret_file: it cannot be read (No such file or directory)"),
        (
            f'keys = [{{name = "a", sha256 = "{DIGEST}"}}, {{name = "a", sha256 = "{DIGEST}"}}]',
            'serve.toml: two keys have the name "a"; give each its own',
        ),
        (
            'webhooks = [{name = "a", kind = "signed", secret_file = "short"}]',
            "serve.toml: webhooks[0].secret_file: write at least 32 random characters into it",
        ),
        (
            'webhooks = [{name = "a", kind = "zulip", secret_file = "no"}]',
            "serve.toml: webhooks[0].secret_file: it cannot be read (No such file or directory)",
        ),
        (
            'webhooks = [{name = "a", kind = "chatwoot", secret_file = "token"}]',
            (
                "serve.toml: webhooks[0]: replies are sent to chatwoot, so write api_token_file, and api, such as "
                "https://desk.example"
            ),
        ),
        (
            'webhooks = [{name = "a", kind = "slack", secret_file = "token"}]',
            "serve.toml: webhooks[0]: replies are sent to slack, so write api_token_file",
        ),
        ('webhooks = [{name = "a", kind = "zammad", secret_file = "token", api = "file:///etc"}]', None),
        ("log = {days = 30}", "serve.toml: log: write either file, or store, where questions are kept"),
        (
            'log = {file = "log", store = "postgresql://db/faqs"}',
            "serve.toml: log: write either file, or store, where questions are kept",
        ),
        ('log = {store = "mysql://db/faqs"}', None),
        ('hand_over = {on = ["gaps"]}', "serve.toml: hand_over.on[0]: invalid enum value 'gaps'"),
        ("review = {}", "serve.toml: review: write either pending, with the name of a folder, or write = true"),
        (
            'review = {pending = "token", write = true}',
            "serve.toml: review: write either pending, with the name of a folder, or write = true",
        ),
        ('review = {pending = "token"}', "serve.toml: review.pending: token is no folder; make it first"),
        ('hand_over = {url = "javascript:alert(1)"}', None),
    ],
)
def test_a_wrong_configuration_is_told_what_is_wrong(text: str, message: str | None, folder: Path) -> None:
    (folder / "short").write_text("s" * 31, encoding="utf-8")
    (folder / "token").write_text("t" * 20, encoding="utf-8")
    (folder / "serve.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_configuration("serve.toml")
    assert message is None or str(caught.value) == message


def test_a_log_is_in_a_database_whose_password_stands_in_a_file(folder: Path) -> None:
    table = 'store = "postgresql://faqbot@db.example/faqs"\npassword_file = "password"\ndays = 30'
    (folder / "serve.toml").write_text(f"[log]\n{table}", encoding="utf-8")
    (folder / "password").write_text("crumbs\n", encoding="utf-8")
    log = LogSettings(days=30, store="postgresql://faqbot@db.example/faqs", password="crumbs")  # noqa: S106 - of nobody
    assert read_configuration("serve.toml").log == log


def test_a_short_secret_is_refused(folder: Path) -> None:
    (folder / "serve.toml").write_text('secret_file = "secret"', encoding="utf-8")
    (folder / "secret").write_text("short", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="secret_file: write at least 32 random characters"):
        read_configuration("serve.toml")


def test_the_schema_for_editors_accepts_what_is_accepted() -> None:
    validator = Draft202012Validator(json.loads(build_schema()))
    assert validator.is_valid(tomllib.loads(WHOLE))
    assert not validator.is_valid({"prot": 1})
    assert not validator.is_valid({"origins": ["bread.example"]})
