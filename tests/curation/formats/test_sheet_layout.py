"""What a workbook shows beside its values: joined cells, hidden rows, links, dates and units."""

import datetime as dt
import io
from typing import Any

import pytest
from imported_files import import_files

from faqbot.curation.formats.cell_texts import cell_to_text

openpyxl = pytest.importorskip("openpyxl")


def build_sheet(
    rows: list[list[Any]],
    joined: tuple[str, ...] = (),
    hidden: tuple[int, ...] = (),
    links: dict[str, str] | None = None,
) -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for each in joined:
        book.active.merge_cells(each)
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    for place, address in (links or {}).items():
        book.active[place].hyperlink = address
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_joined_downwards_count_for_each_of_their_rows() -> None:
    data = build_sheet(
        [
            ["Our FAQ", None, None],
            [None, None, None],
            ["Thema", "Frage", "Antwort"],
            ["Geld", "Wo zahle ich?", "Hier."],
            [None, "Wann zahle ich?", "Jetzt."],
            ["Zeit", "Wann ist offen?", "Um neun."],
        ],
        joined=("A1:C1", "A4:A5"),
    )
    found = import_files(faq__xlsx=data)
    assert [(entry.topic, entry.question) for entry in found.entries] == [
        ("Geld", "Wo zahle ich?"),
        ("Geld", "Wann zahle ich?"),
        ("Zeit", "Wann ist offen?"),
    ]
    assert found.problems == []


def test_cells_joined_across_the_table_are_the_topic_of_what_follows() -> None:
    data = build_sheet(
        [
            ["Question", "Answer"],
            ["Who?", "Me."],
            ["Money", None],
            ["Where?", "Here."],
            ["When?", "Now."],
            ["Times", None],
            ["Open?", "Yes."],
        ],
        joined=("A3:B3", "A6:B6"),
        hidden=(5,),
    )
    found = import_files(faq__xlsx=data)
    assert [(entry.topic, entry.question) for entry in found.entries] == [
        ("General", "Who?"),
        ("Money", "Where?"),
        ("Times", "Open?"),
    ]
    assert [(draft.topic, draft.question) for draft in found.drafts] == [("Money", "When?")]
    assert found.problems == [("disabled", '"When?" is switched off: hidden is "yes"')]
    assert found.result.problems[0].where == "sheet Sheet, row 5"


def test_a_row_that_is_hidden_is_a_draft() -> None:
    found = import_files(faq__xlsx=build_sheet([["Question", "Answer"], ["Who?", "Me."], ["Why?", "So."]], hidden=(3,)))
    assert (found.pairs, [draft.question for draft in found.drafts]) == ([("Who?", "Me.")], ["Why?"])


def test_the_address_that_a_cell_leads_to_is_kept() -> None:
    data = build_sheet(
        [["Question", "Answer", "Link"], ["Who?", "Me.", "here"], ["Why?", "Read this", "https://x.example/why"]],
        links={"C2": "https://x.example/who", "B3": "https://x.example/read", "C3": "https://x.example/why"},
    )
    found = import_files(faq__xlsx=data)
    assert [(entry.answer, entry.url, dict(entry.meta)) for entry in found.entries] == [
        ("Me.", "https://x.example/who", {}),
        ("[Read this](https://x.example/read)", "https://x.example/why", {}),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (30, "General", "30"),
        (2.5, "General", "2.5"),
        (3.0, "General", "3"),
        (30, '#,##0.00 "€"', "30.00 €"),
        (30, "#,##0.00\\ [$€-407]", "30.00 €"),
        (12.5, "[$$-409]#,##0.00", "$12.50"),
        (0.19, "0%", "19%"),
        (0.195, "0.0%", "19.5%"),
        (3, '0 "days"', "3 days"),
        (19.99, "0.##", "19.99"),
        (19.0, "0.##", "19"),
        (19, '0"%"', "19%"),
        (42, "0000", "0042"),
        (1500000, '0.0,,"M"', "1500000"),
        (5551234, "###-####", "5551234"),
        (0.5, "# ?/?", "0.5"),
        (0.00001, "0.00E+00", "1e-05"),
        (True, "General", "True"),
        (dt.datetime(2026, 5, 1), "yyyy-mm-dd", "2026-05-01"),  # noqa: DTZ001 - cells have no zone
        (dt.datetime(2026, 5, 1, 9, 30), "yyyy-mm-dd hh:mm", "2026-05-01 09:30"),  # noqa: DTZ001
        (dt.time(9, 30), "hh:mm", "09:30"),
        (None, "General", ""),
    ],
)
def test_a_value_is_a_text_as_a_reader_sees_it(value: object, number_format: str, text: str) -> None:
    assert cell_to_text(value, number_format) == text
