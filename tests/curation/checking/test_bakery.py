"""The bakery has each fault once; the documentation lists every code with an example."""

import re
from functools import cache
from pathlib import Path

import pytest
from inspections import OTHER, TODAY, base, entry, read_article, sources

from faqbot.curation.checking.ambiguity import check_replies
from faqbot.curation.checking.check import build_report, inspect, report_unusable
from faqbot.curation.checking.codes import CODES
from faqbot.curation.checking.finding import Finding
from faqbot.errors import KnowledgeError

ROOT = Path(__file__).parent.parent.parent.parent
BAKERY = ROOT / "tests" / "data" / "bakery"
CODES_PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (FB\d+) \| (\w+) \| (.+?) \| (.+?) \|$", CODES_PAGE, flags=re.MULTILINE)

# Bases for faults that would keep the bakery from loading, or would make it too long.
OTHERS = {
    "FB101": "format: 1\nid: bread\nentries: [\n",
    "FB102": "format: 1\nid: bread\nentries: [{id: bread, question: How?, answr: So}]\n",
    "FB103": "format: 1\nid: bread\nentries: [{id: bread, question: How?, answer: So, citations: [storag/1]}]\n",
    "FB106": "format: 1\nid: bread\nrequire_citations: true\nentries: [{id: keep, question: How?, answer: So}]\n",
    "FB109": (
        "format: 1\nid: bread\nentries: [{id: keep, question: How?, answer: So}]\n"
        "policy: {answer_at: 0.6, calibrated: {"
        "risk: 0.05, confidence: 0.95, questions: 59, wrong: 0, answer_at: 0.6, margin: 0.1, version: 1, engine: 4, "
        f"date: 2026-01-31, digest: {'0' * 64}}}}}\n"
    ),
    **dict.fromkeys(("FB110", "FB111"), (
        "format: 1\nid: bread\nentries: [{id: keep, question: How?, answer: So}]\n"
        'alerts: [{id: fire, text: Call., signs: [fire], examples: [there is a fire, the oven smokes], '
        'not: ["how is bread fired, in 1900", "fire me, the loaf is burnt"]}]\n'
    )),
    "FB112": (
        "format: 1\nid: bread\nentries:\n  - id: keep\n    question: How?\n    answer: Ask for ticket #42 at the desk\n"
    ),
    "FB115": (
        "format: 1\nid: bread\nentries: [{id: keep, question: Wie lange hält ein Brot?, "
        'answer: "Es hält drei Tage, wenn es nicht in der Sonne liegt."}]\n'
    ),
    "FB306": base(sources("x"), "entries:\n", entry("Three days [1], a year [2].", "p/1"), OTHER),
    **dict.fromkeys(("FB606", "FB607"), (
        "format: 1\nid: bread\nlanguages: [en, de]\nentries:\n"
        "  - {id: bread, question: How?, answer: So}\n"
        "  - {id: cake, question: Why?, answer: So, reviewed: 2026-01-31}\n"
        "  - {id: cake-de, language: de, translates: cake, question: Warum?, answer: So, reviewed: 2025-01-31}\n"
    )),
    "FB402": base(
        sources("x"), "entries:\n", *(entry("Yes.", "p/1", name=f"n{n}").replace("other", "n0") for n in range(1, 12)),
        entry("Yes.", "p/1", name="n0").replace("other", "n1"),
    ),
}  # fmt: skip


@cache
def check_bakery() -> tuple[Finding, ...]:
    return build_report(inspect(BAKERY / "base.yaml", [read_article(BAKERY / "article.txt")], TODAY)).findings


def find_fault(code: str, folder: Path) -> str:
    """Return the first fault of a code, in the bakery or in a base made for it."""
    findings = check_bakery()
    if code in OTHERS:
        path = folder / "bread.yaml"
        path.write_text(OTHERS[code], encoding="utf-8")
        try:
            findings = build_report(inspect(path)).findings
        except KnowledgeError as error:
            findings = report_unusable(error).findings
    fault = next(finding.fault for finding in findings if finding.code == code)
    return fault.replace(f"{BAKERY}/", "")


@cache
def probe_bakery() -> tuple[Finding, ...]:
    return check_replies(inspect(BAKERY / "base.yaml")).findings


def mask(fault: str) -> str:
    """Mask the confidences in a message, which change with the matcher."""
    return re.sub(r"\d\.\d\d", "0.00", fault).replace(f"{BAKERY}/", "")


def test_the_bakery_gives_the_committed_findings() -> None:
    lines = (BAKERY / "findings.txt").read_text(encoding="utf-8").splitlines()
    assert [str(finding).replace(f"{BAKERY}/", "") for finding in check_bakery()] == lines


@pytest.mark.parametrize("code", [code for code, kind in CODES.items() if kind.needs_bot])
def test_every_code_that_needs_the_bot_is_documented_with_an_example(code: str) -> None:
    ((_, severity, what, example),) = [row for row in ROWS if row[0] == code]
    assert (severity, what) == (CODES[code].severity, CODES[code].meaning)
    assert mask(example) in [mask(finding.fault) for finding in probe_bakery() if finding.code == code]


@pytest.mark.parametrize("code", [code for code, kind in CODES.items() if not kind.needs_bot])
def test_every_other_code_is_found_and_documented_with_an_example(code: str, tmp_path: Path) -> None:
    (row,) = [row for row in ROWS if row[0] == code]
    assert row == (code, CODES[code].severity, CODES[code].meaning, find_fault(code, tmp_path))


def test_the_finding_that_the_documentation_shows_is_one_of_the_bakery() -> None:
    (line,) = re.findall(r"^base\.yaml:.*$", CODES_PAGE, flags=re.MULTILINE)
    assert line in (BAKERY / "findings.txt").read_text(encoding="utf-8").splitlines()


def test_the_documentation_lists_exactly_these_codes_in_order() -> None:
    assert [row[0] for row in ROWS] == list(CODES)
