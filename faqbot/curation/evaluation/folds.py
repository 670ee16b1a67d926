"""Folds: phrasings hidden from a base and then asked of it, to see how well it stands without them.

To leave out one phrasing at a time, the base would have to be learned from anew for each. Instead a tenth of the
phrasings is hidden at once, ten times over: each phrasing is asked exactly once, of a base that has never seen it. The
figures come out a little lower than with one hidden at a time, as nine tenths of an item teach less than all but one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Outcome, Score, judge
from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.language.text import same_phrasing
from faqbot.replies.policy import Policy

FOLDS = 10
"""Parts that the phrasings are shared out to."""

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A phrasing that is asked, as a case that expects its item.

    Attributes:
        fold: In which round it is hidden, from 0 to one below ``FOLDS``.
        case: The phrasing as a question, the item's id, and where the item is defined.
    """

    fold: int
    case: Case


def hidden(knowledge: KnowledgeBase) -> list[HeldOut]:
    """Every phrasing that can be hidden, by fold and then in file order.

    The phrasings of an item are dealt out to the folds in turn, and each item begins where the one before it ended, so
    that folds are of one size and an item with two phrasings or more never loses all. An item's only phrasing cannot be
    hidden and is left out.
    """
    found: list[HeldOut] = []
    for item in knowledge.items:
        forms = distinct(item)
        if len(forms) > 1:
            expected = frozenset({item.id})
            cases = [Case(question=form, expected=expected, location=item.location) for form in forms]
            found += [HeldOut(turn % FOLDS, case) for turn, case in enumerate(cases, len(found))]
    return sorted(found, key=lambda each: each.fold)


def without(knowledge: KnowledgeBase, phrasings: Iterable[HeldOut]) -> KnowledgeBase:
    """The base as if these phrasings had never been written; an item whose question goes takes its next phrasing."""
    gone: dict[str, set[str]] = {}
    for each in phrasings:
        for owner in each.case.expected:
            gone.setdefault(owner, set()).add(same_phrasing(each.case.question))
    return replace(
        knowledge,
        entries=_left(knowledge.entries, gone),
        gaps=_left(knowledge.gaps, gone),
        small_talk=_left(knowledge.small_talk, gone),
    )


def self_score(
    knowledge: KnowledgeBase,
    policy: Policy | None = None,
    watched: Callable[[Sequence[HeldOut]], Iterable[HeldOut]] = iter,
) -> Score:
    """Ask a base all its own phrasings, each while it is hidden, ten folds of them.

    Args:
        knowledge: The base.
        policy: When to answer; None takes what the base sets.
        watched: Given what will be asked, yields the same; the place for a progress bar.
    """
    plan = hidden(knowledge)
    outcomes: list[Outcome] = []
    bot, fold = None, -1
    for each in watched(plan):
        if bot is None or each.fold != fold:
            fold = each.fold
            bot = FaqBot(without(knowledge, (other for other in plan if other.fold == fold)), policy)
        reply = bot.ask(each.case.question)
        outcomes.append(Outcome(each.case, reply, judge(each.case.expected, reply)))
    return Score(tuple(outcomes))


def distinct(item: Item) -> list[str]:
    """The phrasings of an item, in file order; of those that are the same, the first."""
    forms: dict[str, str] = {}
    for phrasing in item.phrasings:
        forms.setdefault(same_phrasing(phrasing), phrasing)
    return list(forms.values())


def _left(items: Sequence[ItemT], gone: dict[str, set[str]]) -> tuple[ItemT, ...]:
    return tuple(_thinned(item, gone[item.id]) if item.id in gone else item for item in items)


def _thinned(item: ItemT, gone: set[str]) -> ItemT:
    question, *paraphrases = (phrasing for phrasing in item.phrasings if same_phrasing(phrasing) not in gone)
    return replace(item, question=question, paraphrases=tuple(paraphrases))
