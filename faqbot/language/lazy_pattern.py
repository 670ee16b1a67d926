"""Regular expressions that are compiled when they are first used.

Compiling all the expressions of a language takes a tenth of the time in which a process starts and answers.
"""

import re
from typing import cast


class _LazyPattern:
    """Stands for a pattern until an attribute of the pattern is used."""

    __slots__ = ("_expression", "_flags", "_pattern")

    def __init__(self, expression: str, flags: re.RegexFlag) -> None:
        self._expression, self._flags = expression, flags
        self._pattern: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if self._pattern is None:
            self._pattern = re.compile(self._expression, self._flags)
        return getattr(self._pattern, name)


def compile_lazily(expression: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a regular expression that is compiled when it is first used.

    An error in the expression is raised then, too.

    >>> compile_lazily("[0-9]+").findall("1 of 20")
    ['1', '20']
    """
    return cast("re.Pattern[str]", _LazyPattern(expression, flags))
