"""Detect emergencies and personal decisions in a message."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from faqbot.alerts.assertion import Assertions
from faqbot.alerts.assertion_finder import finder_for
from faqbot.alerts.clauses import split_clauses
from faqbot.alerts.folding import fold
from faqbot.alerts.patterns import Part, SpansByName, find_part
from faqbot.alerts.phrases import PAUSE, Clause, PhraseFinder, Span
from faqbot.alerts.rules import Rule, collect_names, decode_parts, decode_rules
from faqbot.alerts.urgency_rules import UrgencyRules
from faqbot.alerts.word_reader import WordReader
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.language.packs import pack_for

if TYPE_CHECKING:
    from faqbot.alerts.nearest_alert import NearestAlert
    from faqbot.alerts.rule_index import RuleIndex

MAX_DIGITS = 9
"""Greatest number of digits of a number that is compared.

Python refuses to convert very long numbers, and nobody counts with them."""

SEVERAL = 2
"""Number of alerts with a sign in a message from which the nearest one is looked for."""


class AlertDetector:
    """Detects the alerts and deferrals of a base.

    Threads may share a detector.

    Args:
        knowledge: The base.
        rules: The index of the base's rules as ``build_rule_index`` returns them; None builds it.
    """

    def __init__(self, knowledge: KnowledgeBase, rules: "RuleIndex | None" = None) -> None:
        self._pack = pack = pack_for(knowledge.language)
        self._notices: tuple[AlertRule, ...] = (*knowledge.alerts, *knowledge.deferrals)
        self._alert_count = len(knowledge.alerts)
        self._index = rules or _index_rules(knowledge)
        self._fillers = pack.circumstances.fillers
        self._phrases = PhraseFinder(self._index["phrases"], self._fillers)
        self._assertions = finder_for(pack)
        self._reader = WordReader(pack, self._index["words"], self._assertions.trigger_words, knowledge.protected)
        self._rules: dict[str, list[tuple[Rule, frozenset[str]]]] = {}
        self._exceptions: dict[int, list[Part]] = {}
        self._urgency = UrgencyRules(knowledge.alerts, pack, knowledge.protected)

    def detect(self, message: str) -> Notices:
        """Return the alert and the caution for a message.

        Args:
            message: The message as it was typed, of any length. Of a long one only both ends are read.
        """
        if not self._notices:
            return Notices()
        found_parts: dict[tuple[int, int], set[Part]] = {}
        ranks: set[int] = set()
        is_discounted = False
        circumstances = self._assertions.circumstances
        clauses = dict.fromkeys(split_clauses(fold(message), self._reader, circumstances))
        for clause in clauses:
            for rule, is_present in self._find_rules(clause, ranks):
                if not is_present:
                    is_discounted = is_discounted or rule.parts == 1
                    continue
                parts = found_parts.setdefault((rule.rank, rule.pattern), set())
                parts.add(rule.part)
                if len(parts) == rule.parts:
                    ranks.add(rule.rank)
        caution = min((rank for rank in ranks if rank >= self._alert_count), default=None)
        alert = self._urgency.choose(
            message,
            self._choose_alert(clauses, [rank for rank in ranks if rank < self._alert_count]),
            is_discounted=is_discounted,
            tells_of_now=lambda: any(map(self._assertions.tells_of_now, clauses)),
        )
        if alert is not None and alert.urgency == "likely":
            nearest = self._choose_alert(clauses)
            # It rests on the model, as none of its signs was found.
            alert = nearest._replace(urgency="likely", patterns=()) if nearest else alert
        return Notices(alert, None if caution is None else self._notices[caution])

    def _choose_alert(self, clauses: Iterable[Clause], met: Sequence[int] | None = None) -> AlertRule | None:
        """Return the alert that is nearest to a message, or None.

        Args:
            clauses: The clauses of the message.
            met: The ranks of the alerts to choose from, or None for all alerts. If it is empty, the result is None.
        """
        if met is not None and len(met) < SEVERAL:
            return self._notices[met[0]] if met else None
        names = {name for clause in clauses for name in self._find_names(clause)}
        rank = self._nearest.choose(clauses, names, met or ())
        return None if rank is None else self._notices[rank]

    def _find_rules(self, clause: Clause, known: set[int]) -> Iterator[tuple[Rule, bool]]:
        """Yield the rules that a clause meets, and whether the sign of each is asserted as present.

        Args:
            clause: The clause.
            known: The ranks of alerts and deferrals that are found already. Their rules are left out.
        """
        found = self._find_names(clause)
        names = found.keys()
        rules = [rule for name in names for rule, needed in self._rules_of(name) if needed <= names]
        if not rules:
            return
        content_before = [0, *accumulate(word not in self._fillers and word != PAUSE for word in clause)]
        assertions = self._assertions.assertions(clause)
        for rule in rules:
            if rule.rank not in known and (spans := self._find_spans(rule, found, content_before)):
                is_present = rule.rank >= self._alert_count or self._is_present(rule, spans, assertions)
                if is_present or not rule.is_condition:
                    yield rule, is_present

    def _find_names(self, clause: Clause) -> dict[str, list[Span]]:
        """Return where names and numbers are found in a clause."""
        found = self._phrases.find(clause)
        if numbers := self._index["numbers"]:
            for position, word in enumerate(clause):
                if word.isdecimal() and len(word) <= MAX_DIGITS:
                    for name, least in numbers.items():
                        if int(word) >= least:
                            found.setdefault(name, []).append((position, position + 1))
        excess = self._index["excess"]
        if excess and sum(word[0].isdecimal() for word in clause) > 1:
            found[excess] = self._assertions.find_excesses(clause)
        return found

    def _find_spans(self, rule: Rule, found: SpansByName, content_before: list[int]) -> list[Span]:
        """Return where a rule is met in a clause; nowhere if an exception to it is met."""
        spans = find_part(rule.part, found, content_before)
        is_excepted = bool(spans) and any(
            found.keys() >= collect_names((part,)) and find_part(part, found, content_before)
            for part in self._exceptions_of(rule.rank)
        )
        return [] if is_excepted else spans

    def _is_present(self, rule: Rule, spans: list[Span], assertions: Assertions) -> bool:
        """Whether one of the signs of an alert is asserted as present."""
        even_if_asked = self._notices[rule.rank].even_if_asked
        return any(
            assertions.is_present(
                span, is_condition=rule.is_condition, is_denying=rule.is_denying, even_if_asked=even_if_asked
            )
            for span in spans
        )

    @cached_property
    def _nearest(self) -> "NearestAlert":
        # Most messages raise no alert, and need neither the module nor its index.
        from faqbot.alerts.nearest_alert import NearestAlert  # noqa: PLC0415

        return NearestAlert(self._index, self._alert_count, self._pack)

    def _rules_of(self, name: str) -> list[tuple[Rule, frozenset[str]]]:
        """Return the rules indexed under a name, each with its names."""
        rules = self._rules.get(name)
        if rules is None:
            text = self._index["rules"].get(name)
            rules = self._rules[name] = [(rule, rule.names) for rule in decode_rules(text)] if text else []
        return rules

    def _exceptions_of(self, rank: int) -> list[Part]:
        if rank not in self._exceptions:
            self._exceptions[rank] = decode_parts(self._index["exceptions"][rank])
        return self._exceptions[rank]


def _index_rules(knowledge: KnowledgeBase) -> "RuleIndex":
    # The index of a compiled base is read with it, and this import is not needed.
    from faqbot.alerts.rule_index import build_rule_index  # noqa: PLC0415

    return build_rule_index(knowledge)
