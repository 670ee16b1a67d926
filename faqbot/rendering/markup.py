"""Markdown in the texts of a base, laid out for a terminal.

Only what surely is markup is left out of a text. Figures and names keep their signs: ``2*3*4`` stays as it is.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from faqbot.language.text import shown_text
from faqbot.rendering.blocks import Block
from faqbot.rendering.inline_markup import BOLD, render_inline, style
from faqbot.rendering.text_table import lay_out_table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Without these, every line of a plain text stays what it is, whatever it begins with.
_DISABLED = ["code", "lheading", "reference", "html_block", "html_inline", "hr"]


def render_markup(blocks: Iterable[Block], *, width: int, is_coloured: bool) -> list[Block]:
    """Render the Markdown of blocks that the base wrote; leave all others, and all of them without a parser.

    Args:
        blocks: Blocks in reading order.
        width: The columns that a table may take.
        is_coloured: Whether bold and other styles are shown.
    """
    blocks = list(blocks)
    try:
        parser = _build_parser()
    except ImportError:
        return blocks
    rendered: list[Block] = []
    for is_written, group in groupby(blocks, lambda block: block.is_written):
        own = list(group)
        rendered += _render_text(parser, own, width, is_coloured=is_coloured) if is_written else own
    return rendered


@cache
def _build_parser() -> "MarkdownIt":
    """Build the parser.

    Raises:
        ImportError: If the extra is not installed.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - an extra, and few answers need it

    parser = MarkdownIt("commonmark").enable("table").disable(_DISABLED)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign] # addresses are shown as they were written
    return parser


def _render_text(parser: "MarkdownIt", blocks: list[Block], width: int, *, is_coloured: bool) -> list[Block]:
    text = "".join(f"{'' if not number else _gap(block)}{block.text}" for number, block in enumerate(blocks))
    writer = _BlockWriter(text.split("\n"), width, is_coloured=is_coloured)
    for token in parser.parse(text):
        writer.write(token)
    return writer.blocks


def _gap(block: Block) -> str:
    return "\n\n" if block.is_apart else "\n"


def _find_mark(token: "Token") -> str:
    """Return the mark of an item or a quotation; a number is the one that was written."""
    if token.type == "blockquote_open":
        return ">"
    return f"{token.info}{token.markup}" if token.info or token.markup == "+" else "-"


class _BlockWriter:
    """Writes a block for each paragraph, item and table.

    Args:
        lines: The lines of the text, which tell what stands apart.
        width: The columns that a table may take.
        is_coloured: Whether styles are shown.
    """

    def __init__(self, lines: Sequence[str], width: int, *, is_coloured: bool) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._width = width
        self._is_coloured = is_coloured
        self._marks: list[str] = []
        self._is_heading = False
        self._table: list[list[str]] = []
        self._table_start: Token | None = None

    def write(self, token: "Token") -> None:
        """Take in the next token of the parser."""
        match token.type:
            case "list_item_open" | "blockquote_open":
                self._marks.append(_find_mark(token))
            case "list_item_close" | "blockquote_close":
                self._marks.pop()
            case "heading_open" | "heading_close":
                self._is_heading = token.type == "heading_open"
            case "table_open":
                self._table, self._table_start = [], token
            case "tr_open":
                self._table.append([])
            case "table_close" if self._table_start:
                shown = lay_out_table(self._table, width=self._width, is_coloured=self._is_coloured)
                self._add(self._table_start, shown)
                self._table = []
            case "inline":
                self._write_inline(token)
            case "fence":
                self._add(token, "\n".join(f"    {line}" for line in shown_text(token.content).rstrip().split("\n")))
            case _:
                pass

    def _write_inline(self, token: "Token") -> None:
        text = render_inline(token.children or [], is_coloured=self._is_coloured)
        if self._table:
            self._table[-1].append(text)
        else:
            self._add(token, style(text, BOLD, is_coloured=self._is_coloured) if self._is_heading else text)

    def _add(self, token: "Token", text: str) -> None:
        """Add a block; only the first one of an item has the item's mark."""
        mark = " ".join(self._marks)
        self._marks = [" " * len(each) if each != ">" else each for each in self._marks]
        first = token.map[0] if token.map else 0
        is_apart = bool(self.blocks) and first > 0 and not self._lines[first - 1].strip()
        self.blocks.append(Block("answer", text, mark, is_apart))
