"""The hook through which a long run shows its progress."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

WithProgress = Callable[[Sequence[T]], Iterable[T]]
"""Takes everything that will be processed and yields the same; ``iter`` shows no progress."""
