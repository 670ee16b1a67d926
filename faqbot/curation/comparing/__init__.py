"""Comparison of replies: replayed receipts, and versions of a base."""
