from pathlib import Path

import pytest
from imported_files import import_files

FIRST = "Question,Answer\nHow do I pay?,By card or in cash.\nWhere is it?,Here.\n"


def test_a_question_that_was_reworded_in_the_source_keeps_its_id_and_what_was_edited() -> None:
    import_files(faq__csv=FIRST)
    file = Path("base/entries.yaml")
    text = file.read_text(encoding="utf-8").replace("How do I pay?\n", "How do I pay?\n    paraphrases: [payment]\n")
    file.write_text(text, encoding="utf-8")
    found = import_files(faq__csv=FIRST.replace("How do I pay?", "How can I pay?"))
    assert [(entry.id, entry.phrasings) for entry in found.entries] == [
        ("how-do-i-pay", ("How can I pay?", "payment")),
        ("where-is-it", ("Where is it?",)),
    ]
    assert found.problems == []
    again = import_files(faq__csv=FIRST.replace("How do I pay?", "How can I pay?"))
    assert [entry.id for entry in again.entries] == ["how-do-i-pay", "where-is-it"]


@pytest.mark.parametrize(
    "changed",
    [
        "Question,Answer\nHow can I pay?,By card.\nWhere is it?,Here.\n",
        "Question,Answer\nWhat else is possible?,By card or in cash.\nWhere is it?,Here.\n",
        (
            "Question,Answer\nHow can I pay?,By card or in cash.\nHow do you pay?,By card or in cash.\n"
            "Where is it?,Here.\n"
        ),
    ],
)
def test_another_answer_other_words_or_two_of_a_kind_are_new_entries(changed: str) -> None:
    import_files(faq__csv=FIRST)
    found = import_files(faq__csv=changed)
    assert [draft.id for draft in found.drafts] == ["how-do-i-pay"]
    assert "how-do-i-pay" not in [entry.id for entry in found.entries]
