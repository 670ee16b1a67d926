"""Probe questions for the bot of a base.

Phrasings are held out as in ``evaluation.folds``: a tenth of them at once, because training a base takes longer than
asking it all its questions. The numbers of folds and of changed questions depend on the size of the base alone, so that
the check of a large base stays fast and always gives the same result.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from faqbot.bot import FaqBot
from faqbot.curation.checking.negatives import Negative, NegativeGenerator
from faqbot.curation.evaluation.folds import FOLDS, hold_out, remove_held_out
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.matching.engine import find_encoder, train_edition
from faqbot.matching.matcher import Matcher
from faqbot.replies.reply import Reply
from faqbot.storage.compiled import read_compiled

MAX_TRAINED = 12_000
"""Maximum number of phrasings that bots are trained on in all folds together; one fold is always asked."""

MAX_HELD_OUT, MAX_CHANGED = 2_500, 2_000
"""Maximum numbers of phrasings that are held out and asked, and of changed questions."""

MAX_CHANGED_PER_ENTRY = 5
"""Maximum number of changed questions of one entry."""

PREFIX = "please tell me: "
"""Text before the only phrasing of an entry, so that the question is not word for word a phrasing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A question for the bot.

    Attributes:
        item: The item of the phrasing.
        phrasing: The phrasing that the question is, or is derived from.
        question: The question as it is asked.
        fold: The fold in which the phrasing is held out; None if nothing is held out.
        negative: The change that makes the question ask for something else, or None.
    """

    item: Item
    phrasing: str
    question: str
    fold: int | None = None
    negative: Negative | None = None


@dataclass(frozen=True, slots=True)
class ProbeReply:
    """A probe with its reply."""

    probe: Probe
    reply: Reply


def load_matcher(path: str, knowledge: KnowledgeBase) -> Matcher:
    """Return the matcher of a base in one language, compiled if up to date."""
    ready = read_compiled(path)
    if ready and isinstance(ready.matcher, Matcher):
        return ready.matcher
    return train_edition(knowledge, find_encoder(knowledge.encoder))


def plan_probes(knowledge: KnowledgeBase) -> list[Probe]:
    """Plan the probes of a base: its phrasings, and changed questions."""
    plan = plan_phrasings(knowledge)
    generator, share = NegativeGenerator(knowledge), MAX_CHANGED // max(1, len(knowledge.entries))
    for entry in knowledge.entries[:MAX_CHANGED]:
        plan += _plan_changed(entry, generator, max(1, min(MAX_CHANGED_PER_ENTRY, share)))
    return plan


def plan_phrasings(knowledge: KnowledgeBase) -> list[Probe]:
    """Plan the probes with the phrasings of a base: held-out ones, and only phrasings of entries with a prefix."""
    items = {item.id: item for item in (*knowledge.entries, *knowledge.gaps)}
    candidates = [each for each in hold_out(knowledge) if not each.case.expected.isdisjoint(items)]
    folds = max(1, min(FOLDS, MAX_TRAINED // max(1, sum(len(item.phrasings) for item in knowledge.items))))
    held_out = [each for each in candidates if each.fold < folds]
    step = max(1, -(-len(held_out) // MAX_HELD_OUT))
    plan = [
        Probe(item=items[name], phrasing=each.case.question, question=each.case.question, fold=each.fold)
        for each in held_out[::step]
        for name in each.case.expected
    ]
    single = [entry for entry in knowledge.entries if len(list_distinct_phrasings(entry)) == 1]
    return plan + [Probe(item=entry, phrasing=entry.question, question=PREFIX + entry.question) for entry in single]


def run_probes(
    knowledge: KnowledgeBase,
    matcher: Matcher,
    with_progress: WithProgress[Probe] = iter,
    plan: Sequence[Probe] | None = None,
) -> Iterator[ProbeReply]:
    """Ask a base its probes, fold by fold.

    Each phrasing is asked while its whole fold is held out.

    Args:
        knowledge: The base; stale entries are asked like all others.
        matcher: The matcher of the base.
        with_progress: Shows progress.
        plan: Some probes of ``plan_probes``, in its order; None asks them all.
    """
    knowledge = replace(knowledge, lock={})
    whole = bot = FaqBot(knowledge, ranker=matcher)
    candidates, fold = hold_out(knowledge), None
    for probe in with_progress(plan_probes(knowledge) if plan is None else plan):
        if probe.fold != fold:
            fold = probe.fold
            held_out = (each for each in candidates if each.fold == fold)
            bot = whole if fold is None else FaqBot(remove_held_out(knowledge, held_out))
        yield ProbeReply(probe, bot.ask(probe.question))


def _plan_changed(entry: Entry, generator: NegativeGenerator, limit: int) -> list[Probe]:
    return [
        Probe(item=entry, phrasing=negative.phrasing, question=negative.question, negative=negative)
        for negative in generator.generate(entry, limit)
    ]
