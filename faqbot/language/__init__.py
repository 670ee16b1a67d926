"""Text and language: everything that depends on how people write, and nothing that a base says."""
