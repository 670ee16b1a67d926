"""``faqbot new`` and ``faqbot sources``: from an article to a first answer."""

from pathlib import Path

import pytest

from faqbot.cli.main import run
from faqbot.curation.checking.article import passage_digest

ARTICLE = "# Bread\n\nA loaf keeps three days.\n\n## Storage\n\nKeep it in a bag.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("bread.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_a_new_base_can_be_edited_and_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "my bread", "--article", "bread.md"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "my bread/knowledge.yaml",
        "my bread/sources.yaml",
        "my bread/entries.yaml",
        "my bread/small-talk.yaml",
        "my bread/faqbot.schema.json",
    ]
    assert shown.err == (
        "faqbot: ask it something: faqbot --knowledge 'my bread' ask \"Where do your answers come from?\"\n"
    )
    assert run(["check", "my bread", "--article", "bread.md"]) == 0
    with Path("my bread", "entries.yaml").open("a", encoding="utf-8") as entries:
        entries.write(
            "  - {id: keeps, question: How long does a loaf keep?, answer: Three days., citations: [storage/1]}\n"
        )
    assert run(["--knowledge", "my bread", "ask", "how long will a loaf keep"]) == 0
    assert capsys.readouterr().out.endswith("Three days.\n\nSources\n“Bread”\n  [1] Storage (storage/1)\n")


def test_new_refuses_a_folder_that_is_not_empty(capsys: pytest.CaptureFixture[str]) -> None:
    Path("full").mkdir()
    Path("full", "notes.txt").write_text("mine", encoding="utf-8")
    for name in ("full", "bread.md", ""):
        assert run(["new", name]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err == (f"faqbot: {name or '.'} exists already; name an empty folder or a new one\n")
    assert [file.name for file in Path("full").iterdir()] == ["notes.txt"]


def test_new_accepts_an_empty_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    assert run(["new", "empty"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_new_reports_why_it_cannot_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "bread.md/base"]) == 2
    assert capsys.readouterr().err == (
        "faqbot: bread.md/base cannot be written (Not a directory); name another folder\n"
    )


def test_sources_prints_a_skeleton(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "bread.md"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[2:10] == [
        "sources:",
        "  - id: bread",
        "    title: Bread",
        "    passages:",
        "      - id: lead/1",
        "        section: Lead",
        "        about: paragraph 1",
        f"        sha256: {passage_digest('A loaf keeps three days.')}",
    ]
    assert shown.err == "faqbot: 2 passages in bread.md\n"


@pytest.mark.parametrize("command", [["sources"], ["new", "base", "--article"]])
def test_an_empty_or_missing_article_is_reported(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").write_text("---\n", encoding="utf-8")
    assert run([*command, "empty.txt"]) == 3
    assert run([*command, "gone.txt"]) == 3
    Path("scan.pdf").write_bytes(b"%PDF-1.7\n")
    assert run([*command, "scan.pdf"]) == 3
    Path("bread.doc").write_bytes(b"\xd0\xcf\x11\xe0\0")
    assert run([*command, "bread.doc"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        "faqbot: empty.txt has no paragraphs; name a file with the article's text\n"
        "faqbot: gone.txt cannot be read (No such file or directory); name a file with the article's text\n"
        "faqbot: scan.pdf is not plain text; save the article as UTF-8 text first\n"
        "faqbot: bread.doc is not plain text; save the article as UTF-8 text first\n"
    )
    assert not Path("base").exists()
