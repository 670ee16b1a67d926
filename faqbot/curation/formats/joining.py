"""Join what was found in several files of one format."""

from collections.abc import Sequence

from faqbot.curation.formats.extracted import Extract


def join_extracts(name: str, found: Sequence[Extract]) -> Extract:
    """Join extracts; the first title and the first language count."""
    return Extract(
        format=name,
        entries=[entry for each in found for entry in each.entries],
        problems=[problem for each in found for problem in each.problems],
        title=next((each.title for each in found if each.title), ""),
        language=next((each.language for each in found if each.language), ""),
        notes=[note for each in found for note in each.notes],
    )
