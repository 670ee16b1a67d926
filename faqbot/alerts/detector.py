"""The watch over messages: the alert of an emergency, the caution of a personal decision."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from faqbot.alerts.assertion import Circumstances, words_around
from faqbot.alerts.clauses import PAUSE, clauses
from faqbot.alerts.folding import folded
from faqbot.alerts.patterns import Found, Part, spans_of
from faqbot.alerts.phrases import Span, Terms
from faqbot.alerts.word_reader import Clause, Reader
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.language.english.circumstances import FILLERS

if TYPE_CHECKING:
    from faqbot.alerts.rule_index import Index

MAX_DIGITS = 10


class _Rule(NamedTuple):
    """One part of a sign of an alert or a deferral.

    Attributes:
        rank: Place of the alert or deferral among all of them; the first counts.
        sign: Place of the sign in it.
        parts: How many parts the sign has.
        named: Whether the sign only names something.
        denying: Whether the sign itself denies something: ``not breathing``.
        part: Which names are to be found.
        names: All of them.
    """

    rank: int
    sign: int
    parts: int
    named: bool
    denying: bool
    part: Part
    names: frozenset[str]


class AlertDetector:
    """Looks for the signs of a base in messages; threads may share it.

    Args:
        knowledge: The base.
        index: What ``index_of`` makes of it, where it is at hand.
    """

    def __init__(self, knowledge: KnowledgeBase, index: "Index | None" = None) -> None:
        self._notes: tuple[AlertRule, ...] = (*knowledge.alerts, *knowledge.deferrals)
        self._alerts = len(knowledge.alerts)
        self._is_english = knowledge.language.lower().partition("-")[0] == "en"
        self._index = index or _indexed(knowledge)
        self._terms = Terms(self._index["phrases"], FILLERS)
        around = words_around if self._is_english else frozenset
        self._reader = Reader(self._index["words"], around, knowledge.protected)
        self._rules: dict[str, list[_Rule]] = {}
        self._exceptions: dict[int, list[Part]] = {}

    def noted(self, message: str) -> Notices:
        """What is said before the answer to a message.

        Args:
            message: As it was typed, of any length; of a long one both ends are read.
        """
        if not self._notes:
            return Notices()
        met: dict[tuple[int, int], set[Part]] = {}
        ranks: set[int] = set()
        for clause in dict.fromkeys(clauses(folded(message), self._reader)):
            for rule in self._met(clause, ranks):
                parts = met.setdefault((rule.rank, rule.sign), set())
                parts.add(rule.part)
                if len(parts) == rule.parts:
                    ranks.add(rule.rank)
        alert = min((rank for rank in ranks if rank < self._alerts), default=None)
        caution = min((rank for rank in ranks if rank >= self._alerts), default=None)
        return Notices(*(None if rank is None else self._notes[rank] for rank in (alert, caution)))

    def _met(self, clause: Clause, known: set[int]) -> Iterator[_Rule]:
        """The rules that a clause meets, leaving out those of alerts and deferrals that are known already."""
        found = self._found(clause)
        names = found.keys()
        rules = [rule for name in names for rule in self._rules_of(name) if rule.names <= names]
        if not rules:
            return
        telling = [0, *accumulate(word not in FILLERS and word != PAUSE for word in clause)]
        around = Circumstances(clause) if self._is_english else None
        for rule in rules:
            if rule.rank not in known and self._is_met(rule, found, telling, around):
                yield rule

    def _found(self, clause: Clause) -> dict[str, list[Span]]:
        found = self._terms.found(clause)
        if numbers := self._index["numbers"]:
            for position, word in enumerate(clause):
                # Longer ones are no numbers that anybody counts by, and Python refuses the longest.
                if word.isdecimal() and len(word) < MAX_DIGITS:
                    for name, least in numbers.items():
                        if int(word) >= least:
                            found.setdefault(name, []).append((position, position + 1))
        return found

    def _is_met(self, rule: _Rule, found: Found, telling: list[int], around: Circumstances | None) -> bool:
        spans = spans_of(rule.part, found, telling)
        if around and rule.rank < self._alerts:
            asked_too = self._notes[rule.rank].even_if_asked
            spans = [
                span
                for span in spans
                if around.is_happening(span, named=rule.named, denying=rule.denying, asked_too=asked_too)
            ]
        return bool(spans) and not any(
            found.keys() >= {name for phrase in part for name in phrase} and spans_of(part, found, telling)
            for part in self._exceptions_of(rule.rank)
        )

    def _rules_of(self, name: str) -> list[_Rule]:
        """The rules that are found by a name."""
        rules = self._rules.get(name)
        if rules is None:
            lines = self._index["rules"].get(name)
            rules = self._rules[name] = [_rule(line) for line in lines.split(";")] if lines else []
        return rules

    def _exceptions_of(self, rank: int) -> list[Part]:
        if rank not in self._exceptions:
            lines = self._index["unless"][rank]
            self._exceptions[rank] = [_part(line) for line in lines.split(";")] if lines else []
        return self._exceptions[rank]


def _indexed(knowledge: KnowledgeBase) -> "Index":
    # A compiled base brings its index with it.
    from faqbot.alerts.rule_index import index_of  # noqa: PLC0415

    return index_of(knowledge)


def _rule(line: str) -> _Rule:
    facts, _, text = line.partition("|")
    rank, sign, parts, named, denying = map(int, facts.split())
    part = _part(text)
    names = frozenset(name for phrase in part for name in phrase)
    return _Rule(rank, sign, parts, bool(named), bool(denying), part, names)


def _part(line: str) -> Part:
    return tuple(tuple(phrase.split()) for phrase in line.split("&"))
