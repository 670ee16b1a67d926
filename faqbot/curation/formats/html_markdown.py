"""HTML as Markdown: what a reader sees, without scripts, styles and forms."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from faqbot.curation.formats.extracted import SourceError, need_extra
from faqbot.curation.formats.raised_letters import set_letters

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 60
"""Levels of nesting that are formatted; what is deeper is taken as plain text. Pages rarely exceed 40."""

MAX_NESTED = 2_000
"""Levels of nesting above which a page is refused: the parser's time grows with their square, to 2 s at 20,000."""

_SIGNS = frozenset("¶ § # 🔗 ⚓ ⚓︎ ∞ ↩ ↩︎".split())
"""What stands beside a heading as a link to it."""

MAX_ICON = 30
"""Characters of the name of an icon, at most; a sentence with such a class is a text."""

_ICON = re.compile(
    r"(?:^|[\s_-])(?:icons?|material-symbols-\w+|chevron|caret|arrow|glyphicon|fa[bsrl]?|bi)(?:$|[\s_-])", re.IGNORECASE
)
_FOR_READERS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text)(?:$|\s)", re.IGNORECASE
)
_PERMALINK = re.compile(
    r"(?:^|\s)(?:header-?link|header-anchor|hash-link|anchor(?:js)?-link|permalink)(?:$|\s)", re.IGNORECASE
)

DROPPED = frozenset(
    "script style template noscript svg form input select option textarea iframe object head nav audio video"
    " canvas".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5"
    " h6 header hr html li main ol p pre section summary table tbody tfoot thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "kbd": "`", "del": "~~", "s": "~~"}
_CONTAINER = re.compile(
    r"<(/?)(?:a|article|aside|b|big|blockquote|center|code|details|div|dl|em|fieldset|font|form|i|main|nav|object|ol"
    r"|pre|s|section|small|span|strike|strong|sub|sup|svg|table|template|tt|u|ul)\b",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\n\f\r]+")
# A link to a place in the page itself leads nowhere from an answer.
_KEPT_LINK = re.compile(r"(?:https?:|mailto:|tel:|/|\.|\?|[^:#][^:]*$)", re.IGNORECASE)


def parse_html(text: str) -> "LexborHTMLParser":
    """Parse a page or a fragment.

    Raises:
        SourceError: If selectolax is not installed, or the elements are nested too deeply.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - an extra
    except ImportError:
        raise need_extra("selectolax", "texts with HTML") from None
    if _measure_depth(text) > MAX_NESTED:
        raise SourceError(f"a page has elements nested more than {MAX_NESTED} deep; save it as plain HTML first")
    return LexborHTMLParser(text)


def _measure_depth(text: str) -> int:
    """Return how deep elements are nested, at most; those that may stay open, such as ``li``, do not count."""
    depth = deepest = 0
    for found in _CONTAINER.finditer(text):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def html_to_markdown(text: str) -> str:
    """Return a fragment of HTML as Markdown."""
    body = parse_html(text).body
    return node_to_markdown(body) if body else ""


def html_to_line(text: str) -> str:
    """Return the words of a fragment of HTML on one line."""
    body = parse_html(text).body
    return node_to_line(body) if body else ""


def node_to_markdown(*nodes: "LexborNode") -> str:
    """Return nodes and what is in them as Markdown."""
    blocks = _render_blocks(iter(nodes), 0)
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(blocks)).strip()


def node_to_line(node: "LexborNode") -> str:
    """Return the words of a node on one line."""
    words: list[str] = []
    _collect_words(node, words, 0)
    return " ".join("".join(words).split())


def children(node: "LexborNode") -> Iterator["LexborNode"]:
    """Yield the children of a node, texts included."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _collect_words(node: "LexborNode", words: list[str], depth: int) -> None:
    tag = node.tag or ""
    if tag == "-text":
        words.append(node.text(deep=False))
    elif depth > MAX_DEPTH:
        words.append(node.text())
    elif tag not in DROPPED and not tag.startswith("-") and not _is_hidden_icon(node):
        begin = len(words)
        for child in children(node):
            _collect_words(child, words, depth + 1)
        if tag in ("sup", "sub"):
            words[begin:] = [set_letters("".join(words[begin:]), tag)]
        if tag in BLOCKS or tag in ("br", "td", "th"):
            words.append(" ")


def _is_hidden_icon(node: "LexborNode") -> bool:
    attributes: dict[str, Any] = node.attributes
    classes = str(attributes.get("class") or "")
    return (
        (attributes.get("aria-hidden") == "true" and node.tag not in BLOCKS)
        or is_icon(node)
        or bool(_FOR_READERS.search(classes))
        or (node.tag == "a" and _is_permalink(node, classes))
        or _is_mark(node)
    )


def _is_permalink(node: "LexborNode", classes: str) -> bool:
    """Return whether a link is the sign beside a heading that leads to it."""
    is_sign = node.text().strip() in _SIGNS and str(node.attributes.get("href") or "").startswith("#")
    return is_sign or (bool(_PERMALINK.search(classes)) and not _is_whole(node))


def _is_mark(node: "LexborNode") -> bool:
    """Return whether an element is the mark of a footnote of the page: a raised link to a place in it, and no more."""
    link = node.css_first("a") if node.tag == "sup" else None
    if link is None or not str(link.attributes.get("href") or "").startswith("#"):
        return False
    return link.text().strip() == node.text().strip()


def _is_whole(node: "LexborNode") -> bool:
    """Return whether a link has all the words of its heading, and not a sign beside them."""
    return node.parent is not None and node.text().strip() == node.parent.text().strip()


def is_icon(node: "LexborNode") -> bool:
    """Return whether an element is an icon, whose only word is its name in a font."""
    classes = str(node.attributes.get("class") or "") if node.tag in ("i", "span", "em", "b", "div") else ""
    return bool(classes and _ICON.search(classes) and len(text := node.text().strip()) <= MAX_ICON and " " not in text)


def _render_blocks(nodes: Iterator["LexborNode"], depth: int) -> list[str]:
    """Return the blocks of nodes: paragraphs, lists, tables."""
    blocks: list[str] = []
    line: list[str] = []

    def flush() -> None:
        text = _tidy("".join(line))
        line.clear()
        if text:
            blocks.append(text)

    for node in nodes:
        tag = node.tag or ""
        if tag in DROPPED or (tag.startswith("-") and tag != "-text"):
            continue
        if tag in BLOCKS and depth <= MAX_DEPTH:
            flush()
            blocks += _render_block(node, tag, depth + 1)
        else:
            line.append(_render_inline(node, depth + 1))
    flush()
    return blocks


def _render_block(node: "LexborNode", tag: str, depth: int) -> list[str]:
    if tag in _HEADINGS or tag in ("dt", "summary"):
        line = node_to_line(node)
        return [f"**{line}**"] if line else []
    if tag in ("ul", "ol", "table", "pre", "hr"):
        found = ""
        if tag == "table":
            found = _render_table(node)
        elif tag == "pre":
            found = f"```\n{node.text().strip(chr(10))}\n```"
        elif tag != "hr":
            found = _render_list(node, depth, is_ordered=tag == "ol")
        return [found] if found else []
    blocks = _render_blocks(children(node), depth)
    if tag == "blockquote" and blocks:
        lines = "\n\n".join(blocks).split("\n")
        return ["\n".join(f"> {line}".rstrip() for line in lines)]
    return blocks


def _render_list(node: "LexborNode", depth: int, *, is_ordered: bool) -> str:
    lines: list[str] = []
    number = 0
    for item in children(node):
        if item.tag in ("-text", "-comment") or item.tag in DROPPED:
            continue
        if item.tag in ("ul", "ol"):  # a nested list outside an item, which browsers show like one inside
            nested = _render_list(item, depth + 1, is_ordered=item.tag == "ol")
            lines += [f"  {line}" for line in nested.split("\n") if line]
            continue
        blocks = _render_blocks(children(item), depth + 1)
        if not blocks:
            continue
        number += 1
        mark = f"{number}." if is_ordered else "-"
        indent = " " * (len(mark) + 1)
        first, *others = "\n".join(blocks).split("\n")
        lines += [f"{mark} {first}", *(f"{indent}{line}" if line else "" for line in others)]
    return "\n".join(lines)


def _render_table(node: "LexborNode") -> str:
    rows = [
        [node_to_line(cell).replace("|", r"\|") for cell in children(row) if cell.tag in ("td", "th")]
        for row in node.css("tr")
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in padded]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _render_inline(node: "LexborNode", depth: int) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return _SPACES.sub(" ", node.text(deep=False))
    if tag in DROPPED or tag in ("br", "img") or tag.startswith("-") or is_icon(node) or _is_mark(node):
        return {"br": "\n", "img": str(node.attributes.get("alt") or "")}.get(tag, "")
    if depth > MAX_DEPTH:
        return _SPACES.sub(" ", node.text())
    inner = "".join(_render_inline(child, depth + 1) for child in children(node))
    if tag == "a":
        return _render_link(inner, str(node.attributes.get("href") or ""))
    if (mark := _MARKS.get(tag)) and inner.strip():
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{before}{mark}{inner.strip()}{mark}{after}"
    return f"\n{inner}\n" if tag in BLOCKS else set_letters(inner, tag)


def _render_link(text: str, target: str) -> str:
    target = target.strip().replace(" ", "%20")
    if not text.strip() or not target or not _KEPT_LINK.match(target):
        return text
    return f"[{text.strip()}]({target})"


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t]{2,}", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()
