"""The public names: what programs import from ``faqbot``."""

from faqbot.bot import FaqBot
from faqbot.errors import (
    FaqbotError,
    KnowledgeError,
    KnowledgeInvalid,
    KnowledgeNotFound,
    KnowledgeSyntax,
    PolicyError,
)
from faqbot.evidence import Why
from faqbot.loading import load_knowledge
from faqbot.model import Citation, Entry, Gap, KnowledgeBase, Location, Passage, Pleasantry, Problem, Source
from faqbot.notes import Note
from faqbot.policy import Policy
from faqbot.rendering.plain import to_text
from faqbot.rendering.records import Record, to_record
from faqbot.reply import Answer, Clarification, Correction, Match, NoAnswer, Ranking, Reply, SmallTalk
from faqbot.session import Session
from faqbot.watcher import Look, Watcher

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
