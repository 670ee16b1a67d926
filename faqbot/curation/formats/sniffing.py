"""Recognise what a file holds by its content, if its name does not say so."""

import json
import re

from faqbot.curation.formats.columns import has_pairs, name_columns

_PAGE = re.compile(
    r"\s*(?:<\?(?:php|xml)\b.*?\?>\s*|<%.*?%>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|body|section|details|dl)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]+\*\*|__[^_\n]+__|Q\s*[:.]|[-=]{3,}\s*$|\d{1,3}[.)] \S)", re.MULTILINE)
_SAMPLE = 20_000
_MIN_TAGS = 3

PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
_PLAIN_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mdx", ".txt", ".csv", ".tsv", ".json"))


def find_suffix(suffix: str, text: str) -> str:
    r"""Return the suffix that fits the content of a file: its own, unless the content is plainly something else.

    Args:
        suffix: The suffix of its name, in lower case.
        text: Its content.

    >>> find_suffix(".txt", "<!DOCTYPE html><p>Where?</p>"), find_suffix(".html", "# Where?\n\nHere.")
    ('.html', '.md')
    """
    if suffix in PAGE_SUFFIXES:
        has_tags = "<" in text and re.search(r"</?[a-zA-Z!?]", text)
        return suffix if has_tags or not _MARKDOWN.search(text[:_SAMPLE]) else ".md"
    if suffix in _PLAIN_SUFFIXES:
        return ".html" if _PAGE.match(text[:_SAMPLE]) else suffix
    return suffix


def guess_suffix(text: str) -> str:
    """Return the suffix of the format that the content of a file has, or nothing.

    >>> guess_suffix("<h1>FAQ</h1><h2>Where?</h2><p>Here.</p>"), guess_suffix('[{"q": "Where?"}]')
    ('.html', '.json')
    """
    start = text[:_SAMPLE]
    if (
        not text.strip()
        or sum(character < " " and character not in "\n\t\f" for character in start) > len(start) // 100
    ):
        return ""
    if _PAGE.match(start) or len(_BLOCK_TAG.findall(text)) >= _MIN_TAGS:
        return ".html"
    if text.lstrip()[:1] in "{[" and _is_json(text):
        return ".json"
    header = next(line for line in start.split("\n") if line.strip())
    if any(mark in header and has_pairs(name_columns(header.split(mark))) for mark in ",;\t|"):
        return ".csv"
    return ".md" if _MARKDOWN.search(start) or "?\n" in start else ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        first = text.lstrip().split("\n", 1)[0]
        try:
            return isinstance(json.loads(first), dict)
        except (ValueError, RecursionError):
            return False
    return True
