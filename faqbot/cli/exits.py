"""Exit codes, as docs/command-line.md lists them."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit code of a process."""

    OK = 0
    NO_ANSWER = 1
    USAGE = 2
    UNUSABLE = 3
    INTERRUPTED = 130
