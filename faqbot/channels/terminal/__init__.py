"""The conversation: what a line does, and the terminals that it can be held at."""
