"""Measure how well questions are answered: on question sets, on small bases with near misses, and on uneven bases.

Name what to measure; ``benchmarks/README.md`` lists the sets, and describes the files::

    python benchmarks/quality.py --sets FOLDER... --bases benchmarks/near_misses/*.jsonl --uneven FOLDER...

With ``--encoder FOLDER``, every line is followed by one for the engine with that sentence encoder, and the question
sets by the mean of each. ``ms`` is the median time of a question, in milliseconds of one thread.

``--sets`` prints for each question set the share of questions in scope whose first item is right (``top-1``), and for
which one of the first five is (``top-5``); the Matthews correlation coefficient of the decisions with ``out of scope``
as one class, at the bot's own thresholds (``mcc``) and at the best threshold of the confidence (``mcc*``); the share of
wrong answers in all questions (``wrong``); and the expected calibration error (``ece``).

``--bases`` prints for each kind of question how many of them got a good reply, in percent. A right answer is good, and
so is no answer to a question that the base does not answer; asking back counts half, if the right entry is offered or
there is none. Of two questions in one message, the first must be answered, or both offered; a tie must be asked back.

``--uneven`` adds a random half of the questions of a set to their items as phrasings, and prints the top-1 of the other
half before and after: for the items that got no phrasing, and for the others (means of ``SPLITS`` halves).
"""

import argparse
import json
import math
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import faqbot
from faqbot.bot import FaqBot
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.text import clean, phrasing_key

SPLITS = 4
BINS = 10
OUT_OF_SCOPE = ""


class Judged(NamedTuple):
    """A question with what the bot found for it.

    Attributes:
        expected: The ids of the right items; empty if the base does not answer it.
        ranked: The ids of the entries, the best first.
        confidence: The confidence in the first of them, or 0.
        is_answered: Whether the first of them was the answer.
        seconds: Time of the thread that the reply took.
    """

    expected: list[str]
    ranked: list[str]
    confidence: float
    is_answered: bool
    seconds: float = 0.0

    @property
    def first(self) -> str:
        """The id of the first entry, or an empty text."""
        return self.ranked[0] if self.ranked else ""

    @property
    def is_right(self) -> bool:
        """Whether the first entry is right."""
        return self.first in self.expected


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read a file that has a JSON object on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def build_base(entries: Iterable[Entry], language: str = "en") -> KnowledgeBase:
    """Build a base in a language. Of equal phrasings, the first counts; an entry without any is left out."""
    seen: set[str] = set()
    kept = []
    for entry in entries:
        phrasings = []
        for phrasing in map(clean, entry.phrasings):
            form = phrasing_key(phrasing)
            if form and form not in seen:
                seen.add(form)
                phrasings.append(phrasing)
        if phrasings:
            kept.append(replace(entry, question=phrasings[0], paraphrases=tuple(phrasings[1:])))
    return KnowledgeBase(id="quality", title="Quality", language=language, entries=tuple(kept))


def read_entries(folder: Path) -> list[Entry]:
    """Read the items of a question set as entries."""
    return [build_entry(item["id"], item["questions"], item.get("answer")) for item in read_jsonl(folder / "kb.jsonl")]


def build_entry(name: str, phrasings: Sequence[str], answer: str | None) -> Entry:
    """Build an entry from its phrasings, the first of which is its question."""
    return Entry(id=name, question=phrasings[0], paraphrases=tuple(phrasings[1:]), answer=answer or "")


def judge_set(folder: Path, encoder: str | None = None) -> list[Judged]:
    """Ask the questions of a set."""
    bot = FaqBot(build_base(read_entries(folder)), encoder=encoder)
    judged = []
    for row in read_jsonl(folder / "queries.jsonl"):
        start = time.thread_time()
        reply = bot.ask(row["q"])
        spent = time.thread_time() - start
        ranked = [match.entry.id for match in reply.ranking.matches]
        judged.append(Judged(row["expect"], ranked, reply.confidence, isinstance(reply, faqbot.Answer), spent))
    return judged


def correlate(judged: Sequence[Judged], answered: Sequence[bool]) -> float:
    """Return the Matthews correlation coefficient of decisions, for many classes (Gorodkin 2004).

    Args:
        judged: The questions.
        answered: Whether each of them is answered with its first entry.
    """
    true = [each.first if each.is_right else (*each.expected, OUT_OF_SCOPE)[0] for each in judged]
    decided = [each.first if is_answered else OUT_OF_SCOPE for each, is_answered in zip(judged, answered, strict=True)]
    total, right = len(true), sum(one == other for one, other in zip(true, decided, strict=True))
    trues, decisions = Counter(true), Counter(decided)
    covariance = right * total - sum(trues[name] * decisions[name] for name in trues)
    spread = (total**2 - sum(count**2 for count in trues.values())) * (
        total**2 - sum(count**2 for count in decisions.values())
    )
    return covariance / math.sqrt(spread) if spread else 0.0


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error over ``BINS`` bins of equal size, 0 to 1."""
    return measure_calibration((each.confidence, each.is_right) for each in judged)


def measure_calibration(pairs: Iterable[tuple[float, bool]]) -> float:
    """Return the expected calibration error of confidences, each with whether it was right."""
    ordered = sorted(pairs)
    size = math.ceil(len(ordered) / BINS)
    bins = (ordered[start : start + size] for start in range(0, len(ordered), size))
    return sum(abs(sum(p for p, _ in part) - sum(is_right for _, is_right in part)) for part in bins) / len(ordered)


def describe_set(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures of a question set, by the names of the columns."""
    asked = [each for each in judged if each.expected]
    thresholds = sorted({each.confidence for each in judged})
    best = max(
        correlate(judged, [each.confidence >= threshold for each in judged])
        for threshold in thresholds[:: max(1, len(thresholds) // 200)]
    )
    return {
        "top-1": sum(each.is_right for each in asked) / len(asked),
        "top-5": sum(bool({*each.ranked[:5]} & {*each.expected}) for each in asked) / len(asked),
        "mcc*": best,
        "mcc": correlate(judged, [each.is_answered for each in judged]),
        "wrong": sum(each.is_answered and not each.is_right for each in judged) / len(judged),
        "ece": calibration_error(judged),
        "ms": 1000 * statistics.median(each.seconds for each in judged),
    }


def rate_reply(ask: dict[str, Any], reply: faqbot.Reply) -> float:
    """Return how good a reply to a question of a small base is, 0 to 1."""
    answered = reply.entry.id if isinstance(reply, faqbot.Answer) else None
    offered = {entry.id for entry in reply.offered} if isinstance(reply, faqbot.Clarification) else set()
    match ask["kind"]:
        case "tie":
            return float(set(ask["choices"]) <= offered)
        case "two":
            return float(answered == ask["expect"] or {ask["expect"], ask["also"]} <= offered)
        case _ if ask["expect"]:
            return 1.0 if answered == ask["expect"] else 0.5 * (ask["expect"] in offered)
        case _:
            return 0.0 if answered else 1.0 - 0.5 * bool(offered)


def describe_bases(paths: Sequence[Path], encoder: str | None = None) -> dict[str, float]:
    """Return the percentage of good replies for each kind of question, and that of wrong answers."""
    good: dict[str, float] = defaultdict(float)
    count: Counter[str] = Counter()
    wrong = 0
    for row in (row for path in paths for row in read_jsonl(path)):
        entries = row["base"]["entries"]
        items = [
            build_entry(entry["id"], [entry["question"], *entry.get("paraphrases", ())], entry["answer"])
            for entry in entries
        ]
        base = build_base(items, row["base"].get("language", "en"))
        bot = FaqBot(base, encoder=encoder)
        for ask in row["asks"]:
            reply = bot.ask(ask["q"])
            count[ask["kind"]] += 1
            good[ask["kind"]] += rate_reply(ask, reply)
            wrong += isinstance(reply, faqbot.Answer) and reply.entry.id not in {ask["expect"], ask.get("also")}
    total = count.total()
    figures = {kind: 100 * good[kind] / count[kind] for kind in count}
    return {**figures, "all": 100 * sum(good.values()) / total, "wrong": 100 * wrong / total}


def describe_uneven(folder: Path, encoder: str | None = None) -> dict[str, float]:
    """Return the top-1 before and after a half of the questions was added, by who got phrasings."""
    entries = {entry.id: entry for entry in read_entries(folder)}
    before = FaqBot(build_base(entries.values()), encoder=encoder)
    rows = [row for row in read_jsonl(folder / "queries.jsonl") if row["expect"] and row["expect"][0] in entries]
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[str] = Counter()
    for split in range(SPLITS):
        shuffled = random.Random(split).sample(rows, len(rows))  # noqa: S311 - no secret
        added, rest = shuffled[: len(rows) // 2], shuffled[len(rows) // 2 :]
        grown = dict(entries)
        for row in added:
            entry = grown[row["expect"][0]]
            grown[entry.id] = replace(entry, paraphrases=(*entry.paraphrases, row["q"]))
        after = FaqBot(build_base(grown.values()), encoder=encoder)
        known = {phrasing_key(row["q"]) for row in added}
        for row in rest:
            if phrasing_key(row["q"]) not in known:
                group = (
                    "others" if any(grown[name] != entries[name] for name in row["expect"] if name in grown) else "none"
                )
                asked[group] += 1
                for when, bot in (("before", before), ("after", after)):
                    matches = bot.ranker.rank(clean(row["q"])).matches
                    right[group, when] += bool(matches) and matches[0].entry.id in row["expect"]
    return {
        f"{group} {when}": right[group, when] / asked[group]
        for group in ("none", "others")
        for when in ("before", "after")
        if asked[group]
    }


def print_row(name: str, figures: dict[str, float]) -> None:
    """Print a row of a table, each figure after its name."""
    print(f"{name:28}", "  ".join(f"{column} {value:.3g}" for column, value in figures.items()), flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables.

    Args:
        arguments: The arguments of the command line; None takes those of the process.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option, metavar in (("--sets", "FOLDER"), ("--bases", "FILE"), ("--uneven", "FOLDER")):
        parser.add_argument(option, nargs="*", type=Path, default=[], metavar=metavar)
    parser.add_argument("--encoder", metavar="FOLDER", help="the folder of a sentence encoder to compare with")
    options = parser.parse_args(arguments)
    engines = [("", None), *([(" + encoder", options.encoder)] if options.encoder else [])]
    figures: dict[str, list[dict[str, float]]] = defaultdict(list)
    for folder in options.sets:
        for suffix, encoder in engines:
            figures[suffix].append(describe_set(judge_set(folder, encoder)))
            print_row(folder.name + suffix, figures[suffix][-1])
    for suffix, found in figures.items() if len(options.sets) > 1 else ():
        print_row("mean" + suffix, {name: statistics.mean(row[name] for row in found) for name in found[0]})
    for suffix, encoder in engines:
        if options.bases:
            print_row("small bases, percent" + suffix, describe_bases(options.bases, encoder))
        for folder in options.uneven:
            print_row(f"uneven: {folder.name}{suffix}", describe_uneven(folder, encoder))


if __name__ == "__main__":
    main()
