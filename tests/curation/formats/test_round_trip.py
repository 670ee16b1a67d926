"""What is exported and imported again is the same base, whatever its texts are made of."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.curation.formats.base_text import format_base, format_entries
from faqbot.curation.formats.cleaning import clean_line, escape_line
from faqbot.curation.formats.exporting import export_base
from faqbot.curation.formats.importing import import_sources
from faqbot.curation.formats.registry import FORMATS, WRITABLE
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import phrasing_key

pytest.importorskip("markdown_it")
pytest.importorskip("selectolax")
pytest.importorskip("ftfy")

SUFFIXES = {each.name: each.suffixes[0] for each in FORMATS if each.write}

# Whatever means something to one of the formats, among whatever people type.
PIECES = (
    "What is it? how **bold** # ## <b> &amp; & | ; - ``` {slot} {{x}} [a](b) \\n \\ ' \" =1+1 <!-- --> Ã© é A: --- 1."
    " <br> C# Q: \u200b \u200d"
).split(" ")
SPACES = (" ", "  ", "\n", "\n\n", "\t", "\u00a0")
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))
TEXTS = (
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.sampled_from(SPACES), st.text(CHARACTERS, max_size=8)),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .map(str.strip)
    .filter(bool)
)
LINES = TEXTS.map(lambda text: " ".join(text.split("\n")).strip()).filter(phrasing_key)


@st.composite
def contents(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Entries of which no two share a phrasing."""
    ids = [f"entry-{number}-x" for number in range(draw(st.integers(1, 4)))]
    seen: set[str] = set()
    entries = []
    for number, name in enumerate(ids):
        phrasings = {phrasing_key(line): line for line in draw(st.lists(LINES, max_size=4))}
        own = [line for key, line in phrasings.items() if key not in seen] or [f"question {number}"]
        seen |= phrasings.keys()
        tags = {tag.casefold(): tag for tag in draw(st.lists(LINES, max_size=3))}
        entry = {
            "id": name,
            "topic": draw(st.one_of(st.just(""), LINES)),
            "tags": list(tags.values()),
            "question": own[0],
            "answer": draw(TEXTS),
            "paraphrases": own[1:],
            "url": draw(st.sampled_from(["", "https://x.example/?a=1&b=2"])),
            "follow_ups": [
                other for other in draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) if other != name
            ],
            "meta": draw(st.dictionaries(st.sampled_from(["owner", "k 2"]), TEXTS, max_size=2)),
        }
        entries.append({key: value for key, value in entry.items() if value})
    return entries


def keys_of(knowledge: KnowledgeBase) -> list[tuple[object, ...]]:
    return [
        (
            entry.id,
            entry.phrasings,
            entry.answer,
            entry.topic,
            entry.tags,
            entry.url,
            dict(entry.meta),
            entry.follow_ups,
        )
        for entry in knowledge.entries
    ]


def check_round_trip(entries: list[dict[str, Any]], name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, file, out = Path(folder, "base.yaml"), Path(folder, f"faq{SUFFIXES[name]}"), Path(folder, "out")
        keys = {"format": "1", "id": "base", "title": "My: base", "language": "en"}
        base.write_text(format_base(keys) + format_entries(entries, ""), encoding="utf-8")
        knowledge = load_knowledge(base)
        assert [entry.answer for entry in knowledge.entries] == [entry["answer"] for entry in entries]
        file.write_bytes(export_base(knowledge, name))
        result = import_sources([str(file)], out, "", "")
        assert keys_of(load_knowledge(out)) == keys_of(knowledge)
        assert result.problems == []


@pytest.mark.hazard(id="lost-import")
@pytest.mark.parametrize("name", WRITABLE)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=contents())
def test_an_export_imported_again_is_the_same_base(name: str, entries: list[dict[str, Any]]) -> None:
    check_round_trip(entries, name)


@pytest.mark.slow
@pytest.mark.hazard(id="lost-import")
@pytest.mark.parametrize("name", WRITABLE)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries=contents())
def test_five_hundred_exports_imported_again_are_the_same_bases(name: str, entries: list[dict[str, Any]]) -> None:
    check_round_trip(entries, name)


def test_a_tag_with_a_comma_is_one_tag() -> None:
    check_round_trip([{"id": "place", "question": "Where is it?", "answer": "Here.", "tags": ["soap, water"]}], "csv")


@pytest.mark.parametrize("text", ["Ã©", "é  Ã©", "é \u00a0Ã©", "What\u00a0Ã©", "a\tÃ©"])
def test_what_looks_like_mojibake_of_the_base_is_kept(text: str) -> None:
    assert clean_line(escape_line(text)) == text
