from bread import FREEZES, KEEPS, answer, no_answer

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.figures import compute_figures, format_figures, list_failures
from faqbot.curation.evaluation.metrics import Outcome, Score, Verdict
from faqbot.errors import Location
from faqbot.replies.reply import Reply


def make_outcome(line: int, question: str, expected: str, reply: Reply, verdict: Verdict) -> Outcome:
    location = Location("questions.yaml", line, 3)
    return Outcome(Case(question=question, expected=frozenset(expected.split()), location=location), reply, verdict)


RIGHT = make_outcome(1, "how long", "storage-time", answer(KEEPS), "right")
OFFERED = make_outcome(2, "bread", "storage-time", no_answer("bread"), "offered")
MISSED = make_outcome(3, "fridge", "storage-time storage-freezing", no_answer("fridge"), "missed")
WRONG = make_outcome(4, "stale", "storage-time", answer(FREEZES), "wrong")
ABSTAINED = make_outcome(5, "carburettor", "", no_answer("carburettor"), "abstained")
ASKED_BACK = make_outcome(6, "butter", "", no_answer("butter"), "asked_back")
ANSWERED = make_outcome(7, "cake", "", answer(KEEPS), "answered")


def test_each_share_is_relative_to_its_own_group_of_questions() -> None:
    score = Score((RIGHT, OFFERED, MISSED, WRONG, RIGHT, RIGHT, ABSTAINED, ASKED_BACK, ANSWERED))
    assert compute_figures(score) == {
        "questions": 9,
        "in_scope": 6,
        "right%": 50.0,
        "right_or_offered%": 66.7,
        "missed%": 16.7,
        "out_of_scope": 3,
        "abstained%": 33.3,
        "asked_back%": 33.3,
        "answered%": 33.3,
        "wrong%": 22.2,
    }


def test_a_share_of_nothing_is_none() -> None:
    assert compute_figures(Score(())) == {
        "questions": 0,
        "in_scope": 0,
        "right%": None,
        "right_or_offered%": None,
        "missed%": None,
        "out_of_scope": 0,
        "abstained%": None,
        "asked_back%": None,
        "answered%": None,
        "wrong%": None,
    }


def test_figures_are_written_one_a_line() -> None:
    assert format_figures(Score((RIGHT, MISSED, ABSTAINED, ANSWERED, WRONG))) == [
        "questions                  5",
        "in_scope                   3",
        "right%                  33.3",
        "right_or_offered%       33.3",
        "missed%                 33.3",
        "out_of_scope               2",
        "abstained%              50.0",
        "asked_back%              0.0",
        "answered%               50.0",
        "wrong%                  40.0",
    ]
    assert format_figures(Score((RIGHT,)))[6] == "abstained%                 -"


def test_failures_are_listed_the_worst_first() -> None:
    assert list_failures(Score((RIGHT, MISSED, ABSTAINED, ANSWERED, WRONG))) == [
        "questions.yaml:4:3: wrong: stale -> storage-freezing, expected storage-time",
        "questions.yaml:7:3: answered: cake -> storage-time, expected no answer",
        "questions.yaml:3:3: missed: fridge -> no answer, expected storage-freezing, storage-time",
    ]


def test_a_score_without_failures_lists_nothing() -> None:
    assert list_failures(Score((RIGHT, OFFERED, ABSTAINED, ASKED_BACK))) == []
