"""Parts of Markdown pages as plain questions and answers: without comments, tags and rules."""

import html
import re
from collections.abc import Iterator

from faqbot.curation.formats.cleaning import clean_line
from faqbot.curation.formats.raised_letters import replace_elements

_MAX_HEADING = 2_000
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ANCHOR = re.compile(r"\s*\{:?\s*#([\w-]+)[^}]*\}\s*$")
TARGET = re.compile(r"<a\s+(?:name|id)\s*=\s*[\"']?([\w-]+)[\"']?\s*/?>(?:\s*</a>)?", re.IGNORECASE)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_BACK = re.compile(
    r"^\s*(?:\[.{0,80}?(?:top|contents|toc|back).{0,80}?\]\(#[^)]*\)|[-*_]{3,})\s*$", re.IGNORECASE | re.MULTILINE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_LINK = re.compile(
    r"<a\s[^<>]*href\s*=\s*[\"']([^\"'<>]+)[\"'][^<>]*>((?:(?!</?a\b).)*)</a>", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:p|div|span|center|font|sub|sup|u|img|a|b|i|strong|em|kbd|small|details|summary)\b[^<>]*>", re.IGNORECASE
)


def read_heading(content: str) -> tuple[str, str]:
    """Return the words of a heading, and its anchor."""
    content = content[:_MAX_HEADING]
    found = _ANCHOR.search(content) or TARGET.search(content)
    content = _ANCHOR.sub("", content)
    content = re.sub(r"!\[([^\]]*)\]\([^)]*\)", "", content)
    content = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", content)
    content = re.sub(r"(\*\*|__)(.+?)\1", r"\2", content)
    content = re.sub(r"(?<![\w*])[*_](\S.*?)[*_](?![\w*])", r"\1", content)
    content = re.sub(r"`([^`]+)`", r"\1", content)
    content = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", _COMMENT.sub("", content))
    return clean_line(content), found[1] if found else ""


def strip_closing(heading: str) -> str:
    """Return the content of the line of a heading without the marks that close it.

    >>> strip_closing("Orders ## "), strip_closing("C# and F#?")
    ('Orders', 'C# and F#?')
    """
    return heading.rstrip().rstrip("#").rstrip()


def clean_body(text: str) -> str:
    r"""Return a part of a page as an answer: without comments and rules, with entities as characters.

    >>> clean_body("70&nbsp;%<br>or `&nbsp;` <!-- not sure -->")
    '70\xa0%\nor `&nbsp;`'
    """
    out: list[str] = []
    for is_code, part in split_fences(without_comments(text)):
        out.append(part if is_code else _clean_prose(part))
    lines = (line.rstrip() for line in "\n".join(out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _clean_prose(text: str) -> str:
    text = _BACK.sub("", text)
    pieces = re.split(r"(`[^`\n]*`)", text)
    for number in range(0, len(pieces), 2):
        piece = _BREAK.sub("\n", replace_elements(pieces[number]))
        piece = _replace_links(piece)
        pieces[number] = _ENTITY.sub(lambda found: html.unescape(found[0]), _INLINE.sub("", piece))
    return "".join(pieces)


def _replace_links(text: str) -> str:
    return _LINK.sub(r"[\2](\1)", text)


def split_fences(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text that are fenced code, and those that are not."""
    part: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = FENCE.match(line)
        if not fence and found:
            if part:
                yield False, "\n".join(part)
            part, fence = [line], found[1]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            yield True, "\n".join([*part, line])
            part, fence = [], ""
        else:
            part.append(line)
    if part:
        yield bool(fence), "\n".join(part)


def without_comments(text: str) -> str:
    """Remove comments outside code; their lines stay as empty ones."""
    parts = []
    for is_code, part in split_fences(text):
        parts.append(part if is_code else _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), part))
    return "\n".join(parts)
