"""The public names: what programs import from ``faqbot``."""

from faqbot.bot import FaqBot
from faqbot.channels.reload import PollResult, Reloader
from faqbot.conversation.logged_session import LoggedSession
from faqbot.conversation.session import Session
from faqbot.errors import (
    EncoderError,
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
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.notices import AlertRule
from faqbot.knowledge.sources import Citation, Passage, Source
from faqbot.matching.ranking import Correction, Match, Ranking
from faqbot.rendering.plain import to_text
from faqbot.rendering.record import Record, to_record
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk
from faqbot.storage.question_log import QuestionLog

__all__ = [
    "AlertRule",
    "Answer",
    "Citation",
    "Clarification",
    "Correction",
    "EncoderError",
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
    "LoggedSession",
    "Match",
    "NoAnswer",
    "Passage",
    "Policy",
    "PolicyError",
    "PollResult",
    "Problem",
    "QuestionLog",
    "Ranking",
    "Record",
    "Reloader",
    "Reply",
    "Session",
    "SmallTalk",
    "SmallTalkItem",
    "Source",
    "Why",
    "load_knowledge",
    "to_record",
    "to_text",
]
