"""Find the items of a base that a question is about."""
