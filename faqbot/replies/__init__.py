"""Replies, and the policy that chooses among them."""
