"""Raise the alerts of a base that rest on the learned model."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from faqbot.alerts.folding import fold
from faqbot.knowledge.notices import AlertRule, Urgency
from faqbot.language.pack import LanguagePack

if TYPE_CHECKING:
    from faqbot.alerts.urgency import UrgencyModel


class UrgencyRules:
    """The alerts of a base that have an urgency.

    Threads may share the rules.

    Args:
        alerts: The alerts of the base.
        pack: The language of the base.
        names: The protected names of the base, which the model does not know.
    """

    def __init__(self, alerts: tuple[AlertRule, ...], pack: LanguagePack, names: Iterable[str] = ()) -> None:
        self._alerts = {alert.urgency: alert for alert in alerts if alert.urgency}
        self._names = frozenset(fold(name) for name in names)
        self._words = pack.cue_words
        self._model = _load_model(pack) if self._alerts else None

    def choose(
        self, message: str, found: AlertRule | None, *, is_discounted: bool, tells_of_now: Callable[[], bool]
    ) -> AlertRule | None:
        """Return the alert for a message, or None.

        Args:
            message: The message as it was typed.
            found: The alert whose sign is in the message. If the model finds the message calm, and it does not tell of
                something now, the gentle alert takes its place.
            is_discounted: Whether there is a sign that is denied, past or only asked about.
            tells_of_now: Tells whether something goes on now; called only where it matters.
        """
        if self._model is None:
            return found
        if found is None:
            urgency = self._rate(self._model, message, is_discounted=is_discounted)
            if urgency == "likely" and "likely" not in self._alerts:
                urgency = "possible"
            return self._alerts.get(urgency) if urgency else None
        gentle = None if found.even_if_asked else self._alerts.get("possible")
        is_doubtful = gentle is not None and self._model.is_calm(message) and not tells_of_now()
        return gentle if is_doubtful else found

    def _rate(self, model: "UrgencyModel", message: str, *, is_discounted: bool) -> Urgency | None:
        """Return how surely a message without a sign is a call for help, or None if it is not one.

        The model takes "the flu feeling is killing me" at its word, what somebody can do less of and what is said by
        the way for news, and fear for a symptom.
        """
        urgency = model.rate(message, is_discounted=is_discounted, names=self._names)
        if urgency == "likely" and self._words.long_ago.search(message) and self._words.fear.search(message):
            # What came to pass weeks ago, with fear, is no news: "I had my baby two weeks ago and I am frightened".
            urgency = "likely" if model.is_likely_urgent(self._words.fear.sub("", message)) else "possible"
        if urgency == "likely" and (self._words.hyperbole.search(message) or self._words.limitation.search(message)):
            return "possible"
        if urgency == "possible" and self._words.aside.search(message):
            return None
        if urgency == "possible" and self._words.fear.search(message):
            return urgency if model.may_be_urgent(self._words.fear.sub("", message)) else None
        return urgency


def _load_model(pack: LanguagePack) -> "UrgencyModel | None":
    # Most bases have no such alert, and need neither the module nor the model.
    from faqbot.alerts.urgency import urgency_model_for  # noqa: PLC0415

    return urgency_model_for(pack)
