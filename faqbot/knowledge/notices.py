"""Notices shown before an answer: the alert of an emergency, the caution of a personal decision."""

from typing import NamedTuple

EMERGENCY_NUMBER = "your local emergency number"
"""What to call, in words, where a base does not say it."""


class AlertRule(NamedTuple):
    """An alert or a deferral of a base; a tuple, because making the class must cost nothing.

    Attributes:
        id: Unique among the alerts and deferrals of a base.
        text: What is said, word for word.
        signs: What to look for; docs/alerts.md says how signs are written.
        unless: Signs of a clause that means something else.
        names: Signs of an alert that only name something; they count where it is said to happen.
        even_if_asked: Whether a question for what an alert is about is as grave as a statement.
    """

    id: str
    text: str
    patterns: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    condition_names: tuple[str, ...] = ()
    even_if_asked: bool = False


class Notices(NamedTuple):
    """The notices that a message calls for.

    Attributes:
        alert: The alert of the base, if the message sounds like an emergency.
        caution: The deferral of the base, if it asks for a personal decision.
    """

    alert: AlertRule | None = None
    caution: AlertRule | None = None
