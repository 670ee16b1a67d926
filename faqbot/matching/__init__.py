"""Questions are matched to items: words, terms, learned weights, votes, confidence."""

from faqbot.matching.index import Index, StoredTerms
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.matcher import Matcher
from faqbot.matching.table import Table, table_of

__all__ = ["Index", "Lexicon", "Matcher", "StoredTerms", "Table", "table_of"]
