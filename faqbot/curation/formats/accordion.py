"""Questions that unfold: titles above bodies that repeat, found by how a page is built."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from faqbot.curation.formats.cleaning import clean_line
from faqbot.curation.formats.html_markdown import BLOCKS, DROPPED, children, node_to_line
from faqbot.curation.formats.page import asks, strip_number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_TITLE = 300
"""Characters of a title, at most; what is longer is a text."""

MIN_ASKING = 0.5
"""Share of the titles of a list that ask something and have a body: in a menu or a row of teasers, fewer do."""

_MAX_UP = 40
"""Elements up from a text that are looked at; pages rarely nest deeper below what holds their questions."""
_MAX_STEPS = 6
_MAX_SIBLINGS = 200
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_HOLDERS = BLOCKS | {"button", "label"}
_HOLDER_NAMES = ", ".join(sorted(_HOLDERS))
_STATE = re.compile(r"active|collapsed|collapse|open|opened|show|in|first|last|odd|even|current|is-\w+|.*\d.*")
"""Classes that differ between the items of one list."""

Shape = tuple[tuple[str, ...], frozenset[str], str, str]


class Block(NamedTuple):
    """A run of words without a break.

    Attributes:
        text: The words on one line.
        node: The outermost element that holds these words and no others.
    """

    text: str
    node: "LexborNode"


class Item(NamedTuple):
    """A title with what it unfolds.

    Attributes:
        title: The words of the title, without a number.
        body: What it unfolds.
        node: The element of the title.
    """

    title: str
    body: "tuple[LexborNode, ...]"
    node: "LexborNode"


def list_items(root: "LexborNode") -> list[Item]:
    """Return the titles and bodies of a page, in page order.

    Titles of one list are built alike: the same elements with the same classes in the same place. A list counts if
    at least half of its titles ask something and have a body.
    """
    groups: dict[Shape, list[Block]] = defaultdict(list)
    order: dict[int, int] = {}
    for number, block in enumerate(_list_blocks(root)):
        order[block.node.mem_id] = number
        groups[_find_shape(block.node)].append(block)
    found: list[Item] = []
    inside: set[int] = set()
    read = [items for group in groups.values() if (items := _read_group(group))]
    for items in sorted(read, key=len, reverse=True):
        # A list inside an answer belongs to the answer.
        if any(each.mem_id in inside for each in _list_ancestors(items[0].node)):
            continue
        inside |= {node.mem_id for item in items for node in item.body}
        found += items
    return sorted(found, key=lambda item: order[item.node.mem_id])


def _list_blocks(root: "LexborNode") -> Iterator[Block]:
    """Yield the runs of words of a page that are short enough to be titles."""
    runs = list(_list_runs(root))
    counts = Counter(each.mem_id for _, parent in runs for each in _list_ancestors(parent, itself=True))
    for nodes, parent in runs:
        holder = parent if counts[parent.mem_id] == 1 else nodes[0]
        if holder.tag == "-text" or (len(nodes) > 1 and holder is not parent):
            continue
        for above in _list_ancestors(holder):
            if counts[above.mem_id] != 1 or above.mem_id == root.mem_id:
                break
            holder = above
        text = strip_number(clean_line(node_to_line(holder)))
        if 0 < len(text) <= MAX_TITLE:
            yield Block(text, holder)


def _list_runs(root: "LexborNode") -> "Iterator[tuple[list[LexborNode], LexborNode]]":
    """Yield the nodes with words of each run, with the element that they stand in."""
    pending: list[tuple[LexborNode, Iterator[LexborNode]]] = [(root, children(root))]
    run: list[LexborNode] = []
    while pending:
        parent, rest = pending[-1]
        node = next(rest, None)
        if node is not None and (node.tag in DROPPED or node.tag == "-comment"):
            continue
        if node is not None and not _holds_blocks(node):
            run += [node] if _has_words(node) else []
            continue
        if run:
            yield run, parent
            run = []
        if node is None:
            pending.pop()
        else:
            pending.append((node, children(node)))


def _holds_blocks(node: "LexborNode") -> bool:
    return node.tag in _HOLDERS or (node.tag != "-text" and node.css_first(_HOLDER_NAMES) is not None)


def _has_words(node: "LexborNode") -> bool:
    return any(character.isalnum() for character in node.text())


def _list_ancestors(node: "LexborNode", *, itself: bool = False) -> "Iterator[LexborNode]":
    here: LexborNode | None = node if itself else node.parent
    for _ in range(_MAX_UP):
        if here is None:
            return
        yield here
        here = here.parent


def _find_shape(node: "LexborNode") -> Shape:
    """Return how the place of a title is built: its elements, their classes, and the two elements around it."""
    tags: list[str] = []
    classes: set[str] = set()
    here: LexborNode | None = node
    while here is not None and here.tag != "-text" and len(tags) < _MAX_UP:
        tags.append(here.tag or "")
        classes |= {name for name in str(here.attributes.get("class") or "").split() if not _STATE.fullmatch(name)}
        here = next((child for child in children(here) if _has_words(child)), None)
    parent = node.parent
    above = parent.parent if parent is not None else None
    return tuple(tags), frozenset(classes), str(parent.tag if parent else ""), str(above.tag if above else "")


def _read_group(group: Sequence[Block]) -> list[Item]:
    """Return the items of blocks that are built alike, or nothing if they are no titles."""
    if sum(asks(block.text) for block in group) < max(1, MIN_ASKING * len(group)):
        return []
    counts = Counter(each.mem_id for block in group for each in _list_ancestors(block.node, itself=True))
    items = [Item(block.text, tuple(_find_body(block.node, counts)), block.node) for block in group]
    answered = [item for item in items if item.body]
    asking = sum(asks(item.title) for item in answered)
    return (
        [item for item in items if item.body or asks(item.title)]
        if asking >= 2 and asking >= MIN_ASKING * len(group)
        else []
    )


def _find_body(title: "LexborNode", counts: Counter[int]) -> list["LexborNode"]:
    """Return what follows a title, up to the next title or the heading of the next part of the list."""
    here = title
    for _ in range(_MAX_STEPS):
        parent = here.parent
        if parent is None or here.tag in ("body", "main", "html"):
            return []
        is_flat = counts[parent.mem_id] > 1
        found: list[LexborNode] = []
        after = here.next
        is_cut = False
        while after is not None:
            is_cut = bool(counts[after.mem_id]) or (is_flat and _ends_part(after))
            if is_cut:
                break
            found.append(after)
            after = after.next
        if any(node_to_line(node) or node.tag == "table" for node in islice(found, _MAX_SIBLINGS)):
            return found
        if is_cut:
            return []
        here = parent
    return []


def _ends_part(node: "LexborNode") -> bool:
    return node.tag in _HEADINGS
