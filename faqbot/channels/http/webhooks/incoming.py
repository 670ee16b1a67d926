"""Messages from help desks, which are acknowledged first and then answered by calls to the help desk."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_DELIVERIES = 10_000
"""Deliveries that are remembered; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message of a person.

    Attributes:
        delivery: What the help desk calls the delivery; the same one again is a duplicate.
        conversation: What the help desk calls the conversation.
        text: What the person wrote; empty if they chose.
        entry: The id of the entry that the person chose; empty if they wrote.
        target: Where the reply goes, in the terms of the help desk.
    """

    delivery: str
    conversation: str
    text: str = ""
    entry: str = ""
    target: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A call to a help desk.

    Attributes:
        path: The path below the address of the help desk.
        content: What is sent, as JSON.
    """

    path: str
    content: dict[str, Any]


class Deliveries:
    """Remembers which deliveries came already.

    >>> deliveries = Deliveries()
    >>> [deliveries.is_new(name) for name in ("a", "b", "a")]
    [True, True, False]
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()

    def is_new(self, delivery: str) -> bool:
        """Remember a delivery; return whether it did not come before."""
        if delivery in self._seen:
            return False
        self._seen[delivery] = None
        if len(self._seen) > MAX_DELIVERIES:
            self._seen.popitem(last=False)
        return True


class MissCounter:
    """Counts the unhelpful replies in a row of each conversation of a help desk; no text is kept.

    >>> misses = MissCounter()
    >>> [misses.count("ada", is_unhelpful=each) for each in (True, True, False, True)]
    [1, 2, 0, 1]
    """

    def __init__(self) -> None:
        self._misses: OrderedDict[str, int] = OrderedDict()

    def count(self, conversation: str, *, is_unhelpful: bool) -> int:
        """Count a reply; return how many in a row were unhelpful."""
        before = self._misses.pop(conversation, 0)
        if not is_unhelpful:
            return 0
        self._misses[conversation] = before + 1
        if len(self._misses) > MAX_DELIVERIES:
            self._misses.popitem(last=False)
        return before + 1
