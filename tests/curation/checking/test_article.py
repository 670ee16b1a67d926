from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspections import digest, read_article

from faqbot.curation.checking.article import MAX_RUN, Article, Run, passage_digest

ARTICLE = """\
Keeping bread

A loaf keeps
three days.

It may be frozen.

Miller (2009).
"""

KEEPS = "A loaf keeps three days."


def runs(text: str, passage: str) -> list[Run]:
    return Article("article.txt", text).find_runs(digest(passage))


def test_a_passage_is_any_run_of_whole_lines() -> None:
    whole = "Keeping bread A loaf keeps three days. It may be frozen. Miller (2009)."
    assert runs(ARTICLE, KEEPS) == [Run(3, 4)]
    assert runs(ARTICLE, "three days. It may be frozen.") == [Run(4, 6)]
    assert runs(ARTICLE, whole) == [Run(1, 8)]
    assert Article("article.txt", ARTICLE).join_lines(Run(3, 6)) == "A loaf keeps three days. It may be frozen."


@pytest.mark.parametrize("part", ["A loaf", "loaf keeps three days.", "keeps", "Rye keeps longer.", ""])
def test_a_part_of_a_line_is_not_a_passage(part: str) -> None:
    assert runs(ARTICLE, part) == []


def test_repeated_lines_are_found_twice() -> None:
    assert runs("Cool.\n\nStir.\nCool.\n", "Cool.") == [Run(1, 1), Run(4, 4)]


def test_a_passage_has_forty_lines_at_most() -> None:
    lines = [f"Line {number}." for number in range(MAX_RUN + 1)]
    assert runs("\n\n".join(lines), " ".join(lines[1:])) == [Run(3, 2 * MAX_RUN + 1)]
    assert runs("\n\n".join(lines), " ".join(lines)) == []


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace(" ", "  \t"),
        "\ufeff" + ARTICLE.removeprefix("Keeping bread\n\n"),
        ARTICLE.removesuffix("\n"),
        ARTICLE.replace("\n", "\n\n"),
    ],
    ids=["CRLF", "blanks", "byte order mark", "no last line feed", "empty lines"],
)
def test_white_space_and_line_ends_of_the_article_do_not_matter(text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    article = read_article(path)
    assert len(article.find_runs(digest(KEEPS))) == len(article.find_runs(digest("Miller (2009)."))) == 1


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert runs("Cre\u0300me bru\u0302le\u0301e.\n", "Cr\xe8me br\xfbl\xe9e.") == [Run(1, 1)]


def test_bytes_that_are_not_utf_8_do_not_stop_the_reading_of_an_article(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xff\xfe\n" + ARTICLE.encode())
    assert read_article(path).find_runs(digest(KEEPS)) == [Run(4, 5)]


def test_blocks_are_separated_by_empty_lines() -> None:
    article = Article("article.txt", ARTICLE)
    assert article.find_blocks(0, article.end) == [Run(1, 1), Run(3, 4), Run(6, 6), Run(8, 8)]
    assert article.find_blocks(3, 8) == [Run(4, 4), Run(6, 6)]
    assert article.find_blocks(4, 6) == []


def test_a_text_is_split_at_runs_that_are_left_out() -> None:
    pieces = Article("article.txt", ARTICLE).split_at([Run(3, 4), Run(8, 8)])
    assert [" ".join(piece.split()) for piece in pieces] == ["Keeping bread", "", "It may be frozen.", ""]


def test_a_digest_is_that_of_the_text_on_one_line() -> None:
    plain = sha256("Cr\xe8me br\xfbl\xe9e, warm.".encode()).hexdigest()
    assert passage_digest("  Cre\u0300me\n bru\u0302le\u0301e,\t\u00a0warm.\n") == plain


@given(st.lists(st.sampled_from(["A loaf", "keeps", "", "  ", "three days.", "cafe\u0301"]), min_size=1, max_size=12))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_every_run_of_lines_is_found_again(lines: list[str]) -> None:
    text = "\n".join(["First.", *lines, "Last."])
    article = Article("article.txt", f"Before.\n{text}\nAfter.\n")
    assert article.find_runs(passage_digest(text)) == [Run(2, len(lines) + 3)]
