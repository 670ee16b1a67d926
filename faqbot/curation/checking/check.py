"""Everything that can be wrong with a base, in one report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faqbot.curation.checking.article import Article
from faqbot.curation.checking.codes import CODES, Severity
from faqbot.curation.checking.copied_text import check_wording
from faqbot.curation.checking.coverage import check_coverage
from faqbot.curation.checking.figures_and_names import check_facts
from faqbot.curation.checking.finding import Asked, Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.negation_and_hedges import check_certainty
from faqbot.curation.checking.readability import check_reading
from faqbot.curation.checking.sources import check_sources
from faqbot.curation.checking.structure import check_structure, from_loader, unused
from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading.loader import load_base
from faqbot.knowledge.model import KnowledgeBase

CHECKS = (
    check_structure, check_sources, check_facts, check_certainty, check_wording, check_coverage, check_reading,
)  # fmt: skip
"""What is looked for without asking the bot, in the order of the codes."""

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A finding that is meant, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found.

    Attributes:
        knowledge: The base, or None if it cannot be used.
        findings: Errors first, then warnings, both in the order of files and lines, then notes by code, of each code
            the gravest first.
        allowed: What entries allow.
        left_out: How many phrasings were left out and asked; None if the bot was not asked.
    """

    knowledge: KnowledgeBase | None
    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...] = ()
    left_out: int | None = None

    def count(self, severity: Severity) -> int:
        """How many findings are so grave."""
        return sum(finding.severity == severity for finding in self.findings)


def inspect(path: Path, articles: Iterable[Path] = (), today: date | None = None) -> Inspection:
    """A base with the text of its sources, ready to be checked.

    Args:
        path: A folder of YAML files, or one YAML file.
        articles: The text of its sources, as far as it is at hand.
        today: By which reviews are overdue; None is today.

    Raises:
        KnowledgeError: If the base cannot be used.
        OSError: If an article cannot be read.
    """
    texts = tuple(map(Article.read, articles))
    return Inspection(path, load_base(path), texts, today or date.today())  # noqa: DTZ011 - the author's own day


def unusable(error: KnowledgeError) -> Report:
    """What is wrong with a base that cannot be used."""
    return Report(knowledge=None, findings=tuple(from_loader(error.problems)))


def report(inspection: Inspection, ask: Callable[[Inspection], Asked] | None = None) -> Report:
    """What is wrong with a base that can be used.

    Args:
        inspection: Of the base.
        ask: Finds what only the bot can show; None leaves that out.
    """
    found = [finding for each in CHECKS for finding in each(inspection)]
    asked = ask(inspection) if ask else None
    found += asked.findings if asked else ()
    reasons = {entry.id: entry.allow for entry in inspection.entries}
    open_findings: list[Finding] = []
    allowed: list[Allowed] = []
    for finding in found:
        reason = reasons.get(finding.entry or "", {}).get(finding.code)
        if reason is None or finding.severity == "error":
            open_findings.append(finding)
        else:
            allowed.append(Allowed(finding=finding, reason=reason))
    looked_for = {
        code
        for code, kind in CODES.items()
        if kind.severity != "error" and (inspection.articles or not kind.needs_article) and (ask or not kind.asks)
    }
    used = {(each.finding.entry or "", each.finding.code) for each in allowed}
    open_findings += unused(inspection, used, looked_for)
    return Report(
        knowledge=inspection.knowledge,
        findings=tuple(sorted(open_findings, key=_place)),
        allowed=tuple(allowed),
        left_out=asked.left_out if asked else None,
    )


def _place(finding: Finding) -> tuple[object, ...]:
    rank = _ORDER[finding.severity]
    return (rank, finding.code) if finding.severity == "note" else (rank, *finding.location, finding.code)
