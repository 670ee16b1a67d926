"""The errors that faqbot raises.

::

    FaqbotError
    ├── KnowledgeError            a base that cannot be used; .problems lists what is wrong
    │   ├── KnowledgeNotFound     a file or folder that is missing or unreadable
    │   ├── KnowledgeSyntax       a file that is not YAML that faqbot can read
    │   └── KnowledgeInvalid      YAML that does not make a base
    ├── PolicyError               thresholds that are out of range or contradict each other
    ├── EncoderError              a sentence encoder that cannot be used
    └── LostVersionError          a parked version of a base that cannot be opened again (``channels.reload``)

No match, an empty line and a vague question give replies, not errors.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Location(NamedTuple):
    """A place in a file.

    A tuple, because a base has one for every phrasing and a tuple is cheap to make.

    Attributes:
        path: The file as the user named it.
        line: Line number from 1; 0 means the whole file.
        column: Column number from 1; 0 means the whole line.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, the form that editors open.

        >>> str(Location("bread.yaml", 3, 5))
        'bread.yaml:3:5'
        """
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem of a knowledge base.

    Attributes:
        location: The place of the problem.
        fault: The problem, in words.
        remedy: The correction, in words.
        severity: An ``error`` makes the base unusable, a ``warning`` does not.
        code: The code that ``faqbot check`` shows.
    """

    location: Location
    fault: str
    remedy: str
    severity: Literal["error", "warning"] = "error"
    code: str = "FB101"

    def __str__(self) -> str:
        """Return one line: ``file:line:column: fault; remedy``."""
        return f"{self.location}: {self.fault}; {self.remedy}"


class FaqbotError(Exception):
    """The base class of all errors that faqbot raises on purpose."""


class KnowledgeError(FaqbotError):
    """A knowledge base cannot be used.

    Attributes:
        problems: All problems, in the order of files and lines.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class KnowledgeNotFound(KnowledgeError):  # noqa: N818 - the base class is named an error
    """A knowledge base is missing, or cannot be read."""


class KnowledgeSyntax(KnowledgeError):  # noqa: N818
    """A knowledge file is not YAML that faqbot can read."""


class KnowledgeInvalid(KnowledgeError):  # noqa: N818
    """Knowledge files are YAML but do not make a base."""


class PolicyError(FaqbotError):
    """The thresholds of a policy are out of range or contradict each other."""


class EncoderError(FaqbotError):
    """A sentence encoder cannot be used, because of its folder or of a package that is missing."""


def describe_error(error: Exception) -> str:
    """Return why an operation failed, without the path.

    >>> describe_error(FileNotFoundError(2, "No such file or directory", "bread.yaml"))
    'No such file or directory'
    """
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
