"""The examples of the documents, each with the library that it is for; without the library its test is skipped."""

import asyncio
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from serving import BREAD

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"


@pytest.fixture
def base(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    monkeypatch.setenv("FAQ_BASE", "bread.yaml")
    return folder


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_application_with_fastapi_answers_and_goes_on(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastapi")
    testing = pytest.importorskip("fastapi.testclient")
    del base
    module = load("fastapi_app")
    monkeypatch.setitem(__import__("sys").modules, "fastapi_app", module)
    client = testing.TestClient(module.app)
    first = client.post("/faq", json={"question": "how long does a loaf keep"}).json()
    assert first["record"]["entry"] == "storage-time"
    second = client.post("/faq", json={"question": "1", "saved": first["saved"]}).json()
    assert second["text"].startswith("Yes, for up to three months.")


def test_a_project_with_django_keeps_the_conversation_in_a_cookie(base: Path) -> None:
    test = pytest.importorskip("django.test")
    django = pytest.importorskip("django")
    del base
    module = load("django_app")
    django.conf.settings.ROOT_URLCONF = module
    django.setup()
    client = test.Client(SERVER_NAME="localhost")
    ask = {"question": "how long does a loaf keep"}
    assert client.post("/faq", ask, content_type="application/json").json()["entry"] == "storage-time"
    assert client.post("/faq", {"question": "1"}, content_type="application/json").json()["entry"] == "storage-freezing"


def test_a_bot_with_bolt_shows_plain_text_and_buttons(base: Path) -> None:
    pytest.importorskip("slack_bolt")
    del base
    module = load("slack_bolt_app")
    said: list[dict[str, Any]] = []
    module.show(module.bot.ask("how long does a loaf keep"), {"ts": "1.5"}, lambda **message: said.append(message))
    ((section, actions),) = [message["blocks"] for message in said]
    assert section["text"]["type"] == "plain_text"
    assert section["text"]["text"].startswith("About three days at room temperature.")
    assert [button["value"] for button in actions["elements"]] == ["storage-freezing"]
    assert said[0]["thread_ts"] == "1.5"
    app = module.build_app(token="xoxb-1", signing_secret="s" * 32, token_verification_enabled=False)  # noqa: S106 - nobody's
    request = pytest.importorskip("slack_bolt.request").BoltRequest(body=json.dumps({"type": "event_callback"}))
    assert app.dispatch(request).status == 401


def test_an_agent_passes_on_what_the_faq_says_word_for_word(base: Path) -> None:
    mcp = pytest.importorskip("mcp")
    from faqbot.bot import FaqBot  # noqa: PLC0415 - an extra
    from faqbot.channels.mcp.server import build_server  # noqa: PLC0415 - as above

    asked: list[str] = []

    async def model(message: str) -> str:
        asked.append(message)
        return "Hello from a model."

    async def talk() -> tuple[str, str, str]:
        bot = FaqBot.load(base / "bread.yaml")
        async with mcp.Client(build_server(lambda: bot)) as faq:
            module = load("guard_rail")
            first, handle = await module.reply_to("how long does a loaf keep", faq, model)
            second, _ = await module.reply_to("1", faq, model, handle)
            third, _ = await module.reply_to("who won the match", faq, model)
            return first, second, third

    first, second, third = asyncio.run(talk())
    assert first.startswith("About three days at room temperature.")
    assert second.startswith("Yes, for up to three months.")
    assert (third, asked) == ("Hello from a model.", ["who won the match"])
