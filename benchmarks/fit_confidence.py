"""Fit the constants of ``faqbot/matching/confidence.py`` on public question sets, and show how far to trust them.

Each argument is a folder with ``kb.jsonl`` (one item a line: ``id``, ``questions``) and ``queries.jsonl`` (``q``,
``expect``: the ids that are right, none where the set does not answer). Folders joined with a comma are one family:
variants of one set. A set whose labels are known to be noisy is better left out::

    python benchmarks/fit_confidence.py shop-full,shop-subset bank insurance

For each family the constants are fitted on all the others and its calibration error is measured; the last lines have
the constants fitted on all. Families count alike, whatever their size. The scope is fitted on all questions, the choice
on those that the set does answer.
"""

import json
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from faqbot.matching.building import build_index
from faqbot.matching.confidence import Choice, Features, Scope, features
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.scoring import asked, score
from faqbot.text import same_phrasing

MOST = 1500
"""Queries of a set that are used; more of them change nothing in the second digit."""

RIDGE = 1.0
"""L2 penalty on every coefficient but the intercept, in queries."""

ROUNDS = 25
BINS = 10

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


def samples(folder: Path) -> list[Sample]:
    """The samples of one question set."""
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
    lexicon = Lexicon.of(phrasings)
    index = build_index(list(map(lexicon.unified, phrasings)), owners, len(items))
    queries = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    if len(queries) > MOST:
        queries = random.Random(0).sample(queries, MOST)  # noqa: S311 - a fixed sample, nothing secret
    found = []
    for row in queries:
        question = asked(index, lexicon.read(row["q"]).words)
        scored = score(index, question)
        if scored:
            described = features(index, question, scored, 1)[0]
            found.append(Sample(described, bool(row["expect"]), items[scored[0].item] in row["expect"]))
    return found


def fit(families: Sequence[Sequence[Sample]]) -> Fitted:
    """The constants, from families that count alike."""
    answered = [[sample for sample in family if sample.in_scope] for family in families]
    return Fitted(
        regression([[(inputs(sample, SCOPE), sample.in_scope) for sample in family] for family in families]),
        regression([[(inputs(sample, CHOICE), sample.right) for sample in family] for family in answered]),
    )


def inputs(sample: Sample, names: Sequence[str]) -> Vector:
    """The features of those names, after a constant for the intercept."""
    return [1.0, *(getattr(sample.found, name) for name in names)]


def regression(families: Sequence[Sequence[tuple[Vector, bool]]]) -> Vector:
    """Weighted, penalised logistic regression by Newton's method; the intercept comes first."""
    size = len(families[0][0][0])
    weights = [0.0] * size
    total = sum(map(len, families))
    for _ in range(ROUNDS):
        gradient = [0.0, *(-RIDGE * weight for weight in weights[1:])]
        curvature = [[(RIDGE if row == column and row else 0.0) for column in range(size)] for row in range(size)]
        for family in families:
            share = total / len(families) / len(family)
            for values, true in family:
                expected = probability(weights, values)
                for row in range(size):
                    gradient[row] += share * (true - expected) * values[row]
                    for column in range(size):
                        curvature[row][column] += share * expected * (1 - expected) * values[row] * values[column]
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
    named = {argument: [samples(Path(part)) for part in argument.split(",")] for argument in sys.argv[1:]}
    families = {name: [sample for part in parts for sample in part] for name, parts in named.items()}
    errors = []
    for name, parts in named.items():
        fitted = fit([family for other, family in families.items() if other != name])
        errors += [calibration_error(fitted, part) for part in parts]
        shown = ", ".join(f"{error:.3f}" for error in errors[-len(parts) :])
        print(f"{shown:>14}  calibration error left out: {name}")
    print(f"{sum(errors) / len(errors):14.3f}  mean")
    fitted = fit(list(families.values()))
    print(constants(Scope, fitted.scope))
    print(constants(Choice, fitted.choice))


if __name__ == "__main__":
    main()
