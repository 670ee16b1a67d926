"""Buttons that unfold a part of a page, and say so to browsers."""

import re
from typing import TYPE_CHECKING

from faqbot.curation.formats.accordion import Item
from faqbot.curation.formats.cleaning import clean_line
from faqbot.curation.formats.html_markdown import node_to_line, node_to_markdown
from faqbot.curation.formats.page import asks, strip_number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MIN_PANEL = 20
"""Letters and digits of what a button unfolds, beside links, below which it is a menu and no answer."""

_BUTTONS = "[aria-expanded], [data-toggle=collapse], [data-bs-toggle=collapse], [class*=accordion] button"


def list_toggled(page: "LexborHTMLParser") -> list[Item]:
    """Return the titles and bodies of a page whose buttons name what they unfold, in page order."""
    items: list[Item] = []
    for button in page.css(_BUTTONS):
        title = strip_number(clean_line(node_to_line(button)))
        panel = _find_panel(page, button)
        if title and panel is not None and (asks(title) or _has_prose(node_to_markdown(*panel))):
            items.append(Item(title, tuple(panel), button))
    return items


def _has_prose(answer: str) -> bool:
    """Return whether an answer says something beside its links, as a menu does not."""
    return len(re.sub(r"\[[^\]]*\]\([^)]*\)|\W+", "", answer)) >= MIN_PANEL


def _find_panel(page: "LexborHTMLParser", button: "LexborNode") -> list["LexborNode"] | None:
    """Return the part that a button unfolds: the one that it names, or else what follows it."""
    attributes = button.attributes
    target = attributes.get("aria-controls") or attributes.get("data-target") or attributes.get("data-bs-target") or ""
    target = (target or str(attributes.get("href") or "")).removeprefix("#")
    if target and target.replace("-", "").replace("_", "").isalnum():
        named = page.css_first(f'[id="{target}"]')
        if named is not None:
            return [named]
    here: LexborNode | None = button
    for _ in range(3):
        after = here.next if here is not None else None
        while after is not None and (after.tag in ("-text", "-comment") or not node_to_markdown(after)):
            after = after.next
        if after is not None:
            return [after]
        here = here.parent if here is not None else None
    return None
