"""The report of ``faqbot check`` as text and as JSON."""

from collections.abc import Iterator

from faqbot.curation.checking.check import Report
from faqbot.curation.checking.finding import Finding

REPORT_SCHEMA = 1
"""Version of the JSON; increased when a key changes its meaning."""

MAX_NOTES = 10
"""Maximum number of notes of one code in the text; nobody reads more at once."""


def format_lines(report: Report, *, everything: bool = False) -> Iterator[str]:
    """Format the findings, one a line.

    Of the notes of a code, the first ten are shown, and the others counted.

    Args:
        report: The report.
        everything: Whether to show every note.
    """
    shown: dict[str, int] = {}
    for finding in report.findings:
        shown[finding.code] = shown.get(finding.code, 0) + 1
        if everything or finding.severity != "note" or shown[finding.code] <= MAX_NOTES:
            yield str(finding)
        elif shown[finding.code] == MAX_NOTES + 1:
            total = sum(other.code == finding.code for other in report.findings)
            yield f"… and {total - MAX_NOTES} more {finding.code}; --all shows them"


def summarize(report: Report) -> str:
    """Count the findings of each severity.

    >>> summarize(Report(knowledge=None, findings=()))
    'no errors, no warnings, no notes'
    """
    counts = ((report.count("error"), "error"), (report.count("warning"), "warning"), (report.count("note"), "note"))
    texts = [f"{count or 'no'} {name}{'' if count == 1 else 's'}" for count, name in counts]
    texts += [f"{len(report.allowed)} allowed"] if report.allowed else []
    if report.knowledge and report.held_out is not None:
        phrasings = sum(len(item.phrasings) for item in report.knowledge.items)
        texts.append(f"{report.held_out} of {phrasings} phrasings held out and asked")
    return ", ".join(texts)


def to_json(report: Report, path: str) -> dict[str, object]:
    """Convert a report to JSON values.

    Args:
        report: The report.
        path: The path of the base that was checked.
    """
    knowledge = report.knowledge
    return {
        "schema": REPORT_SCHEMA,
        "path": path,
        "knowledge": {"id": knowledge.id, "digest": knowledge.digest} if knowledge else None,
        "counts": {"error": report.count("error"), "warning": report.count("warning"), "note": report.count("note")},
        "left_out": report.held_out,
        "findings": [_convert_finding(finding) for finding in report.findings],
        "allowed": [{**_convert_finding(each.finding), "reason": each.reason} for each in report.allowed],
    }


def _convert_finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "entry": finding.entry,
        "fault": finding.fault,
        "remedy": finding.remedy,
    }
