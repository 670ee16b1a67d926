"""Checks between the parts of a base: ids are unique, references are valid, no phrasing is used twice."""

from collections.abc import Callable

from faqbot.knowledge.model import KnowledgeBase

Load = Callable[[str], KnowledgeBase]
ProblemsOf = Callable[[str], list[str]]


def warnings(base: KnowledgeBase) -> list[str]:
    assert {problem.severity for problem in base.warnings} <= {"warning"}
    return [str(problem) for problem in base.warnings]


def test_a_phrasing_used_twice_in_one_item_is_a_warning(load: Load) -> None:
    base = load("""\
format: 1
id: bread
sources: [{id: book, title: The book, passages: [{id: a/1, section: A, about: a}]}]
entries:
  - id: storage
    question: How long?
    paraphrases: [shelf life, how -- LONG]
    answer: Days
    citations: [a/1]
""")
    assert warnings(base) == [
        'bread.yaml:7:31: phrasing "how -- LONG" is already used at bread.yaml:6:15; leave one of them out'
    ]


def test_phrasings_that_differ_in_a_letter_or_digit_are_different(load: Load) -> None:
    base = load("""\
format: 1
id: bread
entries:
  - {id: a, question: Type 1?, answer: One}
  - {id: b, question: Type 2?, answer: Two}
  - {id: c, question: Typ 1?, answer: Three}
  - {id: d, question: Type1?, answer: Four}
""")
    assert len(base.entries) == 4


def test_phrasings_are_compared_in_other_scripts_too(problems_of: ProblemsOf) -> None:
    assert problems_of("""\
format: 1
id: bread
entries:
  - {id: a, question: Große Brote?, answer: Ja}
  - {id: b, question: GROSSE BROTE, answer: Nein}
""") == [
        (
            'bread.yaml:5:23: phrasing "GROSSE BROTE" is already used at bread.yaml:4:23, under entry "a"; '
            "keep it where its answer is"
        ),
    ]


def test_a_phrasing_of_1000_characters_is_not_too_long(load: Load) -> None:
    base = load(f"format: 1\nid: bread\nentries: [{{id: storage, question: {'a' * 1000}, answer: Days}}]\n")
    assert len(base.entries[0].question) == 1000


def test_an_entry_without_citations_is_a_warning_if_none_are_required(load: Load) -> None:
    base = load("""\
format: 1
id: bread
require_citations: false
sources: [{id: book, title: The book, passages: [{id: a/1, section: A, about: a}]}]
entries:
  - {id: storage, question: How long?, answer: Days}
  - {id: crust, question: How crisp?, answer: Very, draft: true}
gaps: [{id: gluten, question: Is it safe?, answer: Unknown}]
""")
    assert warnings(base) == [
        'bread.yaml:6:5: entry "storage" cites no passage; add "citations: [passage id]"',
        'bread.yaml:7:5: entry "crust" cites no passage; add "citations: [passage id]"',
    ]


def test_an_entry_of_a_base_without_sources_needs_no_citations(load: Load) -> None:
    assert warnings(load("format: 1\nid: bread\nentries: [{id: storage, question: How long?, answer: Days}]\n")) == []


def test_gaps_and_small_talk_never_need_citations(load: Load) -> None:
    base = load("""\
format: 1
id: bread
require_citations: true
sources: [{id: book, title: The book, passages: [{id: a/1, section: A, about: a}]}]
entries: [{id: storage, question: How long?, answer: Days, citations: [a/1]}]
gaps: [{id: gluten, question: Is it safe?, answer: Unknown}]
small_talk: [{id: hello, question: Hello, answer: Hi}]
""")
    assert warnings(base) == []


def test_a_draft_is_checked_like_any_entry(problems_of: ProblemsOf) -> None:
    assert problems_of("""\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Days}
  - {id: storage, question: How LONG, answer: Weeks, citations: [a/1], draft: true}
""") == [
        'bread.yaml:5:10: item id "storage" is already used at bread.yaml:4:10; write another id',
        (
            'bread.yaml:5:29: phrasing "How LONG" is already used at bread.yaml:4:29, under entry "storage"; '
            "keep it where its answer is"
        ),
        (
            'bread.yaml:5:66: entry "storage" cites passage "a/1", which no source contains; '
            "name an existing one, or add it"
        ),
    ]


def test_a_draft_may_be_named_as_follow_up_and_nearest(load: Load) -> None:
    base = load("""\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, answer: Days, follow_ups: [crust]}
  - {id: crust, question: How crisp?, answer: Very, draft: true}
gaps: [{id: gluten, question: Is it safe?, answer: Unknown, nearest: [crust]}]
""")
    assert base.entries[0].follow_ups == base.gaps[0].nearest == ("crust",)
    assert base.find_entries(("crust",)) == ()


def test_only_an_entry_is_a_follow_up_or_nearest(problems_of: ProblemsOf) -> None:
    assert problems_of("""\
format: 1
id: bread
entries: [{id: storage, question: How long?, answer: Days, follow_ups: [gluten, hello]}]
gaps: [{id: gluten, question: Is it safe?, answer: Unknown, nearest: [hello]}]
small_talk: [{id: hello, question: Hello, answer: Hi}]
""") == [
        (
            'bread.yaml:3:73: entry "storage" names follow-up "gluten", which is not an entry; '
            "name an existing one, or add it"
        ),
        (
            'bread.yaml:3:81: entry "storage" names follow-up "hello", which is not an entry; '
            "name an existing one, or add it"
        ),
        'bread.yaml:4:71: gap "gluten" names nearest "hello", which is not an entry; name an existing one, or add it',
    ]


def test_a_source_a_passage_and_an_item_may_have_the_same_id(load: Load) -> None:
    base = load("""\
format: 1
id: bread
sources: [{id: bread, title: Bread, passages: [{id: bread, section: A, about: a}]}]
entries: [{id: bread, question: What is bread?, answer: Food, citations: [bread]}]
""")
    assert base.entries[0].citations[0].passage is base.sources[0].passages[0]
    assert base.entries[0].citations[0].source is base.sources[0]


def test_two_items_without_an_id_are_different_items(problems_of: ProblemsOf) -> None:
    assert problems_of("""\
format: 1
id: bread
entries:
  - {question: How long?, answer: Days}
  - {question: How crisp?, answer: Very, follow_ups: [soft]}
""") == [
        'bread.yaml:4:5: an entry lacks the key "id"; add "id: …"',
        'bread.yaml:5:5: an entry lacks the key "id"; add "id: …"',
        'bread.yaml:5:55: entry names follow-up "soft", which is not an entry; name an existing one, or add it',
    ]


def test_synonyms_are_compared_like_phrasings(problems_of: ProblemsOf) -> None:
    assert problems_of("""\
format: 1
id: bread
synonyms:
  - [sour-dough, leaven]
  - [SOUR dough, levain]
entries: [{id: storage, question: How long?, answer: Days}]
""") == ['bread.yaml:5:6: synonym "SOUR dough" is already used at bread.yaml:4:6; keep it in one list']


def test_hundreds_of_unknown_names_are_all_reported(problems_of: ProblemsOf) -> None:
    entries = "".join(
        f"  - {{id: entry-{n}, question: Number {n}, answer: a, follow_ups: [entri-{n}]}}\n" for n in range(900)
    )
    found = problems_of(f"format: 1\nid: bread\nentries:\n{entries}")
    assert len(found) == 900
    assert found[0].endswith('names follow-up "entri-0", which is not an entry; did you mean "entry-0"?')
    assert found[-1].endswith('names follow-up "entri-899", which is not an entry; name an existing one, or add it')


def test_an_entry_does_not_exclude_its_own_phrasing(problems_of: ProblemsOf) -> None:
    base = """\
format: 1
id: bread
entries:
  - id: keeps
    question: How long does a loaf keep?
    not: [how long is a loaf, How long does a LOAF keep]
    answer: Three days.
"""
    assert problems_of(base) == [
        (
            'bread.yaml:6:31: entry "keeps" has "How long does a LOAF keep" under "not", and at bread.yaml:5:15 as a '
            "phrasing; keep one of them"
        )
    ]


SOURCED = """\
format: 1
id: bread
sources:
  - id: book
    title: The book
    passages:
      - {id: a/1, section: A, about: a}
entries:
  - {id: keep, question: How long?, answer: Days, citations: [a/1]}
"""


def test_begins_and_ends_have_five_words_at_most(problems_of: ProblemsOf) -> None:
    text = SOURCED.replace("about: a}", "about: a, begins: one two three four five six, ends: the end}")
    assert problems_of(text) == ['bread.yaml:7:49: "begins" of passage "a/1" has 6 words; write at most 5']


def test_an_entry_is_dated_only_by_passages_that_it_cites(problems_of: ProblemsOf) -> None:
    text = SOURCED.replace("citations: [a/1]", "citations: [a/1], dated_by: [b/7]")
    fault = 'entry "keep" is dated by passage "b/7", which it does not cite'
    assert problems_of(text) == [f"bread.yaml:9:80: {fault}; name an existing one, or add it"]
