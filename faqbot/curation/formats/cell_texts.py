"""The values of cells of a spreadsheet as texts, as a reader of the sheet sees them."""

import datetime as dt
import re

MAX_CELL = 1_000_000
"""Maximum number of characters of one cell, thirty times what spreadsheet programs allow."""

_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
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
    found = _DIGITS.search(_UNIT.sub(lambda unit: " " * len(unit[0]), number_format))
    amount = value * 100 if "%" in number_format else value
    if found and (found[1] or "%" in number_format):
        text = f"{amount:.{(found[1] or '').count('0')}f}"
    else:
        text = str(int(amount)) if isinstance(amount, float) and amount.is_integer() else str(amount)
    if not found:
        return text
    before, after = number_format[: found.start()], number_format[found.end() :]
    return f"{_read_unit(before)}{text}{_read_unit(after)}".strip()


def _read_unit(written: str) -> str:
    return _UNIT.sub(lambda found: next(filter(None, found.groups()), ""), written)
