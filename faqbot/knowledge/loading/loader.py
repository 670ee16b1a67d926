"""Loading a base, from its files to the model."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from faqbot.errors import KnowledgeInvalid, KnowledgeSyntax, Problem
from faqbot.knowledge.inner_paths import join_inner
from faqbot.knowledge.loading import resolve, validation
from faqbot.knowledge.loading.deciding import compute_deciding_digest
from faqbot.knowledge.loading.drafts import BaseDraft
from faqbot.knowledge.loading.merging import read_base
from faqbot.knowledge.loading.nodes import Mapping, compute_digest, to_plain
from faqbot.knowledge.loading.problems import Problems, TooManyProblemsError
from faqbot.knowledge.loading.renames import follow_renames
from faqbot.knowledge.loading.schema import read_draft
from faqbot.knowledge.model import KnowledgeBase


class LoadedBase(NamedTuple):
    """A base together with what was written.

    Attributes:
        node: The keys of all files.
        draft: The parts of the base as written, with their locations.
        knowledge: The base itself.
    """

    node: Mapping
    draft: BaseDraft
    knowledge: KnowledgeBase


def read_knowledge(path: Path) -> KnowledgeBase:
    """Read a knowledge base; return and raise what ``load_knowledge`` does."""
    return load_base(path).knowledge


def load_base(path: Path) -> LoadedBase:
    """Read a base and keep what was written; raise as ``load_knowledge``."""
    node, problems_of_files = read_base(path)
    if node is None:
        raise KnowledgeSyntax(_sort(problems_of_files))
    problems = Problems(problems_of_files)
    digest = compute_digest({name: to_plain(value) for name, (_, value) in node.pairs.items() if name != "policy"})
    draft, deciding_digest = _read_and_check(node, problems)
    ordered = _sort(problems.found)
    errors = [problem for problem in ordered if problem.severity == "error"]
    if errors or draft is None:
        raise KnowledgeSyntax(errors) if problems_of_files else KnowledgeInvalid(errors)
    knowledge = resolve.build(draft, digest, deciding_digest, tuple(ordered))
    if knowledge.encoder:
        knowledge = replace(knowledge, encoder=join_inner(str(path), knowledge.encoder))
    return LoadedBase(node, draft, knowledge)


def _read_and_check(node: Mapping, problems: Problems) -> tuple[BaseDraft | None, str]:
    """Return the checked draft, or None after too many problems, and the digest of what decides."""
    try:
        draft = read_draft(node, problems)
        problems.code = "FB103"
        draft = follow_renames(draft, problems)
        validation.check(draft, problems)
        deciding_digest = compute_deciding_digest(node, draft)
        validation.check_calibration(draft, deciding_digest, problems)
    except TooManyProblemsError:
        return None, ""
    return draft, deciding_digest


def _sort(problems: list[Problem]) -> list[Problem]:
    """Sort problems by file and line."""
    return sorted(problems, key=lambda problem: problem.location)
