"""Find emergencies and personal decisions, independent of matching."""
