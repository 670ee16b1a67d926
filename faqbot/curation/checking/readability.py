"""The checks of readability, follow-ups and reviews."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from faqbot.curation.checking.finding import Finding, list_names
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.sentences import find_words, split_sentences
from faqbot.knowledge.model import Entry, Item

MAX_SENTENCES = 4
"""Maximum number of sentences of an answer: as many as a reader in a terminal takes in at a glance."""

MAX_GRADE = 10.0
"""Highest reading grade of an answer; newspapers are written for about this grade."""

REVIEW_INTERVAL = timedelta(days=365)
"""Time after which a review is overdue."""


def check_readability(inspection: Inspection) -> Iterator[Finding]:
    """Find hard answers, missing follow-ups and overdue reviews."""
    base = inspection.knowledge
    gaps = {gap.id: gap for gap in (*base.gaps, *base.near_misses)}
    items = (*inspection.entries, *gaps.values(), *base.small_talk)
    for item in items:
        if (count := len(split_sentences(item.statement))) > MAX_SENTENCES:
            remedy = f"use at most {MAX_SENTENCES}, and move the rest to an entry of its own"
            yield _build_answer_finding(inspection, item, "FB601", f"has {count} sentences", remedy)
    yield from _check_grades(inspection, items)
    drafts = {draft.id for draft in inspection.knowledge.drafts}
    # A base that names no follow-ups at all, such as one just imported, does without them.
    has_follow_ups = any(entry.follow_ups for entry in inspection.entries)
    for entry in inspection.entries:
        if has_follow_ups:
            yield from _check_follow_ups(inspection, entry, drafts)
        if entry.reviewed and inspection.today - date.fromisoformat(entry.reviewed) > REVIEW_INTERVAL:
            fault = f'entry "{entry.id}" was last reviewed on {entry.reviewed}'
            remedy = 'review it again, and write the date: "reviewed: YYYY-MM-DD"'
            place_of_id = inspection.locate_id(entry)
            yield Finding(code="FB605", location=place_of_id, fault=fault, remedy=remedy, entry=entry.id)


def _check_grades(inspection: Inspection, items: Sequence[Item]) -> Iterator[Finding]:
    """Find answers with a high reading grade, the highest first."""
    compute_grade = inspection.pack.claim_words.reading_grade
    if compute_grade is None:
        return
    texts = [item.statement for item in items]
    grades = [compute_grade(find_words(text), len(split_sentences(text))) for text in texts]
    for grade, place in sorted(((grade, place) for place, grade in enumerate(grades)), reverse=True):
        if grade > MAX_GRADE:
            fault, remedy = f"has a reading grade of {grade:.1f}", "use shorter sentences and plainer words"
            yield _build_answer_finding(inspection, items[place], "FB602", fault, remedy)


def _build_answer_finding(inspection: Inspection, item: Item, code: str, fault: str, remedy: str) -> Finding:
    return Finding(
        code=code,
        location=inspection.locate_answer(item),
        fault=f"the answer of {inspection.items[item.id].name} {fault}",
        remedy=remedy,
        entry=item.id if isinstance(item, Entry) else None,
    )


def _check_follow_ups(inspection: Inspection, entry: Entry, drafts: set[str]) -> Iterator[Finding]:
    hidden = [name for name in entry.follow_ups if name in drafts]
    place = inspection.locate_id(entry)
    if hidden:
        what = "which is a draft" if len(hidden) == 1 else "which are drafts"
        fault = f'entry "{entry.id}" leads to {list_names("entry", hidden)}, {what} and never shown'
        remedy = "finish the draft, or name another entry"
        yield Finding(code="FB604", location=place, fault=fault, remedy=remedy, entry=entry.id)
    if not entry.follow_ups:
        fault = f'entry "{entry.id}" has no follow-ups'
        remedy = 'name what people ask next: "follow_ups: [entry id]"'
        yield Finding(code="FB603", location=place, fault=fault, remedy=remedy, entry=entry.id)
