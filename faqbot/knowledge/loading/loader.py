"""One base from its files to the model, with everything that is wrong on the way."""

from pathlib import Path
from typing import NamedTuple

from faqbot.errors import KnowledgeInvalid, KnowledgeSyntax, Problem
from faqbot.knowledge.loading import resolve as building
from faqbot.knowledge.loading import validation as checks
from faqbot.knowledge.loading.drafts import BaseDraft
from faqbot.knowledge.loading.merging import read_base
from faqbot.knowledge.loading.nodes import Mapping, digest, plain
from faqbot.knowledge.loading.problems import EnoughError, Problems
from faqbot.knowledge.loading.schema import read_draft
from faqbot.knowledge.model import KnowledgeBase


class Written(NamedTuple):
    """A base as it is written and as it was loaded.

    Attributes:
        node: The keys of all its files.
        draft: What they hold, each text with the place where it stands.
        knowledge: What became of it.
    """

    node: Mapping
    draft: BaseDraft
    knowledge: KnowledgeBase


def read_knowledge(path: Path) -> KnowledgeBase:
    """Read a knowledge base; ``load_knowledge`` says what it gives and raises."""
    return read_written(path).knowledge


def read_written(path: Path) -> Written:
    """Read a knowledge base and keep where everything stands; raises what ``load_knowledge`` does."""
    node, found = read_base(path)
    if node is None:
        raise KnowledgeSyntax(_in_order(found))
    problems = Problems(found)
    content = digest({name: plain(value) for name, (_, value) in node.pairs.items() if name != "policy"})
    draft = _checked(node, content, problems)
    ordered = _in_order(problems.found)
    errors = [problem for problem in ordered if problem.severity == "error"]
    if errors or draft is None:
        raise KnowledgeSyntax(errors) if found else KnowledgeInvalid(errors)
    return Written(node, draft, building.build(draft, content, tuple(ordered)))


def _checked(node: Mapping, content: str, problems: Problems) -> BaseDraft | None:
    """The draft of a base, or None where so much is wrong with it that the rest was not looked at."""
    try:
        draft = read_draft(node, problems)
        problems.code = "FB103"
        checks.check(draft, problems)
        checks.check_calibration(draft, content, problems)
    except EnoughError:
        return None
    return draft


def _in_order(problems: list[Problem]) -> list[Problem]:
    """In the order of files and lines."""
    return sorted(problems, key=lambda problem: (problem.location.path, problem.location.line, problem.location.column))
