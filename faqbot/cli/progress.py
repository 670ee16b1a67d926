"""A progress bar on a terminal, for what takes longer than a second."""

import time
from collections.abc import Callable, Generator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")

PATIENCE, PAUSE = 1.0, 0.1
"""Seconds until the bar appears, and between two of its states."""

CELLS = 30
"""Width of the bar in characters; with its figures it fits 60 columns."""


def with_progress(items: Sequence[T], stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Generator[T]:
    """The items, with a bar of how many have been taken; it is wiped away at the end, and never written to a pipe."""
    due, width = clock() + PATIENCE, 0
    try:
        for done, item in enumerate(items):
            if clock() >= due and stream.isatty():
                filled = CELLS * done // len(items)
                line = f"[{'#' * filled}{'.' * (CELLS - filled)}] {done} of {len(items)}"
                stream.write(f"\r{line}")
                stream.flush()
                due, width = clock() + PAUSE, len(line)
            yield item
    finally:
        if width:
            stream.write(f"\r{' ' * width}\r")
            stream.flush()
