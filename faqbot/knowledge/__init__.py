"""The knowledge base: its nouns, and how they are loaded."""
