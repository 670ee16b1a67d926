"""The errors that faqbot raises.

::

    FaqbotError
    ├── KnowledgeError            the base cannot be used; .problems says where and why
    │   ├── KnowledgeNotFound     there is no such file or folder, or it cannot be read
    │   ├── KnowledgeSyntax       a file is not the YAML that we read
    │   └── KnowledgeInvalid      the YAML does not make a base
    └── PolicyError               thresholds that contradict each other

No match, an empty line or a vague question are replies, not errors.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqbot.knowledge.model import Problem


class FaqbotError(Exception):
    """Whatever faqbot raises on purpose."""


class KnowledgeError(FaqbotError):
    """A knowledge base cannot be used.

    Attributes:
        problems: Everything that is wrong, in the order of files and lines.
    """

    def __init__(self, problems: "Iterable[Problem]") -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class KnowledgeNotFound(KnowledgeError):  # noqa: N818 - the tree's root says that it is an error
    """A knowledge base is not there, or cannot be read."""


class KnowledgeSyntax(KnowledgeError):  # noqa: N818
    """A knowledge file is not the YAML that we read."""


class KnowledgeInvalid(KnowledgeError):  # noqa: N818
    """Knowledge files that parse do not make a knowledge base."""


class PolicyError(FaqbotError):
    """Thresholds of a policy are out of range or contradict each other."""
