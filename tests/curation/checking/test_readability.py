from pathlib import Path

import pytest
from inspections import base, entry, inspect_text, list_findings, sources

from faqbot.curation.checking.coverage import outline

HARD = "Internationally established organisations periodically recalculate incomprehensible mathematical probabilities."


def bread(*entries: str) -> str:
    return base(sources("x", "y"), "entries:\n", *entries)


def test_an_answer_of_five_sentences_is_long(tmp_path: Path) -> None:
    text = bread(
        entry("One. Two. Three. Four.", "p/1"),
        entry("One. Two. Is it 3.5? “Yes.” No.", "p/2", name="other").replace("[other]", "[keep]"),
    )
    assert list_findings(tmp_path, text, code="FB6") == [
        (
            'bread.yaml:11:51: note: the answer of entry "other" has 5 sentences; '
            "use at most 4, and move the rest to an entry of its own [FB601]"
        )
    ]


def test_answers_that_are_hard_to_read_are_reported_the_hardest_first(tmp_path: Path) -> None:
    text = bread(entry(f"{HARD} It is so.", "p/1"), entry(HARD, "p/2", name="other").replace("[other]", "[keep]"))
    lines = list_findings(tmp_path, text, code="FB602")
    assert [line.split("note: ")[1] for line in lines] == [
        f'the answer of entry "{name}" has a reading grade of {grade}; use shorter sentences and plainer words [FB602]'
        for name, grade in (("other", "46.5"), ("keep", "32.7"))
    ]
    assert list_findings(tmp_path, text.replace("id: bread", "id: bread\nlanguage: de"), code="FB602") == []


def test_an_entry_without_follow_ups_or_with_a_draft_as_follow_up_is_reported(tmp_path: Path) -> None:
    text = bread(
        entry("One.", "p/1"),
        entry("Two.", "p/2", name="other", more="draft: true, ").replace("follow_ups: [other]", "topic: T"),
    )
    assert list_findings(tmp_path, text, code="FB6") == [
        (
            'bread.yaml:11:10: note: entry "other" has no follow-ups; '
            'name what people ask next: "follow_ups: [entry id]" [FB603]'
        ),
        (
            'bread.yaml:10:10: note: entry "keep" leads to entry "other", which is a draft and never shown; '
            "finish the draft, or name another entry [FB604]"
        ),
    ]


@pytest.mark.parametrize(("reviewed", "is_overdue"), [("2025-01-31", False), ("2025-01-30", True)])
def test_a_review_is_overdue_after_a_year(reviewed: str, is_overdue: bool, tmp_path: Path) -> None:
    text = bread(entry("One.", "p/1", more=f"reviewed: {reviewed}, "))
    text = text.replace("follow_ups: [other]", "topic: T")
    expected = [
        (
            f'bread.yaml:10:10: note: entry "keep" was last reviewed on {reviewed}; '
            'review it again, and write the date: "reviewed: YYYY-MM-DD" [FB605]'
        )
    ]
    assert list_findings(tmp_path, text, code="FB605") == (expected if is_overdue else [])


def test_passages_cited_by_no_entry_or_by_many_are_reported(tmp_path: Path) -> None:
    many = "".join(entry("Yes.", "p/1", name=f"keep{number}") for number in range(11)).replace("[other]", "[keep]")
    text = bread(entry("Yes.", "p/1").replace("[other]", "[keep0]"), many)
    assert list_findings(tmp_path, text, code="FB4") == [
        (
            'bread.yaml:8:14: note: no entry cites passage "p/2"; '
            'write an entry about it, or give the reason: "uncovered: …" [FB401]'
        ),
        (
            'bread.yaml:7:14: note: 12 entries cite passage "p/1"; '
            "consider splitting the passage, or merging some of the entries [FB402]"
        ),
    ]
    assert list_findings(tmp_path, text.replace("id: keep10", "draft: true, id: keep10"), code="FB402") != []
    assert (
        list_findings(
            tmp_path, text.replace("citations: [p/1], follow_ups: [keep0]", "follow_ups: [keep0]"), code="FB402"
        )
        == []
    )


def test_a_passage_left_out_on_purpose_is_reported_with_the_reason(tmp_path: Path) -> None:
    text = bread(entry("Yes.", "p/1").replace("[other]", "[keep2]"), entry("Yes.", "p/1", name="keep2"))
    text = text.replace("[other]", "[keep]").replace("about: a", "about: a, uncovered: nobody asks")
    assert list_findings(tmp_path, text, code="FB4") == [
        (
            'bread.yaml:7:14: note: passage "p/1" is left out on purpose, but 2 entries cite it; '
            'remove "uncovered" [FB403]'
        ),
        (
            'bread.yaml:8:14: note: passage "p/2" is left out on purpose, because nobody asks; '
            "check whether that still holds [FB403]"
        ),
    ]


def test_a_reference_needs_no_entry(tmp_path: Path) -> None:
    text = bread(entry("Yes.", "p/1").replace("follow_ups: [other]", "topic: T"))
    text = text.replace("p/2, section: S", "p/2, section: S, kind: reference")
    assert list_findings(tmp_path, text, code="FB4") == []


def test_the_outline_has_every_passage_with_its_entries_beside_it(tmp_path: Path) -> None:
    text = bread(entry("Yes.", "p/1").replace("follow_ups: [other]", "topic: T"))
    text = text.replace("p/2, section: S", "p/2, section: Literature, kind: reference")
    more = "      - {id: p/3, section: Literature, about: b, uncovered: nobody asks}\nentries:"
    inspection = inspect_text(tmp_path, text.replace("entries:", more))
    assert list(outline(inspection)) == [
        "The handbook (1 of 2 passages cited)",
        "  S",
        "    p/1  a",
        "      keep",
        "  Literature",
        "    p/2  a",
        "      cited by no entry",
        "    p/3  b",
        "      left out on purpose: nobody asks",
    ]
