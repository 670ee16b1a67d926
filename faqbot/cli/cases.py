"""Labelled questions that are given to commands as files."""

from pathlib import Path

from faqbot.cli.streams import print_notice
from faqbot.curation.evaluation.cases import Case, read_cases
from faqbot.knowledge.model import KnowledgeBase


def load_cases(file: str, knowledge: KnowledgeBase) -> list[Case] | None:
    """Read labelled questions; None, after a notice, if they cannot be used."""
    cases, problems = read_cases(Path(file), knowledge)
    if problems:
        print_notice("the labelled questions cannot be used\n" + "\n".join(map(str, problems)))
    return None if problems else cases
