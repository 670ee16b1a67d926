"""An evaluation as JSON and as text."""

from collections import Counter
from collections.abc import Iterable, Sequence

from faqbot.curation.evaluation.absent_items import AbsentItem, list_answered
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

    The text has figures, tables and the worst confusions. With labelled questions, it lists those that failed. Of a
    base without a phrasing that can be held out, there are no figures.
    """
    recalls = evaluation.recalls
    parts = [
        format_figures(evaluation.score) if evaluation.score.outcomes or not recalls else [],
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
        "absent": [_convert_absent(each) for each in recalls.absent],
    }


def _convert_absent(absent: AbsentItem) -> dict[str, object]:
    """Convert an item and the reply of the base without it; ``instead`` is the entry of the answer, or null."""
    matches = absent.reply.ranking.matches
    return {
        "item": absent.id,
        "question": absent.reply.question,
        "verdict": absent.verdict,
        "instead": matches[0].item.id if matches and absent.verdict == "answered" else None,
        "confidence": _round(absent.reply.confidence),
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
        heading = _format_heading("not held out, as they have one phrasing only", MAX_LISTED, len(recalls.not_asked))
        yield [f"{heading}: {', '.join(recalls.not_asked[:MAX_LISTED])}"]
    if recalls.absent:
        yield _format_absent_counts(recalls.absent)
        yield _format_answered(list_answered(recalls.absent))


def _format_absent_counts(absent: Sequence[AbsentItem]) -> list[str]:
    counts: Counter[str] = Counter(each.verdict for each in absent)
    rows = (("answered by another entry", "answered"), ("asked back", "asked_back"), ("not answered", "abstained"))
    return [
        f"questions of entries and gaps with one phrasing, asked of the base without them ({len(absent)})",
        *(f"    {name:25s}{counts[verdict]:6d}{100 * counts[verdict] / len(absent):8.1f} %" for name, verdict in rows),
    ]


def _format_answered(answered: Sequence[AbsentItem]) -> list[str]:
    """Format the items whose questions another entry would answer."""
    lines = [line for each in answered[:MAX_LISTED] for line in _format_absent(each)]
    return [_format_heading("answered by another entry", MAX_LISTED, len(answered)), *lines] if lines else []


def _format_absent(absent: AbsentItem) -> list[str]:
    """Format an item with the entry that answers its question if the item is not there."""
    match = absent.reply.ranking.matches[0]
    return [
        f"{absent.id} -> {match.item.id}",
        f"    asked     {absent.reply.question}",
        f"    matched   {match.phrasing} ({match.confidence:.3f})",
    ]


def _format_heading(heading: str, shown: int, total: int) -> str:
    return f"{heading} ({shown} of {total})" if total > shown else heading


def _format_columns(group: str, width: int) -> str:
    return f"{group:{width}s}" + "".join(f"{name:>9}" for name in ("asked", "right%", "offered%", "missed%", "wrong%"))


def _format_row(recall: Recall, width: int) -> str:
    parts = (recall.right, recall.offered, recall.missed, recall.wrong)
    shares = "".join(f"{100 * part / recall.asked:9.1f}" for part in parts)
    return f"{recall.name:{width}s}{recall.asked:9d}{shares}"
