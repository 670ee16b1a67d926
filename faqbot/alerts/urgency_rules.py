"""Raise the alerts of a base that rest on the learned model."""

from typing import TYPE_CHECKING

from faqbot.knowledge.notices import AlertRule
from faqbot.language.pack import LanguagePack

if TYPE_CHECKING:
    from faqbot.alerts.urgency import UrgencyModel


class UrgencyRules:
    """The alerts of a base that have an urgency.

    Threads may share the rules.

    Args:
        alerts: The alerts of the base.
        pack: The language of the base.
    """

    def __init__(self, alerts: tuple[AlertRule, ...], pack: LanguagePack) -> None:
        self._alerts = {alert.urgency: alert for alert in alerts if alert.urgency}
        self._model = _load_model(pack) if self._alerts else None

    def find(self, message: str) -> AlertRule | None:
        """Return the alert for a message without signs, or None."""
        if self._model is None:
            return None
        urgency = self._model.rate(message)
        if urgency == "likely" and "likely" not in self._alerts:
            urgency = "possible"
        return self._alerts.get(urgency) if urgency else None


def _load_model(pack: LanguagePack) -> "UrgencyModel | None":
    # Most bases have no such alert, and need neither the module nor the model.
    from faqbot.alerts.urgency import urgency_model_for  # noqa: PLC0415

    return urgency_model_for(pack)
