"""What is said before an answer: the alert of an emergency, the deferral of a personal decision."""

from dataclasses import dataclass

EMERGENCY_NUMBER = "your local emergency number"
"""What to call, in words, where a base does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said before the answer to a message that holds one of its signs.

    Attributes:
        id: Unique among the alerts and deferrals of a base.
        text: What is said, word for word.
        signs: What to look for; the README says how it is written.
        unless: Signs of a clause that means something else.
    """

    id: str
    text: str
    signs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert(Note):
    """An emergency, and what to do.

    Attributes:
        names: Signs that only name it; they count where it is said to happen.
        even_if_asked: Whether a question for it is as grave as a statement.
    """

    names: tuple[str, ...] = ()
    even_if_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral(Note):
    """A personal decision that is not a bot's to make, and whose it is."""
