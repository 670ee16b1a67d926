"""Questions are matched to items: words, terms, learned weights, votes, confidence."""

from faqbot.matching.index import COLUMNS, Column, Index
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.matcher import Matcher


__all__ = ["COLUMNS", "Column", "Index", "Lexicon", "Matcher"]
