"""Find emergencies and personal decisions in messages, before matching and independent of it."""
