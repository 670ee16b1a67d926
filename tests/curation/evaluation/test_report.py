import json
from dataclasses import replace

from bread import BREAD, FREEZES, KEEPS, answer, no_answer
from outcomes import make_outcome

from faqbot.curation.evaluation.absent_items import AbsentItem
from faqbot.curation.evaluation.evaluation import Recalls, evaluate
from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.recall import compute_entry_recall, compute_topic_recall
from faqbot.curation.evaluation.report import to_json, to_text

RIGHT = make_outcome(1, "how long", "storage-time", answer(KEEPS))
WRONG = make_outcome(2, "stale", "yeast-rising", answer(FREEZES, confidence=0.7))
OUTSIDE = make_outcome(3, "cake", "", answer(KEEPS, confidence=0.6))
MISSED = make_outcome(4, "fridge", "storage-freezing", no_answer("fridge"))
ABSENT = AbsentItem("storage-bag", answer(KEEPS, "Can I keep it in a bag?"))
NO_ANSWER = no_answer("rye")
SCORE = Score((RIGHT, WRONG, OUTSIDE, MISSED))
OWN = Score((RIGHT, WRONG))
RECALLS = Recalls(
    topics=compute_topic_recall(OWN, BREAD), entries=compute_entry_recall(OWN, BREAD), not_asked=("storage-bag",)
)


def test_the_json_holds_the_figures_the_curves_and_the_confusions() -> None:
    found = json.loads(json.dumps(to_json(evaluate(SCORE))))
    assert (found["questions"], found["right%"], found["wrong%"]) == (4, 33.3, 50.0)
    assert found["risk_coverage"] == {
        "area": 0.4792,
        "rows": [
            {"threshold": 0.9, "coverage": 0.25, "risk": 0.0},
            {"threshold": 0.7, "coverage": 0.5, "risk": 0.5},
            {"threshold": 0.6, "coverage": 0.75, "risk": 0.6667},
            {"threshold": 0.0, "coverage": 1.0, "risk": 0.75},
        ],
    }
    assert found["reliability"] == {
        "ece": 0.35,
        "bins": [
            {"confidence": 0.0, "right": 0.0, "count": 1},
            {"confidence": 0.6, "right": 0.0, "count": 1},
            {"confidence": 0.7, "right": 0.0, "count": 1},
            {"confidence": 0.9, "right": 1.0, "count": 1},
        ],
    }
    assert found["confusions"][0] == {
        "expected": ["yeast-rising"],
        "answered": "storage-freezing",
        "count": 1,
        "examples": [
            {
                "question": "stale",
                "location": "questions.yaml:2:3",
                "confidence": 0.7,
                "phrasing": "Can I freeze bread?",
                "expected_phrasing": None,
            }
        ],
    }
    assert "self" not in found


def test_the_json_of_a_self_evaluation_has_topics_and_entries() -> None:
    found = json.loads(json.dumps(to_json(evaluate(OWN, RECALLS))))["self"]
    right = {"asked": 1, "right": 1, "offered": 0, "missed": 0, "wrong": 0, "recall": 1.0}
    wrong = {"asked": 1, "right": 0, "offered": 0, "missed": 0, "wrong": 1, "recall": 0.0}
    assert found == {
        "folds": 10,
        "topics": [{"kind": "topic", "name": "Storage"} | right, {"kind": "topic", "name": "Yeast"} | wrong],
        "entries": [{"entry": "yeast-rising"} | wrong, {"entry": "storage-time"} | right],
        "not_asked": ["storage-bag"],
        "absent": [],
    }


def test_the_json_has_what_is_said_instead_of_an_absent_item() -> None:
    recalls = replace(RECALLS, absent=(ABSENT, AbsentItem("rye", NO_ANSWER)))
    found = json.loads(json.dumps(to_json(evaluate(OWN, recalls))))["self"]["absent"]
    assert found == [
        {
            "item": "storage-bag",
            "question": "Can I keep it in a bag?",
            "verdict": "answered",
            "instead": "storage-time",
            "confidence": 0.9,
        },
        {"item": "rye", "question": "rye", "verdict": "abstained", "instead": None, "confidence": 0.0},
    ]


def test_the_text_goes_from_figures_to_tables_to_questions() -> None:
    assert to_text(evaluate(SCORE)) == (
        "questions                  4\n"
        "in_scope                   3\n"
        "right%                  33.3\n"
        "right_or_offered%       33.3\n"
        "missed%                 33.3\n"
        "out_of_scope               1\n"
        "abstained%               0.0\n"
        "asked_back%              0.0\n"
        "answered%              100.0\n"
        "wrong%                  50.0\n"
        "\n"
        "risk and coverage when answering at a confidence or above (area under the curve 0.479)\n"
        "confidence  coverage      risk\n"
        "     0.900     0.250     0.000\n"
        "     0.700     0.500     0.500\n"
        "     0.600     0.750     0.667\n"
        "     0.000     1.000     0.750\n"
        "\n"
        "reliability of the confidence (expected calibration error 0.350)\n"
        "confidence     right questions\n"
        "     0.000     0.000         1\n"
        "     0.600     0.000         1\n"
        "     0.700     0.000         1\n"
        "     0.900     1.000         1\n"
        "\n"
        "worst confusions\n"
        "1 x yeast-rising -> storage-freezing\n"
        "    asked     stale\n"
        "    matched   Can I freeze bread? (0.700)\n"
        "    expected  (not in the ranking)\n"
        "1 x no answer -> storage-time\n"
        "    asked     cake\n"
        "    matched   How long does a loaf keep? (0.600)\n"
        "\n"
        "questions.yaml:2:3: wrong: stale -> storage-freezing, expected yeast-rising\n"
        "questions.yaml:3:3: answered: cake -> storage-time, expected no answer\n"
        "questions.yaml:4:3: missed: fridge -> no answer, expected storage-freezing"
    )


def test_the_text_of_a_self_evaluation_has_topics_and_the_worst_entries_but_no_questions() -> None:
    text = to_text(evaluate(OWN, RECALLS))
    assert (
        "\n\n"
        "topic             asked   right% offered%  missed%   wrong%\n"
        "Storage               1    100.0      0.0      0.0      0.0\n"
        "Yeast                 1      0.0      0.0      0.0    100.0\n"
        "\n"
        "entries with the worst recall\n"
        "entry             asked   right% offered%  missed%   wrong%\n"
        "yeast-rising          1      0.0      0.0      0.0    100.0\n"
        "\n"
        "not held out, as they have one phrasing only: storage-bag\n"
        "\n"
        "risk and coverage"
    ) in text
    assert "questions.yaml" not in text


def test_only_the_ten_worst_confusions_are_listed_with_the_total() -> None:
    many = Score(tuple(make_outcome(line, "x", f"other-{line:02d}", answer(KEEPS)) for line in range(12)))
    text = to_text(evaluate(many))
    assert "worst confusions (10 of 12)\n1 x other-00 -> storage-time\n" in text
    assert text.count(" x other-") == 10


def test_a_score_without_questions_gives_only_figures() -> None:
    text = to_text(evaluate(Score(())))
    assert text.splitlines()[-1] == "wrong%                     -"
    found = to_json(evaluate(Score(())))
    assert found["risk_coverage"] == {"area": None, "rows": []}
    assert found["reliability"] == {"ece": None, "bins": []}


def test_the_text_of_a_base_with_single_phrasings_says_which_entries_answer_for_others() -> None:
    names = tuple(f"entry-{number:02d}" for number in range(12))
    recalls = Recalls(topics=(), entries=(), not_asked=names, absent=(ABSENT, AbsentItem("rye", NO_ANSWER)))
    assert to_text(evaluate(Score(()), recalls)) == (
        "not held out, as they have one phrasing only (10 of 12): entry-00, entry-01, entry-02, entry-03, entry-04, "
        "entry-05, entry-06, entry-07, entry-08, entry-09\n"
        "\n"
        "questions of entries and gaps with one phrasing, asked of the base without them (2)\n"
        "    answered by another entry     1    50.0 %\n"
        "    asked back                    0     0.0 %\n"
        "    not answered                  1    50.0 %\n"
        "\n"
        "answered by another entry\n"
        "storage-bag -> storage-time\n"
        "    asked     Can I keep it in a bag?\n"
        "    matched   How long does a loaf keep? (0.900)"
    )
