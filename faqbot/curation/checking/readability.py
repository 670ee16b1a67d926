"""Reading: answers that are long or hard, entries that lead nowhere, reviews that are overdue."""

from collections.abc import Iterator
from datetime import date, timedelta

from faqbot.curation.checking.finding import Finding, named
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.sentences import reading_grade, sentences
from faqbot.knowledge.model import Entry, Item

MOST_SENTENCES = 4
"""Sentences of an answer: what is read at a glance in a terminal."""

HARDEST = 10.0
"""Grade of an answer; newspapers are written for about this one."""

REVIEWED_FOR = timedelta(days=365)
"""After this a review is overdue."""


def check_reading(inspection: Inspection) -> Iterator[Finding]:
    """What makes a base hard to read and to keep."""
    items = (*inspection.entries, *inspection.knowledge.gaps, *inspection.knowledge.small_talk)
    for item in items:
        if (count := len(sentences(item.answer))) > MOST_SENTENCES:
            remedy = f"keep to {MOST_SENTENCES}, and make the rest an entry of its own"
            yield _of_answer(inspection, item, "FB601", f"has {count} sentences", remedy)
    if inspection.knowledge.language.split("-")[0] == "en":
        grades = sorted(((reading_grade(item.answer), place) for place, item in enumerate(items)), reverse=True)
        for grade, place in grades:
            if grade > HARDEST:
                fault, remedy = f"asks for a reader of grade {grade:.1f}", "use shorter sentences and plainer words"
                yield _of_answer(inspection, items[place], "FB602", fault, remedy)
    for entry in inspection.entries:
        yield from _follow_ups(inspection, entry)
        if entry.reviewed and inspection.today - date.fromisoformat(entry.reviewed) > REVIEWED_FOR:
            fault = f'entry "{entry.id}" was last reviewed on {entry.reviewed}'
            remedy = 'look at it again, and write the date: "reviewed: YYYY-MM-DD"'
            place_of_id = inspection.items[entry.id].id.location
            yield Finding(code="FB605", location=place_of_id, fault=fault, remedy=remedy, entry=entry.id)


def _of_answer(inspection: Inspection, item: Item, code: str, fault: str, remedy: str) -> Finding:
    return Finding(
        code=code,
        location=inspection.answer(item),
        fault=f"the answer of {inspection.items[item.id].name} {fault}",
        remedy=remedy,
        entry=item.id if isinstance(item, Entry) else None,
    )


def _follow_ups(inspection: Inspection, entry: Entry) -> Iterator[Finding]:
    drafts = {draft.id for draft in inspection.knowledge.drafts}
    never = [name for name in entry.follow_ups if name in drafts]
    place = inspection.items[entry.id].id.location
    if never:
        fault = f'entry "{entry.id}" leads to {named("entry", never)}, never shown as a draft'
        yield Finding(
            code="FB604", location=place, fault=fault, remedy="finish the draft, or name another", entry=entry.id
        )
    if not entry.follow_ups:
        fault = f'entry "{entry.id}" has no follow-ups'
        remedy = 'name what people ask next: "follow_ups: [entry id]"'
        yield Finding(code="FB603", location=place, fault=fault, remedy=remedy, entry=entry.id)
