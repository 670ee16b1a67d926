"""Records of a base as plain values by name, for whatever stores or digests them."""

from typing import Any

from faqbot.errors import Problem
from faqbot.knowledge.model import Entry, Gap, Item
from faqbot.knowledge.sources import Passage, Source

_OF_FEW_GAPS = ("instead_of", "words", "unless")
"""Fields that few gaps have. They are left out of the others, whose stored form stays as it was."""


def plain_values(record: Item | Source | Passage | Problem) -> dict[str, Any]:
    """Return the fields of a record by name, with the citations of an entry as the ids of their passages."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    if isinstance(record, Entry):
        values["citations"] = [citation.passage.id for citation in record.citations]
        values["computed"] = record.computed.to_json() if record.computed else None
    if isinstance(record, Gap):
        return {name: value for name, value in values.items() if value or name not in _OF_FEW_GAPS}
    return values
