"""The routes of the admin page: who may use them, and what they reply."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from serving import BREAD, KEY, serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")

from faqbot.channels.http.admin.figures import collect_figures
from faqbot.channels.http.metrics import Metrics
from faqbot.channels.http.settings import Key, Limits, LogSettings, ReviewSettings

Client = Any
"""The client of an extra, or a reply to it."""

DIGEST = sha256(KEY.encode()).hexdigest()
REVIEWER = {"Authorization": f"Bearer {KEY}"}
ASKER = {"Authorization": "Bearer a secret of the shop"}
KEYS = (
    Key("baker", DIGEST, ("review",)),
    Key("shop", sha256(b"a secret of the shop").hexdigest(), ("ask",)),
)
READS = ("bases", "figures", "days", "health", "suggestions")
WRITES = ("prepare", "accept", "undo", "ignore")


@pytest.fixture
def serve(folder: Path, quick_desk: None) -> Callable[..., Client]:
    """Return a function that serves the base about bread with a log, to which somebody put two questions in vain."""
    del quick_desk
    (folder / "pending").mkdir()

    def serve(**settings: object) -> Client:
        given: dict[str, Any] = {
            "keys": KEYS,
            "is_open": True,
            "log": LogSettings("log"),
            "review": ReviewSettings(write=True),
        }
        client = serve_bread(**{**given, **settings})
        for _ in range(2):
            client.post("/v1/ask", json={"question": "which flour is best <b>"})
        client.app.state.service.close()
        return client

    return serve


def suggest(client: Client) -> dict[str, Any]:
    (found,) = client.get("/admin/suggestions", headers=REVIEWER).json()["suggestions"]
    accepted: dict[str, Any] = {name: found[name] for name in ("proposal", "text", "near", "subjects")}
    return accepted


def post(client: Client, path: str, **body: object) -> Client:
    return client.post(f"/admin/{path}", json=body, headers=REVIEWER)


@pytest.mark.hazard(id="uninvited-reviewer")
def test_all_but_the_empty_page_needs_a_key_with_its_scope(serve: Callable[..., Client]) -> None:
    client = serve()
    assert client.get("/admin").status_code == 200
    for method, paths in (("GET", READS), ("POST", WRITES)):
        for path in paths:
            statuses = [
                client.request(method, f"/admin/{path}", headers=headers).status_code
                for headers in ({}, ASKER, {"Authorization": "Bearer guessed"})
            ]
            assert statuses == [401, 403, 401], path
    without = serve(keys=())
    assert without.get("/admin/bases").json()["detail"] == "send a key: Authorization: Bearer KEY"


@pytest.mark.hazard(id="uninvited-reviewer")
def test_wrong_keys_count_against_their_address(serve: Callable[..., Client]) -> None:
    client = serve(limits=Limits(rate=0.001, burst=4))
    guess = {"Authorization": "Bearer guessed"}
    assert [client.get("/admin/bases", headers=guess).status_code for _ in range(3)] == [401, 401, 429]
    assert client.get("/admin/bases", headers=REVIEWER).status_code == 200


@pytest.mark.hazard(id="cross-site-review")
def test_other_sites_are_refused_even_with_a_key(serve: Callable[..., Client]) -> None:
    client = serve()
    for headers, status in (
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ):
        for path in READS:
            assert client.get(f"/admin/{path}", headers={**REVIEWER, **headers}).status_code == status, headers
    body = {"subjects": ["a"], "ignored": True}
    evil = client.post("/admin/ignore", json=body, headers={**REVIEWER, "Origin": "https://evil.example"})
    assert evil.json()["detail"] == "other sites may not use the admin page"
    form = client.post("/admin/ignore", content="subjects=a", headers={**REVIEWER, "Content-Type": "text/plain"})
    assert form.status_code == 415


@pytest.mark.hazard(id="markup-in-admin")
def test_the_page_holds_nothing_and_loads_only_its_own_files(serve: Callable[..., Client]) -> None:
    client = serve()
    page = client.get("/admin")
    assert page.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
        "frame-ancestors 'none'"
    )
    assert "<script>" not in page.text
    assert "style=" not in page.text
    assert "bread" not in page.text
    assert client.get("/admin/admin.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/admin/admin.css").headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/admin/routes.py").status_code == 404


def test_the_bases_are_listed_with_what_can_be_done(serve: Callable[..., Client]) -> None:
    assert serve().get("/admin/bases", headers=REVIEWER).json() == {
        "bases": [
            {
                "name": "bread",
                "title": "Bread at home",
                "language": "en",
                "entries": 2,
                "gaps": 1,
                "refused": "",
                "can_write": True,
            }
        ],
        "no_log": "",
        "no_review": "",
    }


def test_a_suggestion_is_accepted_and_taken_back(serve: Callable[..., Client]) -> None:
    client = serve()
    accepted = suggest(client)
    prepared = post(client, "prepare", base="bread", accepted=accepted).json()
    assert prepared["path"] == "bread.yaml"
    assert "+    question: which flour is best" in prepared["lines"]
    written = post(client, "accept", base="bread", accepted=accepted, digest=prepared["digest"]).json()
    assert "which flour is best" in Path("bread.yaml").read_text(encoding="utf-8")

    forged = post(client, "undo", base="bread", undo=written["undo"] + "x")
    assert (forged.status_code, forged.json()["detail"]) == (
        400,
        "undo is no token that this service gave for this base, or it is too old",
    )
    assert post(client, "undo", base="bread", undo=written["undo"]).json() == {"path": "bread.yaml"}
    assert Path("bread.yaml").read_text(encoding="utf-8") == BREAD


def test_a_conversation_is_no_token_to_undo_with(serve: Callable[..., Client]) -> None:
    client = serve(keys=(Key("baker", DIGEST, ("admin",)),))
    token = client.post("/v1/ask", json={"question": "can i freeze bread"}, headers=REVIEWER).json()["conversation"]
    assert post(client, "undo", base="bread", undo=token).status_code == 400


def test_accepted_suggestions_wait_in_a_folder_if_the_configuration_says_so(serve: Callable[..., Client]) -> None:
    client = serve(review=ReviewSettings(pending="pending"))
    accepted = suggest(client)
    prepared = post(client, "prepare", base="bread", accepted=accepted).json()
    written = post(client, "accept", base="bread", accepted=accepted, digest=prepared["digest"]).json()
    assert written["path"] == "pending/bread.yaml"
    assert "decision: accept\n" in Path("pending/bread.yaml").read_text(encoding="utf-8")
    assert Path("bread.yaml").read_text(encoding="utf-8") == BREAD
    assert client.get("/admin/suggestions", headers=REVIEWER).json()["suggestions"] == []


def test_nothing_is_accepted_unless_the_configuration_says_where_it_goes(serve: Callable[..., Client]) -> None:
    client = serve(review=None)
    reply = post(client, "prepare", base="bread", accepted=suggest(client))
    assert (reply.status_code, reply.json()["detail"]) == (
        409,
        "the configuration does not say where accepted suggestions go; set pending or write in its table [review]",
    )
    assert client.get("/admin/bases", headers=REVIEWER).json()["bases"][0]["can_write"] is False


def test_files_that_may_not_be_written_are_said(serve: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve()
    accepted = suggest(client)
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert post(client, "prepare", base="bread", accepted=accepted).json()["detail"] == (
        "the service may not write the files of the base; set pending in the table [review]"
    )


def test_what_is_ignored_is_gone_until_it_is_wanted_again(serve: Callable[..., Client]) -> None:
    client = serve()
    subjects = suggest(client)["subjects"]
    assert post(client, "ignore", subjects=subjects, ignored=True).status_code == 200
    assert client.get("/admin/suggestions", headers=REVIEWER).json()["suggestions"] == []
    post(client, "ignore", subjects=subjects, ignored=False)
    assert suggest(client)["subjects"] == subjects


def test_without_a_log_there_is_nothing_to_suggest(serve: Callable[..., Client]) -> None:
    client = serve(log=None)
    for reply in (
        client.get("/admin/suggestions", headers=REVIEWER),
        client.get("/admin/days", headers=REVIEWER),
        post(client, "ignore", subjects=["a"], ignored=True),
    ):
        assert reply.json()["detail"] == (
            "the service keeps no questions; start it with --log FILE, or set [log] in the configuration"
        )


def test_health_and_days_are_those_of_the_command_line(serve: Callable[..., Client]) -> None:
    client = serve()
    assert client.get("/admin/health?base=bread", headers=REVIEWER).json()["summary"].startswith("no errors,")
    assert client.get("/admin/health?base=cake", headers=REVIEWER).status_code == 404
    assert client.get("/admin/days", headers=REVIEWER).json()["days"][0]["missed"] == 2


@pytest.mark.parametrize(
    ("path", "body", "detail"),
    [
        ("ignore", {"subjects": "a", "ignored": True}, "subjects: expected `array`, got `str`"),
        ("undo", {"base": "bread"}, "object missing required field `undo`"),
        (
            "accept",
            {"base": "bread", "accepted": {}, "digest": ""},
            "accepted: object missing required field `proposal`",
        ),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    serve: Callable[..., Client], path: str, body: dict[str, Any], detail: str
) -> None:
    reply = post(serve(), path, **body)
    assert (reply.status_code, reply.json()["detail"]) == (422, detail)


@pytest.mark.hazard(id="leaked-question")
def test_figures_are_numbers_of_bases_and_kinds_alone(serve: Callable[..., Client]) -> None:
    client = serve()
    client.post("/v1/ask", json={"question": "can i freeze bread"})
    client.get("/admin/bases", headers=REVIEWER)
    figures = client.get("/admin/figures", headers=REVIEWER).json()
    assert figures["mean_ms"] > 0
    del figures["mean_ms"]
    assert figures == {
        "requests": 3,
        "failures": 0,
        "bases": {"bread": {"answer": 1, "no_answer": 2}},
    }


def test_figures_before_the_first_request_are_zero() -> None:
    assert collect_figures(Metrics()) == {"requests": 0, "failures": 0, "mean_ms": 0.0, "bases": {}}
