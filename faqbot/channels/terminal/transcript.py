"""A conversation written down, because somebody asked for it: as Markdown to read, or as records, one a line."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import safe_text
from faqbot.rendering.markdown import to_markdown
from faqbot.rendering.record import to_record
from faqbot.replies.reply import Reply
from faqbot.storage.atomic_write import append_private, write_private


def _format_record(reply: Reply) -> str:
    return json.dumps(to_record(reply, top=3)) + "\n"


def _format_markdown(reply: Reply) -> str:
    return "\n" + to_markdown(reply)


_FORMATTERS: dict[str, Callable[[Reply], str]] = {".md": _format_markdown, ".jsonl": _format_record}

SUFFIXES = tuple(_FORMATTERS)
"""What the name of a transcript ends with; it says in which form it is."""


def has_known_suffix(path: str) -> bool:
    """Whether a transcript may have this name.

    >>> has_known_suffix("bread.md"), has_known_suffix("bread.txt"), has_known_suffix(".md")
    (True, False, False)
    """
    return Path(path).suffix in SUFFIXES


class Transcript:
    """A file to which each reply is added as it is given; for its owner only.

    Args:
        path: The file, whose name ends with one of ``SUFFIXES``; what it holds is kept.
        knowledge: The base that is talked about.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, path: str, knowledge: KnowledgeBase) -> None:
        self._path = Path(path)
        self._format = _FORMATTERS[self._path.suffix]
        is_new = not (self._path.exists() and self._path.stat().st_size)
        append_private(self._path, _format_title(self._format, knowledge).encode() if is_new else b"")

    def add(self, reply: Reply) -> None:
        """Add a reply.

        Raises:
            OSError: If it cannot be written.
        """
        append_private(self._path, self._format(reply).encode())


def save(path: str, knowledge: KnowledgeBase, replies: Iterable[Reply]) -> str:
    """Write a whole conversation to a new file, for its owner only.

    Args:
        path: Its name, which ends with one of ``SUFFIXES``; ``~`` is the home folder.
        knowledge: The base that was talked about.
        replies: In the order in which they were given.

    Returns:
        The path of the file.

    Raises:
        OSError: If it is there already, or cannot be written.
        ValueError: If no file can have such a name.
        RuntimeError: If ``~`` stands for nobody's home.
    """
    target = Path(path).expanduser()
    if os.path.lexists(target):
        raise FileExistsError("it is there already")
    form = _FORMATTERS[target.suffix]
    text = _format_title(form, knowledge) + "".join(map(form, replies))
    write_private(target, text.encode())
    return str(target)


def _format_title(form: Callable[[Reply], str], knowledge: KnowledgeBase) -> str:
    if form is _format_record:
        return ""
    return safe_text("\n\n".join(filter(None, (f"# {knowledge.title}", knowledge.notice)))) + "\n"
