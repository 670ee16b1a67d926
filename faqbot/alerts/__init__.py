"""Emergencies and personal decisions, found in a message before and apart from matching."""

from faqbot.alerts.index import index_of
from faqbot.alerts.watch import Watch

__all__ = ["Watch", "index_of"]
