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
    assert found.result.notes == ['took "How can I pay?" as the new wording of how-do-i-pay, which has the same answer']
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("How do I cancel an order?", "How do I change an order?"),
        ("When do you open?", "Where do you open?"),
        ("Can I freeze bread?", "Can I not freeze bread?"),
        ("Can I pay?", "Can I pay in ten instalments without interest?"),
        ("Wie kann ich eine Bestellung ändern?", "Wie kann ich eine Bestellung stornieren?"),
    ],
)
def test_another_question_with_the_same_stock_answer_is_a_new_entry(old: str, new: str) -> None:
    table = "Question,Answer\n{},Write to us.\nWhere is it?,Here.\n"
    import_files(faq__csv=table.format(old))
    found = import_files(faq__csv=table.format(new))
    assert [draft.question for draft in found.drafts] == [old]
    assert [entry.question for entry in found.entries] == ["Where is it?", new]
    assert found.result.notes == []


@pytest.mark.parametrize("new", ["How do I cancel my orders?", "How can I cancel an order online?", "Cancel an order"])
def test_a_question_whose_words_stay_keeps_its_id(new: str) -> None:
    table = "Question,Answer\n{},Write to us.\n"
    import_files(faq__csv=table.format("How do I cancel an order?"))
    found = import_files(faq__csv=table.format(new))
    assert [(entry.id, entry.question) for entry in found.entries] == [("how-do-i-cancel-an-order", new)]


def test_a_question_is_no_new_wording_of_an_entry_that_a_person_removed() -> None:
    import_files(faq__csv=FIRST)
    file = Path("base/entries.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text("entries:\n" + text[text.index("  - id: where-is-it") :], encoding="utf-8")
    found = import_files(faq__csv=FIRST.replace("How do I pay?", "How can I pay?"))
    assert sorted(entry.id for entry in found.entries) == ["how-can-i-pay", "where-is-it"]
