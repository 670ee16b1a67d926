"""The conversation in words, at a terminal or in a pipe."""
