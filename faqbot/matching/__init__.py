"""Questions are matched to items: words, terms, learned weights, votes, confidence."""

from faqbot.matching.lexical.analyzer import Analyzer
from faqbot.matching.lexical.columns import FLOAT_COLUMNS, FLOATS, INTEGER_COLUMNS, Floats, Integers
from faqbot.matching.lexical.index import Index
from faqbot.matching.matcher import Matcher

__all__ = ["FLOATS", "FLOAT_COLUMNS", "INTEGER_COLUMNS", "Analyzer", "Floats", "Index", "Integers", "Matcher"]
