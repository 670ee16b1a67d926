"""Choose the alert whose signs are nearest to a message.

It is needed where several alerts have a sign in a message, and where only the learned model raises one.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from faqbot.alerts.features import VITAL_GROUPS
from faqbot.alerts.phrases import Clause
from faqbot.alerts.rules import decode_rules
from faqbot.language.circumstances import Circumstances
from faqbot.language.pack import LanguagePack

if TYPE_CHECKING:
    from faqbot.alerts.rule_index import RuleIndex

LEAST_LEAD = 1.2
"""Least lead over the next alert, in nats, that makes an alert clearly the nearest.

Of 400 emergencies that only the model found, two thirds have such an alert, and 82 per cent of these are of its kind.
Of 52 in which several alerts have a sign, the gravest is right for 29, and with this lead for 37."""

COVERAGE_WEIGHT = 0.4
"""Weight of the best covered sign against the groups of words: of 0.25, 0.4 and 0.6 the best on the same messages."""

PSEUDO_COUNT = 1.0
"""Added to how often the signs of an alert name each group, so that a few signs without a group decide little."""


class NearestAlert:
    """Chooses among the alerts of a base that have signs.

    The nearness of an alert has two parts: how much of its best sign is in the message, each word or group of the sign
    weighed by how rare it is, and how typical of its signs the parts and states of the body and mind are that the
    message names.

    Threads may share it.

    Args:
        index: The rules of the base.
        alert_count: Number of its alerts.
        pack: The language of the base.
    """

    def __init__(self, index: "RuleIndex", alert_count: int, pack: LanguagePack) -> None:
        self._index = index
        self._alert_count = alert_count
        self._pack = pack

    def choose(self, clauses: Iterable[Clause], names: Collection[str], among: Collection[int] = ()) -> int | None:
        """Return the rank of the nearest alert, or None if none is clearly the nearest.

        Args:
            clauses: The clauses of the message.
            names: The names in patterns that are found in them.
            among: The ranks to choose from; of all alerts if there are none. The first of them is returned if none is
                clearly nearer.
        """
        nearness = self._measure({word for clause in clauses for word in clause}, names)
        ranked = sorted(nearness.items(), key=lambda item: (-item[1], item[0]))
        if among:
            gravest = min(among)
            rank, first = next((item for item in ranked if item[0] in among), (gravest, 0.0))
            return rank if first - nearness.get(gravest, 0.0) >= LEAST_LEAD else gravest
        (rank, first), (_, second) = (*ranked, (0, 0.0), (0, 0.0))[:2]
        return rank if first - max(0.0, second) >= LEAST_LEAD else None

    def _measure(self, words: Iterable[str], names: Collection[str]) -> dict[int, float]:
        """Return the nearness of each alert with signs, by its rank."""
        groups = {group for word in words for group in self._groups.get(word, ())}
        typicality = self._typicality
        coverage = dict.fromkeys(typicality, 0.0)
        found: defaultdict[int, float] = defaultdict(float)
        for name in sorted(names):
            for pattern, weight in self._weights.get(name, ()):
                found[pattern] += weight
        for pattern, weight in found.items():
            rank, _ = self._patterns[pattern]
            coverage[rank] = max(coverage[rank], weight * weight / self._totals[pattern])
        return {
            rank: COVERAGE_WEIGHT * coverage[rank] + sum(typical[group] for group in sorted(groups))
            for rank, typical in typicality.items()
        }

    @cached_property
    def _patterns(self) -> list[tuple[int, tuple[str, ...]]]:
        """The rank and the sorted names of each pattern of an alert."""
        found: dict[tuple[int, int], frozenset[str]] = {}
        for text in self._index["rules"].values():
            for rule in decode_rules(text):
                if rule.rank < self._alert_count:
                    place = (rule.rank, rule.pattern)
                    found[place] = found.get(place, frozenset()) | rule.names
        return [(rank, tuple(sorted(names))) for (rank, _), names in sorted(found.items())]

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """The words of each name that say more than that something is, was or is not."""
        light = _collect_light_words(self._pack.circumstances)
        words: defaultdict[str, set[str]] = defaultdict(set)
        for first, text in self._index["phrases"].items():
            for name, *rest in json.loads(text):
                words[name].update({first, *rest} - light)
        return words

    @cached_property
    def _weights(self) -> dict[str, list[tuple[int, float]]]:
        """The patterns of each name, and how rare it is among all, in nats; names of light words are left out."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, names) in enumerate(self._patterns):
            for name in names:
                if self._words[name]:
                    places[name].append(place)
        count = len(self._patterns)
        return {name: [(place, log(1 + count / len(found))) for place in found] for name, found in places.items()}

    @cached_property
    def _totals(self) -> list[float]:
        """The weight of all names of each pattern."""
        totals = [0.0] * len(self._patterns)
        for weights in self._weights.values():
            for place, weight in weights:
                totals[place] += weight
        return totals

    @cached_property
    def _groups(self) -> Mapping[str, tuple[int, ...]]:
        """The vital groups of each word."""
        found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
        for group, words in enumerate([*self._pack.urgency_groups.values()][:VITAL_GROUPS]):
            for word in words.split():
                found[word] += (group,)
        return dict(found)

    @cached_property
    def _typicality(self) -> dict[int, list[float]]:
        """How typical each group is of each alert with signs, in nats."""
        counts: dict[int, list[float]] = {}
        for rank, names in self._patterns:
            found = counts.setdefault(rank, [PSEUDO_COUNT] * VITAL_GROUPS)
            for name in names:
                for word in (words := self._words[name]):
                    for group in self._groups.get(word, ()):
                        found[group] += 1 / len(words)
        shares = {rank: [count / sum(found) for count in found] for rank, found in counts.items()}
        means = [sum(column) / len(shares) for column in zip(*shares.values(), strict=True)]
        return {
            rank: [log(share / mean) for share, mean in zip(row, means, strict=True)] for rank, row in shares.items()
        }


def _collect_light_words(circumstances: Circumstances) -> frozenset[str]:
    """Return the words that say nothing of what a sign is about."""
    return circumstances.fillers | circumstances.light_words | circumstances.denials | circumstances.modals
