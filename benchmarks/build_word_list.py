"""Build ``faqbot/data/english/words.txt``: English words, each with the band of how common it is.

The source is ``frequency_dictionary_en_82_765.txt`` of the package symspellpy (MIT licence): the words of SCOWL that
stand in the Google Books n-grams (CC BY 3.0), with their counts. A word's band is twice the binary logarithm of its
rank, rounded down, as a letter from A. The lines are sorted, to be searched by bisection. Run, in an environment that
has symspellpy::

    python benchmarks/build_word_list.py
"""

from importlib.util import find_spec
from math import log2
from pathlib import Path

WORDS = 50_000
TARGET = Path(__file__).parent.parent / "faqbot" / "data" / "english" / "words.txt"


def main() -> None:
    """Write the word list."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        raise SystemExit("install symspellpy first")
    source = Path(spec.origin).with_name("frequency_dictionary_en_82_765.txt")
    counted = [line.split() for line in source.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    counted.sort(key=lambda row: (-int(row[1]), row[0]))
    words = [word for word, _ in counted if word.isalpha() and word.isascii()][:WORDS]
    lines = sorted(f"{word}\t{int(2 * log2(rank))}" for rank, word in enumerate(words, 1))
    TARGET.write_text("\n".join((*lines, "")), encoding="ascii")


if __name__ == "__main__":
    main()
