"""Knowledge files become a ``KnowledgeBase``: files, nodes, drafts, checks, model."""

from os import PathLike

from faqbot.errors import KnowledgeNotFound, Problem
from faqbot.knowledge.model import KnowledgeBase

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
    # YAML and its readers are imported when a base is first read: one that is compiled needs none of them.
    from pathlib import Path  # noqa: PLC0415

    from faqbot.knowledge.loading.files import place  # noqa: PLC0415
    from faqbot.knowledge.loading.loader import read_knowledge  # noqa: PLC0415

    try:
        return read_knowledge(Path(path))
    except MemoryError:
        fault, remedy = "there is not enough memory to read the base", "split it into several bases"
        raise KnowledgeNotFound([Problem(location=place(Path(path)), fault=fault, remedy=remedy)]) from None
