"""Markdown inside a line: emphasis, code and links."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from faqbot.language.text import shown_text

if TYPE_CHECKING:
    from markdown_it.token import Token

BOLD, ITALIC, CODE = ("1", "22"), ("3", "23"), ("36", "39")
"""ANSI styles, each with the code that ends it."""

_EMPHASIS = {"strong": BOLD, "em": ITALIC}


def style(text: str, codes: tuple[str, str], *, is_coloured: bool) -> str:
    """Return a text in a style, or as it is where styles are not shown."""
    return f"\x1b[{codes[0]}m{text}\x1b[{codes[1]}m" if is_coloured and text else text


def render_inline(tokens: "Sequence[Token]", *, is_coloured: bool) -> str:
    """Render the tokens inside a line.

    Args:
        tokens: The tokens of the parser; their text can be anyone's.
        is_coloured: Whether styles are shown.

    Returns:
        The text. A link is followed by its address, unless that is its text.
    """
    parts: list[str] = []
    openings: list[int] = []
    for number, token in enumerate(tokens):
        kind, _, end = token.type.partition("_")
        if end == "open":
            openings.append(len(parts))
            parts.append(_open(tokens, number, is_coloured=is_coloured))
        elif end == "close":
            _close(parts, openings.pop(), tokens, number)
        elif kind == "image":
            parts.append(shown_text(" ".join(filter(None, (token.content, f"({token.attrGet('src')})")))))
        elif kind in {"softbreak", "hardbreak"}:
            parts.append("\n")
        else:
            text = shown_text(token.content)
            parts.append(style(text, CODE, is_coloured=is_coloured) if kind == "code" else text)
    return "".join(parts)


def _open(tokens: "Sequence[Token]", number: int, *, is_coloured: bool) -> str:
    """Return what an opening is shown as. It is kept as it was typed where it stands within a word or a figure."""
    token = tokens[number]
    kind = token.type.removesuffix("_open")
    if kind not in _EMPHASIS:
        return ""
    before = next((each.content for each in reversed(tokens[:number]) if each.content), "")
    if before[-1:].isalnum() or _is_before_word(tokens, number):
        return token.markup
    return f"\x1b[{_EMPHASIS[kind][0]}m" if is_coloured else ""


def _is_before_word(tokens: "Sequence[Token]", opening: int) -> bool:
    """Tell whether the emphasis that is opened here ends within a word or a figure."""
    level = tokens[opening].level
    closing = next(
        number
        for number in range(opening + 1, len(tokens))
        if tokens[number].nesting < 0 and tokens[number].level == level
    )
    after = next((each.content for each in tokens[closing + 1 :] if each.content), "")
    return after[:1].isalnum()


def _close(parts: list[str], opening: int, tokens: "Sequence[Token]", number: int) -> None:
    token = tokens[number]
    kind = token.type.removesuffix("_close")
    if kind == "link":
        start = next(
            each for each in reversed(tokens[:number]) if each.type == "link_open" and each.level == token.level
        )
        address = shown_text(str(start.attrGet("href"))).removeprefix("mailto:")
        parts.append("" if "".join(parts[opening:]) == address else f" ({address})")
    elif parts[opening] == token.markup:
        parts.append(token.markup)
    else:
        parts.append(f"\x1b[{_EMPHASIS[kind][1]}m" if parts[opening] else "")
