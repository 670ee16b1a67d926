"""Choose a threshold that bounds the share of wrong answers.

A *wrong answer* is an answer by an entry that is not expected; if nothing is expected, it is any answer by an entry.
The share counts **all** questions, not only the answered ones: clarifications, abstentions and small talk count among
the questions, and are not wrong.

The method is fixed-sequence testing (Maurer, Hothorn and Lehmacher 1995; for the control of risk: Angelopoulos, Bates,
Candes, Jordan and Lei 2021, "Learn then Test"). The hypotheses "at this threshold the share is above the risk" are
tested in an order that does not depend on the questions: from the highest threshold down. Each is tested at the full
level, and testing stops at the first that cannot be rejected. The chance that *any* rejected hypothesis is true is then
at most ``1 - confidence``, because the first true one in the order would have to be rejected. Choosing among thresholds
therefore costs nothing. Each test is exact: it rejects if ``binomial_tail(wrong, questions, risk) <= 1 - confidence``.

The method assumes that the labelled questions are drawn independently from the questions that will be asked, and that
the base was not written with them in mind. The bound holds for such questions, this base, these thresholds and this
engine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.bounds import binomial_tail, upper_bound
from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Verdict, judge
from faqbot.curation.phrasings import collect_normalised_phrasings
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.calibration import Calibration
from faqbot.language.text import phrasing_key
from faqbot.matching.ranker import Ranker
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer
from faqbot.version import ENGINE, VERSION

THRESHOLD_STEPS = 100
"""Number of equal steps from 0 to 1 at which a threshold can lie."""

EVEN_CHANCE = 0.5
"""Confidence at which an answer is right as often as wrong, if confidences are calibrated. No lower threshold is tried,
unless that of the policy is lower."""

WRONG: tuple[Verdict, ...] = ("wrong", "answered")
"""The verdicts on wrong answers, in scope and out of scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdResult:
    """The result of asking all questions at one threshold.

    Attributes:
        answer_at: The threshold, 0 to 1.
        questions: Number of questions, 1 or more.
        answered: Number of answers by an entry.
        wrong: Number of wrong ones among these.
    """

    answer_at: float
    questions: int
    answered: int
    wrong: int

    def is_within(self, risk: float, confidence: float) -> bool:
        """Return whether the share is at most ``risk``.

        The test has the level ``1 - confidence``.
        """
        return binomial_tail(self.wrong, self.questions, risk) <= 1 - confidence

    def compute_bound(self, confidence: float) -> float:
        """Return the upper bound of the share, 0 to 1."""
        return upper_bound(self.wrong, self.questions, confidence)


def choose_threshold(results: Iterable[ThresholdResult], risk: float, confidence: float) -> ThresholdResult | None:
    """Choose the lowest threshold within the risk.

    It is the last result before the first that exceeds the risk, or None if the first result does.

    Args:
        results: The results, in an order fixed beforehand.
        risk: The largest allowed share of wrong answers, above 0 and below 1.
        confidence: The probability that the share is not exceeded, above 0 and below 1.
    """
    last = None
    for result in results:
        if not result.is_within(risk, confidence):
            break
        last = result
    return last


def try_thresholds(
    bot: FaqBot, cases: Sequence[Case], with_progress: WithProgress[Case] = iter
) -> tuple[ThresholdResult, ...]:
    """Ask all questions at every threshold, from 1 down.

    The lowest threshold is 0.5, or the bot's own ``answer_at`` if that is lower, but never below ``clarify_at``. Below
    0.5, a calibrated confidence means that an answer is more often wrong than right.

    Args:
        bot: The bot; its margin and ``clarify_at`` are kept.
        cases: One or more labelled questions.
        with_progress: Shows progress.
    """
    ranker = _CachedRanker(bot.ranker)
    lowest = ceil(THRESHOLD_STEPS * max(bot.policy.clarify_at, min(EVEN_CHANCE, bot.policy.answer_at)))
    thresholds = [step / THRESHOLD_STEPS for step in range(THRESHOLD_STEPS, lowest - 1, -1)]
    policies = [
        Policy(answer_at=threshold, clarify_at=min(bot.policy.clarify_at, threshold), margin=bot.policy.margin)
        for threshold in thresholds
    ]
    bots = [FaqBot(bot.knowledge, policy, ranker=ranker) for policy in policies]
    answered, wrong = [0] * len(bots), [0] * len(bots)
    for case in with_progress(cases):
        for place, each in enumerate(bots):
            reply = each.ask(case.question)
            answered[place] += isinstance(reply, Answer)
            wrong[place] += judge(case.expected, reply) in WRONG
    return tuple(
        ThresholdResult(answer_at=threshold, questions=len(cases), answered=answered[place], wrong=wrong[place])
        for place, threshold in enumerate(thresholds)
    )


def count_verbatim(bot: FaqBot, cases: Iterable[Case]) -> int:
    """Count the questions that are phrasings of the base.

    Such questions say nothing about others.
    """
    phrasings = collect_normalised_phrasings(bot.knowledge)
    return sum(phrasing_key(case.question) in phrasings for case in cases)


def build_calibration(bot: FaqBot, result: ThresholdResult, risk: float, confidence: float, date: str) -> Calibration:
    """Build the record of a calibration.

    Args:
        bot: The bot that was asked.
        result: The result at the chosen threshold.
        risk: The bound on the share of wrong answers.
        confidence: The probability that the bound holds.
        date: The day, ``YYYY-MM-DD``.
    """
    return Calibration(
        risk=risk,
        confidence=confidence,
        questions=result.questions,
        wrong=result.wrong,
        answer_at=result.answer_at,
        margin=bot.policy.margin,
        digest=bot.knowledge.deciding_digest,
        version=VERSION,
        engine=ENGINE,
        date=date,
    )


class _CachedRanker:
    """A ranker that ranks each question once for all bots."""

    def __init__(self, ranker: Ranker) -> None:
        self.rank = cache(ranker.rank)
        self.restrict = ranker.restrict
        self.analyze = ranker.analyze
        self.explain = ranker.explain
        self.explain_rejections = ranker.explain_rejections
        self.distinctive_words = ranker.distinctive_words
