"""Fit the constants of ``faqbot/matching/confidence.py`` on question sets, and measure how far to trust them.

Each argument is a subject: one or more families of question sets, joined with a plus. A family is one or more folders,
joined with a comma: variants of one set. Each folder holds ``kb.jsonl`` and ``queries.jsonl``; ``benchmarks/README.md``
describes these files, and lists the sets. Name at least two families::

    python benchmarks/fit_confidence.py shop-full,shop-subset bank+insurance fever --bases BASES.jsonl

For each family, the script fits the constants on all other families and prints the calibration error on this one. The
last three lines are the constants fitted on all families. All families have the same weight, whatever their size.

A file of ``--bases`` has a small base and its questions on each line, as those of ``near_misses`` have, and every base
is a family of its own, with the weight ``BASE_WEIGHT``. Of its questions, those that mean two entries are left out.

The constants that are fitted are those for bases with few phrasings per item; the others stay as they are. With
``--encoder FOLDER``, they are those of ``hybrid_confidence.py``, for the engine with a sentence encoder.

The confidence is fitted on whether the first item is right: on all questions of a set, and on some questions of sets
about other subjects, which no item answers: some sets have no question out of scope, and no set has one about an
entirely different subject. It is a product of three probabilities. Which of them is to blame for a wrong item is not
known, and is estimated together with the constants (expectation maximisation: Dempster, Laird and Rubin 1977).
"""

import argparse
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import Any, NamedTuple

from quality import build_entry, measure_calibration, read_jsonl

from faqbot.knowledge.model import Entry
from faqbot.language.packs import pack_for
from faqbot.language.text import phrasing_key
from faqbot.matching.confidence import MANY, Choice, Fit, Scope
from faqbot.matching.features import compute_features
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import collect_facts
from faqbot.matching.lexical.analyzer import Analyzer
from faqbot.matching.query import build_query
from faqbot.matching.reranking import Reranked, rerank
from faqbot.matching.scoring import score
from faqbot.matching.semantic.encoder.encoded_base import EncodedBase
from faqbot.matching.semantic.encoder.encoder import Encoder, load_encoder
from faqbot.matching.semantic.encoder.hybrid_confidence import HybridChoice, HybridFit, HybridScope
from faqbot.matching.subject import SubjectComparer

MAX_QUERIES = 1500
"""Queries of a set that are used. More of them change nothing in the second digit."""

REGULARIZATION = 1.0
"""L2 penalty on every coefficient but the intercept, as a number of queries."""

STEPS = 60
"""Steps of the expectation maximisation."""

BASE_WEIGHT = 1.0
"""Weight of a base of ``--bases``; a family of question sets weighs 1. With a greater weight, the confidence tells near
misses better, and worse what the question sets do not answer."""

SMALL_BASES, SMALL_WEIGHT = 6, 0.5
"""Number of small bases that are drawn from each set, and their total weight.

Most bases of help desks are small, with one phrasing per entry, and are asked about their subject what they do not
answer. Few public sets are like that. On two public FAQs as they stand, 6 instead of 19 % of all replies are wrong
answers, and as many are right. With a greater weight, the confidence is worse on the bases with near misses."""

SMALL_SIZES, SMALL_PHRASINGS = (4, 45), (1, 3)
"""Least and greatest number of items of a small base, and numbers of phrasings per item, which take turns."""

MAX_SMALL_QUERIES, SMALL_UNRELATED = 250, 4
"""Queries of a small base that its items answer, at most. Half as many ask for other items of its set, and a quarter
are about other subjects."""

UNRELATED, UNRELATED_WEIGHT = 400, 0.1
"""Number of questions about other subjects per set, and their total weight; the set's own questions weigh 1."""

Parts = tuple[type[tuple[float, ...]], ...]

PARTS: Parts = (Scope, Choice, Fit)
"""The three logistic functions. The first field of each is the intercept, the others are features."""

HYBRID_PARTS: Parts = (HybridScope, HybridChoice, HybridFit)
"""Those with a sentence encoder."""

MIXED_KINDS = {"tie", "two"}
"""Kinds of questions of a base that mean two entries."""

Vector = list[float]


@dataclass(frozen=True, slots=True)
class Engine:
    """An index of the items of a question set.

    Attributes:
        ids: The id of each item, by its number in the index.
        encoded: The base as a sentence encoder knows it, or None without one.
    """

    analyzer: Analyzer
    index: Index
    ids: list[str]
    encoded: EncodedBase | None = None


class Sample(NamedTuple):
    """The best match of one question.

    Attributes:
        found: Its features by name.
        is_right: Whether the match is a right answer.
    """

    found: dict[str, float]
    is_right: bool


class QuestionSet(NamedTuple):
    """The samples of one question set.

    Attributes:
        own: Samples of its own questions.
        unrelated: Samples of questions about other subjects.
        small: Samples of small bases that are drawn from it.
        weight: The weight of its own questions, among all sets.
    """

    own: list[Sample]
    unrelated: list[Sample]
    small: list[Sample]
    weight: float = 1.0


class Example(NamedTuple):
    """One example for the three logistic functions.

    Attributes:
        inputs: The inputs of each of them.
        offsets: What is added to the logit of each of them.
        is_right: Whether the match is a right answer.
        weight: Its weight.
    """

    inputs: tuple[Vector, ...]
    offsets: tuple[float, ...]
    is_right: bool
    weight: float


Fitted = list[Vector]
"""The coefficients of the three logistic functions, each with the intercept first."""


def read_queries(folder: Path) -> list[dict[str, Any]]:
    """Read the queries of a set, or a fixed sample of ``MAX_QUERIES`` of them."""
    rows = read_jsonl(folder / "queries.jsonl")
    return random.Random(0).sample(rows, MAX_QUERIES) if len(rows) > MAX_QUERIES else rows  # noqa: S311 - no secret


def build_engine(items: Sequence[Entry], encoder: Encoder | None = None) -> Engine:
    """Index the items of a set, and encode their phrasings. Of equal phrasings, the first counts."""
    pack = pack_for("en")
    owners: dict[str, int] = {}
    phrasings: list[str] = []
    for number, item in enumerate(items):
        for phrasing in item.phrasings:
            form = phrasing_key(phrasing)
            if form and form not in owners:
                owners[form] = number
                phrasings.append(phrasing)
    analyzer = Analyzer.build(pack, phrasings)
    texts = list(map(analyzer.normalize, phrasings))
    facts = [collect_facts(pack, item, analyzer.normalize) for item in items]
    index = build_index(pack, texts, list(owners.values()), len(items), facts=facts)
    analyzer.mentioned = index.document_stems.keys()
    encoded = EncodedBase.encode(encoder, phrasings, index, "en") if encoder else None
    return Engine(analyzer, index, [item.id for item in items], encoded)


def read_items(folder: Path) -> list[Entry]:
    """Read the items of a question set."""
    return [build_entry(item["id"], item["questions"], item.get("answer")) for item in read_jsonl(folder / "kb.jsonl")]


def collect_samples(engine: Engine, rows: Iterable[dict[str, Any]]) -> list[Sample]:
    """Match questions. A question for which nothing is found gives no sample.

    Args:
        engine: The index to match with.
        rows: Queries: ``q`` is the question, ``expect`` the ids of its right answers.
    """
    subjects = SubjectComparer(engine.index)
    samples = []
    for row in rows:
        analysis = engine.analyzer.analyze(row["q"], engine.index.has_bigram)
        query = build_query(engine.index, analysis.words, analysis.slips)
        encoded = engine.encoded
        if encoded:
            ranked = Reranked(encoded.score(row["q"], engine.index, query, frozenset()), {})
        else:
            ranked = rerank(query, score(engine.index, query), subjects, engine.index.few)
        scored, compared = ranked
        if scored:
            first = scored[0]
            subject = compared.get(first.item) or subjects.compare(query, first.item, first.phrasings)
            features = compute_features(engine.index, query, scored, [subject])[0]
            found = features._asdict() | {"score": scored[0].score, "vote": scored[0].encoder_vote}
            samples.append(Sample(found, engine.ids[scored[0].item] in row["expect"]))
    return samples


def read_base(row: dict[str, Any], encoder: Encoder | None = None) -> QuestionSet:
    """Return the samples of a small base: a line of a file of ``--bases``."""
    items = [
        build_entry(entry["id"], [entry["question"], *entry.get("paraphrases", ())], entry["answer"])
        for entry in row["base"]["entries"]
    ]
    asked = [ask for ask in row["asks"] if ask["kind"] not in MIXED_KINDS]
    queries = [{"q": ask["q"], "expect": [ask["expect"]] if ask["expect"] else []} for ask in asked]
    return QuestionSet(collect_samples(build_engine(items, encoder), queries), [], [], BASE_WEIGHT)


def read_set(folder: Path, others: Sequence[Path], encoder: Encoder | None = None) -> QuestionSet:
    """Return the samples of one question set.

    Args:
        folder: The folder of the set.
        others: The folders of sets about other subjects.
        encoder: The sentence encoder, or None.
    """
    items = read_items(folder)
    engine = build_engine(items, encoder)
    share = UNRELATED // max(1, len(others))
    unrelated = [row | {"expect": []} for other in others for row in read_queries(other)[:share]]
    rows = read_queries(folder)
    small = [sample for seed in range(SMALL_BASES) for sample in draw_small_base(items, rows, unrelated, seed, encoder)]
    return QuestionSet(collect_samples(engine, rows), collect_samples(engine, unrelated), small)


def draw_small_base(
    items: Sequence[Entry],
    rows: Sequence[dict[str, Any]],
    unrelated: Sequence[dict[str, Any]],
    seed: int,
    encoder: Encoder | None = None,
) -> list[Sample]:
    """Return the samples of a small base: some items of a set with few of their phrasings.

    It is also asked for items that it does not have, and about other subjects.

    Args:
        items: The items of the set.
        rows: Its queries.
        unrelated: Queries about other subjects.
        seed: Tells the draws apart.
        encoder: The sentence encoder, or None.
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    most = SMALL_PHRASINGS[seed % len(SMALL_PHRASINGS)]
    size = min(draw.randint(*SMALL_SIZES), max(1, 2 * len(items) // 3))
    kept = [
        build_entry(item.id, draw.sample(item.phrasings, min(most, len(item.phrasings))), item.answer or None)
        for item in draw.sample(list(items), size)
    ]
    ids = {item.id for item in kept}
    asked = [row | {"expect": [right for right in row["expect"] if right in ids]} for row in rows]
    answered = [row for row in asked if row["expect"]]
    others = [row for row in asked if not row["expect"]]
    answered = draw.sample(answered, min(MAX_SMALL_QUERIES, len(answered)))
    others = draw.sample(others, min(len(answered) // 2, len(others)))
    unrelated = draw.sample(unrelated, min(len(answered) // SMALL_UNRELATED, len(unrelated)))
    return collect_samples(build_engine(kept, encoder), [*answered, *others, *unrelated])


def select_inputs(found: Mapping[str, float], parts: Parts = PARTS) -> tuple[tuple[Vector, ...], tuple[float, ...]]:
    """Return the inputs of the three logistic functions and what is added to their logits.

    Without an encoder, the coefficients are those of ``FEW``. They count ``few`` times, and those of ``MANY``, which
    are not fitted, the rest.
    """
    values = tuple([1.0, *(found[name] for name in list_fields(part)[1:])] for part in parts)
    if parts is not PARTS:
        return values, (0.0,) * len(parts)
    few = found["few"]
    offsets = ((1 - few) * sum(map(mul, many, each)) for many, each in zip(MANY, values, strict=True))
    return tuple([few * value for value in each] for each in values), tuple(offsets)


def list_fields(part: type[tuple[float, ...]]) -> tuple[str, ...]:
    """Return the names of the coefficients of a logistic function."""
    names: tuple[str, ...] = getattr(part, "_fields", ())
    return names


def fit(families: Sequence[Sequence[QuestionSet]], parts: Parts = PARTS) -> Fitted:
    """Fit the coefficients. All families have the same weight, apart from that of their sets."""
    examples: list[Example] = []
    for family in families:
        for samples, weight in (
            ([sample for part in family for sample in part.own], family[0].weight),
            ([sample for part in family for sample in part.unrelated], UNRELATED_WEIGHT),
            ([sample for part in family for sample in part.small], SMALL_WEIGHT),
        ):
            share = weight / max(1, len(samples))
            examples += [Example(*select_inputs(found, parts), is_right, share) for found, is_right in samples]
    fitted = [[1.0, *[0.0] * (len(list_fields(part)) - 1)] for part in parts]
    scale = len(examples) / len(families)
    for _ in range(STEPS):
        causes = [find_causes(fitted, example) for example in examples]
        fitted = [
            improve_logistic(
                fitted[part],
                [
                    Row(example.inputs[part], cause[part], scale * example.weight, example.offsets[part])
                    for example, cause in zip(examples, causes, strict=True)
                ],
            )
            for part in range(len(parts))
        ]
    return fitted


def find_causes(fitted: Fitted, example: Example) -> list[float]:
    """Return how probable it is that each of the three holds for an example.

    All three hold for a right item. For a wrong one, at least one of them does not.
    """
    if example.is_right:
        return [1.0] * len(fitted)
    expected = [predict(*each) for each in zip(fitted, example.inputs, example.offsets, strict=True)]
    whole = math.prod(expected)
    return [(share - whole) / max(1e-9, 1 - whole) for share in expected]


class Row(NamedTuple):
    """One example for a logistic regression.

    Attributes:
        inputs: Its inputs.
        target: The probability that it is true.
        weight: Its weight.
        offset: What is added to its logit.
    """

    inputs: Vector
    target: float
    weight: float
    offset: float = 0.0


def improve_logistic(coefficients: Vector, rows: Sequence[Row]) -> Vector:
    """Make one step of Newton's method for a weighted logistic regression with an L2 penalty.

    Args:
        coefficients: The coefficients so far, the intercept first.
        rows: The examples.
    """
    size = len(coefficients)
    gradient = [0.0, *(-REGULARIZATION * value for value in coefficients[1:])]
    hessian = [[(REGULARIZATION if row == column and row else 0.0) for column in range(size)] for row in range(size)]
    for inputs, target, weight, offset in rows:
        expected = predict(coefficients, inputs, offset)
        error = weight * (target - expected)
        curvature = weight * expected * (1 - expected)
        for row, value in enumerate(inputs):
            gradient[row] += error * value
            scaled = curvature * value
            for column in range(row + 1):
                hessian[row][column] += scaled * inputs[column]
    for row in range(size):
        for column in range(row):
            hessian[column][row] = hessian[row][column]
    return [value + change for value, change in zip(coefficients, solve(hessian, gradient), strict=True)]


def predict(coefficients: Vector, inputs: Vector, offset: float = 0.0) -> float:
    """Return the probability that a logistic regression predicts."""
    logit = offset + sum(map(mul, coefficients, inputs))
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


def confidence(fitted: Fitted, sample: Sample, parts: Parts = PARTS) -> float:
    """Return the confidence in a sample: the product of the three logistic functions.

    The factors that are not fitted, of ``accounted`` and ``cited``, are left out.
    """
    inputs, offsets = select_inputs(sample.found, parts)
    return math.prod(predict(*each) for each in zip(fitted, inputs, offsets, strict=True))


def calibration_error(fitted: Fitted, samples: Sequence[Sample], parts: Parts = PARTS) -> float:
    """Return the expected calibration error over bins of equal size, 0 to 1."""
    return measure_calibration((confidence(fitted, sample, parts), sample.is_right) for sample in samples)


def format_constants(kind: type[tuple[float, ...]], coefficients: Vector, prefix: str = "") -> str:
    """Return the line that sets these constants."""
    values = ", ".join(f"{name}={value:.2f}" for name, value in zip(list_fields(kind), coefficients, strict=True))
    name = kind.__name__.removeprefix("Hybrid").upper()
    return f"{prefix}{name} = {kind.__name__}({values})"


def read_families(subjects: Sequence[str], encoder: Encoder | None = None) -> dict[str, list[QuestionSet]]:
    """Read the sets of each family, by the names of their folders.

    Args:
        subjects: The arguments of the command line.
        encoder: The sentence encoder, or None.
    """
    folders = [[list(map(Path, family.split(","))) for family in subject.split("+")] for subject in subjects]
    families = {}
    for subject in folders:
        others = [folder for other in folders if other is not subject for family in other for folder in family]
        for family in subject:
            families[",".join(folder.name for folder in family)] = [
                read_set(folder, others, encoder) for folder in family
            ]
    return families


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the calibration error of each family, and the constants.

    Args:
        arguments: The arguments of the command line; None takes those of the process.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="+", metavar="SUBJECT")
    parser.add_argument("--bases", nargs="*", type=Path, default=[], metavar="FILE")
    parser.add_argument("--encoder", metavar="FOLDER", help="the folder of a sentence encoder")
    options = parser.parse_args(arguments)
    encoder = load_encoder(options.encoder) if options.encoder else None
    parts = HYBRID_PARTS if encoder else PARTS
    families = read_families(options.subjects, encoder)
    if len(families) < 2:
        parser.error("name at least two families")
    families |= {row["base"]["id"]: [read_base(row, encoder)] for file in options.bases for row in read_jsonl(file)}
    errors = []
    for name, family_sets in families.items():
        fitted = fit([family for other, family in families.items() if other != name], parts)
        errors += [calibration_error(fitted, each.own, parts) for each in family_sets]
        shown = ", ".join(f"{error:.3f}" for error in errors[-len(family_sets) :])
        print(f"{shown:>14}  calibration error when left out: {name}", flush=True)
    print(f"{sum(errors) / len(errors):14.3f}  mean")
    for kind, coefficients in zip(parts, fit(list(families.values()), parts), strict=True):
        print(format_constants(kind, coefficients, "HYBRID_" if encoder else "FEW_"))


if __name__ == "__main__":
    main()
