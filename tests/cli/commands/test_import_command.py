import json
from pathlib import Path

import pytest
from command_line import BREAD, faqbot


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("faq.csv").write_text("question,answer,synonyms\nWhere is it?,Here.,place\nWhen?,,\n", encoding="utf-8")
    Path("bread.yaml").write_text(BREAD, encoding="utf-8")
    return tmp_path


def test_import_writes_a_base_and_lists_what_was_left_out() -> None:
    done = faqbot("import", "faq.csv", "--out", "my base")
    assert done.returncode == 1
    assert done.stdout.decode() == 'faq.csv, record 2, line 3: "When?" has no answer; write an answer\n'
    assert done.stderr.decode() == (
        "faqbot: 1 entry with 2 phrasings (csv), 1 problem, written to my base\n"
        "faqbot: ask it something: faqbot --knowledge 'my base' ask 'Where is it?'\n"
    )
    assert faqbot("--knowledge", "my base", "ask", "where is it").stdout == b"Here.\n"
    assert faqbot("check", "my base").returncode == 0


def test_import_prints_its_result_as_json() -> None:
    done = faqbot("import", "faq.csv", "--out", "base", "--json")
    assert json.loads(done.stdout) == {
        "schema": 1,
        "format": "csv",
        "entries": 1,
        "phrasings": 2,
        "problems": [
            {
                "file": "faq.csv",
                "where": "record 2, line 3",
                "kind": "empty-answer",
                "fault": '"When?" has no answer',
                "remedy": "write an answer",
            }
        ],
        "notes": [],
    }


def test_import_without_problems_succeeds() -> None:
    Path("faq.csv").write_text("question,answer\nWhere?,Here.\n", encoding="utf-8")
    assert faqbot("import", "faq.csv", "--out", "base").returncode == 0


def test_import_that_cannot_read_or_write_says_why() -> None:
    done = faqbot("import", "gone.csv", "--out", "base")
    assert (done.returncode, done.stderr) == (3, b"faqbot: gone.csv does not exist; name a file or a folder\n")
    done = faqbot("import", "faq.csv", "--out", "")
    assert (done.returncode, done.stderr) == (
        2,
        b"faqbot: --out is empty; name a new folder, or that of an earlier import\n",
    )
    done = faqbot("import", "faq.csv", "--out", "faq.csv/base")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "faqbot: faq.csv/base cannot be written (Not a directory); name another folder\n",
    )


def test_export_writes_the_format_of_the_suffix() -> None:
    done = faqbot("--knowledge", "bread.yaml", "export", "bread.csv")
    assert (done.returncode, done.stderr) == (0, b"faqbot: wrote 2 entries to bread.csv (csv)\n")
    assert Path("bread.csv").read_text(encoding="utf-8").splitlines() == [
        "id,question,answer,topic,paraphrases,tags,url,follow_ups,meta",
        (
            "storage-time,How long does a loaf keep?,About three days at room temperature.,Storage,"
            "when does bread go stale|shelf life of a loaf,,,storage-freezing,"
        ),
        (
            'storage-freezing,Can I freeze bread?,"Yes, for up to three months.",Storage,'
            "deep freezing a loaf|bread in the freezer,,,,"
        ),
    ]


def test_export_needs_a_format() -> None:
    done = faqbot("--knowledge", "bread.yaml", "export", "bread.doc")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        (
            "faqbot: bread.doc has no suffix of a known format; name one with --format: qna-maker, qnabot, rasa, qna, "
            "csv, faqpage, markdown\n"
        ),
    )
    assert faqbot("--knowledge", "bread.yaml", "export", "--format", "rasa", "no/bread").returncode == 2
