"""Entries that a person has renamed since they were imported: their former ids lead to the present ones."""

from collections.abc import Iterable, Mapping

from faqbot.curation.formats.base_text import Content
from faqbot.curation.formats.import_record import ImportedState


def list_renames(contents: Iterable[Content]) -> dict[str, str]:
    """Return the present id of each entry by its former ids.

    >>> list_renames([{"id": "opening", "formerly": ["hours", "times"]}, {"id": "times"}])
    {'hours': 'opening'}
    """
    rows = list(contents)
    present = {str(row.get("id")) for row in rows}
    found: dict[str, str] = {}
    for row in rows:
        former = row.get("formerly")
        for name in former if isinstance(former, list) else ():
            if str(name) not in present:
                found.setdefault(str(name), str(row.get("id")))
    return found


def rename_states(states: Mapping[str, ImportedState], renames: Mapping[str, str]) -> dict[str, ImportedState]:
    """Return the record of an import under the present ids; what is recorded under a present id comes first."""
    found = {name: state for name, state in states.items() if name not in renames}
    for former, name in renames.items():
        if former in states:
            found.setdefault(name, states[former])
    return found
