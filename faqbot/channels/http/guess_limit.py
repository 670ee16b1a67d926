"""A limit on wrong keys, so that nobody finds a right one by trying."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic

from faqbot.channels.http.rate_limit import MAX_CLIENTS, RateLimiter

GUESSES = 10
"""Wrong keys that an address may send at once: more than somebody who mistypes one."""

GUESS_SECONDS = 10.0
"""Seconds after which an address may send one more: 8,640 a day, far too few for a random key."""


class GuessLimiter:
    """Refuses the keys of an address that has sent too many wrong ones, right or not: a refusal tells nothing.

    A key that was good before at the same address stays good, so that a program with a wrong key does not shut out its
    neighbours. The addresses of one IPv6 network of 64 bits, which are often those of one machine, count as one.

    Args:
        clock: Returns the time in seconds.

    >>> limiter = GuessLimiter(clock=lambda: 0.0)
    >>> limiter.welcome("192.0.2.1", "site")
    >>> for _ in range(10):
    ...     limiter.miss("192.0.2.1")
    >>> limiter.find_wait("192.0.2.1", "other"), limiter.find_wait("192.0.2.1", "site")
    (10.0, 0.0)
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._misses = RateLimiter(1 / GUESS_SECONDS, GUESSES, clock)
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    def miss(self, address: str) -> None:
        """Count a wrong key."""
        self._misses.take(_find_network(address))

    def find_wait(self, address: str, name: str) -> float:
        """Return the seconds to wait before a key is tried, or 0.

        Args:
            address: Where it comes from.
            name: Its name, or any other if it is wrong.
        """
        network = _find_network(address)
        wait = self._misses.find_wait(network)
        return 0.0 if (network, name) in self._known else wait

    def welcome(self, address: str, name: str) -> None:
        """Remember that a key was good at an address."""
        pair = (_find_network(address), name)
        self._known[pair] = None
        self._known.move_to_end(pair)
        if len(self._known) > MAX_CLIENTS:
            self._known.popitem(last=False)


def _find_network(address: str) -> str:
    """Return the network of 64 bits of an IPv6 address; any other text stands for itself.

    >>> _find_network("2001:db8::1:2:3:4"), _find_network("192.0.2.1"), _find_network("testclient")
    ('2001:db8::/64', '192.0.2.1', 'testclient')
    """
    if ":" in address:
        with suppress(ValueError):
            found = ip_address(address)
            if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
                return str(ip_network((int(found), 64), strict=False))
    return address
