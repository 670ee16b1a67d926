"""Questions that a base is asked to see what the bot makes of them, and the replies.

Phrasings are left out and asked as ``evaluation.folds`` does it: a tenth of them at once, because to learn a base anew
takes longer than to ask it all its questions. How many folds are asked, and how many changed questions, depends on the
size of the base alone, so that a check of a large base does not take long and finds the same every time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from faqbot.bot import FaqBot
from faqbot.curation.checking.negatives import Negative, Negatives
from faqbot.curation.evaluation.folds import FOLDS, distinct, hidden, without
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.matching.matcher import Matcher
from faqbot.replies.reply import Reply
from faqbot.storage.compiled import read_compiled

LEARNED = 12_000
"""Phrasings that are learned from anew, in all folds together, as far as one fold is less."""

LEFT_OUT, CHANGED = 2_500, 2_000
"""Phrasings that are left out and asked, and questions that are changed and asked, at most."""

MOST_CHANGED = 5
"""Changed questions of one entry, at most."""

REWORDED = "please tell me: "
"""What is put before the only phrasing of an entry, so that it is not asked word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A question that is asked.

    Attributes:
        item: Whose question it is.
        phrasing: The phrasing that it is, or was made from.
        question: As it is asked.
        fold: The fold in which the phrasing is left out; None if nothing is.
        negative: How it was changed to ask for something else, or None.
    """

    item: Item
    phrasing: str
    question: str
    fold: int | None = None
    negative: Negative | None = None


@dataclass(frozen=True, slots=True)
class Probed:
    """A question and the reply to it."""

    probe: Probe
    reply: Reply


Watched = Callable[[Sequence[Probe]], Iterable[Probe]]
"""Given what will be asked, yields the same: the place for a progress bar."""


def production(path: str, knowledge: KnowledgeBase) -> Matcher:
    """The matcher that a base is asked with, from its compiled form where there is one that fits."""
    ready = read_compiled(path)
    return ready.matcher if ready else Matcher.train(knowledge)


def probes(knowledge: KnowledgeBase) -> list[Probe]:
    """What a base is asked: phrasings that are left out, only phrasings reworded, changed questions."""
    items = {item.id: item for item in (*knowledge.entries, *knowledge.gaps)}
    every = [each for each in hidden(knowledge) if not each.case.expected.isdisjoint(items)]
    count = max(1, min(FOLDS, LEARNED // max(1, sum(len(item.phrasings) for item in knowledge.items))))
    left_out = [each for each in every if each.fold < count]
    step = max(1, -(-len(left_out) // LEFT_OUT))
    plan = [
        Probe(item=items[name], phrasing=each.case.question, question=each.case.question, fold=each.fold)
        for each in left_out[::step]
        for name in each.case.expected
    ]
    alone = [entry for entry in knowledge.entries if len(distinct(entry)) == 1]
    plan += [Probe(item=entry, phrasing=entry.question, question=REWORDED + entry.question) for entry in alone]
    negatives, share = Negatives(knowledge), CHANGED // max(1, len(knowledge.entries))
    for entry in knowledge.entries[:CHANGED]:
        plan += _changed(entry, negatives, max(1, min(MOST_CHANGED, share)))
    return plan


def probed(knowledge: KnowledgeBase, matcher: Matcher, watched: Watched = iter) -> Iterator[Probed]:
    """Ask a base what ``probes`` gives, each phrasing of a fold while all of the fold are left out.

    Args:
        knowledge: The base; that some of it is stale does not matter here.
        matcher: That of the base.
        watched: The place for a progress bar.
    """
    knowledge = replace(knowledge, lock={})
    whole = bot = FaqBot(knowledge, ranker=matcher)
    everything, fold = hidden(knowledge), None
    for probe in watched(probes(knowledge)):
        if probe.fold != fold:
            fold = probe.fold
            left_out = (each for each in everything if each.fold == fold)
            bot = whole if fold is None else FaqBot(without(knowledge, left_out))
        yield Probed(probe, bot.ask(probe.question))


def _changed(entry: Entry, negatives: Negatives, limit: int) -> list[Probe]:
    return [
        Probe(item=entry, phrasing=made.phrasing, question=made.question, negative=made)
        for made in negatives.of(entry, limit)
    ]
