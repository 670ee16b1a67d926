import io
import zipfile
from typing import Any

import pytest
from imported_files import import_files

from faqbot.curation.formats import source_file, workbook
from faqbot.curation.formats.extracted import SourceError

openpyxl = pytest.importorskip("openpyxl")


def build_workbook(hidden: str = "", **sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_member(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def test_the_sheets_of_a_workbook_are_read_with_their_names_as_topics() -> None:
    data = build_workbook(
        Orders=[["Our questions"], ["No", "Question", "Answer"], [1, "Where is it?", "Here."], [2, "How many?", 3.0]],
        Sheet2=[["Question", "Answer"], ["When?", "Now."]],
        Prices=[["Colour"], ["red"]],
    )
    found = import_files(faq__xlsx=data)
    assert [(entry.question, entry.answer, entry.topic) for entry in found.entries] == [
        ("Where is it?", "Here.", "Orders"),
        ("How many?", "3", "Orders"),
        ("When?", "Now.", "General"),
    ]
    assert found.problems == [("no-qa-columns", "no column of questions and no column of answers was found")]
    assert found.result.problems[0].where == "sheet Prices, row 1"


def test_a_hidden_sheet_is_left_out_and_reported() -> None:
    rows = [["Question", "Answer"], ["Where?", "Here."]]
    found = import_files(faq__xlsx=build_workbook(hidden="Old", FAQ=rows, Old=[*rows, ["When?", "Never."]]))
    assert found.pairs == [("Where?", "Here.")]
    assert found.problems == [("hidden-sheet", 'the sheet "Old" is hidden, and was left out')]


def test_a_formula_without_a_value_is_reported() -> None:
    found = import_files(faq__xlsx=build_workbook(FAQ=[["Question", "Answer"], ["How many?", "=1+1"]]))
    assert found.problems == [
        ("formula", 'row 2 of "How many?" has the formula =1+1 without a value'),
        ("empty-answer", '"How many?" has no answer'),
    ]


def test_an_export_of_qna_maker_is_known_by_its_columns() -> None:
    header = ["Question", "Answer", "Source", "Metadata", "SuggestedQuestions", "IsContextOnly", "Prompts", "QnaId"]
    rows = [["Where?", r"Here.\nUpstairs.", "Editorial", "category:place", "[]", "False", "[]", 1]]
    rows += [["place", r"Here.\nUpstairs.", "Editorial", "category:place", "[]", "False", "[]", 1]]
    (entry,) = import_files(faq__xlsx=build_workbook(FAQ=[header, *rows])).entries
    assert (entry.phrasings, entry.answer, entry.topic) == (("Where?", "place"), "Here.\nUpstairs.", "place")


@pytest.mark.hazard(id="hostile-import")
def test_a_workbook_with_entities_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    data = add_member(build_workbook(FAQ=[["Question", "Answer"]]), "xl/other.xml", bomb)
    with pytest.raises(SourceError) as caught:
        import_files(faq__xlsx=data)
    assert str(caught.value) == "faq.xlsx declares a document type, as no spreadsheet does; save it again"


@pytest.mark.hazard(id="hostile-import")
def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_SOURCE", 2**20)
    data = add_member(build_workbook(FAQ=[["Question", "Answer"]]), "xl/media/x.bin", b"\0" * 2**21)
    with pytest.raises(SourceError) as caught:
        import_files(faq__xlsx=data)
    assert str(caught.value) == "faq.xlsx unpacks to more than 1 MiB; split it"


@pytest.mark.hazard(id="hostile-import")
def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_file, "MAX_SOURCE", 2**20)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("faq.csv", b"question,answer\n" + b"x" * 2**21)
    with pytest.raises(SourceError) as caught:
        import_files(faq__zip=stream.getvalue())
    assert str(caught.value) == "faq.zip/faq.csv is too large; at most 1 MiB are read, unpacked"


def test_a_cell_far_away_costs_nothing() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Question", "Answer"])
    book.active.append(["Where?", "Here."])
    book.active["XFD1048576"] = "far"
    stream = io.BytesIO()
    book.save(stream)
    found = import_files(faq__xlsx=stream.getvalue())
    assert found.pairs == [("Where?", "Here.")]
    assert found.problems == [("too-long", 'the sheet "Sheet" has more than 50000 rows, and was read up to there')]


def test_a_damaged_workbook_is_one_error() -> None:
    with pytest.raises(SourceError) as caught:
        import_files(faq__xlsx=b"PK\x03\x04" + b"?" * 100)
    assert str(caught.value) == "faq.xlsx cannot be read as XLSX (File is not a zip file); save it again"
