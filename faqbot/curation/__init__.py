"""Tools for the authors of a knowledge base."""
