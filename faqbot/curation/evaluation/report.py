"""An evaluation as JSON and as text."""

from collections.abc import Iterable

from faqbot.curation.evaluation.confusions import Confusion, Example
from faqbot.curation.evaluation.evaluation import Evaluation, Recalls
from faqbot.curation.evaluation.figures import compute_figures, format_figures, list_failures
from faqbot.curation.evaluation.folds import FOLDS
from faqbot.curation.evaluation.recall import Recall

MAX_LISTED = 10
"""Maximum number of confusions, and of entries, in the text; the JSON has all."""


def to_json(evaluation: Evaluation) -> dict[str, object]:
    """Convert an evaluation to JSON values.

    The figures have shares in per cent; all other shares are from 0 to 1, to four decimals. ``self`` is present only if
    the base was asked its own phrasings.
    """
    curve, reliability, recalls = evaluation.curve, evaluation.reliability, evaluation.recalls
    rows = (
        {"threshold": _round(row.threshold), "coverage": _round(row.coverage), "risk": _round(row.risk)}
        for row in curve.rows
    )
    bins = (
        {"confidence": _round(each.confidence), "right": _round(each.right), "count": each.count}
        for each in reliability.bins
    )
    found: dict[str, object] = {
        **compute_figures(evaluation.score),
        "risk_coverage": {"area": _round(curve.area), "rows": list(rows)},
        "reliability": {"ece": _round(reliability.error), "bins": list(bins)},
        "confusions": list(map(_convert_confusion, evaluation.confusions)),
    }
    return found if recalls is None else found | {"self": _convert_recalls(recalls)}


def to_text(evaluation: Evaluation) -> str:
    """Convert an evaluation to text.

    The text has figures, tables and the worst confusions. With labelled questions, it lists those that failed.
    """
    recalls = evaluation.recalls
    parts = [
        format_figures(evaluation.score),
        *(_format_recall_tables(recalls) if recalls else []),
        _format_risk_table(evaluation),
        _format_reliability_table(evaluation),
        _format_confusions(evaluation.confusions),
        list_failures(evaluation.score) if recalls is None else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _convert_confusion(confusion: Confusion) -> dict[str, object]:
    examples = (
        {
            "question": example.case.question,
            "location": str(example.case.location),
            "confidence": _round(example.confidence),
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


def _convert_recalls(recalls: Recalls) -> dict[str, object]:
    return {
        "folds": FOLDS,
        "topics": [{"kind": each.kind, "name": each.name} | _convert_recall(each) for each in recalls.topics],
        "entries": [{"entry": each.name} | _convert_recall(each) for each in recalls.entries],
        "not_asked": list(recalls.not_asked),
    }


def _convert_recall(recall: Recall) -> dict[str, object]:
    return {
        "asked": recall.asked,
        "right": recall.right,
        "offered": recall.offered,
        "missed": recall.missed,
        "wrong": recall.wrong,
        "recall": _round(recall.share),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _format_risk_table(evaluation: Evaluation) -> list[str]:
    curve = evaluation.curve
    if curve.area is None:
        return []
    rows = (f"{row.threshold:10.3f}{row.coverage:10.3f}{row.risk:10.3f}" for row in curve.rows)
    title = f"risk and coverage when answering at a confidence or above (area under the curve {curve.area:.3f})"
    return [title, f"{'confidence':>10}{'coverage':>10}{'risk':>10}", *rows]


def _format_reliability_table(evaluation: Evaluation) -> list[str]:
    reliability = evaluation.reliability
    if reliability.error is None:
        return []
    rows = (f"{each.confidence:10.3f}{each.right:10.3f}{each.count:10d}" for each in reliability.bins)
    title = f"reliability of the confidence (expected calibration error {reliability.error:.3f})"
    return [title, f"{'confidence':>10}{'right':>10}{'questions':>10}", *rows]


def _format_confusions(confusions: tuple[Confusion, ...]) -> list[str]:
    listed = confusions[:MAX_LISTED]
    lines = [line for confusion in listed for line in _format_confusion(confusion, confusion.examples[0])]
    return [_format_heading("worst confusions", MAX_LISTED, len(confusions)), *lines] if lines else []


def _format_confusion(confusion: Confusion, example: Example) -> list[str]:
    """Format a confusion with its most confident question."""
    expected = ", ".join(confusion.expected)
    lines = [
        f"{confusion.count} x {expected or 'no answer'} -> {confusion.answered}",
        f"    asked     {example.case.question}",
        f"    matched   {example.phrasing} ({example.confidence:.3f})",
    ]
    return [*lines, f"    expected  {example.expected_phrasing or '(not in the ranking)'}"] if expected else lines


def _format_recall_tables(recalls: Recalls) -> Iterable[list[str]]:
    width = max((len(each.name) for each in (*recalls.topics, *recalls.entries)), default=0) + 2
    if recalls.topics:
        yield [_format_columns("topic", width), *(_format_row(each, width) for each in recalls.topics)]
    if worst := [each for each in recalls.entries if each.share < 1]:
        heading = _format_heading("entries with the worst recall", MAX_LISTED, len(worst))
        yield [heading, _format_columns("entry", width), *(_format_row(each, width) for each in worst[:MAX_LISTED])]
    if recalls.not_asked:
        yield ["not asked, as they have one phrasing only: " + ", ".join(recalls.not_asked)]


def _format_heading(heading: str, shown: int, total: int) -> str:
    return f"{heading} ({shown} of {total})" if total > shown else heading


def _format_columns(group: str, width: int) -> str:
    return f"{group:{width}s}" + "".join(f"{name:>9}" for name in ("asked", "right%", "offered%", "missed%", "wrong%"))


def _format_row(recall: Recall, width: int) -> str:
    parts = (recall.right, recall.offered, recall.missed, recall.wrong)
    shares = "".join(f"{100 * part / recall.asked:9.1f}" for part in parts)
    return f"{recall.name:{width}s}{recall.asked:9d}{shares}"
