"""The committed base and article in which everything is wrong once, and the list of codes in docs/checking.md."""

import re
from functools import cache
from pathlib import Path

import pytest
from inspected import TODAY, base, entry, sources

from faqbot.curation.checking.ambiguity import asked
from faqbot.curation.checking.check import inspect, report, unusable
from faqbot.curation.checking.codes import CODES
from faqbot.curation.checking.finding import Finding
from faqbot.errors import KnowledgeError

ROOT = Path(__file__).parent.parent.parent.parent
BAKERY = ROOT / "tests" / "data" / "bakery"
CODES_PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (FB\d+) \| (\w+) \| (.+?) \| (.+?) \|$", CODES_PAGE, flags=re.MULTILINE)

# What the bakery cannot show, because then it would not load, or would be too long to read.
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
    "FB402": base(
        sources("x"), "entries:\n", *(entry("Yes.", "p/1", name=f"n{n}").replace("other", "n0") for n in range(1, 12)),
        entry("Yes.", "p/1", name="n0").replace("other", "n1"),
    ),
}  # fmt: skip


@cache
def bakery() -> tuple[Finding, ...]:
    return report(inspect(BAKERY / "base.yaml", [BAKERY / "article.txt"], TODAY)).findings


def shown(code: str, folder: Path) -> str:
    """The first finding of a code, in the bakery or in a base made for it."""
    findings = bakery()
    if code in OTHERS:
        path = folder / "bread.yaml"
        path.write_text(OTHERS[code], encoding="utf-8")
        try:
            findings = report(inspect(path)).findings
        except KnowledgeError as error:
            findings = unusable(error).findings
    fault = next(finding.fault for finding in findings if finding.code == code)
    return fault.replace(f"{BAKERY}/", "")


@cache
def asked_bakery() -> tuple[Finding, ...]:
    return asked(inspect(BAKERY / "base.yaml")).findings


def masked(fault: str) -> str:
    """A message without its confidences, which change when the matcher does."""
    return re.sub(r"\d\.\d\d", "0.00", fault).replace(f"{BAKERY}/", "")


def test_the_bakery_shows_what_it_is_for() -> None:
    lines = (BAKERY / "findings.txt").read_text(encoding="utf-8").splitlines()
    assert [str(finding).replace(f"{BAKERY}/", "") for finding in bakery()] == lines


@pytest.mark.parametrize("code", [code for code, kind in CODES.items() if kind.asks])
def test_every_code_that_asking_finds_stands_in_the_document_with_an_example(code: str) -> None:
    ((_, severity, what, example),) = [row for row in ROWS if row[0] == code]
    assert (severity, what) == (CODES[code].severity, CODES[code].what)
    assert masked(example) in [masked(finding.fault) for finding in asked_bakery() if finding.code == code]


@pytest.mark.parametrize("code", [code for code, kind in CODES.items() if not kind.asks])
def test_every_code_is_found_and_stands_in_the_document_with_an_example(code: str, tmp_path: Path) -> None:
    (row,) = [row for row in ROWS if row[0] == code]
    assert row == (code, CODES[code].severity, CODES[code].what, shown(code, tmp_path))


def test_the_finding_that_the_document_shows_is_one_of_the_bakery() -> None:
    (line,) = re.findall(r"^base\.yaml:.*$", CODES_PAGE, flags=re.MULTILINE)
    assert line in (BAKERY / "findings.txt").read_text(encoding="utf-8").splitlines()


def test_the_document_lists_no_other_code_and_in_order() -> None:
    assert [row[0] for row in ROWS] == list(CODES)
