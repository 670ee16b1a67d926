"""Train the model that scores how much an English message sounds like a call for help.

The model learns from the voices in ``benchmarks/emergencies`` and from the ordinary questions in
``benchmarks/near_misses``. It is a linear support vector machine with squared loss, trained by dual coordinate descent
(Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM"). A long message has several windows,
and only its most urgent one counts (multiple instances; Andrews et al. 2002, "Support Vector Machines for
Multiple-Instance Learning"). Only sums, products and square roots are used, so that every machine gets the same bytes.

    python benchmarks/build_urgency_model.py            writes faqbot/data/english/urgency.bin, in about a minute
    python benchmarks/build_urgency_model.py --voices   holds out each voice in turn, and prints what is missed

The second form prints a row for each voice that was held out: its calls for help and the share of them missed by the
likely and the possible score, then its calm messages and the shares of them that reach these scores.
"""

import argparse
import json
import random
from array import array
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import yaml

from faqbot.alerts.features import FEATURES, Block, FeatureReader, read_blocks
from faqbot.alerts.urgency import LIKELY_AT, POSSIBLE_AT, UNIT, UrgencyModel
from faqbot.language.packs import pack_for

COST = 0.3
"""Weight of the loss against the length of the weights: of 0.1, 0.3 and 1 the best on voices held out in turn."""

PASSES = 40
"""Passes over all messages; after them, the bytes hardly change."""

ROUNDS = 3
"""How often the most urgent window of each call for help is chosen anew."""

HERE = Path(__file__).parent
TARGET = HERE.parent / "faqbot" / "data" / "english" / "urgency.bin"

Vector = list[tuple[int, float]]


class Message(NamedTuple):
    """A message to learn from.

    Attributes:
        text: The message.
        is_call: Whether it is a call for help.
        voice: Who wrote it.
    """

    text: str
    is_call: bool
    voice: str


def read_messages(folder: Path, bases: Iterable[Path] = ()) -> list[Message]:
    """Read the voices of a folder, and the ordinary questions of bases.

    Args:
        folder: Holds a text file for each voice, whose lines begin with ``!`` for a call for help, or with ``-``.
        bases: Files of bases with near misses.
    """
    messages = [
        Message(line[2:], line[0] == "!", path.stem)
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
    ]
    for path in bases:
        for line in path.read_text("utf-8").splitlines():
            messages += [Message(row["q"], is_call=False, voice=path.stem) for row in json.loads(line)["asks"]]
    return messages


def read_phrases(path: Path) -> list[Message]:
    """Read the messages that the signs of the shipped base were written for."""
    found = yaml.safe_load(path.read_text("utf-8"))
    calls = [text for texts in found["emergency"].values() for text in texts]
    return [
        *(Message(text, is_call=True, voice=path.stem) for text in calls),
        *(Message(text, is_call=False, voice=path.stem) for texts in found["calm"].values() for text in texts),
    ]


def train(messages: Sequence[Message]) -> "array[int]":
    """Return the weights learned from messages."""
    reader = make_reader()
    windows = [[as_vector(read_blocks(window)) for window in reader.windows(message.text)] for message in messages]
    weights = [0.0] * FEATURES
    for _ in range(ROUNDS):
        examples: list[Vector] = []
        labels: list[int] = []
        for message, vectors in zip(messages, windows, strict=True):
            chosen = [max(vectors, key=lambda vector: score(weights, vector))] if message.is_call else vectors
            examples += chosen
            labels += [1 if message.is_call else -1] * len(chosen)
        weights = descend(examples, labels)
    return array("b", (max(-127, min(127, round(weight / UNIT))) for weight in weights))


def make_reader() -> FeatureReader:
    """Return the reader of the features of English messages."""
    pack = pack_for("en")
    return FeatureReader(pack, pack.urgency_groups)


def as_vector(blocks: Iterable[Block]) -> Vector:
    """Return the values of the features of a window; each block has the length 1, but for repetitions."""
    values: dict[int, float] = {}
    for block in blocks:
        for feature in block:
            values[feature] = values.get(feature, 0.0) + 1 / sqrt(len(block))
    return sorted(values.items())


def score(weights: Sequence[float], vector: Vector) -> float:
    """Return the score of a window."""
    return sum(weights[feature] * value for feature, value in vector)


def descend(examples: list[Vector], labels: list[int]) -> list[float]:
    """Return the weights that separate the examples best."""
    weights = [0.0] * FEATURES
    duals = [0.0] * len(examples)
    diagonal = 1 / (2 * COST)
    squares = [sum(value * value for _, value in vector) + diagonal for vector in examples]
    order = list(range(len(examples)))
    shuffle = random.Random(0).shuffle  # noqa: S311 - an order, and no secret
    for _ in range(PASSES):
        shuffle(order)
        for number in order:
            vector, label, dual = examples[number], labels[number], duals[number]
            gradient = label * score(weights, vector) - 1 + diagonal * dual
            changed = max(0.0, dual - gradient / squares[number])
            if step := (changed - dual) * label:
                duals[number] = changed
                for feature, value in vector:
                    weights[feature] += step * value
    return weights


def print_voices(messages: list[Message]) -> None:
    """Hold out each voice in turn, and print what is missed."""
    print("voice          calls  likely  possible   calm  likely  possible   (missed; alarmed, in per cent)")
    totals: list[tuple[bool, float]] = []
    for voice in dict.fromkeys(message.voice for message in messages):
        model = UrgencyModel(make_reader(), train([message for message in messages if message.voice != voice]))
        scores = [(message.is_call, model.score(message.text)) for message in messages if message.voice == voice]
        totals += scores
        print_row(voice, scores)
    print_row("all", totals)


def print_row(voice: str, scores: list[tuple[bool, float]]) -> None:
    """Print the shares of one voice."""
    calls = [found for is_call, found in scores if is_call]
    calm = [found for is_call, found in scores if not is_call]
    missed = [100 * sum(found < least for found in calls) / max(1, len(calls)) for least in (LIKELY_AT, POSSIBLE_AT)]
    alarmed = [100 * sum(found >= least for found in calm) / max(1, len(calm)) for least in (LIKELY_AT, POSSIBLE_AT)]
    print(
        f"{voice:<14} {len(calls):>5} {missed[0]:>7.1f} {missed[1]:>9.1f} {len(calm):>6} {alarmed[0]:>7.1f} "
        f"{alarmed[1]:>9.1f}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the model, or print how well it does on voices that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voices", action="store_true", help="hold out each voice in turn")
    parser.add_argument("--folder", type=Path, default=HERE / "emergencies", help="the folder of the voices")
    parser.add_argument("--target", type=Path, default=TARGET, help="the file to write")
    options = parser.parse_args(arguments)
    messages = read_messages(options.folder, sorted((HERE / "near_misses").glob("*.jsonl")))
    messages += read_phrases(HERE.parent / "tests" / "data" / "alert-phrases.yaml")
    if options.voices:
        print_voices(messages)
    else:
        options.target.write_bytes(train(messages).tobytes())


if __name__ == "__main__":
    main()
