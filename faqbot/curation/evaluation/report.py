"""An evaluation as JSON and as text to read."""

from collections.abc import Iterable

from faqbot.curation.evaluation.confusions import Confusion, Example
from faqbot.curation.evaluation.evaluation import Evaluation, Recalls
from faqbot.curation.evaluation.figures import failures, figure_lines, figures
from faqbot.curation.evaluation.folds import FOLDS
from faqbot.curation.evaluation.recall import Recall

MOST = 10
"""Confusions and entries that the text lists; JSON has all."""


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """The figures, whose shares are in per cent, then the rest, whose shares are from 0 to 1, to four decimals.

    ``self`` is there only where the base was asked its own phrasings.
    """
    curve, calibration, recalls = evaluation.curve, evaluation.calibration, evaluation.recalls
    rows = (
        {"threshold": _rounded(row.threshold), "coverage": _rounded(row.coverage), "risk": _rounded(row.risk)}
        for row in curve.rows
    )
    bins = (
        {"confidence": _rounded(each.confidence), "right": _rounded(each.right), "count": each.count}
        for each in calibration.bins
    )
    found: dict[str, object] = {
        **figures(evaluation.score),
        "risk_coverage": {"area": _rounded(curve.area), "rows": list(rows)},
        "reliability": {"ece": _rounded(calibration.error), "bins": list(bins)},
        "confusions": list(map(_confusion, evaluation.confusions)),
    }
    return found if recalls is None else found | {"self": _recalls(recalls)}


def as_text(evaluation: Evaluation) -> str:
    """The figures, the tables, the worst confusions; of labelled questions also each that went wrong or was missed."""
    recalls = evaluation.recalls
    parts = [
        figure_lines(evaluation.score),
        *(_recall_tables(recalls) if recalls else []),
        _risk_table(evaluation),
        _reliability_table(evaluation),
        _confusion_list(evaluation.confusions),
        failures(evaluation.score) if recalls is None else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _confusion(confusion: Confusion) -> dict[str, object]:
    examples = (
        {
            "question": example.case.question,
            "location": str(example.case.location),
            "confidence": _rounded(example.confidence),
            "phrasing": example.phrasing,
            "expected_phrasing": example.expected_phrasing,
        }
        for example in confusion.examples
    )
    return {
        "expected": list(confusion.expected),
        "answered": confusion.answered,
        "count": confusion.count,
        "examples": list(examples),
    }


def _recalls(recalls: Recalls) -> dict[str, object]:
    return {
        "folds": FOLDS,
        "topics": [{"kind": each.kind, "name": each.name} | _verdicts(each) for each in recalls.topics],
        "entries": [{"entry": each.name} | _verdicts(each) for each in recalls.entries],
        "not_asked": list(recalls.not_asked),
    }


def _verdicts(recall: Recall) -> dict[str, object]:
    return {
        "asked": recall.asked,
        "right": recall.right,
        "offered": recall.offered,
        "missed": recall.missed,
        "wrong": recall.wrong,
        "recall": _rounded(recall.share),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _risk_table(evaluation: Evaluation) -> list[str]:
    curve = evaluation.curve
    if curve.area is None:
        return []
    rows = (f"{row.threshold:10.3f}{row.coverage:10.3f}{row.risk:10.3f}" for row in curve.rows)
    title = f"risk and coverage when answering from a confidence on (area under the curve {curve.area:.3f})"
    return [title, f"{'confidence':>10}{'coverage':>10}{'risk':>10}", *rows]


def _reliability_table(evaluation: Evaluation) -> list[str]:
    calibration = evaluation.calibration
    if calibration.error is None:
        return []
    rows = (f"{each.confidence:10.3f}{each.right:10.3f}{each.count:10d}" for each in calibration.bins)
    title = f"reliability of the confidence (expected calibration error {calibration.error:.3f})"
    return [title, f"{'confidence':>10}{'right':>10}{'questions':>10}", *rows]


def _confusion_list(confusions: tuple[Confusion, ...]) -> list[str]:
    lines = [line for confusion in confusions[:MOST] for line in _confused(confusion, confusion.examples[0])]
    return [_heading("worst confusions", MOST, len(confusions)), *lines] if lines else []


def _confused(confusion: Confusion, example: Example) -> list[str]:
    """A pair with its most confident question."""
    expected = ", ".join(confusion.expected)
    lines = [
        f"{confusion.count} x {expected or 'no answer'} -> {confusion.answered}",
        f"    asked     {example.case.question}",
        f"    drawn by  {example.phrasing} ({example.confidence:.3f})",
    ]
    return [*lines, f"    expected  {example.expected_phrasing or '(not in the ranking)'}"] if expected else lines


def _recall_tables(recalls: Recalls) -> Iterable[list[str]]:
    width = max((len(each.name) for each in (*recalls.topics, *recalls.entries)), default=0) + 2
    if recalls.topics:
        yield [_columns("topic", width), *(_row(each, width) for each in recalls.topics)]
    if worst := [each for each in recalls.entries if each.share < 1]:
        heading = _heading("entries with the worst recall", MOST, len(worst))
        yield [heading, _columns("entry", width), *(_row(each, width) for each in worst[:MOST])]
    if recalls.not_asked:
        yield ["not asked, having one phrasing only: " + ", ".join(recalls.not_asked)]


def _heading(what: str, shown: int, of: int) -> str:
    return f"{what} ({shown} of {of})" if of > shown else what


def _columns(what: str, width: int) -> str:
    return f"{what:{width}s}" + "".join(f"{name:>9}" for name in ("asked", "right%", "offered%", "missed%", "wrong%"))


def _row(recall: Recall, width: int) -> str:
    parts = (recall.right, recall.offered, recall.missed, recall.wrong)
    shares = "".join(f"{100 * part / recall.asked:9.1f}" for part in parts)
    return f"{recall.name:{width}s}{recall.asked:9d}{shares}"
