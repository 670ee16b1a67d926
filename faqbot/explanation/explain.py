"""Explain a reply with evidence and the smallest change."""

from itertools import zip_longest

from faqbot.explanation.counterfactual import MAX_ADDED, find_smallest_change
from faqbot.explanation.why import Change, Why, find_runner_up, find_subject, is_found_by_words
from faqbot.matching.contributions import Evidence
from faqbot.matching.ranker import Ranker
from faqbot.replies.answerer import Answerer
from faqbot.replies.courtesies import is_courtesy
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Clarification, Reply

MAX_REJECTIONS = 3
"""Greatest number of guards that an explanation lists."""


def explain_reply(reply: Reply, policy: Policy, ranker: Ranker, bot: Answerer) -> Why:
    """Return the explanation of a reply.

    Args:
        reply: The reply of a bot or of one of its sessions.
        policy: The bot's policy.
        ranker: The bot's ranker.
        bot: The bot, which is asked again with small changes of the question.
    """
    thresholds = policy.thresholds
    subject, ranking = find_subject(reply), reply.ranking
    if is_courtesy(reply):
        return Why(reply=reply, thresholds=thresholds, subject=subject)
    if ranking.resolution in ("chosen", "pointed") or subject is None:
        is_offer = ranking.resolution == "chosen" or (isinstance(reply, Clarification) and reply.more)
        runner_up = None if is_offer else find_runner_up(reply)
        return Why(reply=reply, thresholds=thresholds, subject=subject, runner_up=runner_up)
    matched = ranking.matched_text
    evidence = None if is_found_by_words(subject) else ranker.explain(matched, subject.item)
    return Why(
        reply=reply,
        thresholds=thresholds,
        subject=subject,
        evidence=evidence,
        runner_up=find_runner_up(reply),
        rejections=ranker.explain_rejections(matched, MAX_REJECTIONS),
        change=_find_change(reply, ranker, bot, evidence),
    )


def _find_change(reply: Reply, ranker: Ranker, bot: Answerer, evidence: Evidence | None) -> Change | None:
    """Return the smallest change that would change the decision."""
    weights = {word.word: abs(word.weight) for word in evidence.words} if evidence else {}

    def weigh(typed: str) -> float:
        return sum(weights.get(word, 0.0) for word in ranker.analyze(typed))

    # A question that was joined with the previous one is changed only in its own words.
    before = reply.ranking.matched.removesuffix(reply.question) if reply.ranking.resolution == "context" else ""
    return find_smallest_change(lambda text: bot.reply_to(before + text), reply, weigh, _list_additions(reply, ranker))


def _list_additions(reply: Reply, ranker: Ranker) -> list[str]:
    """Return words for the runner-up and the subject, alternately."""
    found = (find_runner_up(reply), find_subject(reply))
    rivals = [match.item for match in found if match and not is_found_by_words(match)]
    words = [ranker.distinctive_words(item, reply.question, MAX_ADDED) for item in rivals]
    return [word for turn in zip_longest(*words) for word in turn if word]
