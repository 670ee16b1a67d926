"""Build ``faqbot/language/marks.py``: the combining marks of Unicode, as ranges of a regular expression.

The source is the Unicode Character Database of the Python that runs this script (general categories Mn, Mc and Me).
Ranges are joined over characters that are not assigned yet. With Python 3.11 (Unicode 14.0), the result is the file in
the repository::

    python benchmarks/build_marks.py
"""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import category, unidata_version

TARGET = Path(__file__).parent.parent / "faqbot" / "language" / "marks.py"
LAST = 0xE0000
"""First character that is no mark of a script: tags and variation selectors come from here on."""

WIDTH = 96
"""Characters of a line of ranges."""


def find_ranges() -> list[tuple[int, int]]:
    """Return the first and last characters of all runs of marks."""
    ranges: list[tuple[int, int]] = []
    is_gap_open = False
    for char in range(LAST):
        kind = category(chr(char))
        if kind.startswith("M"):
            if is_gap_open:
                ranges[-1] = (ranges[-1][0], char)
            else:
                ranges.append((char, char))
                is_gap_open = True
        elif kind != "Cn":
            is_gap_open = False
    return ranges


def format_ranges(ranges: list[tuple[int, int]]) -> Iterator[str]:
    """Yield lines of Python source: string literals of ranges."""
    line = ""
    for first, last in ranges:
        text = _escape(first) if first == last else f"{_escape(first)}-{_escape(last)}"
        if len(line) + len(text) > WIDTH:
            yield f'    "{line}"'
            line = ""
        line += text
    yield f'    "{line}"'


def _escape(char: int) -> str:
    return f"\\U{char:08x}" if char > 0xFFFF else f"\\u{char:04x}"


def main() -> None:
    """Write the module."""
    lines = [
        '"""The combining marks of all scripts.',
        "",
        f"``benchmarks/build_marks.py`` wrote this module from Unicode {unidata_version}.",
        '"""',
        "",
        "MARKS = (",
        *format_ranges(find_ranges()),
        ")",
        '"""Ranges for a class of a regular expression: vowel signs, points, accents and other marks of letters."""',
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()
