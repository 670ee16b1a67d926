"""The values of cells of a spreadsheet as texts, as a reader of the sheet sees them."""

import datetime as dt
import re

MAX_CELL = 1_000_000
"""Maximum number of characters of one cell, thirty times what spreadsheet programs allow."""

_DIGITS = re.compile(r"([#0?][#0?,]*)(?:\.([#0?]+))?(\s*%)?")
_UNIT = re.compile(r"\"([^\"]*)\"|\[\$([^\]-]*)[^\]]*\]|\\(.)|[*_].|\[[^\]]*\]")


def cell_to_text(value: object, number_format: str = "General") -> str:
    """Return the value of a cell as it is shown: dates without a time that says nothing, numbers with their unit.

    >>> cell_to_text(30, '0.00 "€"'), cell_to_text(0.19, "0%"), cell_to_text(dt.date(2026, 5, 1))
    ('30.00 €', '19%', '2026-05-01')
    """
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        is_day = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _format_number(value, number_format.split(";", maxsplit=1)[0])
    return str(value)[:MAX_CELL].replace("_x000D_", "")


def _format_number(value: float, number_format: str) -> str:
    """Return a number with its decimals, unit and per cent; the plain number if its format says more than these."""
    plain = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    blank = _UNIT.sub(lambda unit: " " * len(unit[0]), number_format)
    found = _DIGITS.search(blank)
    if not found or (blank[: found.start()] + blank[found.end() :]).strip() or found[1].endswith(","):
        return plain
    decimals, percent = found[2] or "", found[3] or ""
    if decimals or percent:
        plain = f"{value * 100 if percent else value:.{len(decimals)}f}"
        optional = len(decimals) - len(decimals.rstrip("#?"))
        kept = len(plain) - optional
        plain = plain[:kept] + plain[kept:].rstrip("0") if optional else plain
        plain = plain.rstrip(".")
    if value >= 0 and set(found[1]) == {"0"}:
        whole, point, rest = plain.partition(".")
        plain = f"{whole.zfill(len(found[1]))}{point}{rest}"
    before, after = number_format[: found.start()], number_format[found.end() :]
    return f"{_read_unit(before)}{plain}{percent}{_read_unit(after)}".strip()


def _read_unit(written: str) -> str:
    return _UNIT.sub(lambda found: next(filter(None, found.groups()), ""), written)
