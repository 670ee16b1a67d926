"""Entries in another language than the base says."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.knowledge.model import Entry
from faqbot.language.detection import language_name
from faqbot.language.packs import primary_subtag
from faqbot.language.recognition import recognize_language


def check_language(inspection: Inspection) -> Iterator[Finding]:
    """Find entries that are clearly in another language than they are said to be.

    Nothing of the language that they are in would be known: no endings, no everyday words, no synonyms.
    """
    by_language: dict[str, list[Entry]] = {}
    for entry in inspection.entries:
        by_language.setdefault(entry.language or inspection.knowledge.language, []).append(entry)
    for language, entries in by_language.items():
        recognized = recognize_language((f"{entry.question}\n{entry.statement}" for entry in entries), language)
        if recognized != primary_subtag(language):
            fault = f"the entries in {language} are written in {language_name(recognized)}"
            remedy = f'write "language: {recognized}"'
            yield Finding(code="FB115", location=inspection.locate_id(entries[0]), fault=fault, remedy=remedy)
