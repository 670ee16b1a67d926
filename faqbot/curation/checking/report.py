"""The report of ``faqbot check`` as text and as JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence

from faqbot.curation.checking.check import Report
from faqbot.curation.checking.finding import Finding

REPORT_SCHEMA = 1
"""Version of the JSON; increased when a key changes its meaning."""

MAX_NOTES = 10
"""Maximum number of notes in the text; nobody reads more at once."""

MAX_NOTES_OF_CODE = 4
"""Maximum number of notes of one code among them, as long as there are others."""

MIN_PHRASINGS = 3
"""Phrasings of an entry, its question included, below which it has few."""

MIN_ENTRIES = 5
"""Entries below which a base is only begun, and is told nothing about its phrasings."""

_BY_WEIGHT = ("FB501 FB505 FB503 FB502 FB605 FB604 FB606 FB504 FB402 FB401 FB601 FB602 FB603 FB403").split()
"""The codes of notes, first those by which people get a wrong answer or none, and last those about style."""


def format_lines(report: Report, *, everything: bool = False) -> Iterator[str]:
    """Format the findings, one a line.

    Of the notes, the ten that matter most are shown last, and the others counted.

    Args:
        report: The report.
        everything: Whether to show every note.
    """
    notes = [finding for finding in report.findings if finding.severity == "note"]
    shown = notes if everything else select_notes(notes)
    yield from (str(finding) for finding in report.findings if finding.severity != "note")
    yield from map(str, shown)
    hidden = Counter(finding.code for finding in notes)
    hidden.subtract(finding.code for finding in shown)
    if count := len(notes) - len(shown):
        codes = ", ".join(f"{hidden[code]} {code}" for code in sorted(hidden, key=_weigh) if hidden[code])
        yield f"… and {count} more note{'' if count == 1 else 's'}: {codes}; --all shows them"


def select_notes(notes: Sequence[Finding]) -> list[Finding]:
    """Return the notes that matter most, ten at most, the most important code first."""
    ranked = sorted(notes, key=lambda note: _weigh(note.code))
    seen: Counter[str] = Counter()
    first: list[Finding] = []
    others: list[Finding] = []
    for note in ranked:
        seen[note.code] += 1
        (first if seen[note.code] <= MAX_NOTES_OF_CODE else others).append(note)
    return sorted([*first, *others][:MAX_NOTES], key=lambda note: _weigh(note.code))


def _weigh(code: str) -> int:
    return _BY_WEIGHT.index(code) if code in _BY_WEIGHT else 0


def describe_phrasings(report: Report) -> str:
    """Return a sentence on a base most of whose entries have few phrasings, or nothing."""
    entries = report.knowledge.entries if report.knowledge else ()
    few = sum(len(entry.phrasings) < MIN_PHRASINGS for entry in entries)
    if few * 2 <= len(entries) or len(entries) < MIN_ENTRIES:
        return ""
    return (
        f"{few} of {len(entries)} entries have fewer than {MIN_PHRASINGS} phrasings, and few phrasings find few "
        "questions; faqbot suggest lists the entries that need them most"
    )


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
