"""The check of guards: none may rule out what its own entry is asked."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.knowledge.loading.nodes import quote
from faqbot.knowledge.near_misses import find_near_miss
from faqbot.matching.contributions import GuardRejection
from faqbot.matching.matcher import Matcher

MAX_REJECTED = 20
"""Guards that are looked at for a phrasing: those of the likeliest entries, of which its own is the first."""


def check_own_guards(inspection: Inspection, matcher: Matcher) -> Iterator[Finding]:
    """Find guards that rule out a phrasing of their own entry, and gaps whose words do."""
    yield from _check_near_misses(inspection)
    for entry in inspection.knowledge.entries:
        if not (entry.requires or entry.excludes or entry.never):
            continue
        for phrasing in entry.phrasings:
            rejections = matcher.explain_rejections(phrasing, MAX_REJECTED)
            found = next((each for each in rejections if each.entry.id == entry.id), None)
            if found:
                fault = f'entry "{entry.id}" never answers its phrasing {quote(phrasing)}: {_describe_guard(found)}'
                remedy = "change the guard, or move the phrasing to the entry that answers it"
                code = "FB113" if phrasing == entry.question else "FB114"
                place = inspection.locate_phrasing(entry, phrasing)
                yield Finding(code=code, location=place, fault=fault, remedy=remedy, entry=entry.id)


def _check_near_misses(inspection: Inspection) -> Iterator[Finding]:
    """Find phrasings of entries for which the words of a gap call."""
    knowledge = inspection.knowledge
    for entry in knowledge.entries if knowledge.near_misses else ():
        for phrasing in entry.phrasings:
            if gap := find_near_miss(knowledge, entry.id, [phrasing]):
                fault = (
                    f'entry "{entry.id}" never answers its phrasing {quote(phrasing)}: it has a word of gap "{gap.id}"'
                )
                remedy = "change the words of the gap, or move the phrasing to it"
                code = "FB113" if phrasing == entry.question else "FB114"
                place = inspection.locate_phrasing(entry, phrasing)
                yield Finding(code=code, location=place, fault=fault, remedy=remedy, entry=entry.id)


def _describe_guard(rejection: GuardRejection) -> str:
    if rejection.missing:
        return f'"requires" asks for {" or ".join(map(quote, rejection.missing))}'
    return f"{quote(rejection.held or '')} rules it out"
