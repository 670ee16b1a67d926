"""The public names: what programs import from ``faqbot``."""

from faqbot.bot import FaqBot
from faqbot.channels.reload import Look, Watcher
from faqbot.conversation.session import Session
from faqbot.errors import (
    FaqbotError,
    KnowledgeError,
    KnowledgeInvalid,
    KnowledgeNotFound,
    KnowledgeSyntax,
    Location,
    PolicyError,
    Problem,
)
from faqbot.explanation.why import Why
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import Citation, Entry, Gap, KnowledgeBase, Passage, Pleasantry, Source
from faqbot.knowledge.notices import Note
from faqbot.matching.ranking import Correction, Match, Ranking
from faqbot.rendering.plain import to_text
from faqbot.rendering.record import Record, to_record
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

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
    "Look",
    "Match",
    "NoAnswer",
    "Note",
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
    "Watcher",
    "Why",
    "load_knowledge",
    "to_record",
    "to_text",
]
