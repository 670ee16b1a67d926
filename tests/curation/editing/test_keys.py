"""An edit changes only the keys that it names, and keeps comments and layout."""

from pathlib import Path

import pytest
from bread import CALIBRATED

from faqbot.curation.editing.keys import find_file, set_keys
from faqbot.curation.editing.policy import edit_policy, format_policy
from faqbot.errors import KnowledgeNotFound
from faqbot.knowledge.loading import load_knowledge

POLICY = ("policy",)


def set_in_text(text: str, path: tuple[str, ...], values: dict[str, str]) -> str | None:
    """Set keys in a file given as text."""
    found = set_keys(text.encode(), path, values)
    return found.decode() if found else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("policy:\n  answer_at: 0.5\n", "policy:\n  answer_at: 0.6\n"),
        ("policy: {answer_at: 0.5, margin: 0}\n", "policy: {answer_at: 0.6, margin: 0}\n"),
        ("policy: {answer_at: '0.5'}  # mine\n", "policy: {answer_at: '0.6'}  # mine\n"),
        ('a: b\npolicy:\n    "answer_at":   "0.5" # c\n# d\n', 'a: b\npolicy:\n    "answer_at":   "0.6" # c\n# d\n'),
        ("policy: {margin: 0.1}", "policy: {margin: 0.1, answer_at: 0.6}"),
        (
            "policy:\n  margin: 0.1  # near\n\n# gaps\ngaps: []\n",
            "policy:\n  margin: 0.1  # near\n  answer_at: 0.6\n\n# gaps\ngaps: []\n",
        ),
        ("policy:\n  margin: 0.1", "policy:\n  margin: 0.1\n  answer_at: 0.6\n"),
        ("format: 1\n# the end\n", "format: 1\n# the end\npolicy:\n  answer_at: 0.6\n"),
        ("format: 1", "format: 1\npolicy:\n  answer_at: 0.6\n"),
        (
            "policy:\r\n  margin: 0.1\r\nc: d\r\n",
            "policy:\r\n  margin: 0.1\r\n  answer_at: 0.6\r\nc: d\r\n",
        ),
        ("\ufeffpolicy: {answer_at: 0.5}\n", "\ufeffpolicy: {answer_at: 0.6}\n"),
        ("\ufeffa: b\npolicy: {answer_at: 0.5}\n", "\ufeffa: b\npolicy: {answer_at: 0.6}\n"),
        ("{format: 1}\n", "{format: 1, policy: {answer_at: 0.6}}\n"),
        ('{"a": "1", "policy": {"margin": "0"}}\n', '{"a": "1", "policy": {"margin": "0", answer_at: 0.6}}\n'),
    ],
)  # fmt: skip
def test_a_value_is_set_at_its_place(before: str, after: str) -> None:
    assert set_in_text(before, POLICY, {"answer_at": "0.6"}) == after


@pytest.mark.parametrize(
    "before",
    [
        "policy:\n  answer_at: >-\n    0.5\n",
        "policy: 5\n",
        "policy: [a]\n",
        "[a]\n",
        "a: [\n",
        "policy:\n  margin: >-\n    0.5\nentries: []\n",
        "format: 1\n...\n",
    ],
)
def test_a_value_that_cannot_be_edited_at_one_place_is_refused(before: str) -> None:
    assert set_in_text(before, POLICY, {"answer_at": "0.6"}) is None


def test_an_inner_mapping_grows_key_by_key() -> None:
    values = {"risk": "0.05", "date": "2026-01-31"}
    block = set_in_text("policy:\n  margin: 0.1\nid: a\n", ("policy", "calibrated"), values)
    assert block == "policy:\n  margin: 0.1\n  calibrated:\n    risk: 0.05\n    date: 2026-01-31\nid: a\n"
    assert set_in_text(block, ("policy", "calibrated"), {"risk": "0.1"}) == block.replace("0.05", "0.1")
    flow = set_in_text("policy: {margin: 0.1}\n", ("policy", "calibrated"), values)
    assert flow == "policy: {margin: 0.1, calibrated: {risk: 0.05, date: 2026-01-31}}\n"
    assert set_in_text(flow, POLICY, {"answer_at": "1"}) == flow.replace("{margin", "{answer_at: 1, margin")


def test_the_file_of_a_key_is_found_in_a_folder(tmp_path: Path) -> None:
    for name, content in {"a": "entries: []\n", "b": "format: 1\n", "c": "policy: {margin: 0}\n", "d": "- a\n"}.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    assert find_file(tmp_path, "policy", "format") == tmp_path / "c.yaml"
    assert find_file(tmp_path, "lock", "format") == tmp_path / "b.yaml"
    assert find_file(tmp_path, "gaps") is None
    with pytest.raises(KnowledgeNotFound):
        find_file(tmp_path / "no", "gaps")


def test_a_calibration_is_written_and_read_again(tmp_path: Path) -> None:
    (tmp_path / "bread.yaml").write_text("format: 1\nid: bread  # mine\n", encoding="utf-8")
    (tmp_path / "entries.yaml").write_text("entries: [{id: a, question: How?, answer: So.}]\n", encoding="utf-8")
    digest = load_knowledge(tmp_path).deciding_digest
    found = CALIBRATED._replace(digest=digest)
    file, edit = edit_policy(tmp_path, found)
    assert file == tmp_path / "bread.yaml"
    assert edit is not None
    file.write_bytes(edit)
    assert (
        edit.decode()
        == f"""\
format: 1
id: bread  # mine
policy:
  answer_at: 0.62
  calibrated:
    risk: 0.05
    confidence: 0.95
    questions: 200
    wrong: 2
    answer_at: 0.62
    margin: 0.08
    digest: {digest}
    version: 0.1.0
    engine: 4
    date: 2026-01-31
"""
    )
    assert edit.decode().endswith(format_policy(found) + "\n")
    knowledge = load_knowledge(tmp_path)
    assert (knowledge.calibration, knowledge.deciding_digest, knowledge.policy) == (found, digest, {"answer_at": 0.62})
    assert knowledge.warnings == ()
