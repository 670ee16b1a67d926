"""Emergencies and personal decisions, found in a message before and apart from matching."""

from faqbot.alerts.watch import Watch

__all__ = ["Watch"]
