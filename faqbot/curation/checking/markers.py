"""The check that the markers of an answer fit its citations."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding, list_names
from faqbot.curation.checking.inspection import Inspection
from faqbot.knowledge.markers import find_markers


def check_markers(inspection: Inspection) -> Iterator[Finding]:
    """Find markers without a citation, and citations that an answer with markers leaves out."""
    for entry in inspection.entries:
        marked, count = set(find_markers(entry.answer)), len(entry.citations)
        if marked.isdisjoint(range(1, count + 1)):
            continue
        place = inspection.locate_answer(entry)
        for number in sorted(number for number in marked if number > count):
            cited = "1 passage" if count == 1 else f"{count} passages"
            yield Finding(
                code="FB306",
                location=place,
                fault=f'entry "{entry.id}" has the marker [{number}], but cites {cited}',
                remedy="write the number of a passage that it cites, or add the citation",
                entry=entry.id,
            )
        if left := [entry.citations[number - 1].passage.id for number in range(1, count + 1) if number not in marked]:
            yield Finding(
                code="FB306",
                location=place,
                fault=f'entry "{entry.id}" has markers, but none for {list_names("passage", left)}',
                remedy="write its marker after the words that rest on it, or remove the citation",
                entry=entry.id,
            )
