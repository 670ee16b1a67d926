"""The language of a file, which is that of every item in it."""

from faqbot.knowledge.loading.nodes import Mapping, Sequence

_LISTS = ("entries", "gaps", "small_talk")


def give_language(file: Mapping) -> None:
    """Give the items of a file its language, if they name none.

    In the file with the ``id`` of the base, ``language`` is that of the base, and so it is in a file without items.

    Args:
        file: The keys of one file of a base, which are changed.
    """
    lists = [file.pairs[name][1] for name in _LISTS if name in file.pairs]
    items = [item for rows in lists if isinstance(rows, Sequence) for item in rows.items if isinstance(item, Mapping)]
    if "id" in file.pairs or "language" not in file.pairs or not items:
        return
    language = file.pairs.pop("language")
    for item in items:
        item.pairs.setdefault("language", language)
