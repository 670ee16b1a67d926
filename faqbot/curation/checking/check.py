"""All checks of a base, combined into one report."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faqbot.curation.checking.alert_examples import check_alert_examples
from faqbot.curation.checking.article import Article
from faqbot.curation.checking.base_language import check_language
from faqbot.curation.checking.codes import CODES, Severity
from faqbot.curation.checking.copied_text import check_copied_text
from faqbot.curation.checking.coverage import check_coverage
from faqbot.curation.checking.figures_and_names import check_figures_and_names
from faqbot.curation.checking.finding import Finding, ProbeResult
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.markers import check_markers
from faqbot.curation.checking.negation_and_hedges import check_negation_and_hedges
from faqbot.curation.checking.readability import check_readability
from faqbot.curation.checking.sources import check_sources
from faqbot.curation.checking.structure import BASE, check_structure, convert_problems, find_unused_allowances
from faqbot.curation.checking.translations import check_translations
from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading.loader import load_base
from faqbot.knowledge.model import KnowledgeBase

CHECKS = (
    check_structure, check_alert_examples, check_language, check_sources, check_figures_and_names,
    check_negation_and_hedges, check_copied_text, check_markers, check_coverage, check_readability, check_translations,
)  # fmt: skip
"""The checks that do not ask the bot, in the order of their codes."""

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """A finding that its entry or the base allows, with the reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of checking a base.

    Attributes:
        knowledge: The base, or None if it does not load.
        findings: Errors, then warnings, both in the order of files and lines; then notes by code, the most serious of
            each code first.
        allowed: Findings that entries or the base allow.
        held_out: Number of phrasings that were held out and asked; None if the bot was not asked.
    """

    knowledge: KnowledgeBase | None
    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...] = ()
    held_out: int | None = None

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def inspect(path: Path, articles: Iterable[Article] = (), today: date | None = None) -> Inspection:
    """Load a base to be compared with its sources.

    Args:
        path: A folder of YAML files, or one YAML file.
        articles: The texts of its sources.
        today: The day on which reviews count as overdue; None for the current day.

    Raises:
        KnowledgeError: If the base does not load.
    """
    return Inspection(path, load_base(path), tuple(articles), today or date.today())  # noqa: DTZ011 - the author's own day


def report_unusable(error: KnowledgeError) -> Report:
    """Return the report on a base that does not load."""
    return Report(knowledge=None, findings=tuple(convert_problems(error.problems)))


def build_report(inspection: Inspection, probe: Callable[[Inspection], ProbeResult] | None = None) -> Report:
    """Run all checks on a base that loads.

    Args:
        inspection: The inspected base.
        probe: Runs the checks that ask the bot; None skips them.
    """
    found = [finding for check in CHECKS for finding in check(inspection)]
    probe_result = _probe_languages(inspection, probe) if probe else None
    found += probe_result.findings if probe_result else ()
    open_findings, allowed, used = _divide_by_allowance(found, inspection)
    checked_codes = {
        code
        for code, kind in CODES.items()
        if kind.severity != "error"
        and (inspection.articles or not kind.needs_article)
        and (probe or not kind.needs_bot)
    }
    open_findings += find_unused_allowances(inspection, used, checked_codes)
    return Report(
        knowledge=inspection.knowledge,
        findings=tuple(sorted(open_findings, key=_sort_key)),
        allowed=tuple(allowed),
        held_out=probe_result.held_out if probe_result else None,
    )


def _divide_by_allowance(
    found: Iterable[Finding], inspection: Inspection
) -> tuple[list[Finding], list[Allowed], set[tuple[str, str]]]:
    """Divide findings into open and allowed ones.

    Returns:
        The open findings, the allowed ones, and pairs of who allowed a code (an entry id or ``BASE``) and the code.
    """
    reasons: dict[str, Mapping[str, str]] = {entry.id: entry.allow for entry in inspection.entries}
    reasons[BASE] = {code: reason.value for code, reason in inspection.written.draft.allow.items()}
    open_findings: list[Finding] = []
    allowed: list[Allowed] = []
    used: set[tuple[str, str]] = set()
    for finding in found:
        owners = filter(None, (finding.entry, BASE))
        owner = next((each for each in owners if finding.code in reasons.get(each, {})), None)
        if owner is None or finding.severity == "error":
            open_findings.append(finding)
        else:
            allowed.append(Allowed(finding=finding, reason=reasons[owner][finding.code]))
            used.add((owner, finding.code))
    return open_findings, allowed, used


def _probe_languages(inspection: Inspection, probe: Callable[[Inspection], ProbeResult]) -> ProbeResult:
    """Run the checks that ask the bot, on each language by itself if the base has several."""
    if not inspection.knowledge.languages:
        return probe(inspection)
    results = [probe(inspection.select_language(language)) for language in inspection.knowledge.languages]
    findings = tuple(finding for result in results for finding in result.findings)
    return ProbeResult(findings, sum(result.held_out for result in results))


def _sort_key(finding: Finding) -> tuple[object, ...]:
    rank = _ORDER[finding.severity]
    return (rank, finding.code) if finding.severity == "note" else (rank, *finding.location, finding.code)
