"""Matching by meaning: the texts of a base and a question as vectors."""
