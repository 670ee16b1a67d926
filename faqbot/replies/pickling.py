"""Pickled replies: small, because they carry what they need of the base and not the base itself."""

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any, Self, TypeVar

from faqbot.knowledge.model import Entry

T = TypeVar("T")


class PickledSmall:
    """A reply that is pickled without the rest of its base, and that nothing changes.

    A reply that comes back from a pickle says the same, but does not equal the one that was pickled: its base is an
    excerpt.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the reply."""
        return unpack_reply, (type(self), pack_reply(self))

    def __copy__(self) -> Self:
        """Return the reply itself."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return the reply itself."""
        return self


def pack_reply(reply: Any) -> bytes:  # noqa: ANN401 - a reply, whose module imports this one
    """Return a reply as compressed bytes, with the part of the base that its text, record and choices need.

    Only the items that a receipt names keep their paraphrases, which are most of the size of a reply.
    """
    import pickle  # noqa: PLC0415 - few programs pickle replies, and a process starts faster without it
    import zlib  # noqa: PLC0415 - as above

    named = (reply.item, *(match.item for match in reply.ranking.matches[:2]))
    kept = {item.id for item in named if item}
    values = {each.name: _shorten(getattr(reply, each.name), kept) for each in fields(reply)}
    matches = tuple(replace(match, item=_shorten(match.item, kept)) for match in reply.ranking.matches)
    values["ranking"] = replace(reply.ranking, matches=matches)
    values["knowledge"] = reply.knowledge.make_excerpt(_shorten(reply.follow_ups, kept))
    return zlib.compress(pickle.dumps(values))


def unpack_reply(kind: type[T], data: bytes) -> T:
    """Return the reply of ``pack_reply``. Like every pickle, it must come from somebody you trust."""
    import pickle  # noqa: PLC0415 - as above
    import zlib  # noqa: PLC0415 - as above

    values: dict[str, Any] = pickle.loads(zlib.decompress(data))  # noqa: S301 - a part of a pickle that is being read
    return kind(**values)


def _shorten(value: Any, kept: Collection[str]) -> Any:  # noqa: ANN401 - of any field
    """Return an entry, or each of several, without its paraphrases, unless its id is kept."""
    if type(value) is tuple:  # not a named one, such as an alert
        return tuple(_shorten(each, kept) for each in value)
    return replace(value, paraphrases=()) if isinstance(value, Entry) and value.id not in kept else value
