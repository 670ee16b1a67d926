"""What the bases of a service hold, and how they change."""

import asyncio
from pathlib import Path

import pytest
from serving import BREAD, serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

from faqbot.channels.http.bases import BaseRegistry, find_bases


def test_the_bases_and_their_topics_are_listed(folder: Path) -> None:
    del folder
    client = serve_bread()
    (base,) = client.get("/v1/bases").json()["bases"]
    assert (base["name"], base["title"], base["entries"], base["is_default"]) == ("bread", "Bread at home", 2, True)
    assert client.get("/v1/topics").json()["topics"] == [
        {
            "topic": "Storage",
            "entries": [
                {"entry": "storage-time", "question": "How long does a loaf keep?"},
                {"entry": "storage-freezing", "question": "Can I freeze bread?"},
            ],
        }
    ]


def test_the_sentences_of_a_base_are_given(folder: Path) -> None:
    del folder
    content = serve_bread().get("/v1/messages?base=bread").json()
    assert (content["title"], content["messages"]["near"]) == ("Bread at home", "What I can tell you about:")


def test_a_search_lists_entries_with_their_confidence(folder: Path) -> None:
    del folder
    matches = serve_bread().get("/v1/search?q=freezing+bread&top=1").json()["matches"]
    assert [match["entry"] for match in matches] == ["storage-freezing"]
    assert matches[0]["phrasing"] in {"Can I freeze bread?", "bread in the freezer"}


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", "q: write a question of at most 20000 characters, as in /v1/search?q=opening"),
        ("q=x&top=0", "top: write a number from 1 to 8"),
        ("q=x&top=²", "top: write a number from 1 to 8"),
        ("q=x&base=cake", "there is no such base; the bases are bread"),
    ],
)
def test_a_wrong_search_is_told_what_is_wrong(query: str, detail: str, folder: Path) -> None:
    del folder
    assert serve_bread().get(f"/v1/search?{query}").json()["detail"] == detail


def test_an_entry_is_given_with_its_citations(folder: Path) -> None:
    del folder
    client = serve_bread()
    entry = client.get("/v1/entries/storage-time").json()
    assert (entry["answer"], entry["reason"]) == ("About three days at room temperature.", None)
    assert [citation["passage"] for citation in entry["citations"]] == ["storage/1"]
    assert client.get("/v1/entries/cake").json()["detail"] == "the base has no such entry; /v1/topics lists them"


@pytest.mark.hazard(id="markup-in-page")
def test_a_page_of_a_source_shows_hostile_texts_as_texts(folder: Path) -> None:
    hostile = BREAD.replace("The handbook\n", "<script>alert(1)</script>\n").replace("https:", "javascript:")
    client = serve_bread()
    (folder / "hostile.yaml").write_text(hostile, encoding="utf-8")
    assert "<h2>Storage</h2>" in client.get("/sources/handbook").text
    client.app.state.service.bases = BaseRegistry(("hostile.yaml",))
    page = client.get("/sources/handbook").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page
    assert "href" not in page


@pytest.mark.hazard(id="escaping-page")
def test_a_source_is_found_by_its_id_and_never_by_a_path(folder: Path) -> None:
    del folder
    client = serve_bread()
    for address in ("/sources/..%2f..%2fetc%2fpasswd", "/sources/../bread.yaml", "/sources/%00", "/v1/entries/..%2f"):
        assert client.get(address).status_code == 404, address


def test_a_folder_of_bases_is_each_of_them(folder: Path) -> None:
    for name in ("bread", "pool"):
        (folder / "bases" / name).mkdir(parents=True)
        (folder / "bases" / name / "base.yaml").write_text(BREAD.replace("id: bread", f"id: {name}"), encoding="utf-8")
    assert find_bases(("bases",)) == ["bases/bread", "bases/pool"]
    assert find_bases(("bases/bread", "nowhere")) == ["bases/bread", "nowhere"]
    assert [base.name for base in BaseRegistry(("bases",))] == ["bread", "pool"]


def test_a_base_that_breaks_is_served_as_it_was_and_said_to_be_old(folder: Path) -> None:
    client = serve_bread()
    (folder / "bread.yaml").write_text("id: [", encoding="utf-8")
    for _ in range(2):
        asyncio.run(client.app.state.service.bases.reload())
    assert client.post("/v1/ask", json={"question": "can i freeze bread"}).json()["entry"] == "storage-freezing"
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["bases"][0]["is_newest"]) == (200, False)
    (folder / "bread.yaml").write_text(BREAD.replace("three months", "four months"), encoding="utf-8")
    for _ in range(2):
        asyncio.run(client.app.state.service.bases.reload())
    changed = client.post("/v1/ask", json={"question": "can i freeze bread"}).json()
    assert changed["text"] == "Yes, for up to four months."
    assert client.get("/readyz").json()["bases"][0]["is_newest"] is True
