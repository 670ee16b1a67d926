"""The loader: files become nodes, then drafts, then the model."""

from os import PathLike, fspath

from faqbot.errors import KnowledgeNotFound, Location, Problem
from faqbot.knowledge.model import KnowledgeBase

__all__ = ["load_knowledge"]


def load_knowledge(path: str | PathLike[str]) -> KnowledgeBase:
    """Read a knowledge base, or report all of its problems.

    Args:
        path: A folder of YAML files, or one YAML file.

    Returns:
        The base; problems that leave it usable are in its ``warnings``.

    Raises:
        KnowledgeNotFound: If a file or folder is missing or unreadable.
        KnowledgeSyntax: If a file is not YAML, or uses YAML that faqbot does not read.
        KnowledgeInvalid: If the YAML does not make a base.
    """
    # Imported late: a compiled base needs neither YAML nor its readers.
    from pathlib import Path  # noqa: PLC0415

    from faqbot.knowledge.loading.files import locate_file  # noqa: PLC0415
    from faqbot.knowledge.loading.loader import read_knowledge  # noqa: PLC0415

    if fspath(path) == "":
        # Path("") is the current folder, whose files would be read as a base.
        fault, remedy = "the path is empty", "name a folder of YAML files or one YAML file"
        raise KnowledgeNotFound([Problem(location=Location('""'), fault=fault, remedy=remedy)])
    try:
        return read_knowledge(Path(path))
    except MemoryError:
        fault, remedy = "there is not enough memory to read the base", "split it into several bases"
        raise KnowledgeNotFound([Problem(location=locate_file(Path(path)), fault=fault, remedy=remedy)]) from None
