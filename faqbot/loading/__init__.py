"""Knowledge files become a ``KnowledgeBase``: files, nodes, drafts, checks, model."""

from os import PathLike
from pathlib import Path

from faqbot.errors import KnowledgeInvalid, KnowledgeSyntax
from faqbot.loading import building, checks
from faqbot.loading.fields import Problems
from faqbot.loading.files import read_base
from faqbot.loading.nodes import digest, plain
from faqbot.loading.schema import read_draft
from faqbot.model import KnowledgeBase, Problem

__all__ = ["load_knowledge"]


def load_knowledge(path: str | PathLike[str]) -> KnowledgeBase:
    """Read a knowledge base, or say everything that is wrong with it.

    Args:
        path: A folder of YAML files, or one YAML file.

    Returns:
        The base; problems that leave it usable are in its ``warnings``.

    Raises:
        KnowledgeError: If it cannot be used; ``KnowledgeNotFound`` if there is nothing to read, ``KnowledgeSyntax`` if
            a file is not the YAML that we read, ``KnowledgeInvalid`` if the YAML does not make a base.
    """
    node, found = read_base(Path(path))
    if node is None:
        raise KnowledgeSyntax(_in_order(found))
    problems = Problems(found)
    draft = read_draft(node, problems)
    checks.check(draft, problems)
    ordered = _in_order(problems.found)
    errors = [problem for problem in ordered if problem.severity == "error"]
    if errors:
        raise KnowledgeSyntax(errors) if found else KnowledgeInvalid(errors)
    content = {name: plain(value) for name, (_, value) in node.pairs.items() if name != "policy"}
    return building.build(draft, digest(content), tuple(ordered))


def _in_order(problems: list[Problem]) -> list[Problem]:
    """In the order of files and lines."""
    return sorted(problems, key=lambda problem: (problem.location.path, problem.location.line, problem.location.column))
