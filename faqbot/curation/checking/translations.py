"""Translations that are missing, or older than what they translate."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.knowledge.model import Entry


def check_translations(inspection: Inspection) -> Iterator[Finding]:
    """Find entries without a translation into a language of the base, and translations reviewed too long ago.

    Languages in which no entry translates another are not missed: their entries stand on their own.
    """
    own = inspection.knowledge.language
    by_original: dict[str, dict[str, Entry]] = {}
    for entry in inspection.entries:
        if entry.translates:
            by_original.setdefault(entry.translates, {})[entry.language or own] = entry
    used = {language for translations in by_original.values() for language in translations}
    for entry in inspection.entries:
        if entry.translates:
            continue
        translations = by_original.get(entry.id, {})
        missing = [
            language
            for language in inspection.knowledge.languages
            if language in used - {entry.language or own} and language not in translations
        ]
        if missing:
            fault = f'entry "{entry.id}" has no translation into {", ".join(missing)}'
            remedy = f'add one with "translates: {entry.id}"'
            yield Finding(
                code="FB606", location=inspection.locate_id(entry), fault=fault, remedy=remedy, entry=entry.id
            )
        yield from (finding for each in translations.values() for finding in _check_age(inspection, each, entry))


def _check_age(inspection: Inspection, translation: Entry, original: Entry) -> Iterator[Finding]:
    """Find a translation that was last reviewed before its original."""
    if original.reviewed and (translation.reviewed or "") < original.reviewed:
        reviewed = f"was last reviewed on {translation.reviewed}" if translation.reviewed else "was never reviewed"
        fault = f'entry "{translation.id}" {reviewed}, and what it translates on {original.reviewed}'
        remedy = f'compare it with "{original.id}", and write the date: "reviewed: YYYY-MM-DD"'
        place = inspection.locate_id(translation)
        yield Finding(code="FB607", location=place, fault=fault, remedy=remedy, entry=translation.id)
