"""What was found, for people and for programs."""

from collections.abc import Iterator

from faqbot.curation.checking.check import Report
from faqbot.curation.checking.finding import Finding

SCHEMA = 1
"""Goes up when a key of the JSON changes its meaning."""

MOST_NOTES = 10
"""Notes of one code that a report for people shows: more are not read at one time."""


def lines(report: Report, *, everything: bool = False) -> Iterator[str]:
    """The findings, one a line; of the notes of a code the first ones, and how many more there are.

    Args:
        report: What was found.
        everything: Whether to show every note.
    """
    shown: dict[str, int] = {}
    for finding in report.findings:
        shown[finding.code] = shown.get(finding.code, 0) + 1
        if everything or finding.severity != "note" or shown[finding.code] <= MOST_NOTES:
            yield str(finding)
        elif shown[finding.code] == MOST_NOTES + 1:
            total = sum(other.code == finding.code for other in report.findings)
            yield f"… and {total - MOST_NOTES} more {finding.code}, which --all shows"


def summary(report: Report) -> str:
    """How many findings there are of each kind.

    >>> summary(Report(knowledge=None, findings=()))
    'no errors, no warnings, no notes'
    """
    counts = ((report.count("error"), "error"), (report.count("warning"), "warning"), (report.count("note"), "note"))
    texts = [f"{count or 'no'} {name}{'' if count == 1 else 's'}" for count, name in counts]
    texts += [f"{len(report.allowed)} allowed"] if report.allowed else []
    if report.knowledge and report.left_out is not None:
        phrasings = sum(len(item.phrasings) for item in report.knowledge.items)
        texts.append(f"{report.left_out} of {phrasings} phrasings left out and asked")
    return ", ".join(texts)


def as_json(report: Report, path: str) -> dict[str, object]:
    """The report as plain values.

    Args:
        report: What was found.
        path: What was checked.
    """
    knowledge = report.knowledge
    return {
        "schema": SCHEMA,
        "path": path,
        "knowledge": {"id": knowledge.id, "digest": knowledge.digest} if knowledge else None,
        "counts": {"error": report.count("error"), "warning": report.count("warning"), "note": report.count("note")},
        "left_out": report.left_out,
        "findings": [_values(finding) for finding in report.findings],
        "allowed": [{**_values(each.finding), "reason": each.reason} for each in report.allowed],
    }


def _values(finding: Finding) -> dict[str, object]:
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
