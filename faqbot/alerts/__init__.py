"""Emergencies and personal decisions, found in a message before and apart from matching."""
