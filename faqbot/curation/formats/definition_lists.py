"""Definition lists of Markdown pages: a question on lines of its own, and an answer that begins with a colon."""

import re
from collections.abc import Sequence
from itertools import pairwise
from textwrap import dedent

from faqbot.curation.formats.columns import is_question
from faqbot.curation.formats.extracted import Extract, ExtractedEntry
from faqbot.curation.formats.markdown_text import FENCE, clean_body, read_heading, strip_closing
from faqbot.curation.formats.page import asks, strip_number

DEFINITIONS = "definitions"

_DEFINITION = re.compile(r" {0,3}:[ \t]+(\S.*)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*)")
_NO_TERM = re.compile(r"\s|[-*+>|]\s|\d{1,3}[.)]\s|`{3}|~{3}|#|<")
"""How a line begins that is no term: as a part of what is above it, an item, code, a heading, or an element."""


def read_definitions(lines: Sequence[str], file: str) -> Extract:
    """Read the definition lists of a page, as Markdown Extra, kramdown, MkDocs and Pandoc have them.

    What follows an answer up to the next term or heading belongs to it, and so does a further definition. Of several
    terms, the others are paraphrases. Lists of which most terms ask nothing, such as glossaries, give no entries.

    Args:
        lines: The lines of the page, without comments.
        file: The file as the user named it.
    """
    fenced = _find_fenced(lines)
    terms = {
        term[0]: term
        for number, line in enumerate(lines)
        if number not in fenced and _DEFINITION.fullmatch(line) and (term := _find_term(lines, number, fenced))
    }
    headings = {
        number: read_heading(strip_closing(found[1]))[0]
        for number, line in enumerate(lines)
        if number not in fenced and (found := _HEADING.fullmatch(line))
    }
    entries = []
    topic = ""
    for begin, end in pairwise(sorted([*terms, *headings, len(lines)])):
        topic = headings.get(begin, topic)
        if begin not in terms:
            continue
        term = terms[begin]
        question, *others = _read_terms([lines[number] for number in term])
        entry = ExtractedEntry(
            question=question,
            paraphrases=tuple(others),
            answer=clean_body(_join_definitions(lines[term[-1] + 1 : end])),
            file=file,
            where=f"line {begin + 1}",
            topic=topic,
        )
        entries.append(entry)
    asking = sum(asks(entry.question) for entry in entries)
    return Extract(format=DEFINITIONS, entries=entries if asking * 2 >= len(entries) else [])


def _find_fenced(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that are code between fences, which may be indented as a part of an answer."""
    fenced: set[int] = set()
    fence = ""
    for number, line in enumerate(lines):
        text = line.strip()
        found = FENCE.match(text)
        if fence or found:
            fenced.add(number)
        if not fence and found:
            fence = found[1]
        elif fence and text.startswith(fence) and not text.strip(fence[0]):
            fence = ""
    return frozenset(fenced)


def _find_term(lines: Sequence[str], definition: int, fenced: frozenset[int]) -> list[int]:
    """Return the numbers of the lines of the term above a definition; none if it goes on with the one above it."""
    number = definition - 1
    if number >= 0 and not lines[number].strip():
        number -= 1
    term: list[int] = []
    while number >= 0 and lines[number].strip() and not _HEADING.fullmatch(lines[number]):
        line = lines[number]
        if number in fenced or _NO_TERM.match(line) or _DEFINITION.fullmatch(line):
            return []
        term.append(number)
        number -= 1
    return term[::-1]


def _read_terms(lines: Sequence[str]) -> list[str]:
    """Return the terms on lines; lines of which not all end with a question mark are one term that goes on."""
    terms = [strip_number(read_heading(line.strip())[0]) for line in lines]
    return terms if all(map(is_question, terms)) else [" ".join(terms)]


def _join_definitions(lines: Sequence[str]) -> str:
    """Return definitions as a text: without their colons, and what is indented below them moved to the left."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if found := _DEFINITION.fullmatch(line):
            parts.append([found[1]])
        else:
            parts[-1].append(line)
    return "\n\n".join("\n".join(_move_left(part)) for part in parts if part)


def _move_left(lines: Sequence[str]) -> list[str]:
    """Return a definition without the indent of the lines below its first one, be they all indented or some."""
    first, *others = lines
    if all(not line.strip() or line.startswith((" ", "\t")) for line in others):
        return [first, *dedent("\n".join(others)).split("\n")]
    return [first, *(re.sub(r"^(?: {1,4}|\t)", "", line) for line in others)]
