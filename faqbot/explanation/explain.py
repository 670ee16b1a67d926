"""Explain a reply: the ranker's evidence for it, and what comes of asking again with small changes."""

from itertools import zip_longest
from typing import Protocol

from faqbot.explanation.counterfactual import MAX_ADDED, find_smallest_change
from faqbot.explanation.why import Change, Why, runner_up_of, subject_of
from faqbot.matching.contributions import Evidence
from faqbot.matching.ranker import Ranker
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Clarification, Reply

MAX_REJECTIONS = 3
"""Guards that an explanation names."""


class Answerer(Protocol):
    """Whatever answers single questions as the explained bot does."""

    def reply_to(self, question: str) -> Reply:
        """Return the reply to one question on its own."""


def explain_reply(reply: Reply, policy: Policy, ranker: Ranker, bot: Answerer) -> Why:
    """Return why a reply is what it is.

    Args:
        reply: Of a bot or one of its sessions.
        policy: The bot's policy.
        ranker: The bot's ranker.
        bot: Asked again with small changes of the question.
    """
    thresholds = policy.thresholds
    subject, ranking = subject_of(reply), reply.ranking
    if ranking.resolution in ("chosen", "pointed") or subject is None:
        is_offer = ranking.resolution == "chosen" or (isinstance(reply, Clarification) and reply.more)
        runner_up = None if is_offer else runner_up_of(reply)
        return Why(reply=reply, thresholds=thresholds, subject=subject, runner_up=runner_up)
    matched = ranking.matched_text
    evidence = ranker.explain(matched, subject.item)
    return Why(
        reply=reply,
        thresholds=thresholds,
        subject=subject,
        evidence=evidence,
        runner_up=runner_up_of(reply),
        rejections=ranker.explain_rejections(matched, MAX_REJECTIONS),
        change=_find_change(reply, ranker, bot, evidence),
    )


def _find_change(reply: Reply, ranker: Ranker, bot: Answerer, evidence: Evidence | None) -> Change | None:
    """Return the smallest change of the question that would change the decision."""
    weights = {word.word: abs(word.weight) for word in evidence.words} if evidence else {}

    def weigh(typed: str) -> float:
        return sum(weights.get(word, 0.0) for word in ranker.analyze(typed))

    # What the turn before adds stands in front of the question and is not changed.
    before = reply.ranking.matched.removesuffix(reply.question) if reply.ranking.resolution == "context" else ""
    return find_smallest_change(lambda text: bot.reply_to(before + text), reply, weigh, _additions(reply, ranker))


def _additions(reply: Reply, ranker: Ranker) -> list[str]:
    """Return words that speak for the runner-up and for the subject, in turn."""
    rivals = [match.item for match in (runner_up_of(reply), subject_of(reply)) if match]
    words = [ranker.distinctive_words(item, reply.question, MAX_ADDED) for item in rivals]
    return [word for turn in zip_longest(*words) for word in turn if word]
