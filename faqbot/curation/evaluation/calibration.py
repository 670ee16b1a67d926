"""A threshold at which the rate of wrong answers is bounded.

A *wrong answer* is an answer by an entry that is none of the expected ones; where nothing is expected, any answer by an
entry. Its rate is the share of **all** questions that get one, not of those that are answered: what is asked back, not
answered or taken for small talk counts among the questions and is not wrong.

The theorem is that of fixed-sequence testing (Maurer, Hothorn and Lehmacher 1995; as a control of risk: Angelopoulos,
Bates, Candes, Jordan and Lei 2021, "Learn then Test"). The hypotheses "at this threshold the rate is above the risk"
are put in an order in which no question has a say, here from the highest threshold down. Each is tested at the full
level, and the first that cannot be rejected ends it. Then the chance that *any* rejected one was true is at most
``1 - confidence``, because for that the first true one in the order must be rejected: choosing among thresholds costs
nothing. Each test is exact: it rejects if ``binomial_tail(wrong, questions, risk) <= 1 - confidence``.

Its assumption: the labelled questions are drawn independently from the questions that will be asked, and the base was
not written to them. The promise holds for questions like those, for this base, these thresholds and this engine.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.bounds import binomial_tail, upper_bound
from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Verdict, judge
from faqbot.knowledge.calibration import Calibration
from faqbot.language.text import same_phrasing
from faqbot.matching.ranker import Ranker
from faqbot.replies.policy import ANSWER_AT, Policy
from faqbot.replies.reply import Answer
from faqbot.version import ENGINE, VERSION

STEPS = 100
"""Thresholds are tried in steps of a hundredth."""

WRONG: tuple[Verdict, ...] = ("wrong", "answered")
"""The verdicts on wrong answers, in scope and out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of one threshold.

    Attributes:
        answer_at: That threshold, 0 to 1.
        questions: All that were asked, 1 or more.
        answered: How many got an answer by an entry.
        wrong: How many of those were wrong.
    """

    answer_at: float
    questions: int
    answered: int
    wrong: int

    def holds(self, risk: float, confidence: float) -> bool:
        """Whether the rate of wrong answers is at most ``risk``, tested at the level ``1 - confidence``."""
        return binomial_tail(self.wrong, self.questions, risk) <= 1 - confidence

    def bound(self, confidence: float) -> float:
        """The highest rate of wrong answers, 0 to 1, that the trial does not speak against."""
        return upper_bound(self.wrong, self.questions, confidence)


def chosen(trials: Iterable[Trial], risk: float, confidence: float) -> Trial | None:
    """The lowest threshold that holds with all that were tried before it; None if the first does not.

    Args:
        trials: In an order fixed beforehand.
        risk: The rate of wrong answers not to be passed, above 0 and below 1.
        confidence: How sure that shall be, above 0 and below 1.
    """
    last = None
    for trial in trials:
        if not trial.holds(risk, confidence):
            break
        last = trial
    return last


def tried(
    bot: FaqBot, cases: Sequence[Case], watched: Callable[[Sequence[Case]], Iterable[Case]] = iter
) -> tuple[Trial, ...]:
    """Ask all questions at every threshold, from 1 down.

    The last is 0.5, below which an answer is more often wrong than right, if the confidence is right, or the bot's own
    ``answer_at``, if that is lower still; and never one below ``clarify_at``, where it asks back.

    Args:
        bot: Its margin and ``clarify_at`` stay as they are.
        cases: One or more labelled questions.
        watched: Given what will be asked, yields the same; the place for a progress bar.
    """
    ranker = _CachedRanker(bot.ranker)
    lowest = ceil(STEPS * max(bot.policy.clarify_at, min(ANSWER_AT, bot.policy.answer_at)))
    policies = [
        Policy(answer_at=step / STEPS, clarify_at=min(bot.policy.clarify_at, step / STEPS), margin=bot.policy.margin)
        for step in range(STEPS, lowest - 1, -1)
    ]
    bots = [FaqBot(bot.knowledge, policy, ranker=ranker) for policy in policies]
    answered, wrong = [0] * len(bots), [0] * len(bots)
    for case in watched(cases):
        for place, each in enumerate(bots):
            reply = each.ask(case.question)
            answered[place] += isinstance(reply, Answer)
            wrong[place] += judge(case.expected, reply) in WRONG
    return tuple(
        Trial(answer_at=policy.answer_at, questions=len(cases), answered=answered[place], wrong=wrong[place])
        for place, policy in enumerate(policies)
    )


def known(bot: FaqBot, cases: Iterable[Case]) -> int:
    """How many of the questions stand in the base word for word, and say nothing about others."""
    phrasings = {same_phrasing(phrasing) for item in bot.knowledge.items for phrasing in item.phrasings}
    return sum(same_phrasing(case.question) in phrasings for case in cases)


def calibration(bot: FaqBot, trial: Trial, risk: float, confidence: float, date: str) -> Calibration:
    """What is written down of the threshold that was chosen.

    Args:
        bot: The bot that was asked.
        trial: What came of the threshold.
        risk: The rate of wrong answers that it keeps to.
        confidence: How sure that is.
        date: The day, ``YYYY-MM-DD``.
    """
    return Calibration(
        risk=risk,
        confidence=confidence,
        questions=trial.questions,
        wrong=trial.wrong,
        answer_at=trial.answer_at,
        margin=bot.policy.margin,
        digest=bot.knowledge.digest,
        version=VERSION,
        engine=ENGINE,
        date=date,
    )


class _CachedRanker:
    """A ranker that ranks each question once, however many bots ask it."""

    def __init__(self, ranker: Ranker) -> None:
        self.rank = cache(ranker.rank)
        self.analyze = ranker.analyze
        self.explain = ranker.explain
        self.explain_rejections = ranker.explain_rejections
        self.distinctive_words = ranker.distinctive_words
