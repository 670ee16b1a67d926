"""An entry that was renamed is found by its former ids."""

from collections.abc import Callable
from pathlib import Path

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.cases import read_cases
from faqbot.knowledge.model import KnowledgeBase

Load = Callable[[str | bytes], KnowledgeBase]

BASE = """\
format: 1
id: bread
sources: [{id: s, title: S, passages: [{id: p, section: S, about: a, sha256: '%s'}]}]
entries:
  - {id: shelf-life, formerly: [keeping, storage-time], question: How long does bread keep?, answer: 3 days.}
  - {id: freezing, question: Can I freeze it?, answer: Yes., citations: [p], follow_ups: [keeping], formerly: [ice]}
gaps:
  - {id: gluten, question: Is it gluten free?, answer: Unknown., nearest: [storage-time]}
alerts:
  - {id: fire, text: Call 112., signs: [on fire], related: [keeping], holds_for: [keeping]}
lock: {ice: {p: '%s'}}
""" % ("0a" * 32, "0b" * 32)  # fmt: skip # noqa: UP031 - braces of YAML


def test_links_and_the_lock_by_a_former_id_mean_the_entry_of_today(load: Load) -> None:
    base = load(BASE)
    assert base.entries[1].follow_ups == ("shelf-life",)
    assert base.gaps[0].nearest == ("shelf-life",)
    assert base.alerts[0].related == base.alerts[0].holds_for == ("shelf-life",)
    assert base.lock == {"freezing": {"p": "0b" * 32}}
    assert base.find_outdated(base.entries[1]) == base.entries[1].citations


def test_an_entry_is_found_and_chosen_by_each_of_its_ids(load: Load) -> None:
    base = load(BASE)
    assert {base.entry(name) for name in ("shelf-life", "keeping", "storage-time")} == {base.entries[0]}
    session = FaqBot(base).session()
    assert session.choose("storage-time").item == base.entries[0]


def test_a_saved_conversation_goes_on_after_its_entry_was_renamed(load: Load) -> None:
    old = BASE.replace("shelf-life, formerly: [keeping, storage-time]", "keeping")
    before = load(old.replace("[storage-time]", "[keeping]"))
    session = FaqBot(before).session()
    session.ask("How long does bread keep?")
    saved = session.to_json()
    restored = FaqBot(load(BASE)).session(saved).to_json()
    assert [turn["entry"] for turn in restored["turns"]] == ["shelf-life"]  # type: ignore[attr-defined]


def test_labelled_questions_may_expect_a_former_id(load: Load, folder: Path) -> None:
    file = folder / "questions.yaml"
    file.write_text("- {q: how long, expect: [storage-time, gluten]}\n", encoding="utf-8")
    (case,), problems = read_cases(file, load(BASE))
    assert case.expected == {"shelf-life", "gluten"}
    assert problems == []


def test_phrasings_beside_the_entries_may_stand_under_a_former_id(
    load_folder: Callable[[dict[str, str]], KnowledgeBase],
) -> None:
    base = load_folder({"bread.yaml": BASE, "bread.phrasings.yaml": "keeping: [when is it stale]\n"})
    assert base.entries[0].paraphrases == ("when is it stale",)


def test_a_former_id_that_is_in_use_is_an_error(problems_of: Callable[[str], list[str]]) -> None:
    entries = """\
entries:
  - {id: a, question: How?, answer: So., formerly: [b, c]}
  - {id: b, question: Why?, answer: So., formerly: [c]}
"""
    used, remedy = "which is already used at bread.yaml", "keep it where it belongs"
    assert problems_of(f"format: 1\nid: bread\n{entries}") == [
        f'bread.yaml:4:53: entry "a" has the former id "b", {used}:5:10; {remedy}',
        f'bread.yaml:5:53: entry "b" has the former id "c", {used}:4:56; {remedy}',
    ]
