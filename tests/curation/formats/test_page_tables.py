"""Tables of pages with a question and an answer in each row."""

import pytest
from imported_files import import_files


def test_a_table_of_a_web_page_has_a_question_in_each_row() -> None:
    pytest.importorskip("selectolax")
    found = import_files(
        faq__html="<h1>Help</h1><h2>Money</h2><table><thead><tr><th>No.</th><th>Question</th><th>Answer</th>"
        "<th>Tags</th></tr></thead><tbody><tr><td>1</td><td>Where do I <i>pay</i>?</td>"
        '<td>Here<br>or <a href="/x">there</a>.</td><td>pay, cash</td></tr>'
        "<tr><td>2</td><td>When?</td><td><ul><li>now</li><li>later</li></ul></td><td></td></tr></tbody></table>"
    )
    assert found.pairs == [("Where do I pay?", "Here\nor [there](/x)."), ("When?", "- now\n- later")]
    assert [(entry.topic, entry.tags) for entry in found.entries] == [("Money", ("pay", "cash")), ("Money", ())]


def test_a_table_of_a_markdown_page_has_a_question_in_each_row() -> None:
    found = import_files(
        faq__md="# FAQ\n\n## Geld\n\n| Frage | Antwort | Schlagwörter |\n|:---|---|---|\n"
        "| Wo zahle ich? | Hier \\| oder **dort** | geld |\n| Wann zahle ich? | Jetzt.<br>Oder nie. |  |\n\n"
        "Ende.\n\n## Wer\n\nQuestion | Answer\n--- | ---\nWho? | Me.\n"
    )
    assert found.pairs == [
        ("Wo zahle ich?", "Hier | oder **dort**"),
        ("Wann zahle ich?", "Jetzt.\nOder nie."),
        ("Who?", "Me."),
    ]
    assert [(entry.topic, entry.tags) for entry in found.entries] == [("Geld", ("geld",)), ("Geld", ()), ("Wer", ())]


def test_a_table_without_names_is_one_of_questions_if_they_ask() -> None:
    pytest.importorskip("selectolax")
    rows = "<tr><td>Where do I pay?</td><td>Here.</td></tr><tr><td>When do I pay?</td><td>Now.</td></tr>"
    assert import_files(faq__html=f"<p>Help</p><table>{rows}</table>").pairs == [
        ("Where do I pay?", "Here."),
        ("When do I pay?", "Now."),
    ]


@pytest.mark.parametrize("names", ["Card | Fee", "Name | Description"])
def test_a_table_in_an_answer_stays_there(names: str) -> None:
    table = f"| {names} |\n|---|---|\n| Visa | 1 |"
    found = import_files(faq__md=f"# FAQ\n\n## How do I pay?\n\nBy card:\n\n{table}\n\n## Who pays?\n\nYou.\n")
    assert found.pairs == [("How do I pay?", f"By card:\n\n{table}"), ("Who pays?", "You.")]


def test_a_table_in_code_is_none() -> None:
    found = import_files(
        faq__md="## How do I write it?\n\n```\n| Question | Answer |\n|---|---|\n| Who? | Me. |\n```\n"
    )
    assert [entry.question for entry in found.entries] == ["How do I write it?"]
