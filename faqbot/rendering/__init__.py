"""Replies as words, as styled words, and as records."""
