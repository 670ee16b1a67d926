"""Answers that are taller than the screen, shown part by part from their beginning."""


def take_part(lines: list[str], rows: int) -> tuple[list[str], list[str]]:
    """Split lines into a part that fits and the rest.

    The part ends at an empty line if there is one in its last third.

    Args:
        lines: The lines; not empty.
        rows: Rows for the part, 1 or more.

    Returns:
        The part, one line or more, and the rest. Neither begins nor ends with an empty line where they are split.

    >>> take_part(["a", "b", "", "c", "d"], 3)
    (['a', 'b'], ['c', 'd'])
    >>> take_part(["a", "", "b", "c", "d"], 3)
    (['a', '', 'b'], ['c', 'd'])
    """
    if len(lines) <= rows:
        return lines, []
    ends = [number for number in range(max(1, 2 * rows // 3), rows + 1) if not lines[number]]
    end = start = ends[-1] if ends else rows
    while start < len(lines) and not lines[start]:
        start += 1
    return lines[:end], lines[start:]
