"""Parts of a page that unfold, which may stand inside each other, as entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faqbot.curation.formats.extracted import ExtractedEntry
from faqbot.curation.formats.markdown_text import clean_body, read_heading
from faqbot.curation.formats.page import asks, strip_number

_TAG = re.compile(r"<(/?)details\b[^<>]*>", re.IGNORECASE)
MAX_DEPTH = 50
"""Parts inside each other that are read as such; of what is deeper, only the text is taken."""

_SUMMARY = re.compile(r"\s*<summary\b[^<>]*>(.*?)</summary>", re.DOTALL | re.IGNORECASE)


@dataclass(slots=True)
class Foldable:
    """A part that unfolds.

    Attributes:
        title: What it says while it is folded.
        where: Its place, in words.
        text: What it unfolds, without the questions inside it.
        inside: The questions inside it.
        topic: The heading above it, or nothing.
    """

    title: str
    where: str
    text: str = ""
    inside: "list[Foldable]" = field(default_factory=list)
    topic: str = ""

    def take(self, inner: "Foldable") -> bool:
        """Take a part inside this one as a question of its own, if it is one; otherwise it belongs to the text."""
        is_own = asks(inner.title) or bool(inner.inside)
        if is_own:
            self.inside.append(inner)
        return is_own


def list_foldable(parts: Sequence[Foldable], file: str) -> list[ExtractedEntry]:
    """Return the entries of parts; none if hardly any asks something, as in menus and glossaries.

    A part that asks nothing and has nothing but questions inside is their topic. Questions inside a question are what
    it leads to.
    """
    entries = list(_list_entries(parts, file))
    asking = sum(asks(entry.question) for entry in entries)
    return entries if asking * 2 >= len(entries) else []


def _list_entries(parts: Sequence[Foldable], file: str) -> Iterator[ExtractedEntry]:
    left = [(part, "") for part in reversed(parts)]
    while left:
        part, topic = left.pop()
        own = topic or part.topic
        is_topic = bool(part.inside) and not asks(part.title)
        if not (is_topic and not part.text.strip()):
            yield ExtractedEntry(
                question=part.title,
                answer=part.text,
                file=file,
                where=part.where,
                topic=own,
                follow_ups=tuple(inner.title for inner in part.inside if asks(part.title)),
            )
        left += [(inner, part.title if is_topic else own) for inner in reversed(part.inside)]


def read_markdown_parts(text: str) -> list[Foldable]:
    """Return the elements ``details`` of a page in Markdown, those inside others in them.

    Args:
        text: The page without comments.
    """
    outer: list[Foldable] = []
    stack: list[tuple[Foldable, list[str]]] = []
    at = begin = too_deep = 0
    line = 1
    for found in _TAG.finditer(text):
        if stack:
            stack[-1][1].append(text[at : found.start()])
        line += text.count("\n", begin, found.start())
        begin, at = found.span()
        if not found[1] and len(stack) == MAX_DEPTH:
            too_deep += 1
        elif not found[1]:
            stack.append((Foldable("", f"line {line}"), []))
        elif too_deep:
            too_deep -= 1
        elif stack:
            _close(*stack.pop(), outer, stack)
    while stack:
        stack[-1][1].append(text[at:])
        at = len(text)
        _close(*stack.pop(), outer, stack)
    return outer


def _close(part: Foldable, texts: list[str], outer: list[Foldable], stack: list[tuple[Foldable, list[str]]]) -> None:
    """End a part: give it its title and its text, and give it to the one around it."""
    written = "".join(texts)
    found = _SUMMARY.match(written)
    part.title = strip_number(read_heading(found[1])[0]) if found else ""
    part.text = clean_body(written[found.end() :] if found else written)
    if not stack:
        outer += [part] if part.title else []
    elif not part.title or not stack[-1][0].take(part):
        title = f"\n\n**{part.title}**\n\n" if part.title else ""
        stack[-1][1].append(f"{title}{part.text}\n\n")
