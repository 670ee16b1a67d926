"""The checks of passages against their source and the lock."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding, list_names
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.placing import Placement
from faqbot.knowledge.sources import Source


def check_sources(inspection: Inspection) -> Iterator[Finding]:
    """Compare the sources with their texts and the lock."""
    for source in inspection.knowledge.sources if inspection.articles else ():
        if source.passages:
            yield from _compare_with_text(inspection, source, inspection.placements.get(source.id))
    yield from _find_stale(inspection)
    yield from _check_lock(inspection)


def _compare_with_text(inspection: Inspection, source: Source, placement: Placement | None) -> Iterator[Finding]:
    if placement is None:
        location = inspection.passages[source.passages[0].id].id.location
        fault = f'none of the given texts contains a passage of source "{source.id}"'
        yield Finding(code="FB207", location=location, fault=fault, remedy="give its text with another --article FILE")
        return
    name = placement.article.name
    yield from _compare_words(inspection, source, placement)
    for passage in source.passages:
        draft, run = inspection.passages[passage.id], placement.changed.get(passage.id)
        place = draft.sha256.location if draft.sha256 else draft.id.location
        citing = inspection.find_citing(passage.id)
        subject, cited = f'passage "{passage.id}"', f"cited by {list_names('entry', citing)}"
        correct = "correct these answers, and " if citing else ""
        if passage.sha256 is None:
            fault = f"{subject} has no digest, so changes to it go unnoticed"
            remedy = 'write its sha256, which "faqbot sources" prints'
            yield Finding(code="FB204", location=place, fault=fault, remedy=remedy)
        elif passage.id in placement.missing:
            fault = f"{subject} is gone from {name}; {cited}"
            yield Finding(code="FB202", location=place, fault=fault, remedy=f"{correct}remove it")
        elif run:
            fault = f"{subject} has changed in {name}, {run}; {cited}"
            remedy = "read it, correct these answers, and write its new digest with --update"
            yield Finding(code="FB201", location=place, fault=fault, remedy=remedy)
        elif passage.id in placement.changed:
            fault = f"{subject} has changed in {name}, but its new lines are unclear; {cited}"
            remedy = "find its lines, correct these answers, and write its sha256"
            yield Finding(code="FB201", location=place, fault=fault, remedy=remedy)
        elif passage.id in placement.moved:
            fault = f"{subject} has moved to {placement.found[passage.id]} of {name}; {cited}"
            yield Finding(
                code="FB203", location=place, fault=fault, remedy="list the passages in the order of the text"
            )


def _compare_words(inspection: Inspection, source: Source, placement: Placement) -> Iterator[Finding]:
    """Compare first words, last words and lines with the text."""
    article = placement.article
    for passage in source.passages:
        if (run := placement.found.get(passage.id)) is None:
            continue
        text, draft = article.join_lines(run), inspection.passages[passage.id]
        if passage.begins and not text.startswith(passage.begins):
            place, shown = draft.begins.location if draft.begins else draft.id.location, passage.begins
            fault = f'passage "{passage.id}" does not begin with "{shown}" in {article.name}, {run}'
            yield Finding(code="FB208", location=place, fault=fault, remedy="write its first words, at most five")
        if passage.ends and not text.endswith(passage.ends):
            place, shown = draft.ends.location if draft.ends else draft.id.location, passage.ends
            fault = f'passage "{passage.id}" does not end with "{shown}" in {article.name}, {run}'
            yield Finding(code="FB208", location=place, fault=fault, remedy="write its last words, at most five")
        if passage.line and passage.line != run.first:
            fault = f'passage "{passage.id}" begins on line {run.first} of {article.name}, not on {passage.line}'
            yield Finding(code="FB208", location=draft.id.location, fault=fault, remedy="write the line, or no line")


def _find_stale(inspection: Inspection) -> Iterator[Finding]:
    for entry in inspection.entries:
        if outdated := inspection.knowledge.find_outdated(entry):
            passages = list_names("passage", (citation.passage.id for citation in outdated))
            yield Finding(
                code="FB205",
                location=inspection.locate_id(entry),
                fault=f'entry "{entry.id}" is not answered, because {passages} changed after it was accepted',
                remedy="read the passage again, correct the answer, and accept it with --accept",
                entry=entry.id,
            )


def _check_lock(inspection: Inspection) -> Iterator[Finding]:
    lock = inspection.written.draft.lock
    entries = {entry.id: entry for entry in inspection.entries}
    remedy = "review the entry, and rewrite the lock with --accept"
    for entry_id, row in lock.items():
        cited = {citation.passage.id for citation in entries[entry_id].citations} if entry_id in entries else set()
        for passage, accepted in row.items():
            if passage not in cited:
                fault = f'the lock lists passage "{passage}" for entry "{entry_id}", which does not cite it'
                yield Finding(code="FB206", location=accepted.location, fault=fault, remedy=remedy, entry=entry_id)
    for entry in inspection.entries if lock else ():
        never = [
            citation.passage.id
            for citation in entry.citations
            if citation.passage.sha256 and citation.passage.id not in lock.get(entry.id, {})
        ]
        if never:
            fault = f'entry "{entry.id}" was never accepted on {list_names("passage", never)}'
            place = inspection.locate_id(entry)
            yield Finding(code="FB206", location=place, fault=fault, remedy=remedy, entry=entry.id)
