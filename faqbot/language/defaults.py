"""What is known of an unknown language: no words, and patterns that match nothing."""

import re
from collections.abc import Mapping
from types import MappingProxyType

NO_WORDS: frozenset[str] = frozenset()

NO_MAPPING: Mapping[str, str] = MappingProxyType({})

NEVER = re.compile(r"(?!)")
"""Matches no text."""
