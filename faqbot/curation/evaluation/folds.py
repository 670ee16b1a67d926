"""Cross-validation of a base on its own phrasings.

Holding out one phrasing at a time would mean training the bot anew for each. Instead a tenth of the phrasings is held
out at once, ten times over: each phrasing is asked exactly once, of a bot that has never seen it. The scores are a
little lower than with one phrasing held out at a time, because nine tenths of an item teach less than all but one
phrasing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Outcome, Score, judge
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.language.text import phrasing_key
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Reply

FOLDS = 10
"""Number of parts that the phrasings are divided into."""

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A phrasing to hold out, as a labelled case.

    Attributes:
        fold: The fold in which it is held out, from 0 to ``FOLDS - 1``.
        case: The phrasing as a question, the id of the item, and the place of the item.
    """

    fold: int
    case: Case


def hold_out(knowledge: KnowledgeBase) -> list[HeldOut]:
    """List every phrasing that can be held out.

    They are in the order of folds, and within a fold in file order.

    The phrasings of an item are distributed over the folds in turn, and each item starts where the previous one ended.
    The folds are therefore of equal size, and an item with two phrasings or more never loses all of them at once. The
    only phrasing of an item cannot be held out.
    """
    held_out: list[HeldOut] = []
    for item in knowledge.items:
        phrasings = list_distinct_phrasings(item)
        if len(phrasings) > 1:
            expected = frozenset({item.id})
            cases = [Case(question=phrasing, expected=expected, location=item.location) for phrasing in phrasings]
            held_out += [HeldOut(turn % FOLDS, case) for turn, case in enumerate(cases, len(held_out))]
    return sorted(held_out, key=lambda each: each.fold)


def remove_held_out(knowledge: KnowledgeBase, held_out: Iterable[HeldOut]) -> KnowledgeBase:
    """Return the base without these phrasings.

    An item that loses its question takes its next phrasing as question.
    """
    removed: dict[str, set[str]] = {}
    for each in held_out:
        for owner in each.case.expected:
            removed.setdefault(owner, set()).add(phrasing_key(each.case.question))
    return replace(
        knowledge,
        entries=_remove_from_items(knowledge.entries, removed),
        gaps=_remove_from_items(knowledge.gaps, removed),
        small_talk=_remove_from_items(knowledge.small_talk, removed),
    )


def score_held_out(
    knowledge: KnowledgeBase, policy: Policy | None = None, with_progress: WithProgress[HeldOut] = iter
) -> Score:
    """Ask a base all its own phrasings, fold by fold.

    Each phrasing is asked while its whole fold is held out.

    Args:
        knowledge: The base.
        policy: The policy; None for that of the base.
        with_progress: Shows progress.
    """
    asked = ask_held_out(
        hold_out(knowledge), lambda held_out: remove_held_out(knowledge, held_out), policy, with_progress
    )
    return Score(tuple(Outcome(case, reply, judge(case.expected, reply)) for case, reply in asked))


def ask_held_out(
    plan: Sequence[HeldOut],
    remove: Callable[[Sequence[HeldOut]], KnowledgeBase],
    policy: Policy | None = None,
    with_progress: WithProgress[HeldOut] = iter,
) -> Iterator[tuple[Case, Reply]]:
    """Ask what is held out, while its whole fold is.

    Args:
        plan: What is held out, in the order of folds.
        remove: Returns the base without what is held out in a fold.
        policy: As for ``score_held_out``.
        with_progress: Shows progress.

    Yields:
        Each case, and the reply to its question.
    """
    for fold, group in groupby(with_progress(plan), key=attrgetter("fold")):
        bot = FaqBot(remove([each for each in plan if each.fold == fold]), policy)
        for each in group:
            yield each.case, bot.ask(each.case.question)


def _remove_from_items(items: Sequence[ItemT], removed: dict[str, set[str]]) -> tuple[ItemT, ...]:
    return tuple(_remove_phrasings(item, removed[item.id]) if item.id in removed else item for item in items)


def _remove_phrasings(item: ItemT, removed: set[str]) -> ItemT:
    question, *paraphrases = (phrasing for phrasing in item.phrasings if phrasing_key(phrasing) not in removed)
    return replace(item, question=question, paraphrases=tuple(paraphrases))
