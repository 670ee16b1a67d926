"""A skeleton has the sections and passages of an article, and ``check`` finds them again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspections import read_article

from faqbot.curation.authoring.skeleton import build_skeleton, make_slug, to_yaml
from faqbot.curation.checking.article import passage_digest
from faqbot.curation.checking.check import build_report, inspect
from faqbot.knowledge.sources import Passage, Source

PLAIN = """\
Bread at home

A loaf keeps three days.

Storage

Keep it
in a bag.

Never in:

  • the fridge
  • the sun
Rather in:
  • a box

References

Miller (2009). On stale bread.
"""

MARKDOWN = """\
# Bread at home

A loaf keeps three days.

## Storage
Keep it in a bag.

Short line

Crust
-----

```
one

two
```

---

## References

1. Miller (2009).
2. Baker (2010),
   second edition.
"""


def texts(source: Source, *runs: str) -> list[tuple[str, str]]:
    """List the passages of a source by id, each with the one of these texts that it is."""
    known = {passage_digest(run): run for run in runs}
    return [(passage.id, known.get(passage.sha256 or "", "?")) for passage in source.passages]


def test_plain_text_is_split_at_empty_lines_and_short_lines_are_headings() -> None:
    source = build_skeleton(PLAIN, "bread")
    assert (source.id, source.title) == ("bread", "Bread at home")
    assert [passage.section for passage in source.passages] == ["Lead", "Storage", "Storage", "Storage", "References"]
    keeps, bag, fridge, box = (
        "A loaf keeps three days.", "Keep it in a bag.", "Never in: • the fridge • the sun", "Rather in: • a box",
    )  # fmt: skip
    assert texts(source, keeps, bag, fridge, box, "Miller (2009). On stale bread.") == [
        ("lead/1", keeps),
        ("storage/1", bag),
        ("storage/2", fridge),
        ("storage/3", box),
        ("references/1", "Miller (2009). On stale bread."),
    ]


def test_markdown_has_its_own_headings_and_each_reference_is_a_passage() -> None:
    source = build_skeleton(MARKDOWN, "bread")
    assert source.title == "Bread at home"
    assert texts(
        source,
        "A loaf keeps three days.", "Keep it in a bag.", "Short line", "``` one two ```", "1. Miller (2009).",
        "2. Baker (2010), second edition.",
    ) == [
        ("lead/1", "A loaf keeps three days."),
        ("storage/1", "Keep it in a bag."),
        ("storage/2", "Short line"),
        ("crust/1", "``` one two ```"),
        ("references/1", "1. Miller (2009)."),
        ("references/2", "2. Baker (2010), second edition."),
    ]  # fmt: skip
    assert [passage.kind for passage in source.passages] == [*["text"] * 4, *["reference"] * 2]


def test_a_heading_needs_no_empty_lines_and_a_fence_contains_no_headings() -> None:
    source = build_skeleton("Brown.\n## Crust\nThin.\n## Crumb ##\n```\n# no heading\n\n```\n", "bread")
    assert texts(source, "Brown.", "Thin.", "``` # no heading ```") == [
        ("lead/1", "Brown."),
        ("crust/1", "Thin."),
        ("crumb/1", "``` # no heading ```"),
    ]


def test_a_fence_that_is_never_closed_is_ignored() -> None:
    source = build_skeleton("One.\n\n~~~~\n\nTwo.\n\nThree.\n", "bread")
    assert texts(source, "One.", "Two.", "Three.") == [("lead/1", "One."), ("lead/2", "Two."), ("lead/3", "Three.")]


def test_a_first_heading_is_not_the_title_if_others_have_its_level() -> None:
    source = build_skeleton("# Crust\n\nBrown.\n\n# Crumb\n\nWhite.\n", "all-of-bread")
    assert source.title == "all-of-bread"
    assert [passage.section for passage in source.passages] == ["Crust", "Crumb"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_not_a_passage_and_may_contain_the_title(end: str) -> None:
    lines = ["---", 'title: "Bread: at home"', "draft: true", "---", "A loaf keeps.", "", "---", "", "Three days."]
    source = build_skeleton(end.join(lines), "bread")
    assert source.title == "Bread: at home"
    assert texts(source, "A loaf keeps.", "Three days.") == [("lead/1", "A loaf keeps."), ("lead/2", "Three days.")]
    assert build_skeleton(end.join(["---", "a: b", "---", "Crust.", ""]), "bread").title == "bread"


def test_the_text_before_a_heading_is_the_lead() -> None:
    source = build_skeleton("It begins here.\n\n# Crust\n\nBrown.\n", "bread")
    assert [(passage.section, passage.about) for passage in source.passages] == [
        ("Lead", "paragraph 1"),
        ("Crust", "paragraph 1"),
    ]


def test_passages_under_equal_headings_are_numbered_on() -> None:
    source = build_skeleton("## Crust\n\nBrown.\n\n## Crumb\n\nWhite.\n\n## Crust!\n\nThin.\n", "bread")
    assert [passage.id for passage in source.passages] == ["crust/1", "crumb/1", "crust/2"]


def test_an_article_without_words_has_no_passages() -> None:
    assert build_skeleton("\n---\n\n* * *\n", "bread").passages == ()


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What Is it For?", "what-is-it-for"),
        ("Ärzte & Pflege", "arzte-pflege"),
        ("面包", ""),
        ("a heading of so many words that nobody would type it", "a-heading-of-so-many-words-that-nobody"),
        ("x" * 50, "x" * 40),
    ],
)
def test_a_slug_is_an_id(text: str, slug: str) -> None:
    assert make_slug(text) == slug


def test_a_heading_without_latin_letters_is_a_section() -> None:
    source = build_skeleton("# 面包\n\n好。\n\n# 水\n\n好。\n", "面包")
    assert (source.id, [passage.id for passage in source.passages]) == ("article", ["section/1", "section/2"])


def test_the_skeleton_is_a_key_of_a_knowledge_file() -> None:
    passage = Passage(
        id="references/1", section="References: all", about="reference 1", sha256="0a" * 32, kind="reference"
    )
    assert to_yaml(Source(id="bread", title="Bread", passages=(passage,))).split("\n", 2)[2] == (
        "sources:\n"
        "  - id: bread\n"
        "    title: Bread\n"
        "    passages:\n"
        "      - id: references/1\n"
        '        section: "References: all"\n'
        "        about: reference 1\n"
        f"        sha256: {'0a' * 32}\n"
        "        kind: reference\n"
    )


LINES = st.sampled_from(
    ["A loaf.", "Crust", "# Crust", "## Crumb #", "Crust\n---", "- a", "  more", "2. b", "Never:", "", "", "```", "\t",
     "Crème", "a\u2028b", "a\x0cb", "***", "References", "\ufeffA", "x\r"]
)  # fmt: skip


@given(st.lists(LINES, max_size=60))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_check_finds_every_passage_again(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("bread")
    article, base = folder / "bread.txt", folder / "bread.yaml"
    article.write_bytes("\n".join(lines).encode())
    source = build_skeleton(article.read_text(encoding="utf-8-sig"), "bread")
    if source.passages:
        entry = f"{{id: a, question: Why?, answer: So., citations: [{source.passages[0].id}]}}"
        base.write_text(f"format: 1\nid: bread\nentries:\n  - {entry}\n{to_yaml(source)}", encoding="utf-8")
        findings = build_report(inspect(base, [read_article(article)])).findings
        assert [finding for finding in findings if finding.code < "FB3"] == []
