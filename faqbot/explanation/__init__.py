"""Explain replies: evidence, runner-up and smallest change."""
