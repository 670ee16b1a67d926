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


def test_a_bot_for_zulip_answers_without_markup_and_goes_on(base: Path) -> None:
    testing = pytest.importorskip("zulip_bots.test_lib")
    del base
    handler, zulip = load("zulip_bot").handler_class(), testing.StubBotHandler()
    assert handler.usage() == "Answers questions about Bread at home. Mention it with your question."
    message = {"sender_email": "ada@bread.example", "display_recipient": "help", "subject": "loaves"}
    for question in ("how long does a loaf keep", "1"):
        handler.handle_message({**message, "content": question}, zulip)
    first, second = (sent["content"] for _, sent in zulip.transcript)
    assert first.startswith("About three days at room temperature.")
    assert "[1]" not in first
    assert second.startswith("Yes, for up to three months")
    handler.handle_message({**message, "subject": "rolls", "content": "1"}, zulip)
    assert "three months" not in zulip.transcript[-1][1]["content"]


def test_a_bot_for_telegram_answers_messages_and_buttons(base: Path) -> None:
    telegram = pytest.importorskip("telegram")
    del base
    module = load("telegram_bot")
    app = module.build_app("1:a")
    sent: list[dict[str, Any]] = []

    async def keep(url: str, request_data: Any, **_: Any) -> dict[str, Any] | bool:  # noqa: ANN401 - of the library
        if not url.endswith("/sendMessage"):
            return True
        sent.append(request_data.parameters)
        return {"message_id": 2, "date": 0, "chat": {"id": 7, "type": "private"}}

    message = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "how long does a loaf keep"}
    person = {"id": 7, "is_bot": False, "first_name": "Ada"}
    press = {"id": "1", "from": person, "chat_instance": "1", "data": "storage-freezing", "message": message}

    async def talk() -> None:
        app._initialized = True  # noqa: SLF001 - otherwise it asks Telegram who it is
        app.bot._request[1].post = keep  # noqa: SLF001 - in place of the network
        for update in ({"message": message}, {"callback_query": press}):
            await app.process_update(telegram.Update.de_json({"update_id": 1, **update}, app.bot))

    asyncio.run(talk())
    assert [text["text"].partition(".")[0] for text in sent] == [
        "About three days at room temperature",
        "Yes, for up to three months",
    ]
    ((button,),) = sent[0]["reply_markup"]["inline_keyboard"]
    assert button == {"text": "Can I freeze bread?", "callback_data": "storage-freezing"}
    assert "parse_mode" not in sent[0]


def test_a_bot_for_matrix_answers_who_means_it_and_never_itself(base: Path) -> None:
    nio = pytest.importorskip("nio")
    del base
    client = load("matrix_bot").FaqClient("https://matrix.bread.example", "@faq:bread.example")
    client.user_id = "@faq:bread.example"
    sent: list[dict[str, Any]] = []

    async def keep(_room: str, _kind: str, content: dict[str, Any]) -> None:
        sent.append(content)

    client.room_send = keep
    room = nio.MatrixRoom("!1:bread.example", client.user_id)
    for name in ("ada", "bo", "faq"):
        room.add_member(f"@{name}:bread.example", name, None)

    def say(sender: str, text: str) -> Any:  # noqa: ANN401 - of the library
        content = {"msgtype": "m.text", "body": text}
        head = {"event_id": "$1", "sender": sender, "origin_server_ts": 0, "type": "m.room.message"}
        return nio.RoomMessageText.from_dict({**head, "content": content})

    async def talk() -> None:
        for sender, text in (
            ("@ada:bread.example", "FAQ: how long does a loaf keep"),
            ("@ada:bread.example", "good morning"),
            ("@ada:bread.example", "faq: 1"),
            (client.user_id, "faq: how long does a loaf keep"),
        ):
            await client.answer(room, say(sender, text))

    asyncio.run(talk())
    assert [(each["msgtype"], each["body"].partition(".")[0]) for each in sent] == [
        ("m.notice", "About three days at room temperature"),
        ("m.notice", "Yes, for up to three months"),
    ]
    assert "formatted_body" not in sent[0]


@pytest.mark.filterwarnings("default")
def test_a_plugin_for_errbot_answers_commands_without_markup(base: Path) -> None:
    backend = pytest.importorskip("errbot.backends.test", exc_type=ImportError)
    del base
    errbot = backend.TestBot(extra_plugin_dir=str(EXAMPLES))
    errbot.start(timeout=60)
    try:
        errbot.push_message("!faq how long does a loaf keep")
        first = errbot.pop_message(timeout=60)
        errbot.push_message("!faq 1")
        second = errbot.pop_message(timeout=60)
    finally:
        errbot.stop()
    assert first.startswith("About three days at room temperature")
    assert second.startswith("Yes, for up to three months")


def test_an_action_of_rasa_keeps_the_conversation_in_a_slot(base: Path) -> None:
    rasa = pytest.importorskip("rasa_sdk")
    executor = pytest.importorskip("rasa_sdk.executor")
    del base
    action, slots = load("rasa_action").ActionFaq(), dict[str, Any]()
    assert action.name() == "action_faq"
    texts, buttons = [], []
    for question in ("how long does a loaf keep", "1"):
        tracker = rasa.Tracker("ada", slots, {"text": question}, [], False, None, {}, "action_listen")
        dispatcher = executor.CollectingDispatcher()
        slots |= {event["name"]: event["value"] for event in action.run(dispatcher, tracker, {})}
        texts.append(dispatcher.messages[0]["text"].partition(".")[0])
        buttons.append(dispatcher.messages[0]["buttons"])
    assert texts == ["About three days at room temperature", "Yes, for up to three months"]
    assert buttons[0] == [{"title": "Can I freeze bread?", "payload": "Can I freeze bread?"}]


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
