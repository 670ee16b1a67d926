"""Which knowledge base a command is about."""

import argparse
import os

from faqbot.bot import FaqBot
from faqbot.shipped import shipped_base


def base(options: argparse.Namespace) -> str:
    """The path of the base: of ``--knowledge``, else of FAQBOT_KNOWLEDGE, else of the shipped one."""
    return getattr(options, "knowledge", None) or os.environ.get("FAQBOT_KNOWLEDGE") or shipped_base()


def bot(options: argparse.Namespace) -> FaqBot:
    """A bot of that base."""
    return FaqBot.load(base(options))
