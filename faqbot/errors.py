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
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Location(NamedTuple):
    """A place in a file; a tuple, because a base has one for every phrasing and they must cost nothing.

    Attributes:
        path: The file as the user named it.
        line: From 1; 0 means the file as a whole.
        column: From 1; 0 means the line as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """``file:line:column``, the form that editors open.

        >>> str(Location("bread.yaml", 3, 5))
        'bread.yaml:3:5'
        """
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with a knowledge base.

    Attributes:
        location: Where it is wrong.
        fault: What is wrong, in words.
        remedy: What would be right, in words.
        severity: An ``error`` makes the base unusable, a ``warning`` does not.
        code: What ``faqbot check`` calls it.
    """

    location: Location
    fault: str
    remedy: str
    severity: Literal["error", "warning"] = "error"
    code: str = "FB101"

    def __str__(self) -> str:
        """One line: ``file:line:column: fault; remedy``."""
        return f"{self.location}: {self.fault}; {self.remedy}"


class FaqbotError(Exception):
    """Whatever faqbot raises on purpose."""


class KnowledgeError(FaqbotError):
    """A knowledge base cannot be used.

    Attributes:
        problems: Everything that is wrong, in the order of files and lines.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
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
