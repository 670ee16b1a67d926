"""Fit the constants of ``faqbot/matching/confidence.py`` on question sets, and measure how far to trust them.

Each argument is a subject: one or more families of question sets, joined with a plus. A family is one or more folders,
joined with a comma: variants of one set. Each folder holds ``kb.jsonl`` and ``queries.jsonl``; ``benchmarks/README.md``
describes these files, and lists the sets. Name at least two families::

    python benchmarks/fit_confidence.py shop-full,shop-subset bank+insurance fever+virus

For each family, the script fits the constants on all other families and prints the calibration error on this one. The
last two lines are the constants fitted on all families. All families have the same weight, whatever their size.

The *scope* is fitted on all questions of a set, and on some questions of sets about other subjects, which no item
answers: some sets have no question out of scope, and no set has one about an entirely different subject. The *choice*
is fitted on the questions that the set answers.
"""

import argparse
import json
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from faqbot.language.packs import pack_for
from faqbot.language.text import phrasing_key
from faqbot.matching.confidence import Choice, Features, Scope, compute_features
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.lexical.analyzer import Analyzer
from faqbot.matching.scoring import build_query, score

MAX_QUERIES = 1500
"""Queries of a set that are used. More of them change nothing in the second digit."""

REGULARIZATION = 1.0
"""L2 penalty on every coefficient but the intercept, as a number of queries."""

NEWTON_STEPS = 25
BINS = 10

UNRELATED, UNRELATED_WEIGHT = 400, 0.1
"""Number of questions about other subjects per set, and their total weight; the set's own questions weigh 1."""

SCOPE_FEATURES, CHOICE_FEATURES = Scope._fields[1:], Choice._fields[1:]
"""The features that the scope and the choice depend on. The first field of both is the intercept."""

Vector = list[float]


@dataclass(frozen=True, slots=True)
class Engine:
    """An index of the items of a question set.

    Attributes:
        ids: The id of each item, by its number in the index.
    """

    analyzer: Analyzer
    index: Index
    ids: list[str]


class Sample(NamedTuple):
    """The best match of one question.

    Attributes:
        found: Its features.
        is_in_scope: Whether the set answers the question.
        is_right: Whether the match is a right answer.
    """

    found: Features
    is_in_scope: bool
    is_right: bool


class QuestionSet(NamedTuple):
    """The samples of one question set.

    Attributes:
        own: Samples of its own questions.
        unrelated: Samples of questions about other subjects.
    """

    own: list[Sample]
    unrelated: list[Sample]


class Row(NamedTuple):
    """One example for a logistic regression."""

    inputs: Vector
    is_true: bool
    weight: float


class Fitted(NamedTuple):
    """The coefficients of both regressions, the intercept first."""

    scope: Vector
    choice: Vector


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read a file that has a JSON object on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_queries(folder: Path) -> list[dict[str, Any]]:
    """Read the queries of a set, or a fixed sample of ``MAX_QUERIES`` of them."""
    rows = read_jsonl(folder / "queries.jsonl")
    return random.Random(0).sample(rows, MAX_QUERIES) if len(rows) > MAX_QUERIES else rows  # noqa: S311 - no secret


def build_engine(folder: Path) -> Engine:
    """Index the items of a set. Of equal phrasings, the first counts."""
    pack = pack_for("en")
    ids: list[str] = []
    owners: dict[str, int] = {}
    phrasings: list[str] = []
    for item in read_jsonl(folder / "kb.jsonl"):
        for phrasing in item["questions"]:
            form = phrasing_key(phrasing)
            if form and form not in owners:
                owners[form] = len(ids)
                phrasings.append(phrasing)
        ids.append(item["id"])
    analyzer = Analyzer.build(pack, phrasings)
    index = build_index(pack, list(map(analyzer.normalize, phrasings)), list(owners.values()), len(ids))
    return Engine(analyzer, index, ids)


def collect_samples(engine: Engine, rows: Iterable[dict[str, Any]]) -> list[Sample]:
    """Match questions. A question that no item shares a word with gives no sample.

    Args:
        engine: The index to match with.
        rows: Queries: ``q`` is the question, ``expect`` the ids of its right answers.
    """
    samples = []
    for row in rows:
        query = build_query(engine.index, engine.analyzer.analyze(row["q"], engine.index.has_bigram).words)
        if scored := score(engine.index, query):
            found = compute_features(engine.index, query, scored, 1)[0]
            samples.append(Sample(found, bool(row["expect"]), engine.ids[scored[0].item] in row["expect"]))
    return samples


def read_set(folder: Path, others: Sequence[Path]) -> QuestionSet:
    """Return the samples of one question set.

    Args:
        folder: The folder of the set.
        others: The folders of sets about other subjects.
    """
    engine = build_engine(folder)
    share = UNRELATED // max(1, len(others))
    unrelated = [row | {"expect": []} for other in others for row in read_queries(other)[:share]]
    return QuestionSet(collect_samples(engine, read_queries(folder)), collect_samples(engine, unrelated))


def select_inputs(sample: Sample, names: Sequence[str]) -> Vector:
    """Return the named features of a sample, after a 1 for the intercept."""
    return [1.0, *(getattr(sample.found, name) for name in names)]


def fit(families: Sequence[Sequence[QuestionSet]]) -> Fitted:
    """Fit the coefficients. All families have the same weight."""
    scope_rows: list[Row] = []
    choice_rows: list[Row] = []
    for family in families:
        own = [sample for part in family for sample in part.own]
        unrelated = [sample for part in family for sample in part.unrelated]
        answered = [sample for sample in own if sample.is_in_scope]
        for samples, weight in ((own, 1.0), (unrelated, UNRELATED_WEIGHT)):
            share = weight / max(1, len(samples))
            scope_rows += [Row(select_inputs(each, SCOPE_FEATURES), each.is_in_scope, share) for each in samples]
        share = 1.0 / max(1, len(answered))
        choice_rows += [Row(select_inputs(each, CHOICE_FEATURES), each.is_right, share) for each in answered]
    return Fitted(fit_logistic(scope_rows, len(families)), fit_logistic(choice_rows, len(families)))


def fit_logistic(rows: Sequence[Row], families: int) -> Vector:
    """Fit a weighted logistic regression with an L2 penalty by Newton's method.

    Args:
        rows: The examples. The weights of each family add up to about 1.
        families: The number of families.

    Returns:
        The coefficients, the intercept first.
    """
    size = len(rows[0].inputs)
    coefficients = [0.0] * size
    scale = len(rows) / families
    for _ in range(NEWTON_STEPS):
        gradient = [0.0, *(-REGULARIZATION * value for value in coefficients[1:])]
        hessian = [
            [(REGULARIZATION if row == column and row else 0.0) for column in range(size)] for row in range(size)
        ]
        for inputs, is_true, weight in rows:
            expected = predict(coefficients, inputs)
            error = scale * weight * (is_true - expected)
            curvature = scale * weight * expected * (1 - expected)
            for row, value in enumerate(inputs):
                gradient[row] += error * value
                for column, other in enumerate(inputs):
                    hessian[row][column] += curvature * value * other
        step = solve(hessian, gradient)
        coefficients = [value + change for value, change in zip(coefficients, step, strict=True)]
    return coefficients


def predict(coefficients: Vector, inputs: Vector) -> float:
    """Return the probability that a logistic regression predicts."""
    logit = sum(coefficient * value for coefficient, value in zip(coefficients, inputs, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def solve(matrix: list[Vector], right: Vector) -> Vector:
    """Solve a small system of linear equations by Gauss-Jordan elimination.

    Args:
        matrix: The coefficients, row by row.
        right: The right-hand side.
    """
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
    """Return the confidence in a sample: the product of its scope and its choice."""
    scope = predict(fitted.scope, select_inputs(sample, SCOPE_FEATURES))
    return scope * predict(fitted.choice, select_inputs(sample, CHOICE_FEATURES))


def calibration_error(fitted: Fitted, samples: Sequence[Sample]) -> float:
    """Return the expected calibration error over ``BINS`` bins of equal size, 0 to 1."""
    pairs = sorted((confidence(fitted, sample), sample.is_right) for sample in samples)
    size = math.ceil(len(pairs) / BINS)
    bins = (pairs[start : start + size] for start in range(0, len(pairs), size))
    return sum(abs(sum(p for p, _ in part) - sum(is_right for _, is_right in part)) for part in bins) / len(pairs)


def format_constants(kind: type[Scope | Choice], coefficients: Vector) -> str:
    """Return the line of ``confidence.py`` that sets these constants."""
    values = ", ".join(f"{name}={value:.2f}" for name, value in zip(kind._fields, coefficients, strict=True))
    return f"{kind.__name__.upper()} = {kind.__name__}({values})"


def read_families(subjects: Sequence[str]) -> dict[str, list[QuestionSet]]:
    """Read the sets of each family, by the names of their folders.

    Args:
        subjects: The arguments of the command line.
    """
    folders = [[list(map(Path, family.split(","))) for family in subject.split("+")] for subject in subjects]
    families = {}
    for subject in folders:
        others = [folder for other in folders if other is not subject for family in other for folder in family]
        for family in subject:
            families[",".join(folder.name for folder in family)] = [read_set(folder, others) for folder in family]
    return families


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the calibration error of each family, and the constants.

    Args:
        arguments: The arguments of the command line; None takes those of the process.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="+", metavar="SUBJECT")
    families = read_families(parser.parse_args(arguments).subjects)
    if len(families) < 2:
        parser.error("name at least two families")
    errors = []
    for name, parts in families.items():
        fitted = fit([family for other, family in families.items() if other != name])
        errors += [calibration_error(fitted, part.own) for part in parts]
        shown = ", ".join(f"{error:.3f}" for error in errors[-len(parts) :])
        print(f"{shown:>14}  calibration error when left out: {name}")
    print(f"{sum(errors) / len(errors):14.3f}  mean")
    fitted = fit(list(families.values()))
    print(format_constants(Scope, fitted.scope))
    print(format_constants(Choice, fitted.choice))


if __name__ == "__main__":
    main()
