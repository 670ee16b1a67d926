"""The conversation in words: how a line is handled, and the terminals that show it."""
