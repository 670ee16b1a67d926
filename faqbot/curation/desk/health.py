"""How a base and its log are: what ``faqbot check`` finds, and the numbers of each day."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from faqbot.curation.checking.check import build_report, inspect, report_unusable
from faqbot.curation.checking.report import select_notes, summarize
from faqbot.curation.desk.store import open_log
from faqbot.curation.log_summary import summarize as summarize_log
from faqbot.errors import KnowledgeError

MAX_FINDINGS = 50
"""Findings that are listed; more are counted."""

MAX_DAYS = 14
"""The latest days that are listed."""


def check_health(base: str) -> dict[str, Any]:
    """Check a base without asking its bot: errors and warnings, and the notes that matter most.

    Args:
        base: The folder or file of the base.
    """
    try:
        report = build_report(inspect(Path(base)))
    except KnowledgeError as error:
        report = report_unusable(error)
    notes = select_notes([finding for finding in report.findings if finding.severity == "note"])
    found = [*(finding for finding in report.findings if finding.severity != "note"), *notes]
    listed = found[:MAX_FINDINGS]
    return {
        "summary": summarize(report),
        "findings": [{"severity": finding.severity, "text": str(finding)} for finding in listed],
        "more": len(report.findings) - len(listed),
    }


def count_days(log: Mapping[str, str | None]) -> dict[str, Any]:
    """Count what happened on the latest days of a log, without a text.

    Raises:
        OSError: If the log cannot be read.
    """
    days = summarize_log(open_log(log)).days
    return {"days": [{"day": day, **tally} for day, tally in list(days.items())[-MAX_DAYS:]]}
