"""Replies as text, as styled text, and as records."""
