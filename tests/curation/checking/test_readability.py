from pathlib import Path

import pytest
from inspected import base, entry, found, inspected, sources

from faqbot.curation.checking.coverage import outline
from faqbot.curation.checking.sentences import reading_grade

HARD = "Internationally established organisations periodically recalculate incomprehensible mathematical probabilities."


def bread(*entries: str) -> str:
    return base(sources("x", "y"), "entries:\n", *entries)


def test_an_answer_of_five_sentences_is_long(tmp_path: Path) -> None:
    text = bread(
        entry("One. Two. Three. Four.", "p/1"),
        entry("One. Two. Is it 3.5? “Yes.” No.", "p/2", name="other").replace("[other]", "[keep]"),
    )
    assert found(tmp_path, text, code="FB6") == [
        (
            'bread.yaml:11:51: note: the answer of entry "other" has 5 sentences; '
            "keep to 4, and make the rest an entry of its own [FB601]"
        )
    ]


def test_an_answer_that_is_hard_to_read_is_told_the_hardest_first(tmp_path: Path) -> None:
    text = bread(entry(f"{HARD} It is so.", "p/1"), entry(HARD, "p/2", name="other").replace("[other]", "[keep]"))
    lines = found(tmp_path, text, code="FB602")
    assert [line.split("note: ")[1] for line in lines] == [
        f'the answer of entry "{name}" asks for a reader of grade {grade}; '
        "use shorter sentences and plainer words [FB602]"
        for name, grade in (("other", "46.5"), ("keep", "32.7"))
    ]
    assert found(tmp_path, text.replace("id: bread", "id: bread\nlanguage: de"), code="FB602") == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # 0.39 x words / sentences + 11.8 x syllables / words - 15.59, by hand.
        ("The cat sat on the mat.", 0.39 * 6 + 11.8 - 15.59),
        ("The table is made. It is able.", 0.39 * 7 / 2 + 11.8 * 9 / 7 - 15.59),
        ("3.5 %", 0.0),
        ("", 0.0),
    ],
)
def test_the_grade_is_that_of_flesch_and_kincaid(text: str, grade: float) -> None:
    assert reading_grade(text) == pytest.approx(grade)


def test_an_entry_that_leads_nowhere_or_to_a_draft_is_told(tmp_path: Path) -> None:
    text = bread(
        entry("One.", "p/1"),
        entry("Two.", "p/2", name="other", more="draft: true, ").replace("follow_ups: [other]", "topic: T"),
    )
    assert found(tmp_path, text, code="FB6") == [
        (
            'bread.yaml:11:10: note: entry "other" has no follow-ups; '
            'name what people ask next: "follow_ups: [entry id]" [FB603]'
        ),
        (
            'bread.yaml:10:10: note: entry "keep" leads to entry "other", never shown as a draft; '
            "finish the draft, or name another [FB604]"
        ),
    ]


@pytest.mark.parametrize(("reviewed", "is_overdue"), [("2025-01-31", False), ("2025-01-30", True)])
def test_a_review_is_overdue_after_a_year(reviewed: str, is_overdue: bool, tmp_path: Path) -> None:
    text = bread(entry("One.", "p/1", more=f"reviewed: {reviewed}, "))
    text = text.replace("follow_ups: [other]", "topic: T")
    expected = [
        (
            f'bread.yaml:10:10: note: entry "keep" was last reviewed on {reviewed}; '
            'look at it again, and write the date: "reviewed: YYYY-MM-DD" [FB605]'
        )
    ]
    assert found(tmp_path, text, code="FB605") == (expected if is_overdue else [])


def test_passages_that_nobody_or_everybody_cites_are_told(tmp_path: Path) -> None:
    many = "".join(entry("Yes.", "p/1", name=f"keep{number}") for number in range(11)).replace("[other]", "[keep]")
    text = bread(entry("Yes.", "p/1").replace("[other]", "[keep0]"), many)
    assert found(tmp_path, text, code="FB4") == [
        (
            'bread.yaml:8:14: note: no entry cites passage "p/2"; '
            'write an entry on it, or say why not: "uncovered: …" [FB401]'
        ),
        (
            'bread.yaml:7:14: note: 12 entries cite passage "p/1"; '
            "see whether it should be several passages, or some of the entries one [FB402]"
        ),
    ]
    assert found(tmp_path, text.replace("id: keep10", "draft: true, id: keep10"), code="FB402") != []
    assert (
        found(tmp_path, text.replace("citations: [p/1], follow_ups: [keep0]", "follow_ups: [keep0]"), code="FB402")
        == []
    )


def test_a_passage_that_is_left_out_on_purpose_is_told_with_its_reason(tmp_path: Path) -> None:
    text = bread(entry("Yes.", "p/1").replace("[other]", "[keep2]"), entry("Yes.", "p/1", name="keep2"))
    text = text.replace("[other]", "[keep]").replace("about: a", "about: a, uncovered: nobody asks")
    assert found(tmp_path, text, code="FB4") == [
        'bread.yaml:7:14: note: passage "p/1" is left out on purpose, though 2 cite it; take "uncovered" away [FB403]',
        (
            'bread.yaml:8:14: note: passage "p/2" is left out on purpose, because nobody asks; '
            "see whether that still holds [FB403]"
        ),
    ]


def test_a_reference_needs_no_entry(tmp_path: Path) -> None:
    text = bread(entry("Yes.", "p/1").replace("follow_ups: [other]", "topic: T"))
    text = text.replace("p/2, section: S", "p/2, section: S, kind: reference")
    assert found(tmp_path, text, code="FB4") == []


def test_the_outline_has_every_passage_with_its_entries_beside_it(tmp_path: Path) -> None:
    text = bread(entry("Yes.", "p/1").replace("follow_ups: [other]", "topic: T"))
    text = text.replace("p/2, section: S", "p/2, section: Literature, kind: reference")
    more = "      - {id: p/3, section: Literature, about: b, uncovered: nobody asks}\nentries:"
    inspection = inspected(tmp_path, text.replace("entries:", more))
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
