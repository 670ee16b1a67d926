"""The skeleton of a source: sections and passages with digests."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from faqbot.curation.checking.article import MAX_RUN, passage_digest
from faqbot.curation.editing.scalars import format_scalar
from faqbot.knowledge.sources import Passage, Source

LEAD = "Lead"
"""The section of the text before the first heading."""

MAX_HEADING = 80
"""Maximum number of characters of a heading in plain text."""

_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that do not take apart into a plain letter and a mark."""

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
    """A heading, its level from 1, and the lines below it."""

    heading: str
    level: int = 0
    runs: list[list[str]] = field(default_factory=list)


def build_skeleton(text: str, name: str) -> Source:
    """Build a source from an article, keeping only its headings.

    Each paragraph is a passage. A list belongs to the line before it if that line ends with a colon; in a section of
    references, each list item is a passage. In plain text, a short paragraph of one line that does not end like a
    sentence is a heading. Front matter is not a passage.

    Args:
        text: Plain text or Markdown.
        name: The title of the article if it has none; the id is made from this name.

    Returns:
        The source; ``about`` of its passages gives their position, until somebody describes their content.
    """
    front_matter = _FRONT_MATTER.match(text)
    named = _TITLE.search(front_matter[0]) if front_matter else None
    sections = _split_sections(text[front_matter.end() :] if front_matter else text)
    title = named[1] if named else name
    # A first heading is the title of the article if no other heading has its level.
    if not sections[0].runs and [place for place, section in enumerate(sections) if section.level == 1] == [1]:
        title = sections[1].heading
        sections[1].heading = LEAD
    counts: Counter[str] = Counter()
    passages: list[Passage] = []
    for section in sections:
        slug = make_slug(section.heading) or "section"
        is_reference = slug in _REFERENCES
        for run in _split_runs(section.runs, items=is_reference):
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
    return Source(id=make_slug(name) or "article", title=title, passages=tuple(passages))


def to_yaml(source: Source) -> str:
    """Format a source as the key ``sources``."""
    lines = [
        "# In about, describe each passage in a few words of your own. Add published: and url: to the source if they",
        "# are known. To a passage that no entry needs, add uncovered: with the reason.",
        "sources:",
        f"  - id: {source.id}",
        f"    title: {format_scalar(source.title)}",
        "    passages:",
    ]
    for passage in source.passages:
        lines += [
            f"      - id: {passage.id}",
            f"        section: {format_scalar(passage.section)}",
            f"        about: {format_scalar(passage.about)}",
            *([f"        sha256: {passage.sha256}"] if passage.sha256 else []),
            *(["        kind: reference"] if passage.kind == "reference" else []),
        ]
    return "\n".join(lines) + "\n"


def make_slug(text: str) -> str:
    """Make an id from a text.

    The id has at most 40 characters, and whole words if possible. It is empty if nothing is left.

    >>> make_slug("Crème brûlée, to go")
    'creme-brulee-to-go'
    >>> make_slug("Wie groß ist Łódź?")
    'wie-gross-ist-lodz'
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= _MAX_ID else slug[: _MAX_ID + 1].rpartition("-")[0] or slug[:_MAX_ID]


def _split_sections(text: str) -> list[_Section]:
    """Split a text into sections.

    The first section is the text before any heading, and may be empty.
    """
    sections = [_Section(LEAD)]
    blocks = list(_split_blocks(text))
    is_markdown = any(_ATX.fullmatch(block[0]) or _is_underlined(block) for block in blocks)
    for number, block in enumerate(blocks):
        lines = block
        while lines and is_markdown:
            # A paragraph may follow its heading without an empty line.
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
        elif _has_text(lines):
            _add_block(sections[-1].runs, lines)
    return sections


def _split_blocks(text: str) -> Iterator[list[str]]:
    """Split a text at empty lines and before Markdown headings.

    A fenced block is not split.
    """
    lines = text.split("\n")
    # With an odd number of fences, one of them opens or closes nothing, and it is unknown which.
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
    can_be_heading = len(lines) > 1 and not _BULLET.match(lines[0]) and _has_text(lines[:1])
    return can_be_heading and bool(_UNDERLINE.fullmatch(lines[1].strip()))


def _is_heading(block: list[str]) -> bool:
    line = block[0].strip()
    is_short = len(block) == 1 and len(line) <= MAX_HEADING and not _BULLET.match(line)
    return is_short and _has_text(block) and line[-1] not in ".:;,!…" and ". " not in line


def _has_text(lines: list[str]) -> bool:
    return any(character.isalnum() for line in lines for character in line)


def _add_block(runs: list[list[str]], lines: list[str]) -> None:
    """Add a block, or extend the run that introduces a list."""
    if runs and runs[-1][-1].rstrip().endswith(":") and _BULLET.match(lines[0]):
        runs[-1] += lines
    else:
        runs.append(list(lines))


def _split_runs(runs: list[list[str]], *, items: bool) -> Iterator[list[str]]:
    """Split runs that are too long or introduce a list inside.

    With ``items``, each list item is a run of its own.
    """
    for run in runs:
        part: list[str] = []
        for line in run:
            is_bullet = bool(_BULLET.match(line))
            introduces_list = bool(part) and bool(_BULLET.match(part[-1])) and line.rstrip().endswith(":")
            if (introduces_list and not is_bullet) or (items and is_bullet) or len(part) == MAX_RUN:
                yield from [part] if _has_text(part) else []
                part = []
            part.append(line)
        yield from [part] if _has_text(part) else []
