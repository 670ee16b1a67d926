import random
from importlib.util import find_spec

import pytest
from speed import PHRASINGS_PER_ENTRY, Question, build_base, generate_phrasings, main, measure, misspell


def test_phrasings_differ_and_are_the_same_for_the_same_seed() -> None:
    texts = list(generate_phrasings(45, random.Random(1)))
    assert texts == list(generate_phrasings(45, random.Random(1)))
    assert len(set(texts)) == 45


def test_a_base_has_ten_phrasings_per_entry() -> None:
    base = build_base(list(generate_phrasings(25, random.Random(1))))
    assert [len(entry.paraphrases) + 1 for entry in base.entries] == [PHRASINGS_PER_ENTRY, PHRASINGS_PER_ENTRY, 5]


def test_a_misspelt_text_has_as_many_words_and_short_words_as_they_were() -> None:
    text = "how long does a loaf keep"
    assert misspell(text, 0, random.Random(1)) == text
    for seed in range(50):
        words = misspell(text, 2, random.Random(seed)).split()
        assert [word for word in words if word in {"how", "a"}] == ["how", "a"]
        assert len(words) == 6


def test_the_shares_of_an_engine_are_of_its_answers() -> None:
    questions = [Question("one", 3), Question("two", 14), Question("three", 25), Question("four", 36)]
    row = measure(lambda text: (1, text == "two"), questions, 0.5)
    assert (row.build, row.first, row.itself) == (0.5, 0.25, 0.25)
    assert 0 <= row.median <= row.worst


def test_the_table_has_a_row_for_each_engine_that_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sizes", "20,40", "--questions", "3"])
    header, *rows, exponent = capsys.readouterr().out.splitlines()
    assert header.split() == ["phrasings", "engine", "build", "p50", "ms", "p99", "ms", "first", "itself", "ratio"]
    per_size = 3 + (find_spec("bm25s") is not None) + 2 * (find_spec("tantivy") is not None)
    assert len(rows) == 2 * per_size
    assert rows[0].split()[:2] == ["20", "faqbot"]
    assert rows[1].split()[:3] == ["opened", "from", "its"]
    assert rows[2].split()[:3] == ["20", "rapidfuzz", "token_set"]
    assert exponent.startswith("from 20 to 40: exponent ")
