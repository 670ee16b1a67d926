"""Tools for the people who write and check a knowledge base."""
