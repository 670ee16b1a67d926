"""The JSON Schema of knowledge files, for editors.

The schema is made by running the loader's readers on a recorder, which notes every key that a reader asks for and its
type. So no key is listed here again. Rules that a schema cannot express (that ids are unique, that references are
valid, that a date exists) are left to ``faqbot check``.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from faqbot.errors import Location
from faqbot.knowledge.loading.fields import Fields
from faqbot.knowledge.loading.key_docs import KEY_DOCS
from faqbot.knowledge.loading.nodes import Mapping, Scalar
from faqbot.knowledge.loading.problems import Problems
from faqbot.knowledge.loading.schema import BASE_KEYS, read_fields

BuiltT = TypeVar("BuiltT")

Schema = dict[str, Any]
"""A JSON Schema, or a part of one, in plain values."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that editors support best."""

# The loader reads every scalar as text; to an editor it may be a number or a boolean.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_SHARE: Schema = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 1},
        {"type": "string", "pattern": r"^\s*(0(\.\d*)?|\.\d+|1(\.0*)?)\s*$"},
    ]
}
_COUNT: Schema = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\s*\d{1,18}\s*$"}]}
_NUMBER: Schema = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,9})?$"}]
}
_DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_NAME = "[a-z0-9-]+"


def json_schema() -> Schema:
    """Build the schema of one file of a base.

    The keys of a base may be spread over several files, so no key is required at the top level.
    """
    base = _Recorder("a knowledge base", BASE_KEYS)
    read_fields(base)
    keys = {name: value for name, value in base.schema().items() if name != "required"}
    return {"$schema": DRAFT, "title": "A file of a faqbot knowledge base", **keys}


class _Recorder(Fields):
    """Acts as an empty mapping, and records the keys read from it."""

    def __init__(self, what: str, known: tuple[str, ...]) -> None:
        super().__init__(Mapping({}, Location("")), what, known, Problems())
        self._descriptions = KEY_DOCS.get(what, {})
        self._properties: dict[str, Schema | _Recorder] = {}
        self._required: list[str] = []

    def schema(self) -> Schema:
        """Return the schema of the keys recorded so far."""
        properties = {
            name: _describe(found.schema() if isinstance(found, _Recorder) else found, self._descriptions.get(name))
            for name, found in self._properties.items()
        }
        required = {"required": self._required} if self._required else {}
        return {
            "type": "object",
            "properties": properties,
            **required,
            "additionalProperties": False,
            "minProperties": 1,
        }

    def required(self, name: str) -> Scalar:
        self._properties[name] = _TEXT
        return super().required(name)

    def need(self, *names: str) -> None:
        self._required += names

    def text(self, name: str) -> Scalar | None:
        self._properties[name] = _TEXT
        return None

    def texts(self, name: str) -> tuple[Scalar, ...]:
        self._properties[name] = _list_of(_TEXT)
        return ()

    def lists(self, name: str) -> tuple[tuple[Scalar, ...], ...]:
        self._properties[name] = _list_of(_list_of(_TEXT))
        return ()

    def each(
        self, name: str, what: str, known: tuple[str, ...], build: Callable[[Fields], BuiltT]
    ) -> tuple[BuiltT, ...]:
        item = _Recorder(what, known)
        build(item)
        self._properties[name] = _list_of(item.schema())
        return ()

    def part(self, name: str, known: tuple[str, ...] | None) -> Fields:
        part = _Recorder(name, known or ())
        self._properties[name] = part if known else {"type": "object", "minProperties": 1}
        return part

    def texts_by_key(self, name: str) -> dict[str, Scalar]:
        self._properties[name] = _by_key(_TEXT)
        return {}

    def matching_by_keys(self, name: str, pattern: str, remedy: str) -> dict[str, dict[str, Scalar]]:  # noqa: ARG002
        self._properties[name] = _by_key(_by_key(_matching(pattern)))
        return {}

    def flag(self, name: str) -> bool:
        self._properties[name] = {"enum": [True, False, "true", "false"]}
        return False

    def one_of(self, name: str, allowed: tuple[str, ...]) -> None:
        self._properties[name] = {"enum": list(allowed)}

    def identifier(self, name: str = "id", *, slashes: bool = False) -> Scalar:
        found = self.required(name)
        pattern = f"^{_NAME}(/{_NAME})*$" if slashes else f"^{_NAME}$"
        self._properties[name] = {"type": ["string", "integer", "boolean"], "pattern": pattern}
        return found

    def matching(self, name: str, pattern: str, remedy: str) -> None:  # noqa: ARG002 - the remedy is for a fault
        self._properties[name] = _matching(pattern)

    def version(self, name: str, known: str) -> None:
        self.required(name)
        self._properties[name] = {"enum": [int(known), known]}

    def date(self, name: str) -> None:
        self._properties[name] = _DATE

    def share(self, name: str) -> None:
        self._properties[name] = _SHARE

    def count(self, name: str) -> None:
        self._properties[name] = _COUNT

    def number(self, name: str) -> None:
        self._properties[name] = _NUMBER


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item, "minItems": 1}


def _by_key(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value, "minProperties": 1}


def _matching(pattern: str) -> Schema:
    plain = {"boolean": ("true", "false"), "number": ("1", "-1", "0.5")}
    others = [kind for kind, texts in plain.items() if all(re.fullmatch(pattern, text) for text in texts)]
    return {"type": ["string", *others] if others else "string", "pattern": f"^{pattern}$"}


def _describe(schema: Schema, description: str | None) -> Schema:
    return {"description": description, **schema} if description else schema
