"""Formats of other systems: from their files to a base, and back."""
