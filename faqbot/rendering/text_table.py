"""Tables as lines of text."""

import re

from faqbot.rendering.inline_markup import BOLD, style

GAP = "  "
"""What stands between two columns."""

_STYLE = re.compile("\x1b\\[[0-9]+m")


def lay_out_table(rows: list[list[str]], *, width: int, is_coloured: bool) -> str:
    r"""Lay out a table in columns, or, if it is wider than the terminal, as a list of its rows.

    Args:
        rows: The cells of each row, in terminal text; the first row is the head.
        width: The columns of the terminal.
        is_coloured: Whether the head is bold.

    >>> print(lay_out_table([["Size", "Price"], ["small", "2"]], width=80, is_coloured=False))
    Size   Price
    -----  -----
    small  2
    >>> print(lay_out_table([["Size", "Price"], ["small", "2"]], width=10, is_coloured=False))
    Size: small
    Price: 2
    """
    head, *body = rows
    widths = [max(map(_measure, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + len(GAP) * (len(widths) - 1) > width:
        return "\n\n".join(
            "\n".join(
                f"{style(name, BOLD, is_coloured=is_coloured)}: {cell}" for name, cell in zip(head, row, strict=True)
            )
            for row in body
        )
    titles = [style(_pad(name, size), BOLD, is_coloured=is_coloured) for name, size in zip(head, widths, strict=True)]
    lines = [
        titles,
        ["-" * size for size in widths],
        *([_pad(*cell) for cell in zip(row, widths, strict=True)] for row in body),
    ]
    return "\n".join(GAP.join(line).rstrip() for line in lines)


def _measure(text: str) -> int:
    from wcwidth import wcswidth  # noqa: PLC0415 - few answers have a table

    plain = _STYLE.sub("", text)
    return max(wcswidth(plain), 0) or len(plain)


def _pad(text: str, size: int) -> str:
    return text + " " * (size - _measure(text))
