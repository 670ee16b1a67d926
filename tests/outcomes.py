"""Outcomes and scores for the tests of the evaluation."""

from bread import KEEPS, answer, no_answer

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Outcome, Score, judge
from faqbot.errors import Location
from faqbot.replies.reply import Reply


def make_outcome(line: int, question: str, expected: str, reply: Reply) -> Outcome:
    """Make the outcome of a question on a line of a file, with the verdict on its reply."""
    ids = frozenset(expected.split())
    return Outcome(
        Case(question=question, expected=ids, location=Location("questions.yaml", line, 3)), reply, judge(ids, reply)
    )


def make_score(*pairs: tuple[float, bool]) -> Score:
    """Make a score of answers with these confidences, each right or wrong."""
    return Score(
        tuple(
            make_outcome(
                line, "how long", "storage-time" if right else "yeast-rising", answer(KEEPS, confidence=confidence)
            )
            for line, (confidence, right) in enumerate(pairs, 1)
        )
    )


NOT_FOUND = make_outcome(1, "loaf", "storage-time", no_answer("loaf"))
OUTSIDE = make_outcome(1, "carburettor", "", answer(KEEPS, confidence=0.7))
