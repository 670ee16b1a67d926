"""Records of a base as plain values by name, for whatever stores or digests them."""

from typing import Any

from faqbot.errors import Problem
from faqbot.knowledge.model import Entry, Item
from faqbot.knowledge.sources import Passage, Source


def plain_values(record: Item | Source | Passage | Problem) -> dict[str, Any]:
    """Return the fields of a record by name, with the citations of an entry as the ids of their passages."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    if isinstance(record, Entry):
        values["citations"] = [citation.passage.id for citation in record.citations]
        values["computed"] = record.computed.to_json() if record.computed else None
    return values
