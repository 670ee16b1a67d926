from bread import FREEZES, KEEPS, answer, no_answer

from faqbot.evaluation.cases import Case
from faqbot.evaluation.metrics import Outcome, Score, Verdict
from faqbot.evaluation.report import as_json, as_text
from faqbot.model import Location
from faqbot.reply import Reply


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
    assert as_json(score) == {
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
    assert as_json(Score(())) == {
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


def test_figures_come_first_and_then_what_went_wrong_the_worst_first() -> None:
    assert as_text(Score((RIGHT, MISSED, ABSTAINED, ANSWERED, WRONG))) == (
        "questions                  5\n"
        "in_scope                   3\n"
        "right%                  33.3\n"
        "right_or_offered%       33.3\n"
        "missed%                 33.3\n"
        "out_of_scope               2\n"
        "abstained%              50.0\n"
        "asked_back%              0.0\n"
        "answered%               50.0\n"
        "wrong%                  40.0\n"
        "\n"
        "questions.yaml:4:3: wrong: stale -> storage-freezing, expected storage-time\n"
        "questions.yaml:7:3: answered: cake -> storage-time, expected no answer\n"
        "questions.yaml:3:3: missed: fridge -> no answer, expected storage-freezing, storage-time"
    )


def test_nothing_is_listed_where_nothing_went_wrong() -> None:
    assert as_text(Score((RIGHT,))) == (
        "questions                  1\n"
        "in_scope                   1\n"
        "right%                 100.0\n"
        "right_or_offered%      100.0\n"
        "missed%                  0.0\n"
        "out_of_scope               0\n"
        "abstained%                 -\n"
        "asked_back%                -\n"
        "answered%                  -\n"
        "wrong%                   0.0"
    )
