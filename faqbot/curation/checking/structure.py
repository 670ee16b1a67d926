"""The problems of the loader, and the codes that entries and the base allow."""

from collections.abc import Iterable, Iterator, Mapping

from faqbot.curation.checking.codes import CODES
from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.drafts import ItemDraft
from faqbot.knowledge.loading.nodes import Scalar

BASE = "*"
"""The name of the base among those that allow findings; no entry can have it as its id."""


def convert_problems(problems: Iterable[Problem], entries: Iterable[ItemDraft] = ()) -> Iterator[Finding]:
    """Convert the problems of the loader into findings.

    Args:
        problems: The problems.
        entries: The entries as written, which may allow findings.
    """
    owners = {location: entry.id.value for entry in entries for location in _list_locations(entry)}
    for problem in problems:
        yield Finding(
            code=problem.code,
            location=problem.location,
            fault=problem.fault,
            remedy=problem.remedy,
            entry=owners.get(problem.location),
        )


def check_structure(inspection: Inspection) -> Iterator[Finding]:
    """Find warnings of the loader, and codes that cannot be allowed."""
    yield from convert_problems(inspection.knowledge.warnings, inspection.written.draft.entries)
    for _, name, allow in _list_allowances(inspection):
        for code, reason in allow.items():
            if code not in CODES or CODES[code].severity == "error":
                what = "not a code" if code not in CODES else "an error"
                fault = f'{name} allows "{code}", which is {what}'
                remedy = "name the code of a warning or a note, such as FB301"
                yield Finding(code="FB107", location=reason.location, fault=fault, remedy=remedy)


def find_unused_allowances(
    inspection: Inspection, used: set[tuple[str, str]], checked_codes: set[str]
) -> Iterator[Finding]:
    """Find codes that an entry or the base allows without need.

    Args:
        inspection: The inspected base.
        used: Pairs of an entry id, or ``BASE``, and a code that it allowed.
        checked_codes: The codes that were checked.
    """
    for owner, name, allow in _list_allowances(inspection):
        for code, reason in allow.items():
            if code in checked_codes and (owner, code) not in used:
                fault = f"{name} allows {code}, which is not found there"
                yield Finding(code="FB108", location=reason.location, fault=fault, remedy='remove it from "allow"')


def _list_allowances(inspection: Inspection) -> Iterator[tuple[str, str, Mapping[str, Scalar]]]:
    """List who allows findings: the base and the entries, each with its name in messages and the reasons by code."""
    draft = inspection.written.draft
    yield BASE, "the base", draft.allow
    yield from ((entry.id.value, entry.name, entry.allow) for entry in draft.entries)


def _list_locations(entry: ItemDraft) -> Iterator[Location]:
    """List the locations at which the loader reports a problem of the entry alone."""
    yield entry.location
    yield entry.answer.location
    yield from (phrasing.location for phrasing in entry.phrasings)
