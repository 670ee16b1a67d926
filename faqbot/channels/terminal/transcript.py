"""Transcripts of a conversation: Markdown, or records in JSON Lines."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import shown_text
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
"""The endings of transcript names, each of which selects a format."""


def has_known_suffix(path: str) -> bool:
    """Tell whether a transcript may have this name.

    >>> has_known_suffix("bread.md"), has_known_suffix("bread.txt"), has_known_suffix(".md")
    (True, False, False)
    """
    return Path(path).suffix in SUFFIXES


class Transcript:
    """A private file to which each reply is appended at once.

    Args:
        path: The file, whose name ends with one of ``SUFFIXES``; earlier content is kept.
        knowledge: The base that answers come from.

    Raises:
        OSError: If the file cannot be written.
    """

    def __init__(self, path: str, knowledge: KnowledgeBase) -> None:
        self._path = Path(path)
        self._format = _FORMATTERS[self._path.suffix]
        is_new = not (self._path.exists() and self._path.stat().st_size)
        append_private(self._path, _format_title(self._format, knowledge).encode() if is_new else b"")

    def add(self, reply: Reply) -> None:
        """Append a reply.

        Raises:
            OSError: If the file cannot be written.
        """
        append_private(self._path, self._format(reply).encode())


def save(path: str, knowledge: KnowledgeBase, replies: Iterable[Reply]) -> str:
    """Write a conversation to a new, private file.

    Args:
        path: A name that ends with one of ``SUFFIXES``; ``~`` is the home folder.
        knowledge: The base that answers came from.
        replies: The replies, in the order in which they were given.

    Returns:
        The path of the file.

    Raises:
        OSError: If the file already exists or cannot be written.
        ValueError: If no file can have this name.
        RuntimeError: If ``~`` names the home folder of an unknown user.
    """
    target = Path(path).expanduser()
    if os.path.lexists(target):
        raise FileExistsError("it already exists")
    formatter = _FORMATTERS[target.suffix]
    text = _format_title(formatter, knowledge) + "".join(map(formatter, replies))
    write_private(target, text.encode())
    return str(target)


def _format_title(formatter: Callable[[Reply], str], knowledge: KnowledgeBase) -> str:
    if formatter is _format_record:
        return ""
    return shown_text("\n\n".join(filter(None, (f"# {knowledge.title}", knowledge.notice)))) + "\n"
