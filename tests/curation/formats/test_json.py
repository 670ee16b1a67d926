"""JSON of any shape: where its questions are, and answers that are no plain texts."""

import json

import pytest
from imported_files import Imported, import_files


def import_value(value: object, language: str = "", out: str = "base") -> Imported:
    """What is imported from a value, written as JSON."""
    return import_files(faq__json=json.dumps(value), language=language, out=out)


PAY, OPEN = ("How do I pay?", "By card."), ("When are you open?", "At nine.")


@pytest.mark.parametrize(
    "value",
    [
        {"data": [{"faq": {"question": PAY[0], "answer": PAY[1]}}, {"faq": {"question": OPEN[0], "answer": OPEN[1]}}]},
        {"edges": [{"node": {"title": question, "body": answer}} for question, answer in (PAY, OPEN)]},
        [{"id": 1, "attributes": {"title": question, "content": answer}} for question, answer in (PAY, OPEN)],
        [{"title": {"rendered": q}, "content": {"rendered": a, "protected": False}} for q, a in (PAY, OPEN)],
        {"faqs": {"pay": {"question": PAY[0], "answer": PAY[1]}, "open": {"question": OPEN[0], "answer": OPEN[1]}}},
        {PAY[0]: {"answer": PAY[1]}, OPEN[0]: {"answer": OPEN[1]}},
        {"faq": {PAY[0]: [PAY[1]], OPEN[0]: OPEN[1]}},
        [list(PAY), list(OPEN)],
        [{PAY[0]: PAY[1]}, {OPEN[0]: OPEN[1]}],
        {"questions": [PAY[0], OPEN[0]], "answers": [PAY[1], OPEN[1]]},
        [{"q": PAY[0], "a": PAY[1]}, {"prompt": OPEN[0], "completion": OPEN[1]}],
        [{"title": PAY[0], "content": PAY[1]}, {"frage": OPEN[0], "antwort": OPEN[1]}],
        {"Pregunta": [PAY[0]], "Respuesta": PAY[1], "más": {"question": OPEN[0], "answer": OPEN[1]}},
    ],
)
def test_questions_are_found_wherever_they_stand(value: object) -> None:
    found = import_value(value)
    assert found.problems == []
    assert found.pairs in ([PAY, OPEN], [PAY])
    assert (found.pairs == [PAY]) == ("más" in str(value))


def test_the_keys_of_a_nested_item_are_taken_as_well() -> None:
    found = import_value([{"id": "pay", "faq": {"question": PAY[0], "answer": PAY[1], "variants": ["payment"]}}])
    assert [(entry.id, entry.phrasings) for entry in found.entries] == [("pay", (PAY[0], "payment"))]


def test_of_two_items_in_one_object_none_is_taken_for_the_other() -> None:
    both = {"first": {"question": PAY[0], "answer": PAY[1]}, "second": {"question": OPEN[0], "answer": OPEN[1]}}
    assert [entry.id for entry in import_value({"page": both}).entries] == ["first", "second"]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ({"text": "By card."}, "By card."),
        ({"type": "html", "html": "By <b>card</b>."}, "By **card**."),
        (["By card.", "Or in cash."], "By card.\n\nOr in cash."),
        ([{"text": "By card."}, {"text": "By card."}], "By card."),
        ({"short": "By card.", "steps": ["Go in", "Pay"]}, "**short:** By card.\n\n**steps:**\n\n- Go in\n- Pay"),
        (
            [
                {"type": "paragraph", "children": [{"text": "By ", "type": "text"}, {"text": "card", "type": "text"}]},
                {"type": "paragraph", "children": [{"text": "Or in cash.", "type": "text"}]},
            ],
            "By card\n\nOr in cash.",
        ),
        (30, "30"),
    ],
)
def test_an_answer_may_be_an_object_or_a_list(answer: object, text: str) -> None:
    pytest.importorskip("selectolax")
    assert import_value([{"question": PAY[0], "answer": answer}]).pairs == [(PAY[0], text)]


@pytest.mark.parametrize(
    "value",
    [
        {"Money": [{"q": PAY[0], "a": PAY[1]}], "Times": [{"q": OPEN[0], "a": OPEN[1]}]},
        [
            {"category": "Money", "questions": [{"q": PAY[0], "a": PAY[1]}]},
            {"title": "Times", "content": [{"q": OPEN[0], "a": OPEN[1]}]},
        ],
        [
            {"q": PAY[0], "a": PAY[1], "topic": {"id": 1, "name": "Money"}},
            {"q": OPEN[0], "a": OPEN[1], "topic": "Times"},
        ],
    ],
)
def test_what_questions_stand_under_is_their_topic(value: object) -> None:
    assert [(entry.question, entry.topic) for entry in import_value(value).entries] == [
        (PAY[0], "Money"),
        (OPEN[0], "Times"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"en": [{"q": "Where?", "a": "Here."}], "de": [{"q": "Wo?", "a": "Hier."}]},
        [{"question": {"en": "Where?", "de": "Wo?"}, "answer": {"en": "Here.", "de": "Hier."}}],
    ],
)
def test_of_several_languages_one_is_taken_and_the_others_are_reported(value: object) -> None:
    found = import_value(value)
    assert (found.pairs, [kind for kind, _ in found.problems]) == ([("Where?", "Here.")], ["other-language"])
    assert import_value(value, language="de", out="german").pairs == [("Wo?", "Hier.")]


def test_what_people_say_is_the_question_and_its_phrasings_and_one_of_several_responses_is_taken() -> None:
    intent = {"tag": "hours", "patterns": ["When are you open?", "opening hours"], "responses": ["At nine.", "9 a.m."]}
    found = import_value({"intents": [intent]})
    assert [(entry.phrasings, entry.answer) for entry in found.entries] == [
        (("When are you open?", "opening hours"), "At nine.")
    ]
    assert found.problems == [
        ("conflict", "there are 2 answers of which one is chosen by chance; the first was taken"),
    ]


def test_keys_that_are_not_taken_are_named() -> None:
    found = import_value([{"question": PAY[0], "answer": PAY[1], "author": "Ann", "mood": "good"}])
    assert found.result.notes == ["faq.json: left out the columns author, mood"]


def test_an_item_without_an_answer_is_a_problem_whatever_its_keys() -> None:
    found = import_value([{"q": "Where?", "a": "Here."}, {"question": "When?", "answer": ""}, {"q": "Who?"}])
    assert found.pairs == [("Where?", "Here.")]
    assert [fault for _, fault in found.problems] == ['"When?" has no answer', '"Who?" has no answer']


def test_objects_with_a_name_and_a_description_are_no_questions_by_themselves() -> None:
    found = import_value({"name": "shop", "description": "A shop.", "scripts": {"test": "x"}})
    assert found.pairs == []
    assert [kind for kind, _ in found.problems] == ["no-qa-columns"]


def test_keys_that_differ_in_a_number_or_a_word_pair_questions_with_answers() -> None:
    texts = {"title": "FAQ", "q1": PAY[0], "a1": PAY[1], "open_question": OPEN[0], "open_answer": OPEN[1], "q3": "Why?"}
    assert import_value({"nav": {"home": "Home"}, "faq": texts}).pairs == [PAY, OPEN]


def test_such_keys_may_have_their_texts_by_language() -> None:
    texts = {
        "pay_q": {"en": PAY[0], "fr": "Où payer ?"},
        "pay_a": {"transform": ["markdown"], "en": PAY[1], "fr": "Ici."},
        "open_q": {"en": OPEN[0], "fr": "Ouvert ?"},
        "open_a": {"en": OPEN[1], "fr": "Oui."},
    }
    assert import_value(texts).pairs == [PAY, OPEN]
    assert import_value(texts, language="fr", out="fr").pairs == [("Où payer ?", "Ici."), ("Ouvert ?", "Oui.")]


def test_keys_beside_such_pairs_are_named_and_a_question_without_an_answer_is_a_problem() -> None:
    texts = {"intro": "Welcome.", "q1": PAY[0], "a1": PAY[1], "q2": OPEN[0], "a2": OPEN[1], "q3": "Why?"}
    found = import_value(texts)
    assert found.pairs == [PAY, OPEN]
    assert found.problems == [("empty-answer", '"Why?" has no answer')]
    assert found.result.notes == ["faq.json: left out the keys intro"]


def test_a_text_into_which_a_program_puts_something_makes_a_draft() -> None:
    found = import_value(
        [{"question": PAY[0], "answer": "{{price}} by card."}, {"question": OPEN[0], "answer": OPEN[1]}]
    )
    assert (found.pairs, [draft.question for draft in found.drafts]) == ([OPEN], [PAY[0]])
    assert found.problems == [("template", f'"{PAY[0]}" has a placeholder, {{{{price}}}}')]
