"""The problems of the loader, and the codes that entries allow."""

from collections.abc import Iterable, Iterator

from faqbot.curation.checking.codes import CODES
from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.errors import Problem


def convert_problems(problems: Iterable[Problem]) -> Iterator[Finding]:
    """Convert the problems of the loader into findings."""
    for problem in problems:
        yield Finding(code=problem.code, location=problem.location, fault=problem.fault, remedy=problem.remedy)


def check_structure(inspection: Inspection) -> Iterator[Finding]:
    """Find warnings of the loader, and codes that cannot be allowed."""
    yield from convert_problems(inspection.knowledge.warnings)
    for entry in inspection.written.draft.entries:
        for code, reason in entry.allow.items():
            if code not in CODES or CODES[code].severity == "error":
                what = "not a code" if code not in CODES else "an error"
                fault = f'{entry.name} allows "{code}", which is {what}'
                remedy = "name the code of a warning or a note, such as FB301"
                yield Finding(code="FB107", location=reason.location, fault=fault, remedy=remedy)


def find_unused_allowances(
    inspection: Inspection, used: set[tuple[str, str]], checked_codes: set[str]
) -> Iterator[Finding]:
    """Find codes that an entry allows without need.

    Args:
        inspection: The inspected base.
        used: Pairs of an entry id and a code that was found there.
        checked_codes: The codes that were checked.
    """
    for entry in inspection.written.draft.entries:
        for code, reason in entry.allow.items():
            if code in checked_codes and (entry.id.value, code) not in used:
                fault = f"{entry.name} allows {code}, which is not found there"
                yield Finding(code="FB108", location=reason.location, fault=fault, remedy='remove it from "allow"')
