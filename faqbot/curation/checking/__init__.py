"""Checks that find faults of a knowledge base beyond those that keep it from loading."""
