"""The page of a base, and the script of the widget."""

import json
from functools import cache
from html import escape
from importlib.resources import files

from faqbot.channels.http.page.page_texts import choose_language, list_languages, read_page_texts
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.direction import is_right_to_left

MAX_STARTERS = 4
"""Greatest number of questions that are offered before the first one."""

THEMES = ("light", "dark")
"""Looks that can be asked for; otherwise the page follows the system."""


def render_page(
    knowledge: KnowledgeBase, *, title: str | None = None, locale: str = "", theme: str = "", embedded: bool = False
) -> str:
    """Return the page of a base as HTML.

    Args:
        knowledge: The base.
        title: The title of the page; None takes that of the base.
        locale: The language of the page's own texts; an empty one takes that of the base.
        theme: One of ``THEMES``; any other text follows the system.
        embedded: Whether the page is in the frame of a widget.
    """
    language = choose_language(locale or knowledge.language)
    texts = read_page_texts(language)
    settings = {
        "base": knowledge.id,
        "language": knowledge.language,
        "notice": knowledge.notice,
        "starters": find_starters(knowledge),
        "embedded": embedded,
        "texts": dict(texts),
    }
    values = {name: escape(text) for name, text in texts.items()} | {
        "language": language,
        "direction": "rtl" if is_right_to_left(language) else "ltr",
        "theme": f' data-theme="{theme}"' if theme in THEMES else "",
        "title": escape(title or knowledge.title),
        # A "<" stands only inside of strings. Escaped, none of them can end the element that the JSON is in.
        "settings": json.dumps(settings).replace("<", "\\u003c"),
    }
    first, *rest = read_static("index.html").split("{")
    parts = (part.split("}", 1) for part in rest)
    return first + "".join(values[name] + text for name, text in parts)


@cache
def render_widget() -> str:
    """Return the script of the widget, with its labels in every language of the page."""
    names = {"open": "ask", "close": "close", "unread": "unread"}
    labels = {
        language: {name: read_page_texts(language)[text] for name, text in names.items()}
        for language in list_languages()
    }
    return read_static("widget.js").replace("LABELS = {}", f"LABELS = {json.dumps(labels)}")


def find_starters(knowledge: KnowledgeBase) -> list[str]:
    """Return questions to begin with: the first of each of the first topics, or the first of the only topic."""
    questions = [entry.question for entry in knowledge.entries]
    first = {entry.topic: entry.question for entry in reversed(knowledge.entries)}
    topics = dict.fromkeys(entry.topic for entry in knowledge.entries)
    return ([first[topic] for topic in topics] if len(topics) > 1 else questions)[:MAX_STARTERS]


def read_static(name: str) -> str:
    """Return the text of a file beside this module."""
    return read_file(__package__, name)


@cache
def read_file(package: str, name: str) -> str:
    """Return the text of a file beside the modules of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")
