"""Matching: which of a base's items a question is about, and how surely."""
