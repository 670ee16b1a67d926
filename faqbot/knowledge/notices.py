"""Notices shown before an answer: alerts and cautions."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

EMERGENCY_NUMBER = "your local emergency number"
"""What to call in an emergency, unless a base names something else."""


Urgency = Literal["likely", "possible"]
"""How sure a learned model is that a message is a call for help."""


class AlertRule(NamedTuple):
    """An alert or a deferral of a base.

    A tuple, because creating a dataclass would cost time at import.

    Attributes:
        id: Name of the rule, unique among the alerts and deferrals of a base.
        text: Text shown before the answer, word for word.
        patterns: Signs to look for, from the key ``signs``; the documentation of alerts describes their form.
        exceptions: Signs of clauses that mean something else, from the key ``unless``.
        condition_names: Names of a condition, which count only where it is said to happen, from the key ``names``.
        even_if_asked: Whether a question about the emergency raises the alert as a statement does.
        urgency: Also raised where no sign is found and the learned model is this sure; None for signs only.
        examples: Messages that must raise an alert; ``faqbot check`` tries them.
        counterexamples: Messages that must raise none, from the key ``not``.
        related: Ids of the entries that may be shown after it.
        holds_for: Ids of entries. A plain question about one of them, or about its topic, does not end the alert.
        afterwards: Text shown in its place while the alert holds, in the turns after it; "" for the message
            ``after_alert``.
    """

    id: str
    text: str
    patterns: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    condition_names: tuple[str, ...] = ()
    even_if_asked: bool = False
    urgency: Urgency | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    holds_for: tuple[str, ...] = ()
    afterwards: str = ""

    @property
    def is_gentle(self) -> bool:
        """Whether it is shown before the reply, and not in its place."""
        return self.urgency == "possible"


def translate_rule(rule: AlertRule | None, rules: Iterable[AlertRule]) -> AlertRule | None:
    """Return a rule with the text of the one of some rules that has its id, which may be a translation."""
    if rule is None:
        return None
    return rule._replace(text=next((own.text for own in rules if own.id == rule.id), rule.text))


class Notices(NamedTuple):
    """The notices that a message calls for.

    Attributes:
        alert: The alert of the base, if the message sounds like an emergency.
        caution: The deferral of the base, if it asks for a personal decision.
    """

    alert: AlertRule | None = None
    caution: AlertRule | None = None
