"""Explain replies: the evidence, the runner-up, and the smallest change of the decision."""
