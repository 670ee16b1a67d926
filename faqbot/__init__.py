"""faqbot answers questions from curated, cited entries, and says so when it does not know."""

from typing import TYPE_CHECKING

from faqbot.bot import FaqBot
from faqbot.errors import (
    FaqbotError,
    KnowledgeError,
    KnowledgeInvalid,
    KnowledgeNotFound,
    KnowledgeSyntax,
    PolicyError,
)
from faqbot.loading import load_knowledge
from faqbot.model import Citation, Entry, Gap, KnowledgeBase, Location, Passage, Pleasantry, Problem, Source
from faqbot.policy import Policy
from faqbot.rendering.plain import to_text
from faqbot.rendering.records import Record, to_record
from faqbot.reply import Answer, Clarification, Correction, Match, NoAnswer, Ranking, Reply, SmallTalk
from faqbot.session import Session

if TYPE_CHECKING:
    from faqbot.evidence import Why

__all__ = [
    "Answer",
    "Citation",
    "Clarification",
    "Correction",
    "Entry",
    "FaqBot",
    "FaqbotError",
    "Gap",
    "KnowledgeBase",
    "KnowledgeError",
    "KnowledgeInvalid",
    "KnowledgeNotFound",
    "KnowledgeSyntax",
    "Location",
    "Match",
    "NoAnswer",
    "Passage",
    "Pleasantry",
    "Policy",
    "PolicyError",
    "Problem",
    "Ranking",
    "Record",
    "Reply",
    "Session",
    "SmallTalk",
    "Source",
    "Why",
    "__version__",
    "load_knowledge",
    "to_record",
    "to_text",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Explanations are imported when they are first named: whoever only asks starts without them."""
    if name == "Why":
        from faqbot.evidence import Why  # noqa: PLC0415

        return Why
    raise AttributeError(f"module 'faqbot' has no attribute {name!r}")
