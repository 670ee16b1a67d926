"""Lazy sequences, which let a large base open without being read whole."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class LazySequence(Sequence[T_co], Generic[T_co]):
    """A sequence of values with ids, each made on first use.

    Args:
        ids: The id of every value, in order.
        make: Makes the value at an index.

    >>> values = LazySequence(["a", "b"], lambda index: index * 10)
    >>> values[1], values.get("b"), values.get("c"), values == (0, 10)
    (10, 10, None, True)
    """

    __slots__ = ("_ids", "_indices", "_made", "_make")

    def __init__(self, ids: Sequence[str], make: Callable[[int], T_co]) -> None:
        self._ids = ids
        self._make = make
        self._made: dict[int, T_co] = {}
        self._indices: dict[str, int] = {}

    def get(self, value_id: str) -> T_co | None:
        """Return the value with this id, or None."""
        if not self._indices:
            self._indices = {own_id: index for index, own_id in enumerate(self._ids)}
        index = self._indices.get(value_id)
        return None if index is None else self[index]

    def __reduce__(self) -> tuple[Callable[..., "LazySequence[T_co]"], tuple[object, ...]]:
        """Pickle the values, because what makes them may be bound to an open file."""
        return _restore_sequence, (list(self._ids), tuple(self))

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[T_co]:
        return map(self._make_once, range(len(self._ids)))

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...

    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        chosen = range(len(self._ids))[index]
        return self._make_once(chosen) if isinstance(chosen, int) else tuple(map(self._make_once, chosen))

    def _make_once(self, index: int) -> T_co:
        if index not in self._made:
            self._made[index] = self._make(index)
        return self._made[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _restore_sequence(ids: Sequence[str], values: Sequence[T_co]) -> LazySequence[T_co]:
    return LazySequence(ids, values.__getitem__)


class ConcatSequence(Sequence[T_co], Generic[T_co]):
    """Several sequences one after the other, without copying them.

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
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...

    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        if isinstance(index, slice):
            return tuple(map(self.__getitem__, range(len(self))[index]))
        if index not in self._found:
            self._found[index] = self._find(range(len(self))[index])
        return self._found[index]

    def _find(self, index: int) -> T_co:
        for part in self._parts:
            if index < len(part):
                return part[index]
            index -= len(part)
        raise IndexError(index)
