"""Questions are matched to items: words, terms, learned weights, votes, confidence."""

from faqbot.matching.columns import FLOAT_COLUMNS, FLOATS, INTEGER_COLUMNS, Floats, Integers
from faqbot.matching.index import Index
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.matcher import Matcher

__all__ = ["FLOATS", "FLOAT_COLUMNS", "INTEGER_COLUMNS", "Floats", "Index", "Integers", "Lexicon", "Matcher"]
