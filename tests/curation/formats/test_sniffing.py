from pathlib import Path

import pytest
from imported_files import import_files

from faqbot.curation.formats.extracted import SourceError
from faqbot.curation.formats.importing import import_sources
from faqbot.curation.formats.registry import FORMATS

pytest.importorskip("selectolax")
pytest.importorskip("markdown_it")

PAGE = "<!DOCTYPE html><html><body><h2>Where is it?</h2><p>Here.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("faq__php", "<h1>FAQ</h1><h2>Where is it?</h2><p>Here.</p>"),
        ("faq__asp", PAGE),
        ("faq", PAGE),
        ("faq__txt", PAGE),
        ("faq__md", PAGE),
        ("faq__csv", PAGE),
        ("faq__html", "## Where is it?\n\nHere.\n"),
        ("faq", "## Where is it?\n\nHere.\n"),
        ("faq__dat", '[{"question": "Where is it?", "answer": "Here."}]'),
        ("faq__export", "question;answer\nWhere is it?;Here.\n"),
        ("faq__yml", "- question: Where is it?\n  answer: Here.\n"),
        ("faq__toml", '[[faq]]\nq = "Where is it?"\na = "Here."\n'),
        ("faq__aspx", f"<form method=post>{PAGE}{'<p>A text of the page.</p>' * 200}</form>"),
    ],
)
def test_a_file_is_recognised_by_its_content_if_its_name_says_nothing_or_the_wrong_thing(name: str, text: str) -> None:
    found = import_files(**{name: text})
    assert [entry.question for entry in found.entries] == ["Where is it?"]
    assert found.entries[0].answer.startswith("Here.")


def test_a_file_of_no_format_is_refused_with_the_names_of_the_formats() -> None:
    Path("notes.bin").write_bytes(b"\x00\x01\x02\x03 nothing")
    with pytest.raises(SourceError) as caught:
        import_sources(["notes.bin"], Path("base"), "", "")
    names = ", ".join(each.name for each in FORMATS)
    assert str(caught.value) == f"notes.bin has no format that is known; name one with --format: {names}"


@pytest.mark.parametrize(("name", "data"), [("faq.pdf", b"%PDF-1.7"), ("faq.docx", b"PK\x03\x04 word/document.xml")])
def test_a_document_is_refused_with_what_to_do(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        import_sources([name], Path("base"), "", "")
    assert str(caught.value) == f"{name} is a document of a word processor or a PDF file; save it as a web page first"


def test_the_pages_of_a_folder_are_read_whatever_program_serves_them() -> None:
    Path("site").mkdir()
    Path("site", "faq.php").write_text("<h1>FAQ</h1><h2>Where is it?</h2><p>Here.</p>", encoding="utf-8")
    Path("site", "run.sh").write_text("echo\n", encoding="utf-8")
    assert import_sources(["site"], Path("base"), "", "").entries == 1
