"""A sequence whose values are made when they are first asked for: a large base is opened without reading all of it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class LazySequence(Sequence[T_co], Generic[T_co]):
    """Values with ids, each made once.

    Args:
        ids: The id of every value, in order.
        make: Makes the value of a number, from 0.

    >>> shelf = LazySequence(["a", "b"], lambda number: number * 10)
    >>> shelf[1], shelf.get("b"), shelf.get("c"), shelf == (0, 10)
    (10, 10, None, True)
    """

    __slots__ = ("_ids", "_made", "_make", "_numbers")

    def __init__(self, ids: Sequence[str], make: Callable[[int], T_co]) -> None:
        self._ids = ids
        self._make = make
        self._made: dict[int, T_co] = {}
        self._numbers: dict[str, int] = {}

    def get(self, value_id: str) -> T_co | None:
        """The value of that id, or None."""
        if not self._numbers:
            self._numbers = {own: number for number, own in enumerate(self._ids)}
        number = self._numbers.get(value_id)
        return None if number is None else self[number]

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[T_co]:
        return map(self._value, range(len(self._ids)))

    @overload
    def __getitem__(self, place: int) -> T_co: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...

    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        chosen = range(len(self._ids))[place]
        return self._value(chosen) if isinstance(chosen, int) else tuple(map(self._value, chosen))

    def _value(self, number: int) -> T_co:
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class ConcatSequence(Sequence[T_co], Generic[T_co]):
    """Several sequences one after the other, none of them copied.

    >>> list(ConcatSequence([(1, 2), (3,)])), ConcatSequence([(1, 2), (3,)])[2]
    ([1, 2, 3], 3)
    """

    __slots__ = ("_found", "_parts")

    def __init__(self, parts: Sequence[Sequence[T_co]]) -> None:
        self._parts = parts
        self._found: dict[int, T_co] = {}

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[T_co]:
        for part in self._parts:
            yield from part

    @overload
    def __getitem__(self, place: int) -> T_co: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...

    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        if isinstance(place, slice):
            return tuple(map(self.__getitem__, range(len(self))[place]))
        if place not in self._found:
            self._found[place] = self._value(range(len(self))[place])
        return self._found[place]

    def _value(self, place: int) -> T_co:
        for part in self._parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(place)
