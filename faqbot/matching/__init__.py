"""Questions are matched to items: words, terms, learned weights, votes, confidence."""

from faqbot.matching.matcher import Matcher

__all__ = ["Matcher"]
