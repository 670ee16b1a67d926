"""A limit on the requests of each client."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

MAX_CLIENTS = 10_000
"""Clients that are remembered; the one that was quiet longest is forgotten first."""


class RateLimiter:
    """Gives every client a bucket of tokens, which fills at a steady rate.

    Args:
        rate: Tokens per second; 0 means no limit.
        burst: Tokens that a full bucket holds.
        clock: Returns the time in seconds.

    >>> limiter = RateLimiter(rate=1, burst=1, clock=lambda: 0.0)
    >>> limiter.take("anna"), limiter.take("anna"), limiter.take("bert")
    (0.0, 1.0, 0.0)
    """

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def owe(self, client: str, cost: int) -> None:
        """Take more tokens for a request that was allowed; they may leave a debt, which later requests wait for.

        >>> limiter = RateLimiter(rate=1, burst=1, clock=lambda: 0.0)
        >>> limiter.take("anna"), limiter.owe("anna", 9), limiter.take("anna")
        (0.0, None, 10.0)
        """
        if client in self._buckets:
            tokens, since = self._buckets[client]
            self._buckets[client] = (tokens - cost, since)

    def take(self, client: str) -> float:
        """Take the token of a request, if the client has one left.

        Returns:
            0 if the request may be answered, otherwise the seconds to wait.
        """
        if self._rate <= 0:
            return 0.0
        now = self._clock()
        tokens = self._count(client, now)
        self._buckets.pop(client, None)
        is_allowed = tokens >= 1
        self._buckets[client] = (tokens - 1 if is_allowed else tokens, now)
        if len(self._buckets) > MAX_CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if is_allowed else (1 - tokens) / self._rate

    def find_wait(self, client: str) -> float:
        """Return what ``take`` would return, and take nothing.

        >>> limiter = RateLimiter(rate=1, burst=1, clock=lambda: 0.0)
        >>> limiter.find_wait("anna"), limiter.take("anna"), limiter.find_wait("anna")
        (0.0, 0.0, 1.0)
        """
        if self._rate <= 0:
            return 0.0
        tokens = self._count(client, self._clock())
        return 0.0 if tokens >= 1 else (1 - tokens) / self._rate

    def _count(self, client: str, now: float) -> float:
        """Return the tokens that a client has now."""
        tokens, since = self._buckets.get(client, (float(self._burst), now))
        return min(self._burst, tokens + (now - since) * self._rate)
