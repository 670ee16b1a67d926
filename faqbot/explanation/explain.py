"""Why a reply is what it is, put together from the matcher's evidence and from asking again with small changes."""

from collections.abc import Callable
from itertools import zip_longest

from faqbot.explanation.counterfactual import MAX_ADDED, smallest_change
from faqbot.explanation.why import Change, Why, runner_up_of, subject_of
from faqbot.matching import Matcher
from faqbot.matching.contributions import Evidence
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Clarification, Reply

MAX_OBJECTIONS = 3
"""Guards that an explanation names."""


def explained(reply: Reply, policy: Policy, matcher: Matcher, ask: Callable[[str], Reply]) -> Why:
    """Why a reply is what it is.

    Args:
        reply: Of a bot or one of its sessions.
        policy: That of the bot.
        matcher: That of the bot.
        ask: Answers one question on its own, as the bot does.
    """
    thresholds = policy.thresholds
    subject, ranking = subject_of(reply), reply.ranking
    if ranking.resolution in ("chosen", "pointed") or subject is None:
        offered = ranking.resolution == "chosen" or (isinstance(reply, Clarification) and reply.more)
        rival = None if offered else runner_up_of(reply)
        return Why(reply=reply, thresholds=thresholds, subject=subject, runner_up=rival)
    matched = ranking.matched or ranking.question
    evidence = matcher.evidence(matched, subject.item)
    return Why(
        reply=reply,
        thresholds=thresholds,
        subject=subject,
        evidence=evidence,
        runner_up=runner_up_of(reply),
        objections=matcher.objections(matched, MAX_OBJECTIONS),
        change=_change(reply, matcher, ask, evidence),
    )


def _change(reply: Reply, matcher: Matcher, ask: Callable[[str], Reply], evidence: Evidence | None) -> Change | None:
    """The smallest change of the question that would change the decision."""
    weights = {word.word: abs(word.weight) for word in evidence.words} if evidence else {}

    def weigh(typed: str) -> float:
        return sum(weights.get(word, 0.0) for word in matcher.lexicon.read(typed).words)

    # What the turn before adds stands in front of the question and is not changed.
    before = reply.ranking.matched.removesuffix(reply.question) if reply.ranking.resolution == "context" else ""
    return smallest_change(lambda asked: ask(before + asked), reply, weigh, _additions(reply, matcher))


def _additions(reply: Reply, matcher: Matcher) -> list[str]:
    """Words that speak for the runner-up and for the subject, by turns."""
    rivals = [match.item for match in (runner_up_of(reply), subject_of(reply)) if match]
    telling = [matcher.telling(item, reply.question, MAX_ADDED) for item in rivals]
    return [word for turn in zip_longest(*telling) for word in turn if word]
