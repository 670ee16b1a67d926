"""The keys of a knowledge base become drafts, still with locations and ids as text."""

from collections.abc import Callable

import pytest

from faqbot.errors import KnowledgeInvalid
from faqbot.knowledge.loading.drafts import BaseDraft
from faqbot.knowledge.loading.nodes import Mapping, parse
from faqbot.knowledge.loading.problems import Problems
from faqbot.knowledge.loading.schema import read_draft
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import KnowledgeBase

Load = Callable[[str], KnowledgeBase]
ProblemsOf = Callable[[str], list[str]]


def draft(content: str) -> tuple[BaseDraft, list[str]]:
    node, found = parse(content.encode(), "bread.yaml")
    assert isinstance(node, Mapping)
    problems = Problems(found)
    return read_draft(node, problems), [str(problem) for problem in problems.found]


def test_a_draft_keeps_references_as_text_with_locations() -> None:
    base, problems = draft("""\
format: 1
id: bread
entries:
  - id: storage
    question: How long?
    answer: Days
    citations: [nowhere/1]
    follow_ups: [nothing]
""")
    assert problems == []
    (entry,) = base.entries
    assert [(cited.value, str(cited.location)) for cited in entry.citations] == [("nowhere/1", "bread.yaml:7:17")]
    assert [(name.value, str(name.location)) for name in entry.follow_ups] == [("nothing", "bread.yaml:8:18")]
    assert str(entry.location) == "bread.yaml:4:5"


def test_all_problems_are_reported_at_once_although_a_key_is_missing() -> None:
    base, problems = draft("""\
format: 1
id: bread
entries:
  - topic: Storage
    paraphrases: [shelf life]
    draft: perhaps
    reviewed: soon
""")
    assert problems == [
        'bread.yaml:4:5: an entry lacks the key "id"; add "id: …"',
        'bread.yaml:4:5: an entry lacks the key "question"; add "question: …"',
        'bread.yaml:4:5: an entry lacks the key "answer"; add "answer: …"',
        'bread.yaml:7:15: "reviewed" is "soon"; write a date like 2026-01-31',
        'bread.yaml:6:12: "draft" is "perhaps"; write one of true, false',
    ]
    (entry,) = base.entries
    assert entry.name == "entry"
    assert [phrasing.value for phrasing in entry.phrasings] == ["shelf life"]


def test_an_item_is_named_by_its_kind_and_id() -> None:
    base, _ = draft("entries: [{id: a}]\ngaps: [{id: b}]\nsmall_talk: [{id: c}]\n")
    assert [item.name for item in base.items] == ['entry "a"', 'gap "b"', 'small talk "c"']


def test_every_message_can_be_replaced(load: Load) -> None:
    names = list(Messages._fields)
    texts = "".join(f"  {name}: Neu {name}\n" for name in names)
    base = load(f"format: 1\nid: bread\nmessages:\n{texts}entries: [{{id: a, question: b, answer: c}}]\n")
    assert [getattr(base.messages, name) for name in names] == [f"Neu {name}" for name in names]


def test_a_message_may_use_its_placeholders_in_any_order_and_number(load: Load) -> None:
    base = load("""\
format: 1
id: bread
messages:
  corrected: "{to} statt {from}, also {to}."
  scope: Frag mich etwas.
entries: [{id: storage, question: How long?, answer: Days}]
""")
    assert base.messages.corrected == "{to} statt {from}, also {to}."
    assert base.messages.scope == "Frag mich etwas."
    assert base.messages.unknown == Messages().unknown


@pytest.mark.parametrize(("text", "number"), [("0", 0.0), ("1", 1.0), ("0.35", 0.35), (".5", 0.5), ("1e-2", 0.01)])
def test_a_threshold_is_a_number_from_0_to_1(text: str, number: float, load: Load) -> None:
    base = load(
        f"format: 1\nid: bread\npolicy: {{margin: {text}}}\nentries: [{{id: storage, question: How?, answer: So}}]\n"
    )
    assert base.policy == {"margin": number}


def test_thresholds_that_are_equal_do_not_contradict_each_other(load: Load) -> None:
    base = load("""\
format: 1
id: bread
policy: {answer_at: 0.5, clarify_at: 0.5, margin: 0.1}
entries: [{id: storage, question: How long?, answer: Days}]
""")
    assert base.policy == {"answer_at": 0.5, "clarify_at": 0.5, "margin": 0.1}


def test_a_digest_has_64_lower_case_hexadecimal_digits(problems_of: ProblemsOf) -> None:
    digest = "0123456789abcdef" * 4
    assert problems_of(f"""\
format: 1
id: bread
sources:
  - id: book
    title: The book
    passages:
      - {{id: a, section: A, about: a, sha256: {digest}}}
      - {{id: b, section: A, about: b, sha256: {digest[1:]}}}
      - {{id: c, section: A, about: c, sha256: {digest}0}}
      - {{id: d, section: A, about: d, sha256: {digest.upper()}}}
entries: [{{id: storage, question: How long?, answer: Days}}]
""") == [
        f'bread.yaml:{line}:47: "sha256" is "{shown[:59]}…"; write 64 characters of 0-9 and a-f'
        for line, shown in [(8, digest[1:]), (9, digest), (10, digest.upper())]
    ]


@pytest.mark.parametrize("text", ["2026-01-31", '"2026-01-31"', "20260131", "2026-W05-6"])
def test_a_date_is_kept_as_year_month_and_day(text: str, load: Load) -> None:
    base = load(f"format: 1\nid: bread\nentries: [{{id: a, question: b, answer: c, reviewed: {text}}}]\n")
    assert base.entries[0].reviewed == "2026-01-31"


def test_a_base_without_entries_lacks_an_entry() -> None:
    _, problems = draft("format: 1\nid: bread\n")
    assert problems == ['bread.yaml:1:1: the base has no entry; add "entries:" with an id, a question and an answer']


def test_an_invalid_base_raises_its_own_error_class(load: Load) -> None:
    with pytest.raises(KnowledgeInvalid):
        load("format: 1\nid: bread\n")


def test_a_lock_holds_digests_by_passage_and_entry(load: Load, problems_of: ProblemsOf) -> None:
    rows = "entries: [{id: a, question: b, answer: c}]\nlock:\n  a: {p/1: %s}\n  gone: {p/2: %s}\n"
    base = "format: 1\nid: bread\n" + rows
    assert load(base % ("a" * 64, "0" * 64)).lock == {"a": {"p/1": "a" * 64}, "gone": {"p/2": "0" * 64}}
    assert problems_of(base % ("A" * 64, "[]")) == [
        f'bread.yaml:5:12: "p/1" is "{"A" * 59}…"; write 64 characters of 0-9 and a-f',
        'bread.yaml:6:15: "p/2" is empty; write its value or leave the key out',
    ]
    assert problems_of("format: 1\nid: bread\nentries: [{id: a, question: b, answer: c}]\nlock: {a: b}\n") == [
        'bread.yaml:4:11: "a" is a text; write a mapping of keys'
    ]
