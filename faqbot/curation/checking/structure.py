"""Structure: what the loader reports, and codes that an entry allows."""

from collections.abc import Iterable, Iterator

from faqbot.curation.checking.codes import CODES
from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.errors import Problem


def from_loader(problems: Iterable[Problem]) -> Iterator[Finding]:
    """What the loader found, all of it at once."""
    for problem in problems:
        yield Finding(code=problem.code, location=problem.location, fault=problem.fault, remedy=problem.remedy)


def check_structure(inspection: Inspection) -> Iterator[Finding]:
    """What the loader found and could live with, and codes that cannot be allowed."""
    yield from from_loader(inspection.knowledge.warnings)
    for entry in inspection.written.draft.entries:
        for code, reason in entry.allow.items():
            if code not in CODES or CODES[code].severity == "error":
                what = "no code" if code not in CODES else "an error"
                fault = f'{entry.name} allows "{code}", which is {what}'
                remedy = "name the code of a warning or a note, as in FB301"
                yield Finding(code="FB107", location=reason.location, fault=fault, remedy=remedy)


def unused(inspection: Inspection, used: set[tuple[str, str]], looked_for: set[str]) -> Iterator[Finding]:
    """Codes that an entry allows and that were not found there.

    Args:
        inspection: Of the base.
        used: Entries with a code that was found there.
        looked_for: Codes that were looked for.
    """
    for entry in inspection.written.draft.entries:
        for code, reason in entry.allow.items():
            if code in looked_for and (entry.id.value, code) not in used:
                fault = f"{entry.name} allows {code}, which is not found there"
                yield Finding(code="FB108", location=reason.location, fault=fault, remedy='take it out of "allow"')
