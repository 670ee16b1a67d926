"""The entries of a base that need phrasings most, found without a log."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from faqbot.curation.checking.probing import ProbeReply
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.replies.reply import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinEntry:
    """An entry with too few phrasings, or with phrasings that say too little about each other.

    Attributes:
        entry: The entry.
        phrasings: How many different phrasings it has.
        tried: How many of them were asked while they were held out.
        answered: How many of these were answered by the entry.
        mixed_up_with: Id of the entry that most often came first instead, or empty.
        rival: Confidence of the nearest other entry when its only phrasing is asked.
    """

    entry: Entry
    phrasings: int
    tried: int = 0
    answered: int = 0
    mixed_up_with: str = ""
    rival: float = 0.0

    @property
    def need(self) -> float:
        """The estimated share of further questions that it misses, 0 to 1, by Laplace's rule of succession."""
        return 1 - (self.answered + 1) / (self.tried + 2)

    @property
    def gain(self) -> float:
        """What one more phrasing is worth: the need of the entry, shared by its phrasings."""
        return self.need / self.phrasings


def find_thin_entries(knowledge: KnowledgeBase, replies: Iterable[ProbeReply]) -> list[ThinEntry]:
    """Return the entries that miss a half of their phrasings or more, or have only one, those first that gain most.

    Args:
        knowledge: The base.
        replies: The replies to the probes of ``plan_phrasings``.
    """
    tried: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    rivals: dict[str, float] = {}
    others: dict[str, Counter[str]] = {}
    for probe, reply in ((each.probe, each.reply) for each in replies):
        name = probe.item.id
        is_right = isinstance(reply, Answer) and reply.entry.id == name
        first = next((match for match in reply.ranking.matches if match.item.id != name), None)
        if probe.fold is None:
            rivals[name] = first.confidence if first else 0.0
        else:
            tried[name] += 1
            answered[name] += is_right
        if first and not is_right:
            others.setdefault(name, Counter())[first.item.id] += 1
    entries = [
        ThinEntry(
            entry=entry,
            phrasings=len(list_distinct_phrasings(entry)),
            tried=tried[entry.id],
            answered=answered[entry.id],
            mixed_up_with=min(_most_common(others.get(entry.id)), default=""),
            rival=rivals.get(entry.id, 0.0),
        )
        for entry in knowledge.entries
    ]
    thin = [each for each in entries if each.need >= 0.5]
    return sorted(thin, key=lambda each: (-each.gain, -each.rival, each.entry.id))


def _most_common(counts: Counter[str] | None) -> list[str]:
    """Return the ids with the highest number."""
    highest = max((counts or Counter()).values(), default=0)
    return [name for name, number in (counts or Counter()).items() if number == highest]
