"""The source lock: passages that have changed, moved or gone, and the entries that stand on them."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding, named
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.placing import Placed
from faqbot.knowledge.model import Source


def check_sources(inspection: Inspection) -> Iterator[Finding]:
    """What differs between the sources, their text at hand, and the lock."""
    for source in inspection.knowledge.sources if inspection.articles else ():
        if source.passages:
            yield from _against_text(inspection, source, inspection.placed.get(source.id))
    yield from _stale(inspection)
    yield from _lock(inspection)


def _against_text(inspection: Inspection, source: Source, placed: Placed | None) -> Iterator[Finding]:
    if placed is None:
        location = inspection.passages[source.passages[0].id].id.location
        fault = f'no text at hand holds a passage of source "{source.id}"'
        yield Finding(code="FB207", location=location, fault=fault, remedy="give its text with another --article FILE")
        return
    name = placed.article.name
    for passage in source.passages:
        draft, run = inspection.passages[passage.id], placed.changed.get(passage.id)
        place = draft.sha256.location if draft.sha256 else draft.id.location
        what, cited = f'passage "{passage.id}"', f"cited by {named('entry', inspection.citing(passage.id))}"
        if passage.sha256 is None:
            fault = f"{what} has no digest, so that no change of it is noticed"
            yield Finding(
                code="FB204", location=place, fault=fault, remedy='write its sha256, which "faqbot sources" prints'
            )
        elif passage.id in placed.missing:
            fault = f"{what} is gone from {name}; {cited}"
            remedy = "mend these answers, and take it out" if inspection.citing(passage.id) else "take it out"
            yield Finding(code="FB202", location=place, fault=fault, remedy=remedy)
        elif run:
            fault = f"{what} has changed in {name}, {run}; {cited}"
            remedy = "read it, mend these answers, and take its digest over with --update"
            yield Finding(code="FB201", location=place, fault=fault, remedy=remedy)
        elif passage.id in placed.changed:
            fault = f"{what} is not in {name} as it was; {cited}"
            remedy = "find its lines, mend these answers, and write its sha256"
            yield Finding(code="FB201", location=place, fault=fault, remedy=remedy)
        elif passage.id in placed.moved:
            fault = f"{what} has moved to {placed.found[passage.id]} of {name}; {cited}"
            yield Finding(code="FB203", location=place, fault=fault, remedy="list it where it stands now")


def _stale(inspection: Inspection) -> Iterator[Finding]:
    for entry in inspection.entries:
        if outdated := inspection.knowledge.find_outdated(entry):
            passages = named("passage", (citation.passage.id for citation in outdated))
            yield Finding(
                code="FB205",
                location=inspection.items[entry.id].id.location,
                fault=f'entry "{entry.id}" is not answered, as {passages} changed since it was accepted',
                remedy="read it again, mend the answer, and accept it with --accept",
                entry=entry.id,
            )


def _lock(inspection: Inspection) -> Iterator[Finding]:
    lock = inspection.written.draft.lock
    entries = {entry.id: entry for entry in inspection.entries}
    accept = "look at it, and write the lock anew with --accept"
    for entry_id, row in lock.items():
        cited = {citation.passage.id for citation in entries[entry_id].citations} if entry_id in entries else set()
        for passage, accepted in row.items():
            if passage not in cited:
                fault = f'the lock has entry "{entry_id}" stand on passage "{passage}", which it does not cite'
                yield Finding(code="FB206", location=accepted.location, fault=fault, remedy=accept, entry=entry_id)
    for entry in inspection.entries if lock else ():
        never = [
            citation.passage.id
            for citation in entry.citations
            if citation.passage.sha256 and citation.passage.id not in lock.get(entry.id, {})
        ]
        if never:
            fault = f'entry "{entry.id}" was never accepted on {named("passage", never)}'
            place = inspection.items[entry.id].id.location
            yield Finding(code="FB206", location=place, fault=fault, remedy=accept, entry=entry.id)
