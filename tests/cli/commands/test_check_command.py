import json
from pathlib import Path

import pytest
from command_line import BREAD
from inspections import OTHER, base, digest, entry, sources

from faqbot.cli.main import run
from faqbot.knowledge.loading import load_knowledge

PASSAGE, NEW = "It keeps 3 days.", "It keeps 4 days."
TEXT = base(sources(PASSAGE), "entries:\n", entry("Three days.", "p/1"), OTHER)


@pytest.fixture
def bread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enter a folder with the base ``bread.yaml`` and its source ``article.txt``."""
    monkeypatch.chdir(tmp_path)
    Path("bread.yaml").write_text(TEXT, encoding="utf-8")
    Path("article.txt").write_text(f"{PASSAGE}\n", encoding="utf-8")
    return tmp_path


Capture = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("bread")
def test_a_good_base_exits_with_0_and_gets_a_summary(capsys: Capture) -> None:
    assert run(["check", "bread.yaml", "--article", "article.txt", "--strict"]) == 0
    asked = "0 of 2 phrasings held out and asked"
    assert capsys.readouterr() == ("", f"faqbot: no errors, no warnings, no notes, {asked} in bread.yaml\n")
    assert run(["check", "bread.yaml"]) == 0
    assert capsys.readouterr().err == (
        "faqbot: no errors, no warnings, no notes, 0 of 2 phrasings held out and asked in bread.yaml;"
        " not compared with its sources, which needs --article FILE\n"
    )


def test_errors_are_listed_and_the_exit_code_is_1(bread: Path, capsys: Capture) -> None:
    (bread / "bad.yaml").write_text(BREAD.replace("citations: [storage/1]", "citations: [storag/1]"), encoding="utf-8")
    assert run(["check", "bad.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == (
        'bad.yaml:16:17: error: entry "storage-time" cites passage "storag/1", which no source contains; '
        'did you mean "storage/1"? [FB103]'
    )
    assert err == "faqbot: 2 errors, no warnings, no notes in bad.yaml\n"


def test_a_warning_exits_with_0_unless_strict(bread: Path, capsys: Capture) -> None:
    text = "format: 1\nid: plain\nentries:\n  - {id: a, question: What?, paraphrases: [what], answer: That.}\n"
    (bread / "plain.yaml").write_text(text, encoding="utf-8")
    assert run(["check", "plain.yaml"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        'plain.yaml:4:44: warning: phrasing "what" is already used at plain.yaml:4:23; leave one of them out [FB104]'
    )
    assert run(["check", "plain.yaml", "--strict"]) == 1


def test_findings_are_printed_as_json(bread: Path, capsys: Capture) -> None:
    (bread / "article.txt").write_text(f"{NEW}\n", encoding="utf-8")
    assert run(["check", "bread.yaml", "--article", "article.txt", "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert [finding["code"] for finding in printed["findings"]] == ["FB201", "FB301"]


@pytest.mark.usefixtures("bread")
def test_the_outline_is_printed(capsys: Capture) -> None:
    assert run(["check", "bread.yaml", "--coverage"]) == 0
    assert capsys.readouterr().out == "The handbook (1 of 1 passages cited)\n  S\n    p/1  a\n      keep, other\n"


def test_an_update_makes_entries_stale_until_they_are_accepted(bread: Path, capsys: Capture) -> None:
    assert run(["check", "bread.yaml", "--accept"]) == 0
    assert capsys.readouterr().err.startswith('faqbot: wrote bread.yaml for entries "keep", "other"\n')
    (bread / "article.txt").write_text(f"{NEW}\n", encoding="utf-8")
    article = ["--article", "article.txt"]

    assert run(["check", "bread.yaml", *article]) == 1
    assert "[FB201]" in capsys.readouterr().out
    assert load_knowledge("bread.yaml").sources[0].passages[0].sha256 == digest(PASSAGE)

    assert run(["check", "bread.yaml", *article, "--update"]) == 1
    out, err = capsys.readouterr()
    assert [line[-7:] for line in out.splitlines()] == ["[FB205]", "[FB205]", "[FB301]"]
    assert err.startswith('faqbot: wrote bread.yaml for passage "p/1"\n')
    assert run(["--knowledge", "bread.yaml", "ask", "what of keep", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert (record["kind"], record["reason"]) == ("no_answer", "stale")
    assert record["text"].startswith("I did have an answer to this, but its source has changed")

    corrected = Path("bread.yaml").read_text(encoding="utf-8").replace("Three days.", "Four days.")
    Path("bread.yaml").write_text(corrected, encoding="utf-8")
    assert run(["check", "bread.yaml", *article, "--accept", "--strict"]) == 0
    assert run(["--knowledge", "bread.yaml", "ask", "what of keep"]) == 0
    assert run(["check", "bread.yaml", *article, "--update", "--accept"]) == 0
    assert capsys.readouterr().err.splitlines()[-3:-1] == [
        "faqbot: wrote nothing, as no passage changed",
        "faqbot: wrote nothing, as no entry changed",
    ]


def test_a_base_that_cannot_be_edited_is_reported_and_exits_with_2(bread: Path, capsys: Capture) -> None:
    (bread / "flow.yaml").write_text(
        f"{{format: 1, id: b, sources: [{{id: s, title: S, passages: [{{id: p, section: S, about: a,"
        f" sha256: {'0' * 64}}}]}}],"
        " entries: [{id: keep, question: Why?, answer: So., citations: [p]}]}\n",
        encoding="utf-8",
    )
    assert run(["check", "flow.yaml", "--accept"]) == 2
    assert capsys.readouterr() == (
        "",
        "faqbot: flow.yaml cannot be edited in place because of its layout; write the digests by hand\n",
    )


@pytest.mark.usefixtures("bread")
def test_update_needs_a_readable_article(capsys: Capture) -> None:
    assert run(["check", "bread.yaml", "--update"]) == 2
    assert capsys.readouterr().err == "faqbot: --update needs the text of the source, --article FILE\n"
    assert run(["check", "bread.yaml", "--article", "none.txt"]) == 3
    assert capsys.readouterr().err == (
        "faqbot: none.txt cannot be read (No such file or directory); name a file with the article's text\n"
    )
    assert run(["check", "bread.yaml", "--article", "."]) == 3
    assert capsys.readouterr().err == "faqbot: . is not a file; name a file with the article's text\n"
