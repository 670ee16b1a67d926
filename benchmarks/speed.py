"""How fast the matcher is, how large it gets, and how it does beside what people would use instead.

Bases of made-up phrasings, ten to an entry: frames of everyday questions, filled with words of ``words.txt`` as often
as they are used in English, four words that belong to the entry among them. Questions are phrasings with none, one or
two slips of the hand. Every engine answers the same questions in the same run, in one thread; ratios hold, milliseconds
are this machine's. Run, in an environment that has faqbot, and bm25s and tantivy for their columns::

    python benchmarks/speed.py [--sizes 100,1000,10000,100000,1000000] [--questions 300]

``build`` is in seconds. ``first`` is the share of questions whose entry comes first, ``itself`` that of those whose own
phrasing does, ``ratio`` the median beside our own. The exponent says how our median grows with the base: 1 would be in
proportion.
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
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

import faqbot
from faqbot.data import data_path
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.text import tokens
from faqbot.matching import Matcher
from faqbot.storage.compiled import compiled_path, write_compiled

FRAMES = (
    """
how do i {} my {} {}|can i {} the {} without a {}|what happens to my {} when the {} is {}|why is the {} {} so {}
where can i find the {} for {}|is it safe to {} a {} with {}|how long does {} take for a {}|do you {} {} and {}
what is the {} of {}|who should i ask about {} {}|when will the {} be {}|i need help with my {} {} after {}
does the {} include {} and {}|how much is a {} {} per {}|{} {} not working|tell me about {} and {} for {}
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

PHRASINGS_PER_ENTRY = 10
RARER_THAN = 14
"""Words that fill a frame are at least of this band, beyond the hundred commonest: these are in the frames."""

WARM_UP = 200
"""Questions that are asked before the clock is read, as of any service: what is met for the first time costs more."""

SLOW = 300.0
"""Milliseconds a question beyond which an engine gets fewer questions."""


OPENING = """
import json, re, sys, time, faqbot

start = time.perf_counter()
bot = faqbot.FaqBot.load(sys.argv[1])
opened = time.perf_counter() - start
for question in json.loads(sys.stdin.read()):
    bot.rank(question)
with open("/proc/self/status") as status:
    peak = re.search(r"VmHWM:\\s+(\\d+) kB", status.read())
print(opened * 1000, int(peak[1]) / 1024)
"""
"""What a process runs that opens a compiled base and answers. Its peak is read where the system keeps it for a process
alone: what ``getrusage`` says is never below that of the process which started it."""


class Asked(NamedTuple):
    """A question: a phrasing with slips, and which one it was."""

    text: str
    phrasing: int


class Measured(NamedTuple):
    """What one engine took for a base of one size."""

    build: float
    median: float
    worst: float
    first: float
    itself: float


def phrasings(count: int, rng: random.Random) -> Iterator[str]:
    """So many phrasings, no two the same."""
    listed = Path(data_path("english", "words.txt"))
    rows = [line.split("\t") for line in listed.read_text(encoding="ascii").splitlines()]
    words = [(word, int(band)) for word, band in rows if int(band) >= RARER_THAN and len(word) > 2]
    shares = list(accumulate(2 ** (-band / 2) for _, band in words))

    def drawn() -> str:
        return words[bisect(shares, rng.random() * shares[-1])][0]

    seen: set[str] = set()
    while len(seen) < count:
        own = [drawn() for _ in range(4)]
        made = 0
        while made < PHRASINGS_PER_ENTRY and len(seen) < count:
            frame = rng.choice(FRAMES)
            text = frame.format(*(rng.choice(own) if rng.random() < 0.7 else drawn() for _ in range(frame.count("{}"))))
            if text not in seen:
                seen.add(text)
                made += 1
                yield text


def slipped(text: str, slips: int, rng: random.Random) -> str:
    """The text with so many letters changed, left out, doubled or exchanged, in words of more than three letters."""
    words = text.split()
    for _ in range(slips):
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


def base_of(texts: Sequence[str]) -> KnowledgeBase:
    """A base of those phrasings."""
    groups = [texts[start : start + PHRASINGS_PER_ENTRY] for start in range(0, len(texts), PHRASINGS_PER_ENTRY)]
    entries = tuple(
        Entry(id=f"e{number}", question=group[0], paraphrases=tuple(group[1:]), answer=f"Answer {number}.")
        for number, group in enumerate(groups)
    )
    return KnowledgeBase(id="speed", title="Speed", entries=entries)


def timed(answer: Callable[[str], tuple[int, bool]], asked: Sequence[Asked], build: float) -> Measured:
    """Ask all questions; an engine that is too slow is asked fewer of them."""
    times, first, itself = [], 0, 0
    for number, question in enumerate(asked):
        start = time.perf_counter()
        entry, same = answer(question.text)
        took = (time.perf_counter() - start) * 1000
        # What is as slow as that needs no warming up.
        if number < WARM_UP < len(asked) and took < SLOW:
            continue
        times.append(took)
        first += entry == question.phrasing // PHRASINGS_PER_ENTRY
        itself += same
        if len(times) >= 10 and statistics.median(times) > SLOW:
            break
    times.sort()
    worst = times[min(len(times) - 1, int(0.99 * len(times)))]
    return Measured(build, statistics.median(times), worst, first / len(times), itself / len(times))


def faqbot_engine(texts: Sequence[str], asked: Sequence[Asked], folder: Path) -> tuple[Measured, float, float]:
    """Our own: what it took, the milliseconds to open its compiled form, and the memory of a process that did."""
    knowledge = base_of(texts)
    start = time.perf_counter()
    matcher = Matcher.of(knowledge)
    build = time.perf_counter() - start
    bot = faqbot.FaqBot(knowledge, matcher=matcher)
    originals = {question.text: texts[question.phrasing] for question in asked}

    def answer(question: str) -> tuple[int, bool]:
        match = next(iter(bot.rank(question, 1)), None)
        return (int(match.entry.id[1:]), match.phrasing == originals[question]) if match else (-1, False)

    measured = timed(answer, asked, build)
    base = folder / f"speed-{len(texts)}.yaml"
    base.write_text("format: 1\n", encoding="utf-8")
    write_compiled(knowledge, matcher, base, fingerprint(base))
    questions = json.dumps([question.text for question in asked[-100:]])
    command = [sys.executable, "-c", OPENING, str(base)]
    shown = subprocess.run(command, input=questions, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    compiled_path(base).unlink()
    opened, memory = map(float, shown.stdout.split())
    return measured, opened, memory


def rapidfuzz_engine(texts: Sequence[str], asked: Sequence[Asked]) -> Measured:
    """The best of all phrasings by ``token_set_ratio``."""

    def answer(question: str) -> tuple[int, bool]:
        found = process.extract(question, texts, scorer=fuzz.token_set_ratio, limit=5)
        return found[0][2] // PHRASINGS_PER_ENTRY, False

    return timed(answer, asked, 0.0)


def bm25s_engine(texts: Sequence[str], asked: Sequence[Asked]) -> Measured:
    """BM25 over words."""
    import bm25s  # noqa: PLC0415 - may not be there

    start = time.perf_counter()
    retriever = bm25s.BM25()
    retriever.index([tokens(text) for text in texts], show_progress=False)
    build = time.perf_counter() - start

    def answer(question: str) -> tuple[int, bool]:
        found, _ = retriever.retrieve([tokens(question)], k=min(5, len(texts)), show_progress=False)
        return int(found[0][0]) // PHRASINGS_PER_ENTRY, False

    return timed(answer, asked, build)


def tantivy_engine(texts: Sequence[str], asked: Sequence[Asked], *, trigrams: bool) -> Measured:
    """Tantivy over words, each of them fuzzy where it is not known; or over trigrams."""
    import tantivy  # noqa: PLC0415 - may not be there

    def pieces(text: str) -> list[str]:
        if not trigrams:
            return tokens(text)
        return [f" {word} "[at : at + 3] for word in tokens(text) for at in range(len(word))]

    start = time.perf_counter()
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True)
    builder.add_text_field("text", tokenizer_name="whitespace")
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer()
    known: set[str] = set()
    for number, text in enumerate(texts):
        cut = pieces(text)
        known.update(cut)
        writer.add_document(tantivy.Document(number=number, text=" ".join(cut)))
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
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term(piece)) for piece in pieces(question)])
        hits = searcher.search(query, 5).hits
        return (searcher.doc(hits[0][1])["number"][0] // PHRASINGS_PER_ENTRY, False) if hits else (-1, False)

    return timed(answer, asked, build)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000,100000,1000000")
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args()
    has = {name: importlib.util.find_spec(name) is not None for name in ("bm25s", "tantivy")}
    print(f"{'phrasings':>10} {'engine':22}   build   p50 ms   p99 ms  first itself  ratio")
    medians: dict[int, float] = {}
    for size in map(int, options.sizes.split(",")):
        rng = random.Random(size)  # noqa: S311 - the same base every time, nothing secret
        texts = list(phrasings(size, rng))
        picked = [rng.randrange(size) for _ in range(WARM_UP + options.questions)]
        asked = [Asked(slipped(texts[number], number % 3, rng), number) for number in picked]
        with tempfile.TemporaryDirectory() as folder:
            ours, opened, memory = faqbot_engine(texts, asked, Path(folder))
        medians[size] = ours.median
        show(size, "faqbot", ours, ours.median)
        print(f"{'':10} opened from its compiled form in {opened:.0f} ms, {memory:.0f} MB while answering", flush=True)
        show(size, "rapidfuzz token_set", rapidfuzz_engine(texts, asked), ours.median)
        if has["bm25s"]:
            show(size, "bm25s", bm25s_engine(texts, asked), ours.median)
        if has["tantivy"]:
            show(size, "tantivy fuzzy words", tantivy_engine(texts, asked, trigrams=False), ours.median)
            show(size, "tantivy trigrams", tantivy_engine(texts, asked, trigrams=True), ours.median)
    for smaller, larger in pairwise(sorted(medians)):
        exponent = math.log(medians[larger] / medians[smaller]) / math.log(larger / smaller)
        print(f"from {smaller:,} to {larger:,}: exponent {exponent:.2f}")


def show(size: int, name: str, row: Measured, ours: float) -> None:
    """Print one line of the table."""
    itself = f"{row.itself:6.3f}" if row.itself else ""
    print(
        f"{size:10,} {name:22} {row.build:7.2f} {row.median:8.3f} {row.worst:8.3f} {row.first:6.3f} {itself:6}"
        f" {row.median / ours:6.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
