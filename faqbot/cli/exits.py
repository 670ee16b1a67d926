"""Exit codes, as docs/command-line.md lists them."""

from enum import IntEnum


class Exit(IntEnum):
    """What a process leaves with."""

    OK = 0
    NO_ANSWER = 1
    USAGE = 2
    UNUSABLE = 3
    INTERRUPTED = 130
