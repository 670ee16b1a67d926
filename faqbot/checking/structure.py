"""Findings about the files of a base: what the loader reports, and passages that the source does not hold."""

import hashlib
import unicodedata
from pathlib import Path

from faqbot.errors import KnowledgeError, KnowledgeNotFound
from faqbot.loading import load_knowledge
from faqbot.model import KnowledgeBase, Location, Passage, Problem

MAX_PASSAGE_LINES = 40
"""Lines of an article that one passage may run over."""


def findings(path: Path, article: Path | None = None) -> list[Problem]:
    """Everything that is wrong with a base.

    Args:
        path: A folder of YAML files, or one YAML file.
        article: The text of its source, to find every passage again; None leaves that out.

    Returns:
        Problems, in the order of files and lines.

    Raises:
        KnowledgeNotFound: If there is nothing to check.
    """
    try:
        knowledge = load_knowledge(path)
    except KnowledgeNotFound:
        raise
    except KnowledgeError as error:
        return list(error.problems)
    return [*knowledge.warnings, *(_lost_passages(knowledge, path, article) if article else [])]


def passage_digest(text: str) -> str:
    r"""SHA-256, in hex, of a passage: Unicode NFC, every run of white space one blank, trimmed, UTF-8.

    >>> passage_digest(" one\n two ") == passage_digest("one two")
    True
    """
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


def _lost_passages(knowledge: KnowledgeBase, path: Path, article: Path) -> list[Problem]:
    digests = _digests(article.read_text(encoding="utf-8-sig", errors="replace"))
    return [
        Problem(
            location=Location(str(path)),
            fault=f'passage "{passage.id}" is not in {article} as it was: cited by {_citing(knowledge, passage)}',
            remedy="look at the passage, mend the answers, and write its new sha256",
        )
        for source in knowledge.sources
        for passage in source.passages
        if passage.sha256 and passage.sha256 not in digests
    ]


def _digests(text: str) -> set[str]:
    """The digest of every run of whole lines that begins and ends with a line that is not empty."""
    lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n")]
    found: set[str] = set()
    for start, line in enumerate(lines):
        run = ""
        for follower in lines[start : start + MAX_PASSAGE_LINES] if line else ():
            if follower:
                run = f"{run} {follower}".strip()
                found.add(hashlib.sha256(run.encode()).hexdigest())
    return found


def _citing(knowledge: KnowledgeBase, passage: Passage) -> str:
    entries = (*knowledge.entries, *knowledge.drafts)
    citing = [entry.id for entry in entries if any(cited.passage.id == passage.id for cited in entry.citations)]
    return ", ".join(citing) or "no entry"
