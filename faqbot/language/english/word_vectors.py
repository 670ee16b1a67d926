"""The vectors of English words.

The table is built by ``benchmarks/build_word_vectors.py``, which names its source.
"""

from mmap import ACCESS_READ, mmap

from faqbot.data import data_path
from faqbot.language.sorted_table import Table
from faqbot.language.word_vectors import TableVectors


def _map_file(name: str) -> mmap:
    with open(data_path("english", name), "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


WORD_VECTORS = TableVectors(Table(_map_file("word_pieces.txt")), _map_file("word_vectors.bin"))
