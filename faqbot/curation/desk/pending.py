"""A file of accepted suggestions that wait to be written into a base by ``faqbot review --accept-file``."""

from pathlib import Path

from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.suggestion_file import HEAD, format_decision, parse_reviewed, read_reviewed
from faqbot.curation.learning.writing import FileChange


def plan_pending(path: Path, proposal: Proposal, subjects: tuple[str, ...]) -> FileChange | str:
    """Return the change of the file that adds an accepted suggestion, or why the file could then not be read.

    Raises:
        OSError: If the file cannot be read.
    """
    before = path.read_bytes() if path.exists() else None
    lines = "\n".join(format_decision("accept", proposal, subjects)) + "\n"
    kept = before or HEAD.encode()
    after = kept + (b"" if kept.endswith(b"\n") else b"\n") + lines.encode()
    _, problems = parse_reviewed(after, str(path))
    return f"nothing can be added to a file like this: {problems[0]}" if problems else FileChange(path, before, after)


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
