"""Matching by a sentence encoder, an option: ``faqbot[semantic]``. The core imports nothing of this package."""
