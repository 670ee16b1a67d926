"""Suggestions for a base, from what was asked of it in vain."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import AskedAgain, AskedQuestion, Unanswered, find_unanswered
from faqbot.curation.learning.clusters import Cluster, cluster_questions
from faqbot.curation.learning.effect import Effect, Trial
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.proposing import MAX_PHRASINGS, Nearest, Proposer
from faqbot.curation.learning.similarity import Vectorizer
from faqbot.curation.learning.thresholds import propose_thresholds
from faqbot.curation.learning.unknown_words import propose_synonyms
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.replies.reply import NEAR_AT
from faqbot.storage.logged_question import LoggedQuestion

MAX_SUGGESTIONS = 20
"""Suggestions that are made at once unless told otherwise: each is tried on the base, and a person reads each."""

MAX_EXAMPLES = 3
MAX_NAMED = 3
"""Nearest items that a suggestion names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that was asked in vain, and what to do about it.

    Attributes:
        proposal: What to do.
        members: The questions that speak for it, the most frequent first.
        nearest: The nearest items, best first.
        effect: What the proposal would change, or None if it was not tried.
    """

    proposal: Proposal
    members: tuple[AskedAgain, ...]
    nearest: tuple[Nearest, ...] = ()
    effect: Effect | None = None

    @property
    def times(self) -> int:
        """How often the questions were asked."""
        return sum(member.asked.times for member in self.members)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The names by which it is ignored: those of its questions, or that of the proposal itself."""
        if self.proposal.action in ("synonym", "threshold"):
            return (self.proposal.own_subject,)
        return tuple(member.asked.subject for member in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """The suggestions that a log gives.

    Attributes:
        found: The suggestions: the most frequent first, and at the end those that lose right answers.
        left_out: How many more there are, which are less frequent.
        unanswered: What the log says in all.
    """

    found: tuple[Suggestion, ...]
    left_out: int
    unanswered: Unanswered


def suggest(
    bot: FaqBot,
    rows: Sequence[LoggedQuestion],
    *,
    helpful: Counter[str] | None = None,
    ignored: frozenset[str] = frozenset(),
    limit: int = MAX_SUGGESTIONS,
    make_bot: Callable[[KnowledgeBase], FaqBot] = FaqBot,
    with_question_progress: WithProgress[AskedQuestion] = iter,
    with_progress: WithProgress[Suggestion] = iter,
) -> Suggestions:
    """Return suggestions for a base, each with what it would change.

    Args:
        bot: The bot of the base as it is today.
        rows: The rows of the log.
        helpful: How often the answer of each entry was said to help; None for never.
        ignored: The subjects that a person ignores.
        limit: How many suggestions at most.
        make_bot: Makes the bot of another base.
        with_progress: Shows the progress of trying suggestions.
        with_question_progress: Shows the progress of asking the questions again.
    """
    unanswered = find_unanswered(rows, bot, ignored, with_question_progress)
    plans = plan_suggestions(bot, unanswered.questions, helpful or Counter())
    plans = [each for each in plans if ignored.isdisjoint((each.proposal.own_subject,))]
    if not plans:
        return Suggestions(found=(), left_out=0, unanswered=unanswered)
    trial = Trial(bot, unanswered.questions, make_bot)
    tried = [replace(each, effect=trial.measure(each.proposal, each.members)) for each in with_progress(plans[:limit])]
    return Suggestions(
        found=tuple(sorted(filter(_is_useful, tried), key=sort_key)),
        left_out=max(0, len(plans) - limit),
        unanswered=unanswered,
    )


def plan_suggestions(bot: FaqBot, questions: Sequence[AskedAgain], helpful: Counter[str]) -> list[Suggestion]:
    """Return suggestions without their effects, the most frequent first.

    Clusters of one question each that are nearest to the same entry make one suggestion.
    """
    knowledge = bot.knowledge
    vectorizer = Vectorizer(
        pack_for(knowledge.language),
        [*(each.asked.text for each in questions), *(text for item in knowledge.items for text in item.phrasings)],
    )
    proposer = Proposer(knowledge, vectorizer)
    special = [*propose_synonyms(bot, questions), *propose_thresholds(knowledge, questions, helpful)]
    found = [Suggestion(proposal=proposal, members=members) for proposal, members in special]
    single: dict[str, list[Cluster]] = {}
    for cluster in cluster_questions(questions, vectorizer):
        proposal = proposer.propose(cluster)
        if proposal is None:
            continue
        if proposal.action == "phrasing" and len(cluster.members) == 1:
            single.setdefault(proposal.item, []).append(cluster)
        else:
            found.append(_make_suggestion(proposal, cluster, proposer))
    for item, clusters in single.items():
        for start in range(0, len(clusters), MAX_PHRASINGS):
            together = Cluster(
                tuple(member for each in clusters[start : start + MAX_PHRASINGS] for member in each.members)
            )
            found.append(_make_suggestion(proposer.propose_phrasings(item, together.members), together, proposer))
    return sorted(found, key=sort_key)


def sort_key(suggestion: Suggestion) -> tuple[bool, int, int, str, tuple[str, ...]]:
    """Return the key that puts the most frequent suggestions first, and those that lose right answers last."""
    effect, proposal = suggestion.effect, suggestion.proposal
    useful = effect.answered + effect.withdrawn if effect else 0
    names = (*proposal.phrasings, *proposal.words)
    return bool(effect and effect.lost), -suggestion.times, -useful, proposal.item, names


def _make_suggestion(proposal: Proposal, cluster: Cluster, proposer: Proposer) -> Suggestion:
    nearest = tuple(each for each in proposer.rank_items(cluster)[:MAX_NAMED] if each.confidence >= NEAR_AT)
    return Suggestion(proposal=proposal, members=cluster.members, nearest=nearest)


def _is_useful(suggestion: Suggestion) -> bool:
    """Whether a suggestion changes something; one for a synonym or a threshold may not."""
    effect = suggestion.effect
    if effect is None or suggestion.proposal.action not in ("synonym", "threshold"):
        return True
    return effect.answered + effect.withdrawn > 0
