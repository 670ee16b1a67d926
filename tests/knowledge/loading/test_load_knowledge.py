"""A valid base is loaded; any other input is refused with its problems."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from effort import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.errors import (
    FaqbotError,
    KnowledgeError,
    KnowledgeInvalid,
    KnowledgeNotFound,
    KnowledgeSyntax,
    Location,
    Problem,
)
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.sources import Citation, Passage, Source

Load = Callable[[str | bytes], KnowledgeBase]
LoadFolder = Callable[[dict[str, str]], KnowledgeBase]

BREAD = """\
format: 1
id: bread
title: Bread at home
language: en-GB
notice: I only know the handbook.
contact: Ask your baker.
require_citations: true
synonyms: [[sourdough starter, leaven, levain], [loaf, bread]]
protected: [Borodinsky]
evidence_levels: {reported: The handbook says so.}
messages: {scope: "Ask me about {topics}!"}
policy: {answer_at: 0.6, margin: 0.1}
sources:
  - id: handbook
    title: The handbook
    published: about 2010
    url: https://example.org/handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps, sha256: SHA}
      - {id: ref/1, section: References, about: a book on rye, kind: reference, uncovered: nobody asks}
entries:
  - id: storage-time
    topic: Storage
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf]
    answer: About three days.
    citations: [storage/1, ref/1]
    evidence: reported
    follow_ups: [freezing]
    tags: [loaf, audience:staff]
    url: https://bread.example/storage
    meta: {owner: Zoë, ticket: no}
    requires: [loaf, bread]
    excludes: [gluten]
    not: [how long is a loaf]
    answer_at: 0.7
    told_first: true
    allow: {short-answer: there is no more to say}
    reviewed: 2026-01-31
  - {id: freezing, question: Can I freeze it?, answer: "Yes.", citations: [storage/1]}
  - {id: toasting, question: Can I toast it?, answer: Perhaps., citations: [storage/1], draft: true}
gaps:
  - {id: gluten, question: Is it safe for coeliacs?, paraphrases: [gluten free], answer: Unknown., nearest: [freezing]}
small_talk:
  - {id: hello, question: Hello, paraphrases: [hi], answer: Good morning.}
""".replace("SHA", "0123456789abcdef" * 4)


def test_every_key_of_a_base_is_loaded(load: Load) -> None:
    passage = Passage(
        id="storage/1", section="Storage", about="how long a loaf keeps", sha256="0123456789abcdef" * 4, kind="text"
    )
    reference = Passage(
        id="ref/1", section="References", about="a book on rye", kind="reference", uncovered="nobody asks"
    )
    source = Source(
        id="handbook",
        title="The handbook",
        published="about 2010",
        url="https://example.org/handbook",
        passages=(passage, reference),
    )
    base = load(BREAD)
    assert base == KnowledgeBase(
        id="bread",
        title="Bread at home",
        language="en-GB",
        notice="I only know the handbook.",
        contact="Ask your baker.",
        sources=(source,),
        entries=(
            Entry(
                id="storage-time",
                topic="Storage",
                question="How long does a loaf keep?",
                paraphrases=("when does bread go stale", "shelf life of a loaf"),
                answer="About three days.",
                citations=(Citation(source=source, passage=passage), Citation(source=source, passage=reference)),
                evidence="reported",
                follow_ups=("freezing",),
                tags=("loaf", "audience:staff"),
                url="https://bread.example/storage",
                meta={"owner": "Zoë", "ticket": "no"},
                requires=("loaf", "bread"),
                excludes=("gluten",),
                never=("how long is a loaf",),
                answer_at=0.7,
                told_first=True,
                allow={"short-answer": "there is no more to say"},
                reviewed="2026-01-31",
                location=Location("bread.yaml", 22, 5),
            ),
            Entry(
                id="freezing",
                question="Can I freeze it?",
                answer="Yes.",
                citations=(Citation(source=source, passage=passage),),
                location=Location("bread.yaml", 40, 5),
            ),
        ),
        drafts=(
            Entry(
                id="toasting",
                question="Can I toast it?",
                answer="Perhaps.",
                citations=(Citation(source=source, passage=passage),),
                draft=True,
                location=Location("bread.yaml", 41, 5),
            ),
        ),
        gaps=(
            Gap(
                id="gluten",
                question="Is it safe for coeliacs?",
                paraphrases=("gluten free",),
                answer="Unknown.",
                nearest=("freezing",),
                location=Location("bread.yaml", 43, 5),
            ),
        ),
        small_talk=(
            SmallTalkItem(
                id="hello",
                question="Hello",
                paraphrases=("hi",),
                answer="Good morning.",
                location=Location("bread.yaml", 45, 5),
            ),
        ),
        synonyms=(("sourdough starter", "leaven", "levain"), ("loaf", "bread")),
        protected=("Borodinsky",),
        evidence_levels={"reported": "The handbook says so."},
        messages=Messages(scope="Ask me about {topics}!"),
        policy={"answer_at": 0.6, "margin": 0.1},
        digest=base.digest,
        deciding_digest=base.deciding_digest,
    )


def test_an_id_a_question_and_an_answer_are_enough(load: Load) -> None:
    base = load("format: 1\nid: bread\nentries: [{id: storage, question: How long?, answer: Days}]\n")
    assert base == KnowledgeBase(
        id="bread",
        title="bread",
        language="en",
        entries=(
            Entry(
                id="storage",
                question="How long?",
                answer="Days",
                topic="General",
                location=Location("bread.yaml", 3, 11),
            ),
        ),
        digest=base.digest,
        deciding_digest=base.deciding_digest,
    )


def test_every_value_stays_a_text(load: Load) -> None:
    (entry,) = load("""\
format: 1
id: bread
entries:
  - id: 012
    topic: 1:30
    question: no
    paraphrases: [on, 1_000, 0x1f, 2026-01-31, 1e3, .5, "null", -0, 7 % rye]
    answer: yes
""").entries
    assert (entry.id, entry.topic, entry.question, entry.answer) == ("012", "1:30", "no", "yes")
    assert entry.paraphrases == ("on", "1_000", "0x1f", "2026-01-31", "1e3", ".5", "null", "-0", "7 % rye")


def test_texts_of_several_lines_keep_what_yaml_keeps(load: Load) -> None:
    (entry,) = load("""\
format: 1
id: bread
entries:
  - id: storage
    question: How long
      does it keep?
    answer: |

      About three days.

      - in a bag
      - in a box

    topic: >
      In the
      kitchen
""").entries
    assert entry.question == "How long does it keep?"
    assert entry.answer == "About three days.\n\n- in a bag\n- in a box"
    assert entry.topic == "In the kitchen"


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(load: Load) -> None:
    assert load(b"\xef\xbb\xbf" + BREAD.encode().replace(b"\n", b"\r\n")) == load(BREAD)


def test_a_path_is_a_text_or_a_path(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD)
    assert load_knowledge("bread.yaml") == load_knowledge(Path("bread.yaml"))
    assert load_knowledge(folder / "bread.yaml").entries[0].location == Location(str(folder / "bread.yaml"), 22, 5)


def test_a_base_cannot_be_changed(load: Load) -> None:
    base = load(BREAD)
    with pytest.raises(FrozenInstanceError):
        base.title = "Cake"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        base.entries[0].answer = "Cake"  # type: ignore[misc]


def test_a_base_finds_its_entries_and_topics(load: Load) -> None:
    base = load(BREAD)
    assert base.entry("freezing") is base.entries[1]
    assert base.entry("toasting") is None
    assert base.find_entries(("toasting", "freezing", "storage-time")) == (base.entries[1], base.entries[0])
    assert base.topics == ("Storage", "General")


def test_a_folder_is_one_base_in_the_order_of_paths(load_folder: LoadFolder) -> None:
    base = load_folder(
        {
            "sources/handbook.yaml": """\
sources: [{id: handbook, title: The handbook, passages: [{id: a/1, section: A, about: a}]}]
""",
            "entries/b.yaml": """\
entries: [{id: three, question: Three?, answer: "3", citations: [a/1]}]
synonyms: [[loaf, bread]]
""",
            "entries/a.yaml": """\
entries: [{id: two, question: Two?, answer: "2", citations: [a/1], follow_ups: [three]}]
synonyms: [[leaven, levain]]
""",
            "base.yaml": """\
format: 1
id: bread
entries: [{id: one, question: One?, answer: "1", citations: [a/1]}]
""",
        }
    )
    assert [entry.id for entry in base.entries] == ["one", "two", "three"]
    assert [str(entry.location) for entry in base.entries] == [
        "base/base.yaml:3:11",
        "base/entries/a.yaml:1:11",
        "base/entries/b.yaml:1:11",
    ]
    assert base.synonyms == (("leaven", "levain"), ("loaf", "bread"))
    assert base.warnings == ()


def test_problems_of_a_folder_come_in_the_order_of_files_and_lines(load_folder: LoadFolder) -> None:
    with pytest.raises(KnowledgeInvalid) as caught:
        load_folder(
            {
                "b.yaml": "entries:\n  - {id: two, question: One!, answer: b}\n  - {id: One, question: c, answer: d}\n",
                "a.yaml": "format: 1\nentries: [{id: one, question: One?, answer: '1', follow_ups: [tow]}]\n",
                "c/d.yaml": "titel: Bread\n",
            }
        )
    assert (
        str(caught.value)
        == """\
base/a.yaml:1:1: a knowledge base lacks the key "id"; add "id: …"
base/a.yaml:2:63: entry "one" names follow-up "tow", which is not an entry; did you mean "two"?
base/b.yaml:2:25: phrasing "One!" is already used at base/a.yaml:2:31, under entry "one"; keep it where its answer is
base/b.yaml:3:10: id "One" is not made of a-z, 0-9 and -; write "one"
base/c/d.yaml:1:1: a knowledge base has no key "titel"; did you mean "title"?"""
    )


def test_warnings_leave_the_base_usable(load: Load) -> None:
    content = """\
format: 1
id: bread
entries:
  - {id: storage, question: How long?, paraphrases: [How LONG], answer: Days}
"""
    assert [str(problem) for problem in load(content).warnings] == [
        'bread.yaml:4:54: phrasing "How LONG" is already used at bread.yaml:4:29; leave one of them out',
    ]
    with pytest.raises(KnowledgeInvalid) as caught:
        load(content + "titel: Bread\n")
    assert str(caught.value) == 'bread.yaml:5:1: a knowledge base has no key "titel"; did you mean "title"?'


def test_the_digest_covers_the_content_and_not_its_form(load: Load) -> None:
    digest = load("format: 1\nid: bread\nentries: [{id: a, question: How long?, answer: Days}]\n").digest
    content = '{"entries":[{"answer":"Days","id":"a","question":"How long?"}],"format":"1","id":"bread"}'
    assert digest == hashlib.sha256(content.encode()).hexdigest()
    assert digest == (
        load("""\
# A comment.
entries:
  - answer:  "Days"
    question: >
      How
      long?
    id: a

id: bread
policy: {margin: 0.5}
format: '1'
""").digest
    )


def test_the_digest_of_a_folder_is_that_of_one_file(load: Load, load_folder: LoadFolder) -> None:
    one = load("""\
format: 1
id: bread
entries:
  - {id: a, question: One?, answer: "1"}
  - {id: b, question: Two?, answer: "2"}
""")
    several = load_folder(
        {
            "1.yaml": 'format: 1\nentries: [{id: a, question: One?, answer: "1"}]\n',
            "2.yaml": 'id: bread\nentries: [{id: b, question: Two?, answer: "2"}]\n',
        }
    )
    assert one.digest == several.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("About three days.", "About four days."),
        ("[loaf, bread]]", "[bread, loaf]]"),
        ("title: Bread at home", "title: Bread At Home"),
        ("draft: true", "draft: false"),
        ("nobody asks", "somebody asks"),
        ("Good morning.", "Good evening."),
    ],
)
def test_the_digest_changes_with_any_content(old: str, new: str, load: Load) -> None:
    assert old in BREAD
    assert load(BREAD).digest != load(BREAD.replace(old, new)).digest


@pytest.mark.parametrize("policy", ["", "policy: {answer_at: 0.9, margin: 0}\n"])
def test_the_digest_does_not_change_with_the_policy(policy: str, load: Load) -> None:
    assert load(BREAD).digest == load(BREAD.replace("policy: {answer_at: 0.6, margin: 0.1}\n", policy)).digest


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", KnowledgeSyntax),
        ("format: [", KnowledgeSyntax),
        (b"\xff", KnowledgeSyntax),
        ("format: 1\nformat: 1\nid: bread\n", KnowledgeSyntax),
        (BREAD.replace("id: bread", "id: &x bread"), KnowledgeSyntax),
        ("format: 1\nid: bread\n", KnowledgeInvalid),
        (BREAD.replace("[storage/1]", "[storage/2]"), KnowledgeInvalid),
    ],
    ids=["empty", "no YAML", "no UTF-8", "key twice", "anchor", "no entry", "dangling"],
)
def test_each_kind_of_fault_has_its_own_error(content: str | bytes, error: type[KnowledgeError], load: Load) -> None:
    with pytest.raises(FaqbotError) as caught:
        load(content)
    assert type(caught.value) is error
    assert isinstance(caught.value, KnowledgeError)
    assert all(problem.severity == "error" for problem in caught.value.problems)


def test_an_error_shows_no_other_error_as_its_cause(folder: Path) -> None:
    for path in ("missing", "bread\0.yaml", str(folder / "x" / "y")):
        with pytest.raises(KnowledgeNotFound) as caught:
            load_knowledge(path)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__


WHERE = re.compile(r"bread\.yaml(:[1-9][0-9]*:[1-9][0-9]*)?: [^\n]+; [^\n]+")
PIECES = [
    *(
        "format: 1\n",
        "id: bread\n",
        "entries:\n",
        "  - ",
        "- ",
        "  ",
        "    ",
        "\n",
        "\t",
        "\r\n",
        ": ",
        ":",
        "? ",
        ", ",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: *a\n",
        "!!int ",
        "!<%0a> ",
        "# ",
        "---\n",
        "...\n",
    ),
    *("%YAML 1.1\n", "~", "null", "\\x00", "\\ud800", '"\\N"', "\ufeff", "\x85", "\u2028", "\U0001f35e", "ß", "@", "`"),
    *("question: How?\n", "answer: So\n", "id: storage\n", "citations: [a/1]\n", "policy: ", "messages: ", "0.5", "{}"),
    *(
        "sources: ",
        "passages: ",
        "synonyms: ",
        "gaps: ",
        "evidence: ",
        "draft: ",
        "reviewed: ",
        "sha256: ",
        "nan",
        "9" * 400,
    ),
]


def load_or_report(content: bytes) -> None:
    """Load a file, or check that every problem is one line with its location."""
    Path("bread.yaml").write_bytes(content)
    problems: tuple[Problem, ...] = ()
    try:
        base = load_knowledge("bread.yaml")
    except KnowledgeError as error:
        problems, shown = error.problems, str(error)
    else:
        shown = base.digest
    assert problems or re.fullmatch(r"[0-9a-f]{64}", shown)
    assert all(WHERE.fullmatch(str(problem)) for problem in problems)
    assert [problem.location.line for problem in problems] == sorted(problem.location.line for problem in problems)
    assert shown.encode()


PROPERTY = settings(
    derandomize=True,
    max_examples=examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@PROPERTY
@given(st.binary(max_size=200))
def test_any_bytes_load_or_raise_a_knowledge_error(content: bytes) -> None:
    load_or_report(content)


@PROPERTY
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_pieces_of_yaml_load_or_raise_a_knowledge_error(content: str) -> None:
    load_or_report(content.encode())


@PROPERTY
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(BREAD)),
            st.sampled_from((0, 1, 1, 5, 40)),
            st.sampled_from(PIECES).map(str.encode) | st.binary(max_size=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_change_of_a_good_file_loads_or_raises_a_knowledge_error(edits: list[tuple[int, int, bytes]]) -> None:
    content = BREAD.encode()
    for start, length, piece in edits:
        content = content[:start] + piece + content[start + length :]
    load_or_report(content)


CALIBRATED = """\
format: 1
id: bread
entries: [{id: a, question: How?, answer: So., citations: [p]}]
sources: [{id: s, title: S, passages: [{id: p, section: S, about: a}]}]
policy:
  answer_at: 0.6
"""


def test_a_calibration_of_another_version_of_the_base_is_a_warning(load: Load) -> None:
    digest = load(CALIBRATED).deciding_digest
    keys = "risk: 0.05, confidence: 0.95, questions: 59, wrong: 0, answer_at: 0.6, margin: 0, version: 1, engine: 4"
    keys += ", date: 2026-01-31"
    base = load(f"{CALIBRATED}  calibrated: {{{keys}, digest: '{digest}'}}\n")
    assert (base.deciding_digest, base.warnings) == (digest, ())
    base = load(f"{CALIBRATED}  calibrated: {{{keys}, digest: '{'0' * 64}'}}\n")
    (warning,) = base.warnings
    assert str(warning) == (
        "bread.yaml:7:15: the base has changed since it was calibrated on 2026-01-31: the bound on wrong answers "
        "no longer holds; calibrate it again, or remove the key"
    )


def test_a_calibration_that_lacks_something_is_an_error(problems_of: Callable[[str], list[str]]) -> None:
    keys = "risk: 5, confidence: 0.95, questions: few, wrong: 0, margin: 0, version: 1, engine: 4, date: today"
    assert problems_of(f"{CALIBRATED}  calibrated: {{{keys}, digest: '{'0' * 64}'}}\n") == [
        'bread.yaml:7:15: "calibrated" lacks the key "answer_at"; add "answer_at: …"',
        'bread.yaml:7:22: "risk" is "5"; write a number from 0 to 1',
        'bread.yaml:7:54: "questions" is "few"; write a whole number, 0 or more',
        'bread.yaml:7:109: "date" is "today"; write a date like 2026-01-31',
    ]
