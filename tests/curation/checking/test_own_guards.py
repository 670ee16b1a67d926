"""A guard that rules out what its own entry is asked is a mistake."""

from pathlib import Path

import pytest
from inspections import base, inspect_text

from faqbot.curation.checking.ambiguity import check_replies
from faqbot.curation.checking.check import build_report


def list_guards(folder: Path, guards: str) -> list[str]:
    entry = f"{{id: ice, question: Can I freeze bread?, paraphrases: [bread in the fridge], answer: Yes., {guards}}}"
    text = base(f"entries:\n  - {entry}\n  - {{id: shop, question: When are you open?, answer: At 9.}}\n")
    findings = build_report(inspect_text(folder, text), check_replies).findings
    return [str(each).replace(f"{folder}/", "") for each in findings if each.code in {"FB113", "FB114"}]


@pytest.mark.parametrize("guards", ["requires: [freeze, fridge]", "excludes: [cake]", "not: [Can I freeze cake?]"])
def test_a_guard_that_lets_its_own_phrasings_pass_is_fine(guards: str, tmp_path: Path) -> None:
    assert list_guards(tmp_path, guards) == []


def test_a_guard_that_rules_out_the_question_is_an_error(tmp_path: Path) -> None:
    (line,) = list_guards(tmp_path, "excludes: [freezing]")
    assert line == (
        'bread.yaml:4:25: error: entry "ice" never answers its phrasing "Can I freeze bread?": "freezing" rules it '
        "out; change the guard, or move the phrasing to the entry that answers it [FB113]"
    )


def test_a_gap_with_a_word_of_a_phrasing_that_it_is_told_for_is_found(tmp_path: Path) -> None:
    text = base("""\
entries:
  - {id: ice, question: Can I freeze bread?, paraphrases: [bread in the fridge, iced bread], answer: Yes.}
gaps:
  - {id: fridge, question: The fridge?, answer: Not told., instead_of: [ice], words: [fridges]}
""")
    findings = build_report(inspect_text(tmp_path, text), check_replies).findings
    (line,) = [str(each).replace(f"{tmp_path}/", "") for each in findings if each.code == "FB114"]
    assert line == (
        'bread.yaml:4:60: warning: entry "ice" never answers its phrasing "bread in the fridge": it has a word of gap '
        '"fridge"; change the words of the gap, or move the phrasing to it [FB114]'
    )


def test_a_guard_that_rules_out_a_paraphrase_is_a_warning(tmp_path: Path) -> None:
    (line,) = list_guards(tmp_path, "requires: [freeze, ice]")
    assert line == (
        'bread.yaml:4:60: warning: entry "ice" never answers its phrasing "bread in the fridge": "requires" asks for '
        '"freeze" or "ice"; change the guard, or move the phrasing to the entry that answers it [FB114]'
    )
