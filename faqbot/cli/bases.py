"""The knowledge base that a command uses."""

import argparse
import os

from faqbot.bot import FaqBot
from faqbot.cli.streams import print_notice
from faqbot.knowledge.shipped import shipped_base
from faqbot.version import ENGINE


def base_path(options: argparse.Namespace) -> str:
    """Return the path of the base.

    It is that of ``--knowledge``, else of ``FAQBOT_KNOWLEDGE``, else of the shipped base.
    """
    return getattr(options, "knowledge", None) or os.environ.get("FAQBOT_KNOWLEDGE") or shipped_base()


def encoder_path(options: argparse.Namespace) -> str | None:
    """Return the folder of the encoder, or None for that of the base, if it names one.

    It is that of ``--encoder``, else of ``FAQBOT_ENCODER``.
    """
    return getattr(options, "encoder", None) or os.environ.get("FAQBOT_ENCODER") or None


def add_where(parser: argparse.ArgumentParser) -> None:
    """Add the option for the circumstances of the questions."""
    only = "use only entries for these circumstances, such as audience=staff, and those for everybody; may be repeated"
    parser.add_argument("--where", type=_parse_pair, action="append", metavar="NAME=VALUE", help=only)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of the questions."""
    told = "the language of the questions, such as de, to a base in several; detected by default"
    parser.add_argument("--language", metavar="TAG", help=told)


def _parse_pair(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not (found and name.strip() and value.strip()):
        raise argparse.ArgumentTypeError("write a name and a value, such as audience=staff")
    return name.strip(), value.strip()


def load_bot(options: argparse.Namespace) -> FaqBot:
    """Load the bot of the base.

    A notice tells the user if the calibration of the base no longer holds.
    """
    bot = FaqBot.load(base_path(options), encoder=encoder_path(options))
    if calibration := bot.knowledge.calibration:
        policy = {"answer_at": bot.policy.answer_at, "margin": bot.policy.margin}
        if fault := calibration.find_fault(bot.knowledge.deciding_digest, policy, ENGINE):
            print_notice(f"{fault}: the bound on wrong answers no longer holds; calibrate it again")
    return bot.restrict(dict(getattr(options, "where", None) or ()))
