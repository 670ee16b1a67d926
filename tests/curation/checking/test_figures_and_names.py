from pathlib import Path

import pytest
from english import ENGLISH
from inspections import OTHER, base, entry, list_findings, sources

from faqbot.curation.checking.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$7,000", [("7000", "$")]),
        ("7000 dollars", [("7000", "$")]),
        ("€1.50 a kilo", [("1.50", "€"), (None, "kg")]),
        ("a 154-pound (70 kg) person", [("154", "pound"), ("70", "kg")]),
        ("400 mg/kg/day for five days", [("400", "mg"), (None, "kg"), (None, "day"), ("5", "day")]),
        ("1g/kg", [("1", "g"), (None, "kg")]),
        ("each day, monthly, per week", [(None, "day"), (None, "month"), (None, "week")]),
        ("one-third, two thirds, half, a quarter", [("1/3", None), ("2/3", None), ("1/2", None), ("1/4", None)]),
        ("12 %, 5 percent, 6 per cent", [("12", "%"), ("5", "%"), ("6", "%")]),
        ("in 1998;4(2):11-9.", [("1998", None), ("4", None), ("2", None), ("11", None), ("9", None)]),
        ("two groups, one study, the third loaf", [("1/3", None)]),
        ("on a good day the months go by", []),
        ("", []),
    ],
)
def test_quantities_are_numbers_with_their_units(text: str, read: list[tuple[str | None, str | None]]) -> None:
    assert [
        (quantity.number, quantity.unit) for quantity in find_quantities(text, ENGLISH.claim_words.quantities)
    ] == read


def bread(answer: str, more: str = "") -> str:
    return base("protected: [spelt, Zobalo]\n", sources("x"), "entries:\n", entry(answer, "p/1"), OTHER, more)


@pytest.mark.parametrize(
    ("passage", "answer", "missing"),
    [
        ("It keeps 3 days.", "Three days.", None),
        ("It keeps 3 days.", "Four days.", "four days"),
        ("It keeps 3 days.", "3 weeks.", "3 weeks"),
        ("It keeps 3 days.", "3 of them.", None),
        ("It costs $100 per gram.", "$100 for each gram.", None),
        ("It costs $100 per gram.", "$1,000 a gram.", "$1,000"),
        ("It costs $100 per gram.", "$100 a kilo.", "kilo"),
        ("It costs $100 per gram.", "100 grams.", "100 grams"),
        ("Within a year.", "Within one year.", None),
        ("Half of it.", "A third of it.", "a third"),
        ("For 12 % of them.", "For 12 percent.", None),
        ("For 12 % of them.", "For 21 percent.", "21 percent"),
    ],
)
def test_a_quantity_that_no_passage_contains_is_reported(
    passage: str, answer: str, missing: str | None, tmp_path: Path
) -> None:
    text = base(sources(passage), "entries:\n", entry(answer, "p/1"), OTHER)
    shown = (
        f'entry "keep" says "{missing}", which is not in passage "p/1"; '
        "write what the source says, or cite the passage that says it [FB301]"
    )
    expected = [f"bread.yaml:9:49: warning: {shown}"] if missing else []
    assert list_findings(tmp_path, text, f"{passage}\n", code="FB301") == expected


@pytest.mark.parametrize(
    ("passage", "answer", "missing"),
    [
        ("Miller saw it in Denmark.", "It was seen by Miller in Denmark.", None),
        ("Rye and SPELT rise.", "In it is spelt.", None),
        ("Rye rises.", "In it is spelt.", "spelt"),
        ("Rye rises.", "Spelt rises. Rye does. Then it bakes.", "spelt"),
        ("The FDA allows it.", "FDA rules allow it, and WHO rules.", "WHO"),
        ("Jan 2010.", "That was in January 2010.", None),
        ("It was so.", "The Handbook says so.", None),
        ("It was so.", "It is like sour doughs there.", "Sour dough"),
        ("Leaven helps.", "The baker's Levain helps.", None),
        ("It was so.", "So I say.", None),
    ],
)
def test_a_name_that_no_passage_contains_is_reported(
    passage: str, answer: str, missing: str | None, tmp_path: Path
) -> None:
    synonyms = "protected: [spelt, Sour dough]\nsynonyms:\n  - [levain, leaven]\n"
    text = base(synonyms, sources(passage), "entries:\n", entry(answer, "p/1"), OTHER)
    shown = (
        f'bread.yaml:12:49: warning: entry "keep" names {missing}, which is not in passage "p/1"; '
        "leave the name out, or cite the passage that contains it [FB302]"
    )
    assert list_findings(tmp_path, text, f"{passage}\n", code="FB302") == ([shown] if missing else [])


def test_several_names_that_no_passage_contains_are_reported_together(tmp_path: Path) -> None:
    passage = "Miller saw it in Denmark."
    text = base("", sources(passage), "entries:\n", entry("It was seen in Norway by Möller.", "p/1"), OTHER)
    (found,) = list_findings(tmp_path, text, f"{passage}\n", code="FB302")
    assert found.endswith(
        'warning: entry "keep" names Norway, Möller, which are not in passage "p/1"; '
        "leave the names out, or cite the passages that contain them [FB302]"
    )


def test_in_other_languages_only_protected_names_are_names(tmp_path: Path) -> None:
    text = base(
        "language: de\nprotected: [Dinkel]\n",
        sources("Roggen."),
        "entries:\n",
        entry("Der Bäcker nimmt Dinkel.", "p/1"),
        OTHER,
    )
    (line,) = list_findings(tmp_path, text, "Roggen.\n", code="FB302")
    assert 'names Dinkel, which is not in passage "p/1"' in line


def test_an_entry_with_an_unavailable_passage_is_not_compared(tmp_path: Path) -> None:
    text = base(sources("It keeps 3 days.", "Gone."), "entries:\n", entry("9 days.", "p/1", "p/2"), OTHER)
    assert list_findings(tmp_path, text, "It keeps 3 days.\n", code="FB3") == []
    assert list_findings(tmp_path, text, code="FB3") == []
