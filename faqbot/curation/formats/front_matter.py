"""The keys before a Markdown page: its title and language, questions in lists, or the question that it answers."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from faqbot.curation.formats.cleaning import clean_line
from faqbot.curation.formats.extracted import Extract, ExtractedEntry
from faqbot.curation.formats.json_list import read_value
from faqbot.curation.formats.json_values import get, load_data
from faqbot.curation.formats.markdown_text import clean_body, strip_closing
from faqbot.curation.formats.page import asks

FRONT_MATTER = "front-matter"

_BLOCK = re.compile(
    r"\A(?:---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$|\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$)", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(\S[^\n]*)$", re.MULTILINE)
_KEY = re.compile(r"^(title|lang|language|locale):\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)


class FrontMatter(NamedTuple):
    """A page and its keys.

    Attributes:
        text: The page without its keys, whose lines stay as empty ones.
        keys: The keys with plain values; only the title and the language if the rest cannot be read.
    """

    text: str
    keys: Mapping[str, Any]

    def find(self, *names: str) -> str:
        """Return the text of the first of these keys that has one, or nothing."""
        value = get(self.keys, *names)
        return clean_line(value) if isinstance(value, str) else ""


def split_front_matter(text: str, file: str) -> FrontMatter:
    r"""Split a page from its keys, in YAML or TOML.

    >>> split_front_matter("---\ntitle: Shop\n---\nHello", "faq.md")
    FrontMatter(text='\n\n\nHello', keys={'title': 'Shop'})
    """
    found = _BLOCK.match(text)
    if not found:
        return FrontMatter(text, {})
    is_toml = found[2] is not None
    value = load_data(found[2] if is_toml else found[1], file, is_toml=is_toml)
    if not isinstance(value, dict) and not re.search(r"^[\w-]+[ \t]*[:=]", found[1] or found[2] or "", re.MULTILINE):
        return FrontMatter(text, {})  # a rule, and no keys
    keys = value if isinstance(value, dict) else dict(_KEY.findall(found[1] or ""))
    return FrontMatter("\n" * found[0].count("\n") + text[found.end() :], keys)


def read_front_matter(page: FrontMatter, file: str, language: str) -> Extract:
    """Return the questions in lists of the keys, or the one question that the whole page answers."""
    listed = read_value(page.keys, file, language)
    if listed.entries:
        return Extract(format=FRONT_MATTER, entries=listed.entries, problems=listed.problems)
    question = page.find("question") or page.find("title")
    answer = page.find("answer") or _HEADING.sub(_embolden, clean_body(page.text))
    if not asks(question) or not answer:
        return Extract(format=FRONT_MATTER)
    topic = page.find("category", "topic", "section", "group")
    entry = ExtractedEntry(question=question, answer=answer, file=file, where="front matter", topic=topic)
    return Extract(format=FRONT_MATTER, entries=[entry])


def _embolden(heading: re.Match[str]) -> str:
    return f"**{strip_closing(heading[1]) or heading[1]}**"
