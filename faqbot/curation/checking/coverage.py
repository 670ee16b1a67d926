"""Coverage: which passages entries stand on, and the outline of the sources with the entries beside it."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection

MANY = 12
"""Entries from which on a passage is cited by many: more than one person asks of one passage."""


def check_coverage(inspection: Inspection) -> Iterator[Finding]:
    """Passages that no entry cites, that many cite, or that are left out on purpose."""
    for source in inspection.knowledge.sources:
        for passage in source.passages:
            place, citing = inspection.passages[passage.id].id.location, inspection.citing(passage.id)
            if passage.uncovered:
                state = f"though {len(citing)} cite it" if citing else f"because {passage.uncovered}"
                fault = f'passage "{passage.id}" is left out on purpose, {state}'
                remedy = 'take "uncovered" away' if citing else "see whether that still holds"
                yield Finding(code="FB403", location=place, fault=fault, remedy=remedy)
            elif not citing and passage.kind == "text":
                fault = f'no entry cites passage "{passage.id}"'
                remedy = 'write an entry on it, or say why not: "uncovered: …"'
                yield Finding(code="FB401", location=place, fault=fault, remedy=remedy)
            elif len(citing) >= MANY:
                fault = f'{len(citing)} entries cite passage "{passage.id}"'
                remedy = "see whether it should be several passages, or some of the entries one"
                yield Finding(code="FB402", location=place, fault=fault, remedy=remedy)


def outline(inspection: Inspection) -> Iterator[str]:
    """The sources in order, section by section: each passage with the entries that cite it, line by line."""
    for source in inspection.knowledge.sources:
        texts = [passage for passage in source.passages if passage.kind == "text"]
        covered = sum(bool(inspection.citing(passage.id)) for passage in texts)
        yield f"{source.title} ({covered} of {len(texts)} passages cited)"
        section = ""
        for passage in source.passages:
            if passage.section != section:
                section = passage.section
                yield f"  {section}"
            entries = ", ".join(inspection.citing(passage.id))
            beside = f"left out on purpose: {passage.uncovered}" if passage.uncovered else "cited by no entry"
            yield f"    {passage.id}  {passage.about}"
            yield f"      {entries or beside}"
