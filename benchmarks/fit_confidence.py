"""Fit the constants of ``matching/lexical/confidence.py`` on public question sets, and show how far to trust them.

Each argument is a folder with ``kb.jsonl`` (one item a line: ``id``, ``questions``) and ``queries.jsonl`` (``q``,
``expect``: the ids that are right, none where the set does not answer). Folders joined with a comma are one family:
variants of one set. Families joined with a plus share a subject. A set whose labels are known to be noisy is better
left out::

    python benchmarks/fit_confidence.py shop-full,shop-subset bank+insurance fever+virus

For each family the constants are fitted on all the others and its calibration error is measured; the last lines have
the constants fitted on all. Families count alike, whatever their size. The scope is fitted on all questions, and on
some of families of other subjects, which no item answers: not every set has questions that it does not answer, and none
has any about something else altogether. The choice is fitted on the questions that a set does answer.
"""

import json
import math
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from faqbot.language.text import same_phrasing
from faqbot.matching.lexical.analyzer import Analyzer
from faqbot.matching.lexical.confidence import Choice, Features, Scope, features
from faqbot.matching.lexical.index_builder import build_index
from faqbot.matching.lexical.scoring import asked, score

MOST = 1500
"""Queries of a set that are used; more of them change nothing in the second digit."""

RIDGE = 1.0
"""L2 penalty on every coefficient but the intercept, in queries."""

ROUNDS = 25
BINS = 10

FAR, FAR_SHARE = 400, 0.1
"""Questions of other subjects that a set is asked, and how much all of them count beside its own."""

Vector = list[float]


SCOPE, CHOICE = Scope._fields[1:], Choice._fields[1:]
"""The features that each of the two depends on."""


class Sample(NamedTuple):
    """The first match of one query: its features, whether the set answers the query, and whether the match is right."""

    found: Features
    in_scope: bool
    right: bool


class Fitted(NamedTuple):
    """The constants of both; the intercept comes first."""

    scope: Vector
    choice: Vector


class Set(NamedTuple):
    """The samples of one question set: of its own questions, and of some about other subjects."""

    own: list[Sample]
    far: list[Sample]


def questions_of(folder: Path) -> list[dict[str, Any]]:
    """The questions of a set, at most ``MOST`` of them."""
    rows = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    return random.Random(0).sample(rows, MOST) if len(rows) > MOST else rows  # noqa: S311 - a fixed sample, no secret


def read_set(folder: Path, others: Sequence[Path]) -> Set:
    """The samples of one question set.

    Args:
        folder: Where it is.
        others: Sets of other subjects.
    """
    items, phrasings, owners, seen = [], [], [], set()
    for line in (folder / "kb.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        for phrasing in item["questions"]:
            form = same_phrasing(phrasing)
            if form and form not in seen:
                seen.add(form)
                phrasings.append(phrasing)
                owners.append(len(items))
        items.append(item["id"])
    lexicon = Analyzer.of(phrasings)
    index = build_index(list(map(lexicon.unified, phrasings)), owners, len(items))

    def samples(rows: Iterable[dict[str, Any]]) -> list[Sample]:
        found = []
        for row in rows:
            question = asked(index, lexicon.read(row["q"], index.together).words)
            if scored := score(index, question):
                described = features(index, question, scored, 1)[0]
                found.append(Sample(described, bool(row["expect"]), items[scored[0].item] in row["expect"]))
        return found

    each = FAR // max(1, len(others))
    far = [row | {"expect": []} for other in others for row in questions_of(other)[:each]]
    return Set(samples(questions_of(folder)), samples(far))


def fit(families: Sequence[Sequence[Set]]) -> Fitted:
    """The constants, from families that count alike."""
    scopes, choices = [], []
    for family in families:
        own = [sample for part in family for sample in part.own]
        far = [sample for part in family for sample in part.far]
        scopes += [(inputs(sample, SCOPE), sample.in_scope, 1 / len(own)) for sample in own]
        scopes += [(inputs(sample, SCOPE), False, FAR_SHARE / len(far)) for sample in far]
        answered = [sample for sample in own if sample.in_scope]
        choices += [(inputs(sample, CHOICE), sample.right, 1 / len(answered)) for sample in answered]
    return Fitted(regression(scopes, len(families)), regression(choices, len(families)))


def inputs(sample: Sample, names: Sequence[str]) -> Vector:
    """The features of those names, after a constant for the intercept."""
    return [1.0, *(getattr(sample.found, name) for name in names)]


def regression(rows: Sequence[tuple[Vector, bool, float]], families: int) -> Vector:
    """Weighted, penalised logistic regression by Newton's method; the intercept comes first.

    Args:
        rows: Inputs, what is true, and the share that it has of its family.
        families: How many families there are.
    """
    size = len(rows[0][0])
    weights = [0.0] * size
    scale = len(rows) / families
    for _ in range(ROUNDS):
        gradient = [0.0, *(-RIDGE * weight for weight in weights[1:])]
        curvature = [[(RIDGE if row == column and row else 0.0) for column in range(size)] for row in range(size)]
        for values, true, share in rows:
            expected = probability(weights, values)
            for row in range(size):
                gradient[row] += scale * share * (true - expected) * values[row]
                for column in range(size):
                    bend = expected * (1 - expected) * values[row] * values[column]
                    curvature[row][column] += scale * share * bend
        weights = [weight + step for weight, step in zip(weights, solved(curvature, gradient), strict=True)]
    return weights


def probability(weights: Vector, inputs: Vector) -> float:
    """The logistic function of the weighted inputs."""
    logit = sum(weight * value for weight, value in zip(weights, inputs, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def solved(matrix: list[Vector], right: Vector) -> Vector:
    """The solution of a small system of linear equations, by Gauss and Jordan."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for pivot in range(len(rows)):
        best = max(range(pivot, len(rows)), key=lambda row: abs(rows[row][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for other in range(len(rows)):
            if other != pivot:
                factor = rows[other][pivot]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[pivot], strict=True)]
    return [row[-1] for row in rows]


def confidence(fitted: Fitted, sample: Sample) -> float:
    """The confidence in the first match."""
    return probability(fitted.scope, inputs(sample, SCOPE)) * probability(fitted.choice, inputs(sample, CHOICE))


def calibration_error(fitted: Fitted, family: Sequence[Sample]) -> float:
    """Mean distance of confidence and truth over ten bins of equal count, 0 to 1."""
    pairs = sorted((confidence(fitted, sample), sample.right) for sample in family)
    size = math.ceil(len(pairs) / BINS)
    bins = (pairs[start : start + size] for start in range(0, len(pairs), size))
    return sum(abs(sum(p for p, _ in found) - sum(right for _, right in found)) for found in bins) / len(pairs)


def constants(kind: type[Scope | Choice], weights: Vector) -> str:
    """Constants as they stand in the module."""
    values = ", ".join(f"{name}={weight:.2f}" for name, weight in zip(kind._fields, weights, strict=True))
    return f"{kind.__name__.upper()} = {kind.__name__}({values})"


def main() -> None:
    """Print the table of calibration errors and the constants."""
    subjects = [[list(map(Path, family.split(","))) for family in subject.split("+")] for subject in sys.argv[1:]]
    families: dict[str, list[Set]] = {}
    for subject in subjects:
        others = [folder for other in subjects if other is not subject for family in other for folder in family]
        for family in subject:
            families[",".join(folder.name for folder in family)] = [read_set(folder, others) for folder in family]
    errors = []
    for name, parts in families.items():
        fitted = fit([family for other, family in families.items() if other != name])
        errors += [calibration_error(fitted, part.own) for part in parts]
        shown = ", ".join(f"{error:.3f}" for error in errors[-len(parts) :])
        print(f"{shown:>14}  calibration error left out: {name}")
    print(f"{sum(errors) / len(errors):14.3f}  mean")
    fitted = fit(list(families.values()))
    print(constants(Scope, fitted.scope))
    print(constants(Choice, fitted.choice))


if __name__ == "__main__":
    main()
