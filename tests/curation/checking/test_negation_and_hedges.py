from pathlib import Path

import pytest
from inspections import OTHER, base, entry, list_findings, sources

DENIES = 'asserts what passage "p/1" denies; keep the negation of the passage, or cite another passage [FB303]'
SURER = 'states as certain what passage "p/1" hedges; keep the hedge: "may", "seems", "suggests" [FB304]'


@pytest.mark.parametrize(
    ("passage", "answer", "expected"),
    [
        ("Bread should NOT be kept cold.", "Bread should not be kept cold.", None),
        ("Bread should NOT be kept cold.", "Don't keep bread cold.", None),
        ("Bread should NOT be kept cold.", "Keep bread cold.", DENIES),
        ("Bread should NOT be kept cold.", "Bread is kept cold. Nobody knows why.", DENIES),
        ("Keep bread cold; it should not get warm.", "Keep bread cold.", None),
        ("Linen bags help, but plastic bags do not help crusts.", "Linen bags help.", None),
        ("Linen bags help, but plastic bags do not help crusts.", "Not all bags: plastic ones help crusts.", None),
        ("Linen bags help, but plastic bags do not help crusts.", "No. Plastic bags do help crusts.", DENIES),
        ("Nothing helps. Stir.", "Stir.", None),
        ("Rye might rise slowly.", "Rye may rise slowly.", None),
        ("Rye might rise slowly.", "Rye rises slowly.", SURER),
        ("Rye might rise slowly.", "It is not known how slowly rye rises.", None),
        ("Rye rises slowly (it may not).", "Rye rises slowly.", None),
        ("Rye might rise slowly. Wheat is quick.", "Rye rises slowly.", SURER),
    ],
)
def test_an_answer_that_drops_a_negation_or_a_hedge_is_reported(
    passage: str, answer: str, expected: str | None, tmp_path: Path
) -> None:
    text = base(sources(passage), "entries:\n", entry(answer, "p/1"))
    text = text.replace("follow_ups: [other]", "topic: T")
    lines = [f'bread.yaml:9:49: warning: entry "keep" {expected}'] if expected else []
    assert (
        list_findings(tmp_path, text, f"{passage}\n", code="FB303")
        + list_findings(tmp_path, text, f"{passage}\n", code="FB304")
        == lines
    )


def test_a_reference_denies_nothing(tmp_path: Path) -> None:
    text = base(sources("No bread without rye."), "entries:\n", entry("Miller wrote on rye.", "p/1"), OTHER)
    assert [line[-7:] for line in list_findings(tmp_path, text, "No bread without rye.\n", code="FB303")] == ["[FB303]"]
    text = text.replace("about: a", "about: a, kind: reference")
    assert list_findings(tmp_path, text, "No bread without rye.\n", code="FB303") == []
