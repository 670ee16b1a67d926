"""A progress bar for work that takes longer than a second."""

import sys
import time
from collections.abc import Callable, Generator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")

DELAY, INTERVAL = 1.0, 0.1
"""Seconds until the bar appears, and between two updates."""

CELLS = 30
"""Width of the bar in characters; with its figures, the bar fits into 60 columns."""


def with_progress(
    items: Sequence[T], stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Generator[T]:
    """Yield the items, with a progress bar if it takes long.

    Only a terminal shows the bar, which is erased at the end.

    Args:
        items: The pieces of work.
        stream: The stream of the bar; None is standard error.
        clock: Returns the time in seconds.
    """
    stream = stream or sys.stderr
    due, width = clock() + DELAY, 0
    try:
        for done, item in enumerate(items):
            if clock() >= due and stream.isatty():
                filled = CELLS * done // len(items)
                line = f"[{'#' * filled}{'.' * (CELLS - filled)}] {done} of {len(items)}"
                stream.write(f"\r{line}")
                stream.flush()
                due, width = clock() + INTERVAL, len(line)
            yield item
    finally:
        if width:
            stream.write(f"\r{' ' * width}\r")
            stream.flush()
