from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.checking.structure import findings, passage_digest

ARTICLE = """\
Keeping bread

A loaf keeps
three days.

It may be frozen.

Miller (2009).
"""

KEEPS = "A loaf keeps three days."
FROZEN = "It may be frozen."


def base(folder: Path, *passages: str) -> Path:
    """A base whose passages ``p/1``, ``p/2`` … have these texts; the first is cited by an entry and a draft."""
    rows = "".join(
        f"      - {{id: p/{number}, section: S, about: a, sha256: {sha256(text.encode()).hexdigest()}}}\n"
        for number, text in enumerate(passages, 1)
    )
    path = folder / "bread.yaml"
    path.write_text(
        "format: 1\n"
        "id: bread\n"
        "title: Bread at home\n"
        "sources:\n"
        "  - id: handbook\n"
        "    title: The handbook\n"
        f"    passages:\n{rows}"
        "entries:\n"
        "  - {id: keep, question: How long does it keep?, answer: Three days., citations: [p/1]}\n"
        "  - {id: stale, question: When is it stale?, answer: After three., citations: [p/1], draft: true}\n",
        encoding="utf-8",
    )
    return path


def article(folder: Path, text: str = ARTICLE) -> Path:
    path = folder / "article.txt"
    path.write_bytes(text.encode())
    return path


def lost(path: Path, source: Path, passage: str, citing: str) -> str:
    return (
        f'{path}: passage "{passage}" is not in {source} as it was: cited by {citing}; '
        "look at the passage, mend the answers, and write its new sha256"
    )


def test_passages_that_stand_in_the_article_are_no_findings(tmp_path: Path) -> None:
    whole = "Keeping bread A loaf keeps three days. It may be frozen. Miller (2009)."
    path = base(tmp_path, KEEPS, FROZEN, "three days.", "three days. It may be frozen.", whole)
    assert findings(path, article(tmp_path)) == []


def test_a_changed_and_a_missing_passage_are_found_with_who_cites_them(tmp_path: Path) -> None:
    path = base(tmp_path, KEEPS, FROZEN, "Rye keeps longer.")
    changed = article(tmp_path, ARTICLE.replace("three", "four"))
    assert [str(finding) for finding in findings(path, changed)] == [
        lost(path, changed, "p/1", "keep, stale"),
        lost(path, changed, "p/3", "no entry"),
    ]


@pytest.mark.parametrize("part", ["A loaf", "loaf keeps three days.", "keeps"])
def test_a_part_of_a_line_is_no_passage(tmp_path: Path, part: str) -> None:
    path, source = base(tmp_path, part), article(tmp_path)
    assert [str(finding) for finding in findings(path, source)] == [lost(path, source, "p/1", "keep, stale")]


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
def test_white_space_and_line_ends_of_the_article_do_not_matter(tmp_path: Path, text: str) -> None:
    assert findings(base(tmp_path, KEEPS, "Miller (2009)."), article(tmp_path, text)) == []


def test_composed_and_decomposed_letters_are_the_same(tmp_path: Path) -> None:
    assert (
        findings(base(tmp_path, "Cr\xe8me br\xfbl\xe9e."), article(tmp_path, "Cre\u0300me bru\u0302le\u0301e.\n")) == []
    )


def test_an_article_of_other_bytes_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_bytes(b"\xff\xfe\n" + ARTICLE.encode())
    assert findings(base(tmp_path, KEEPS), source) == []


def test_without_the_article_passages_are_not_looked_for(tmp_path: Path) -> None:
    assert findings(base(tmp_path, "Rye keeps longer.")) == []


def test_a_passage_without_a_digest_is_not_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "bread.yaml"
    path.write_text(
        "format: 1\n"
        "id: bread\n"
        "sources:\n"
        "  - {id: handbook, title: The handbook, passages: [{id: p/1, section: S, about: a}]}\n"
        "entries:\n"
        "  - {id: keep, question: How long does it keep?, answer: Three days., citations: [p/1]}\n",
        encoding="utf-8",
    )
    assert findings(path, article(tmp_path)) == []


def test_a_base_that_does_not_load_is_its_problems_alone(tmp_path: Path) -> None:
    path = base(tmp_path, "Rye keeps longer.")
    path.write_text(path.read_text(encoding="utf-8").replace("format: 1", "format: 2"), encoding="utf-8")
    found = findings(path, article(tmp_path))
    assert [(finding.location.line, finding.severity) for finding in found] == [(1, "error")]


def test_a_digest_is_that_of_the_text_on_one_line() -> None:
    plain = sha256("Cr\xe8me br\xfbl\xe9e, warm.".encode()).hexdigest()
    assert passage_digest("  Cre\u0300me\n bru\u0302le\u0301e,\t\u00a0warm.\n") == plain


@given(st.lists(st.sampled_from(["A loaf", "keeps", "", "  ", "three days.", "cafe\u0301"]), min_size=1, max_size=12))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_every_run_of_lines_is_found_again(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("article")
    text = "\n".join(["First.", *lines, "Last."])
    path = base(folder, "First.")
    first = sha256(b"First.").hexdigest()
    path.write_text(path.read_text(encoding="utf-8").replace(first, passage_digest(text)), encoding="utf-8")
    assert findings(path, article(folder, f"Before.\n{text}\nAfter.\n")) == []
