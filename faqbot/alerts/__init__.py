"""Emergencies and personal decisions, found in a message before and apart from matching."""

from faqbot.alerts.detector import AlertDetector

__all__ = ["AlertDetector"]
