"""Which knowledge base a command is about."""

import argparse
import os

from faqbot.bot import FaqBot
from faqbot.cli.streams import notice
from faqbot.knowledge.calibration import Program
from faqbot.knowledge.shipped import shipped_base
from faqbot.version import ENGINE, VERSION


def base(options: argparse.Namespace) -> str:
    """The path of the base: of ``--knowledge``, else of FAQBOT_KNOWLEDGE, else of the shipped one."""
    return getattr(options, "knowledge", None) or os.environ.get("FAQBOT_KNOWLEDGE") or shipped_base()


def bot(options: argparse.Namespace) -> FaqBot:
    """A bot of that base; a notice says so where the base's promise about wrong answers does not hold any more."""
    asked = FaqBot.load(base(options))
    if calibration := asked.knowledge.calibration:
        policy = {"answer_at": asked.policy.answer_at, "margin": asked.policy.margin}
        if fault := calibration.fault(asked.knowledge.digest, policy, Program(VERSION, ENGINE)):
            notice(f"{fault}: its wrong answers are no longer bounded; calibrate it again")
    return asked
