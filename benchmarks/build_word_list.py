"""Build ``faqbot/data/english/words.txt``: English words, each with its frequency band.

The source is ``frequency_dictionary_en_82_765.txt`` of the package symspellpy (MIT licence): the words of SCOWL that
occur in the Google Books n-grams (CC BY 3.0), with their counts. A band is twice the binary logarithm of a
frequency rank, rounded down. The lines are sorted, so that they can be searched by bisection. Run this script in an
environment that has symspellpy::

    python benchmarks/build_word_list.py
"""

from importlib.util import find_spec
from math import log2
from pathlib import Path

WORDS = 50_000
"""Length of the list."""

TARGET = Path(__file__).parent.parent / "faqbot" / "data" / "english" / "words.txt"


def rank_words(counts: str) -> list[str]:
    """Return the words of a frequency dictionary, the most frequent first.

    Args:
        counts: Lines of a word and its count. Words with anything but ASCII letters are left out.
    """
    rows = [line.split() for line in counts.splitlines() if line.strip()]
    rows.sort(key=lambda row: (-int(row[1]), row[0]))
    return [word for word, _ in rows if word.isalpha() and word.isascii()]


def format_words(words: list[str]) -> str:
    """Return the text of the word list.

    Args:
        words: The words, the most frequent first.
    """
    lines = sorted(f"{word}\t{int(2 * log2(rank))}" for rank, word in enumerate(words, 1))
    return "\n".join((*lines, ""))


def main() -> None:
    """Write the word list.

    Raises:
        SystemExit: If symspellpy is not installed.
    """
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        raise SystemExit("install symspellpy first")
    source = Path(spec.origin).with_name("frequency_dictionary_en_82_765.txt")
    words = rank_words(source.read_text(encoding="utf-8-sig"))[:WORDS]
    TARGET.write_text(format_words(words), encoding="ascii")


if __name__ == "__main__":
    main()
