"""Files of questions: their bytes, and the rows of a YAML list, each with its problems."""

from pathlib import Path

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.files import describe_path_error
from faqbot.knowledge.loading.nodes import Node, Sequence, parse


def read_question_file(path: Path, remedy: str) -> tuple[bytes | None, list[Problem]]:
    """Read a file; None, and a problem with this remedy, if it cannot be read."""
    try:
        return path.read_bytes(), []
    except (OSError, ValueError) as error:
        fault = f"the file cannot be read ({describe_path_error(error)})"
        return None, [Problem(location=Location(str(path)), fault=fault, remedy=remedy)]


def parse_rows(data: bytes, path: str, remedy: str) -> tuple[list[Node], list[Problem]]:
    """Parse the rows of a YAML list; anything else is a problem with this remedy."""
    root, problems = parse(data, path, remedy)
    if root is not None and not isinstance(root, Sequence):
        problems.append(Problem(location=root.location, fault="this is not a list", remedy=remedy))
    return root.items if isinstance(root, Sequence) else [], problems
