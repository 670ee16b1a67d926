"""Measure the speed, memory and accuracy of the matcher, and compare it with other search engines.

The knowledge bases are generated, with ten phrasings per entry: templates of everyday questions, filled with words of
``words.txt``. The words are drawn as often as English uses them; four words belong to the entry. Each question is a
phrasing with no, one or two typing errors. Every engine answers the same questions in one run and one thread: ratios
are comparable between machines, milliseconds are not. Run this script in an environment that has faqbot; for the rows
of bm25s and tantivy, install these as well::

    python benchmarks/speed.py [--sizes 100,1000,10000,100000,1000000] [--questions 300]

The columns:

- ``build``: the time to build the index, in seconds.
- ``p50`` and ``p99``: percentiles of the time that a question takes, in milliseconds.
- ``first``: the share of questions whose entry comes first.
- ``itself``: the share of questions whose own phrasing comes first.
- ``ratio``: the median time, divided by the median time of faqbot.

The exponent shows how the median time of faqbot grows with the base: 1 means in proportion.
"""

import argparse
import importlib.util
import json
import math
import random
import statistics
import string
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

import faqbot
from faqbot.data import data_path
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.matching.matcher import Matcher
from faqbot.storage.compiled import compiled_path, write_compiled

TEMPLATES = (
    """
how do i {} my {} {}|can i {} the {} without a {}|what happens to my {} when the {} is {}|why is the {} {} so {}
where can i find the {} for {}|is it safe to {} a {} with {}|how long does {} take for a {}|do you {} {} and {}
what is the {} of {}|who should i ask about {} {}|when will the {} be {}|i need help with my {} {} after {}
does the {} include {} and {}|how much is a {} {} per {}|{} {} not working|tell me about {} and {} for {}
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

tokenize = pack_for("en").tokenize

PHRASINGS_PER_ENTRY = 10
MIN_BAND = 14
"""Lowest frequency band of the words that fill a template. The hundred most frequent words are in the templates."""

WARM_UP = 200
"""Number of questions before the measurement: the first questions take longer, as with any service."""

SLOW = 300.0
"""Milliseconds per question above which an engine gets fewer questions."""


OPEN_COMPILED = """
import json, re, sys, time, faqbot

def open_base():
    start = time.perf_counter()
    bot = faqbot.FaqBot.load(sys.argv[1])
    return bot, (time.perf_counter() - start) * 1000

bot, first = open_base()
for question in json.loads(sys.stdin.read()):
    bot.rank(question)
with open("/proc/self/status") as status:
    peak = re.search(r"VmHWM:\\s+(\\d+) kB", status.read())
print(first, open_base()[1], int(peak[1]) / 1024)
"""
"""Program that opens a compiled base, answers questions, and opens the base once more.

It prints the milliseconds of both openings, of which the first one imports the modules of faqbot, and its peak memory
in MB. The peak comes from ``/proc``, because ``getrusage`` never reports less than the peak of the parent process."""


class Question(NamedTuple):
    """A question: the text of a phrasing with typing errors, and the number of that phrasing."""

    text: str
    phrasing: int


class Measurement(NamedTuple):
    """Results of one engine for a base of one size; see the module for the fields."""

    build: float
    median: float
    worst: float
    first: float
    itself: float


@cache
def read_words() -> tuple[list[str], list[float]]:
    """Return the words that fill templates, and the running total of how often English uses them."""
    listed = Path(data_path("english", "words.txt"))
    rows = [line.split("\t") for line in listed.read_text(encoding="ascii").splitlines()]
    banded = [(word, int(band)) for word, band in rows if int(band) >= MIN_BAND and len(word) > 2]
    return [word for word, _ in banded], list(accumulate(2 ** (-band / 2) for _, band in banded))


def generate_phrasings(count: int, rng: random.Random) -> Iterator[str]:
    """Yield ``count`` different phrasings."""
    words, shares = read_words()

    def draw_word() -> str:
        return words[bisect(shares, rng.random() * shares[-1])]

    seen: set[str] = set()
    while len(seen) < count:
        own = [draw_word() for _ in range(4)]
        made = 0
        while made < PHRASINGS_PER_ENTRY and len(seen) < count:
            template = rng.choice(TEMPLATES)
            text = template.format(
                *(rng.choice(own) if rng.random() < 0.7 else draw_word() for _ in range(template.count("{}")))
            )
            if text not in seen:
                seen.add(text)
                made += 1
                yield text


def misspell(text: str, errors: int, rng: random.Random) -> str:
    """Return a text with letters changed, left out, doubled or exchanged.

    Args:
        text: The text.
        errors: How many letters. They are in words of more than three letters, where there are any.
        rng: The source of chance.
    """
    words = text.split()
    for _ in range(errors):
        place = rng.choice([number for number, word in enumerate(words) if len(word) > 3] or [0])
        word, at = words[place], rng.randrange(1, max(2, len(words[place]) - 1))
        words[place] = rng.choice(
            [
                word[:at] + rng.choice(string.ascii_lowercase) + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[: at - 1] + word[at : at + 1] + word[at - 1] + word[at + 1 :],
            ]
        )
    return " ".join(words)


def build_base(texts: Sequence[str]) -> KnowledgeBase:
    """Build a base from phrasings: ``PHRASINGS_PER_ENTRY`` of them make an entry."""
    groups = [texts[start : start + PHRASINGS_PER_ENTRY] for start in range(0, len(texts), PHRASINGS_PER_ENTRY)]
    entries = tuple(
        Entry(id=f"e{number}", question=group[0], paraphrases=tuple(group[1:]), answer=f"Answer {number}.")
        for number, group in enumerate(groups)
    )
    return KnowledgeBase(id="speed", title="Speed", entries=entries)


def measure(answer: Callable[[str], tuple[int, bool]], questions: Sequence[Question], build: float) -> Measurement:
    """Ask all questions, or fewer if the engine is slow.

    Args:
        answer: The engine: for the text of a question, the number of the first entry, and whether the question's own
            phrasing comes first.
        questions: The first ``WARM_UP`` of them are not measured.
        build: Seconds that it took to build the index.
    """
    times, first, itself = [], 0, 0
    for number, question in enumerate(questions):
        start = time.perf_counter()
        entry, same = answer(question.text)
        took = (time.perf_counter() - start) * 1000
        # A slow engine needs no warm-up.
        if number < WARM_UP < len(questions) and took < SLOW:
            continue
        times.append(took)
        first += entry == question.phrasing // PHRASINGS_PER_ENTRY
        itself += same
        if len(times) >= 10 and statistics.median(times) > SLOW:
            break
    times.sort()
    worst = times[min(len(times) - 1, int(0.99 * len(times)))]
    return Measurement(build, statistics.median(times), worst, first / len(times), itself / len(times))


def measure_faqbot(
    texts: Sequence[str], questions: Sequence[Question], folder: Path
) -> tuple[Measurement, list[float]]:
    """Measure faqbot.

    Args:
        texts: The phrasings of the base.
        questions: What to ask.
        folder: Where to write the compiled form.

    Returns:
        The results, and what ``OPEN_COMPILED`` prints of the compiled form.
    """
    knowledge = build_base(texts)
    start = time.perf_counter()
    matcher = Matcher.train(knowledge)
    build = time.perf_counter() - start
    bot = faqbot.FaqBot(knowledge, ranker=matcher)
    originals = {question.text: texts[question.phrasing] for question in questions}

    def answer(question: str) -> tuple[int, bool]:
        match = next(iter(bot.rank(question, 1)), None)
        return (int(match.entry.id[1:]), match.phrasing == originals[question]) if match else (-1, False)

    measured = measure(answer, questions, build)
    base = folder / f"speed-{len(texts)}.yaml"
    base.write_text("format: 1\n", encoding="utf-8")
    write_compiled(knowledge, matcher, base, fingerprint(base))
    typed = json.dumps([question.text for question in questions[-100:]])
    command = [sys.executable, "-c", OPEN_COMPILED, str(base)]
    shown = subprocess.run(command, input=typed, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    compiled_path(base).unlink()
    return measured, list(map(float, shown.stdout.split()))


def measure_rapidfuzz(texts: Sequence[str], questions: Sequence[Question]) -> Measurement:
    """Measure a comparison with every phrasing by ``token_set_ratio``."""

    def answer(question: str) -> tuple[int, bool]:
        found = process.extract(question, texts, scorer=fuzz.token_set_ratio, limit=5)
        return found[0][2] // PHRASINGS_PER_ENTRY, False

    return measure(answer, questions, 0.0)


def measure_bm25s(texts: Sequence[str], questions: Sequence[Question]) -> Measurement:
    """Measure BM25 on words."""
    import bm25s  # noqa: PLC0415 - may not be installed

    start = time.perf_counter()
    retriever = bm25s.BM25()
    retriever.index([tokenize(text) for text in texts], show_progress=False)
    build = time.perf_counter() - start

    def answer(question: str) -> tuple[int, bool]:
        found, _ = retriever.retrieve([tokenize(question)], k=min(5, len(texts)), show_progress=False)
        return int(found[0][0]) // PHRASINGS_PER_ENTRY, False

    return measure(answer, questions, build)


def measure_tantivy(texts: Sequence[str], questions: Sequence[Question], *, trigrams: bool) -> Measurement:
    """Measure Tantivy on words, with fuzzy search for unknown words, or on trigrams."""
    import tantivy  # noqa: PLC0415 - may not be installed

    def split(text: str) -> list[str]:
        if not trigrams:
            return tokenize(text)
        return [f" {word} "[at : at + 3] for word in tokenize(text) for at in range(len(word))]

    start = time.perf_counter()
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True)
    builder.add_text_field("text", tokenizer_name="whitespace")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    known: set[str] = set()
    for number, text in enumerate(texts):
        pieces = split(text)
        known.update(pieces)
        writer.add_document(tantivy.Document(number=number, text=" ".join(pieces)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    build = time.perf_counter() - start

    def term(piece: str) -> object:
        if trigrams or piece in known or len(piece) < 4:
            return tantivy.Query.term_query(schema, "text", piece)
        return tantivy.Query.fuzzy_term_query(schema, "text", piece, distance=1 if len(piece) < 6 else 2)

    def answer(question: str) -> tuple[int, bool]:
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term(piece)) for piece in split(question)])
        hits = searcher.search(query, 5).hits
        return (searcher.doc(hits[0][1])["number"][0] // PHRASINGS_PER_ENTRY, False) if hits else (-1, False)

    return measure(answer, questions, build)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table.

    Args:
        arguments: The arguments of the command line; None takes those of the process.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000,100000,1000000")
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args(arguments)
    installed = {name: importlib.util.find_spec(name) is not None for name in ("bm25s", "tantivy")}
    print(f"{'phrasings':>10} {'engine':22}   build   p50 ms   p99 ms  first itself  ratio")
    medians: dict[int, float] = {}
    for size in map(int, options.sizes.split(",")):
        rng = random.Random(size)  # noqa: S311 - the same base every time, nothing secret
        texts = list(generate_phrasings(size, rng))
        picked = [rng.randrange(size) for _ in range(WARM_UP + options.questions)]
        questions = [Question(misspell(texts[number], number % 3, rng), number) for number in picked]
        with tempfile.TemporaryDirectory() as folder:
            ours, (first, again, memory) = measure_faqbot(texts, questions, Path(folder))
        medians[size] = ours.median
        print_row(size, "faqbot", ours, ours.median)
        print(
            f"{'':10} opened from its compiled form in {first:.0f} ms ({again:.0f} ms without imports),"
            f" {memory:.0f} MB while answering",
            flush=True,
        )
        print_row(size, "rapidfuzz token_set", measure_rapidfuzz(texts, questions), ours.median)
        if installed["bm25s"]:
            print_row(size, "bm25s", measure_bm25s(texts, questions), ours.median)
        if installed["tantivy"]:
            print_row(size, "tantivy fuzzy words", measure_tantivy(texts, questions, trigrams=False), ours.median)
            print_row(size, "tantivy trigrams", measure_tantivy(texts, questions, trigrams=True), ours.median)
    for smaller, larger in pairwise(sorted(medians)):
        exponent = math.log(medians[larger] / medians[smaller]) / math.log(larger / smaller)
        print(f"from {smaller:,} to {larger:,}: exponent {exponent:.2f}")


def print_row(size: int, name: str, row: Measurement, median: float) -> None:
    """Print a row of the table."""
    itself = f"{row.itself:6.3f}" if row.itself else ""
    print(
        f"{size:10,} {name:22} {row.build:7.2f} {row.median:8.3f} {row.worst:8.3f} {row.first:6.3f} {itself:6}"
        f" {row.median / median:6.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
