"""The JSON Schema accepts what the loader accepts, as far as a schema can."""

import json
from pathlib import Path
from typing import Any

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from yaml_files import read_yaml

from faqbot.knowledge.loading.json_schema import json_schema
from faqbot.knowledge.loading.key_docs import KEY_DOCS
from faqbot.knowledge.loading.nodes import Mapping, parse, to_plain
from faqbot.knowledge.loading.problems import Problems
from faqbot.knowledge.loading.schema import (
    BASE_KEYS,
    CALIBRATION_KEYS,
    ENTRY_KEYS,
    GAP_KEYS,
    MESSAGES,
    PASSAGE_KEYS,
    SMALL_TALK_KEYS,
    SOURCE_KEYS,
    read_draft,
)
from faqbot.knowledge.shipped import shipped_base

SCHEMA = json_schema()
VALIDATOR = Draft7Validator(SCHEMA)

BREAD: dict[str, Any] = {
    "format": 1,
    "id": "bread",
    "title": "Bread",
    "languages": ["en", "de"],
    "translations": [
        {"language": "de", "title": "Brot", "messages": {"sources": "Aus"}, "alert_texts": {"fire": "Raus!"}}
    ],
    "require_citations": False,
    "synonyms": [["leaven", "levain"]],
    "protected": ["Miller"],
    "sources": [
        {
            "id": "handbook",
            "title": "The handbook",
            "published": 2010,
            "passages": [
                {"id": "storage/1", "section": "Storage", "about": "how long", "sha256": "0a" * 32},
                {"id": "storage/2", "section": "Storage", "about": "Miller", "kind": "reference"},
            ],
        }
    ],
    "entries": [
        {
            "id": "storage",
            "topic": "Storage",
            "question": "How long?",
            "paraphrases": ["shelf life", 3],
            "answer": "Three days.",
            "citations": ["storage/1"],
            "evidence": "reported",
            "requires": ["long"],
            "allow": {"FB401": "a list"},
            "reviewed": "2026-01-31",
            "draft": True,
        }
    ],
    "gaps": [{"id": "gluten", "question": "Gluten?", "answer": "Not said.", "nearest": ["storage"]}],
    "small_talk": [{"id": "hello", "question": "Hello", "answer": "Hello!"}],
    "evidence_levels": {"reported": "the handbook reports this"},
    "messages": {"sources": "From"},
    "language": "en",
    "notice": "I know bread.",
    "contact": "Ask your baker.",
    "emergency_number": 112,
    "alerts": [
        {
            "id": "fire",
            "text": "Call {number}.",
            "signs": ["<oven> is on fire"],
            "names": ["fire"],
            "even_if_asked": True,
        }
    ],
    "deferrals": [{"id": "diet", "text": "Ask.", "signs": ["should i eat"], "unless": ["my dog"]}],
    "sign_words": [{"name": "oven", "words": ["oven", "stove"]}],
    "policy": {
        "answer_at": 0.6,
        "margin": "0.1",
        "calibrated": {
            "risk": 0.05,
            "confidence": 0.95,
            "questions": 59,
            "wrong": "0",
            "answer_at": 0.6,
            "margin": 0.1,
            "digest": "0a" * 32,
            "version": "0.1.0",
            "engine": 4,
            "date": "2026-01-31",
        },
    },
    "encoder": "encoder/mini",
    "lock": {"storage": {"storage/1": "0a" * 32}},
    "allow": {"FB603": "the entries stand alone"},
}


def is_accepted_by_the_loader(document: object) -> bool:
    """Return whether the loader accepts the keys and values of a document, without checks between its parts."""
    node, found = parse(json.dumps(document).encode(), "bread.yaml")
    problems = Problems(found)
    if not isinstance(node, Mapping):
        return False
    read_draft(node, problems)
    return not problems.found


def objects(schema: object) -> list[dict[str, Any]]:
    """List the schemas of all mappings with fixed keys, from the outside in."""
    if isinstance(schema, list):
        return [found for each in schema for found in objects(each)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("additionalProperties") is False else []
    return own + [found for each in schema.values() for found in objects(each)]


def test_the_schema_is_valid_for_its_draft() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_the_schema_has_exactly_the_keys_of_the_loader() -> None:
    keys = [set(each["properties"]) for each in objects(SCHEMA)]
    for known in (BASE_KEYS, SOURCE_KEYS, PASSAGE_KEYS, ENTRY_KEYS, GAP_KEYS, SMALL_TALK_KEYS, MESSAGES):
        assert set(known) in keys
    assert keys[0] == set(BASE_KEYS)


def test_every_key_has_a_description() -> None:
    silent = [
        name for each in objects(SCHEMA) for name, value in each["properties"].items() if "description" not in value
    ]
    assert silent == []


def test_every_description_belongs_to_a_key() -> None:
    keys = [set(each["properties"]) for each in objects(SCHEMA)]
    assert [mapping for mapping, texts in KEY_DOCS.items() if set(texts) not in keys] == []


def test_a_key_is_described_by_the_mapping_that_holds_it() -> None:
    passage = SCHEMA["properties"]["sources"]["items"]["properties"]["passages"]["items"]["properties"]
    assert passage["uncovered"]["description"] == "Reason why no entry needs to cite the passage."
    assert (
        SCHEMA["properties"]["messages"]["properties"]["near"]["description"] == "Replaces: What I can tell you about:"
    )


@pytest.mark.parametrize(
    "file",
    sorted(file for file in Path(shipped_base()).rglob("*.yaml") if not file.name.endswith(".phrasings.yaml")),
    ids=lambda file: str(Path(file).relative_to(shipped_base())),
)
def test_the_shipped_files_are_valid_as_texts_and_as_an_editor_reads_them(file: Path) -> None:
    data = file.read_bytes()
    node, _ = parse(data, file.name)
    assert node is not None
    assert list(VALIDATOR.iter_errors(to_plain(node))) == []
    assert list(VALIDATOR.iter_errors(json.loads(json.dumps(read_yaml(file), default=str)))) == []


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"entires": []}, "Additional properties are not allowed ('entires' was unexpected)"),
        ({"format": 2}, "2 is not one of [1, '1']"),
        ({"id": "Bread"}, "'Bread' does not match '^[a-z0-9-]+$'"),
        ({"entries": []}, "[] should be non-empty"),
        ({"title": None}, "None is not of type 'string', 'number', 'boolean'"),
        ({"gaps": [{"id": "a", "question": "b"}]}, "'answer' is a required property"),
    ],
)
def test_a_broken_file_is_reported_with_its_fault(part: dict[str, Any], fault: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(BREAD | part)] == [fault]
    assert not is_accepted_by_the_loader(BREAD | part)


@pytest.mark.parametrize("margin", [1.5, -0.1, "1.5", "half", True])
def test_a_threshold_out_of_range_is_refused_by_both(margin: object) -> None:
    document = BREAD | {"policy": {"margin": margin}}
    assert (VALIDATOR.is_valid(document), is_accepted_by_the_loader(document)) == (False, False)


@pytest.mark.parametrize("count", [-1, 1.5, "1.5", "many", True])
def test_a_value_that_is_not_a_count_is_refused_by_both(count: object) -> None:
    calibrated = BREAD["policy"]["calibrated"] | {"questions": count}
    document = BREAD | {"policy": {"calibrated": calibrated}}
    assert (VALIDATOR.is_valid(document), is_accepted_by_the_loader(document)) == (False, False)


def test_a_base_with_every_key_is_valid() -> None:
    assert set(BREAD) == set(BASE_KEYS)
    assert set(BREAD["policy"]["calibrated"]) == set(CALIBRATION_KEYS)
    assert VALIDATOR.is_valid(BREAD)
    assert is_accepted_by_the_loader(BREAD)


PLACES = st.lists(st.integers(0, 30), min_size=1, max_size=6)
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, "", " ", "a text", "a-name", "a/name", "true", "1", "0.5", True, 1, 0.5, 7, -1, [], {}, ["a"], [["a"]], [{}],
     {"a": "b"}, {"id": "a"}, [None], ["a", []], "reference", "2026-01-31"]
)  # fmt: skip


def changed(value: Any, place: list[int], put: object, *, gone: bool) -> Any:  # noqa: ANN401 - any JSON
    """Return a copy of a document in which one value below is replaced or removed."""
    if not place or not isinstance(value, dict | list) or not value:
        return put
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[place[0] % len(keys)]
    copy: Any = value.copy()
    if gone and len(place) == 1:
        del copy[key]
    else:
        copy[key] = changed(value[key], place[1:], put, gone=gone)
    return copy


@given(PLACES, VALUES, st.booleans())
@settings(derandomize=True, deadline=None, max_examples=examples(80))
def test_the_schema_accepts_exactly_what_the_loader_accepts(place: list[int], put: object, gone: bool) -> None:
    document = changed(BREAD, place, put, gone=gone)
    if {"format", "id", "entries"} <= set(document):
        assert VALIDATOR.is_valid(document) == is_accepted_by_the_loader(document), document
