"""The choice of a proposal for a cluster of questions."""

from collections import defaultdict
from dataclasses import dataclass

from faqbot.curation.formats.ids import choose_id
from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.clusters import Cluster, choose_phrasings
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.similarity import Vectorizer
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import NoAnswer

LIKELY_AT, ONCE_LIKELY_AT = 0.2, 0.3
"""Least mean confidence in the nearest entry at which a cluster is added to its phrasings, and least confidence for a
question that was asked once. A person decides, and at these confidences one in five and three in ten are right. Chosen,
not measured."""

NEAREST_AT = 0.1
"""Least confidence of an entry that a new gap names as near: fewer than one in ten below it are right. Chosen."""

MIN_ENTRY_TIMES = 5
"""How often something must be asked until a new entry is proposed instead of a gap; chosen: an answer has to be written
and checked, and a gap only says that there is none."""

MAX_PHRASINGS = 5
"""Phrasings of one proposal: more of them are not read one by one."""

MAX_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Nearest:
    """An item that may answer the questions of a cluster.

    Attributes:
        item: Its id.
        confidence: The mean confidence that it does; 1 if people chose it.
    """

    item: str
    confidence: float


class Proposer:
    """Chooses proposals for one base.

    Args:
        knowledge: The base.
        vectorizer: Makes questions comparable.
    """

    def __init__(self, knowledge: KnowledgeBase, vectorizer: Vectorizer) -> None:
        self._knowledge = knowledge
        self._vectorizer = vectorizer
        self._taken = {item.id for item in (*knowledge.items, *knowledge.drafts)}
        self._gaps = {gap.id for gap in knowledge.gaps}

    def rank_items(self, cluster: Cluster) -> list[Nearest]:
        """Return the items nearest to a cluster, best first: entries, and gaps that are given as the reply."""
        sums: defaultdict[str, float] = defaultdict(float)
        for asked, reply in cluster.members:
            wrong = {item for item, _ in asked.disliked}
            if asked.chosen:
                total = sum(times for _, times in asked.chosen)
                shares = {item: times / total for item, times in asked.chosen}
            elif isinstance(reply, NoAnswer) and reply.gap:
                shares = {reply.gap.id: reply.ranking.gap.confidence if reply.ranking.gap else 1.0}
            else:
                shares = {match.item.id: match.confidence for match in reply.ranking.matches}
            for item, share in shares.items():
                if item not in wrong:
                    sums[item] += share * asked.times
        known = {item.id for item in (*self._knowledge.entries, *self._knowledge.gaps)}
        ranked = sorted(sums, key=lambda item: (-sums[item], item))
        return [Nearest(item, min(1.0, sums[item] / cluster.times)) for item in ranked if item in known]

    def propose(self, cluster: Cluster) -> Proposal | None:
        """Return what to do about a cluster, or None if the base does what it can already."""
        nearest = self.rank_items(cluster)
        best = nearest[0] if nearest else None
        is_often = cluster.times >= MIN_ENTRY_TIMES
        if best and best.item in self._gaps:
            return self._propose_new("entry", cluster, nearest) if is_often else None
        if best and best.confidence >= (LIKELY_AT if cluster.times > 1 else ONCE_LIKELY_AT):
            return self.propose_phrasings(best.item, cluster.members)
        return self._propose_new("entry" if is_often else "gap", cluster, nearest)

    def propose_phrasings(self, item: str, members: tuple[AskedAgain, ...]) -> Proposal:
        """Return the proposal to add questions to an item."""
        phrasings = choose_phrasings(members, self._vectorizer, MAX_PHRASINGS)
        return Proposal(action="phrasing", item=item, phrasings=phrasings)

    def _propose_new(self, action: str, cluster: Cluster, nearest: list[Nearest]) -> Proposal:
        phrasings = choose_phrasings(cluster.members, self._vectorizer, MAX_PHRASINGS)
        name = choose_id("", "", phrasings[0], self._taken)
        self._taken.add(name)
        if action == "entry":
            return Proposal(action="entry", item=name, phrasings=phrasings)
        near = [each.item for each in nearest if each.confidence >= NEAREST_AT and each.item not in self._gaps]
        return Proposal(
            action="gap",
            item=name,
            phrasings=phrasings,
            answer=self._knowledge.messages.unknown,
            nearest=tuple(near[:MAX_NEAREST]),
        )
