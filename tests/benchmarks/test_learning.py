"""The simulated month, on a set of a few questions."""

import json
from pathlib import Path

import pytest
from learning import main, remove_phrasings
from quality import build_base, read_entries

ENTRIES = [
    {"id": "hours", "questions": ["when are you open", "opening hours", "what time do you open", "are you open today"]},
    {"id": "delivery", "questions": ["do you deliver", "delivery to my home", "can you send it", "shipping options"]},
]
QUERIES = [
    {"q": "what time do you shut", "expect": ["hours"]},
    {"q": "when do you shut", "expect": ["hours"]},
    {"q": "post it to my house", "expect": ["delivery"]},
    {"q": "could you post it", "expect": ["delivery"]},
    {"q": "who won the match", "expect": []},
    {"q": "is the match on tonight", "expect": []},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a question set."""
    for name, rows in (("kb", [{**entry, "answer": "Yes."} for entry in ENTRIES]), ("queries", QUERIES)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_two_in_five_phrasings_are_removed_and_never_all(folder: Path) -> None:
    whole = build_base(read_entries(folder))
    assert [len(entry.phrasings) for entry in remove_phrasings(whole).entries] == [2, 2]
    assert [len(entry.phrasings) for entry in remove_phrasings(whole, 1.0).entries] == [1, 1]


def test_a_month_has_figures_for_each_way_of_accepting(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder)])
    person, unread = capsys.readouterr().out.splitlines()
    assert person.startswith(f"{folder.name}: person")
    assert unread.startswith(f"{folder.name}: unread")
    for column in ("log", "tried", "accepted", "whole", "left", "after", "back", "others", "wrong after"):
        assert f"  {column} " in f"  {person.split('person', 1)[1].strip()}"
