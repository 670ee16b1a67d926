from bread import FREEZES, KEEPS, answer, no_answer

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.figures import failures, figure_lines, figures
from faqbot.curation.evaluation.metrics import Outcome, Score, Verdict
from faqbot.errors import Location
from faqbot.replies.reply import Reply


def outcome(line: int, question: str, expected: str, reply: Reply, verdict: Verdict) -> Outcome:
    location = Location("questions.yaml", line, 3)
    return Outcome(Case(question=question, expected=frozenset(expected.split()), location=location), reply, verdict)


RIGHT = outcome(1, "how long", "storage-time", answer(KEEPS), "right")
OFFERED = outcome(2, "bread", "storage-time", no_answer("bread"), "offered")
MISSED = outcome(3, "fridge", "storage-time storage-freezing", no_answer("fridge"), "missed")
WRONG = outcome(4, "stale", "storage-time", answer(FREEZES), "wrong")
ABSTAINED = outcome(5, "carburettor", "", no_answer("carburettor"), "abstained")
ASKED_BACK = outcome(6, "butter", "", no_answer("butter"), "asked_back")
ANSWERED = outcome(7, "cake", "", answer(KEEPS), "answered")


def test_shares_are_of_the_questions_that_they_concern() -> None:
    score = Score((RIGHT, OFFERED, MISSED, WRONG, RIGHT, RIGHT, ABSTAINED, ASKED_BACK, ANSWERED))
    assert figures(score) == {
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
    assert figures(Score(())) == {
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
    assert figure_lines(Score((RIGHT, MISSED, ABSTAINED, ANSWERED, WRONG))) == [
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
    assert figure_lines(Score((RIGHT,)))[6] == "abstained%                 -"


def test_what_went_wrong_is_listed_the_worst_first() -> None:
    assert failures(Score((RIGHT, MISSED, ABSTAINED, ANSWERED, WRONG))) == [
        "questions.yaml:4:3: wrong: stale -> storage-freezing, expected storage-time",
        "questions.yaml:7:3: answered: cake -> storage-time, expected no answer",
        "questions.yaml:3:3: missed: fridge -> no answer, expected storage-freezing, storage-time",
    ]


def test_nothing_is_listed_where_nothing_went_wrong() -> None:
    assert failures(Score((RIGHT, OFFERED, ABSTAINED, ASKED_BACK))) == []
