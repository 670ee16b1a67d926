"""Coverage: the passages that entries cite, and an outline."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection

MANY_ENTRIES = 12
"""Number of citing entries at which a passage counts as cited by many."""


def check_coverage(inspection: Inspection) -> Iterator[Finding]:
    """Find passages cited by no entry, by many, or left out."""
    for source in inspection.knowledge.sources:
        for passage in source.passages:
            place, citing = inspection.passages[passage.id].id.location, inspection.find_citing(passage.id)
            if passage.uncovered:
                entries = "1 entry cites" if len(citing) == 1 else f"{len(citing)} entries cite"
                reason = f"but {entries} it" if citing else f"because {passage.uncovered}"
                fault = f'passage "{passage.id}" is left out on purpose, {reason}'
                remedy = 'remove "uncovered"' if citing else "check whether that still holds"
                yield Finding(code="FB403", location=place, fault=fault, remedy=remedy)
            elif not citing and passage.kind == "text":
                fault = f'no entry cites passage "{passage.id}"'
                remedy = 'write an entry about it, or give the reason: "uncovered: …"'
                yield Finding(code="FB401", location=place, fault=fault, remedy=remedy)
            elif len(citing) >= MANY_ENTRIES:
                fault = f'{len(citing)} entries cite passage "{passage.id}"'
                remedy = "consider splitting the passage, or merging some of the entries"
                yield Finding(code="FB402", location=place, fault=fault, remedy=remedy)


def outline(inspection: Inspection) -> Iterator[str]:
    """Outline the sources: sections, passages and the entries citing them."""
    for source in inspection.knowledge.sources:
        texts = [passage for passage in source.passages if passage.kind == "text"]
        covered = sum(bool(inspection.find_citing(passage.id)) for passage in texts)
        yield f"{source.title} ({covered} of {len(texts)} passages cited)"
        section = ""
        for passage in source.passages:
            if passage.section != section:
                section = passage.section
                yield f"  {section}"
            entries = ", ".join(inspection.find_citing(passage.id))
            reason = f"left out on purpose: {passage.uncovered}" if passage.uncovered else "cited by no entry"
            yield f"    {passage.id}  {passage.about}"
            yield f"      {entries or reason}"
