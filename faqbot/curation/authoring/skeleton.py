"""The sources of a base, begun: an article's sections and passages, each with its digest."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from faqbot.curation.checking.article import MAX_RUN, passage_digest
from faqbot.curation.editing.scalars import scalar
from faqbot.knowledge.model import Passage, Source

LEAD = "Lead"
"""The section of what stands before the first heading."""

MAX_HEADING = 80
"""Characters of a line that can be a heading in plain text."""

_MAX_ID = 40
_ATX = re.compile(r"(#{1,6})\s+(.*\w.*?)\s*#*\s*")
_UNDERLINE = re.compile(r"=+|-+")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?---[ \t]*(?:\r?\n|\Z)")
_TITLE = re.compile(r"^title:\s*[\"']?(.*?\w.*?)[\"']?\s*$", re.MULTILINE)
_BULLET = re.compile(r"\s*(?:[-*+•–]|\(?\d{1,3}[.)])\s+")
_REFERENCES = frozenset("bibliography literature references sources works-cited further-reading".split())


@dataclass(slots=True)
class _Section:
    """A heading, its level from 1 down, and the runs of lines below it."""

    heading: str
    level: int = 0
    runs: list[list[str]] = field(default_factory=list)


def skeleton(text: str, name: str) -> Source:
    """An article as a source without anything of its text but its headings.

    A paragraph is a passage; a list belongs to the line before it that ends with a colon, and each item of a list of
    references is a passage. In plain text a short paragraph of one line that ends like no sentence is a heading. Front
    matter is no passage.

    Args:
        text: Plain text or Markdown.
        name: What the article is called where it has no title; its id is made from it.

    Returns:
        The source; ``about`` of its passages says where they stand, until somebody writes what they say.
    """
    front_matter = _FRONT_MATTER.match(text)
    named = _TITLE.search(front_matter[0]) if front_matter else None
    sections = _sections(text[front_matter.end() :] if front_matter else text)
    title = named[1] if named else name
    # The only heading of its level is the article's title, if it comes first.
    if not sections[0].runs and [place for place, section in enumerate(sections) if section.level == 1] == [1]:
        title = sections[1].heading
        sections[1].heading = LEAD
    counts: Counter[str] = Counter()
    passages: list[Passage] = []
    for section in sections:
        slug = slug_of(section.heading) or "section"
        is_reference = slug in _REFERENCES
        for run in _split(section.runs, items=is_reference):
            counts[slug] += 1
            passages.append(
                Passage(
                    id=f"{slug}/{counts[slug]}",
                    section=section.heading,
                    about=f"{'reference' if is_reference else 'paragraph'} {counts[slug]}",
                    sha256=passage_digest("\n".join(run)),
                    kind="reference" if is_reference else "text",
                )
            )
    return Source(id=slug_of(name) or "article", title=title, passages=tuple(passages))


def as_yaml(source: Source) -> str:
    """The key ``sources`` of a knowledge file, with this source."""
    lines = [
        "# Say in about, in a few words of your own, what each passage says. Where something is known of it, add",
        "# published: and url: to the source. Passages that no entry needs get uncovered: and the reason.",
        "sources:",
        f"  - id: {source.id}",
        f"    title: {scalar(source.title)}",
        "    passages:",
    ]
    for passage in source.passages:
        lines += [
            f"      - id: {passage.id}",
            f"        section: {scalar(passage.section)}",
            f"        about: {scalar(passage.about)}",
            *([f"        sha256: {passage.sha256}"] if passage.sha256 else []),
            *(["        kind: reference"] if passage.kind == "reference" else []),
        ]
    return "\n".join(lines) + "\n"


def slug_of(text: str) -> str:
    """A text as an id, of at most 40 characters and whole words as far as there are any; empty if nothing is left.

    >>> slug_of("Crème brûlée, to go")
    'creme-brulee-to-go'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug if len(slug) <= _MAX_ID else slug[: _MAX_ID + 1].rpartition("-")[0] or slug[:_MAX_ID]


def _sections(text: str) -> list[_Section]:
    """The sections in their order; the first is what stands before any heading, and may be empty."""
    sections = [_Section(LEAD)]
    blocks = list(_blocks(text))
    is_markdown = any(_ATX.fullmatch(block[0]) or _is_underlined(block) for block in blocks)
    for number, block in enumerate(blocks):
        lines = block
        while lines and is_markdown:
            # A heading may have its paragraph right below it.
            if found := _ATX.fullmatch(lines[0]):
                sections.append(_Section(found[2], len(found[1])))
                lines = lines[1:]
            elif _is_underlined(lines):
                sections.append(_Section(lines[0].strip(), 1 if lines[1].startswith("=") else 2))
                lines = lines[2:]
            else:
                break
        if not is_markdown and number + 1 < len(blocks) and _is_heading(block):
            sections.append(_Section(block[0].strip(), min(len(sections), 2)))
        elif _says_something(lines):
            _add(sections[-1].runs, lines)
    return sections


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines that are not empty, cut before headings; a fenced block of Markdown is one with its empty lines."""
    lines = text.split("\n")
    # Of an odd number of fences one is none, and who knows which.
    has_fences = sum(bool(_FENCE.match(line)) for line in lines) % 2 == 0
    block: list[str] = []
    is_fenced = False
    for line in lines:
        is_fenced ^= has_fences and bool(_FENCE.match(line))
        if block and not is_fenced and _ATX.fullmatch(line):
            yield block
            block = []
        if line.strip() or (is_fenced and block):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_underlined(lines: list[str]) -> bool:
    is_line = len(lines) > 1 and not _BULLET.match(lines[0]) and _says_something(lines[:1])
    return is_line and bool(_UNDERLINE.fullmatch(lines[1].strip()))


def _is_heading(block: list[str]) -> bool:
    line = block[0].strip()
    is_short = len(block) == 1 and len(line) <= MAX_HEADING and not _BULLET.match(line)
    return is_short and _says_something(block) and line[-1] not in ".:;,!…" and ". " not in line


def _says_something(lines: list[str]) -> bool:
    return any(character.isalnum() for line in lines for character in line)


def _add(runs: list[list[str]], lines: list[str]) -> None:
    """Add a block; a list goes to the line before it that announces it."""
    if runs and runs[-1][-1].rstrip().endswith(":") and _BULLET.match(lines[0]):
        runs[-1] += lines
    else:
        runs.append(list(lines))


def _split(runs: list[list[str]], *, items: bool) -> Iterator[list[str]]:
    """Runs cut where a new one begins inside: at a line that announces a list, at each item if ``items``, by length."""
    for run in runs:
        part: list[str] = []
        for line in run:
            announces = bool(part) and bool(_BULLET.match(part[-1])) and line.rstrip().endswith(":")
            begins = (announces and not _BULLET.match(line)) or (items and bool(_BULLET.match(line)))
            if begins or len(part) == MAX_RUN:
                yield from [part] if _says_something(part) else []
                part = []
            part.append(line)
        yield from [part] if _says_something(part) else []
