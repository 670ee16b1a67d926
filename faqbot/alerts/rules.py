"""Alert rules in their compiled form."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from faqbot.alerts.patterns import Part


class Rule(NamedTuple):
    """One part of a pattern of an alert or a deferral.

    Attributes:
        rank: Position of the alert or deferral among all of them, alerts first; the first one met counts.
        pattern: Position of the pattern in the alert or deferral.
        parts: Number of parts of the pattern, all of which must be met.
        is_condition: Whether the pattern only names a condition, and so states nothing by itself.
        is_denying: Whether the pattern itself denies something, as "not breathing" does.
        part: The part, whose names must be found near each other.
    """

    rank: int
    pattern: int
    parts: int
    is_condition: bool
    is_denying: bool
    part: Part

    @property
    def names(self) -> frozenset[str]:
        """All names of the part."""
        return collect_names((self.part,))


def collect_names(parts: Iterable[Part]) -> frozenset[str]:
    """Return the names of some parts, each once."""
    return frozenset(name for part in parts for phrase in part for name in phrase)


def encode_rules(rules: Iterable[Rule]) -> str:
    """Return rules as JSON."""
    return json.dumps(list(rules))


def decode_rules(text: str) -> list[Rule]:
    """Return the rules that ``encode_rules`` encoded.

    >>> rule = Rule(0, 1, 1, False, True, (("not", "<breathe>"),))
    >>> decode_rules(encode_rules([rule])) == [rule]
    True
    """
    rows = map(Rule._make, json.loads(text))
    return [rule._replace(part=_part(rule.part)) for rule in rows]


def encode_parts(parts: Iterable[Part]) -> str:
    """Return parts of patterns as JSON."""
    return json.dumps(list(parts))


def decode_parts(text: str) -> list[Part]:
    """Return the parts that ``encode_parts`` encoded."""
    return list(map(_part, json.loads(text)))


def _part(rows: Iterable[Iterable[str]]) -> Part:
    return tuple(map(tuple, rows))
