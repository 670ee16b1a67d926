"""The circumstances that the entries of a base tell apart."""

from collections.abc import Iterable, Mapping

from faqbot.knowledge.conditions import read_conditions
from faqbot.knowledge.model import Entry

OTHER = "\0"
"""Stands for every value that no entry has: no text of a base contains it."""


class Circumstances:
    """The names and values that are conditions of entries.

    Args:
        entries: The entries.
    """

    __slots__ = ("_values",)

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._values: dict[str, set[str]] = {}
        for entry in entries:
            tags = (*entry.tags, *(f"{name}:{text}" for name, text in entry.meta.items()))
            for name, values in read_conditions(tags).items():
                self._values.setdefault(name, set()).update(values)

    def simplify(self, where: Mapping[str, str]) -> dict[str, str]:
        """Return circumstances without what makes no difference.

        Names that no entry has are left out, and values that no entry has become one and the same. So there are no more
        different circumstances than the base itself tells apart, whatever a caller makes up.

        >>> hours = Entry(id="hours", question="When?", answer="At 9.", tags=("audience:staff",))
        >>> staff = Circumstances([hours]).simplify
        >>> staff({"Audience": "Staff", "country": "uk"}), staff({"audience": "a"}) == staff({"audience": "b"})
        ({'audience': 'staff'}, True)
        """
        folded = {name.casefold(): value.casefold() for name, value in where.items()}
        return {
            name: value if value in self._values[name] else OTHER
            for name, value in sorted(folded.items())
            if name in self._values
        }
