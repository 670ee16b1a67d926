"""A file of accepted suggestions that wait to be written into a base by ``faqbot review --accept-file``."""

from pathlib import Path

from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.suggestion_file import HEAD, format_decision, read_reviewed
from faqbot.curation.learning.writing import FileChange


def plan_pending(path: Path, proposal: Proposal, subjects: tuple[str, ...]) -> FileChange:
    """Return the change of the file that adds an accepted suggestion.

    Raises:
        OSError: If the file cannot be read.
    """
    before = path.read_bytes() if path.exists() else None
    lines = "\n".join(format_decision("accept", proposal, subjects)) + "\n"
    return FileChange(path, before, (before or HEAD.encode()) + lines.encode())


def list_pending(path: Path) -> frozenset[str]:
    """Return the subjects of the suggestions in the file; none if there is no such file.

    Raises:
        OSError: If the file is none of suggestions.
    """
    if not path.exists():
        return frozenset()
    found, problems = read_reviewed(path)
    if problems:
        raise OSError(None, str(problems[0].fault), str(path))
    return frozenset(subject for each in found for subject in (*each.subjects, each.proposal.own_subject))
