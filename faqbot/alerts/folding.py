"""Fold the letters of a message to lower-case Latin ones.

Every step takes linear time.
"""

import re
import unicodedata
from functools import cache

MAX_END = 16_000
"""Number of characters at either end of a long message that are read."""

_INVISIBLE = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
              *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0000, 0xE0080))  # fmt: skip
_SPELLED_OUT = re.compile(r"(?<![a-z])(?:[a-z][ .*_-]){2,}[a-z](?![a-z])")
_NO_LETTER = re.compile(r"[^a-z]+")

# For each Latin letter, the letters of other alphabets that look like it. A letter that looks like one only as a
# capital is listed as that capital.
_LOOKALIKES = {
    "a": "аАαΑɑᴀаᎪ", "b": "вВьЬβΒʙᏴƅ", "c": "сСϲϹᴄᏟ", "d": "ԁԀᴅᎠđĐ", "e": "еЕεΕєЄᴇᎬэЭ", "f": "ꜰƒϝ", "g": "ɡɢցᏀԍԌ",
    "h": "һҺнНΗհʜᎻħ", "i": "іІιΙıɩɪᎥ", "j": "јЈᴊᎫ", "k": "кКκΚᴋᏦ", "l": "ӏӀʟᏞłŁ", "m": "мМΜᴍᎷ", "n": "пПΝηոɴ",
    "o": "оОοΟσօՕᴏøØ", "p": "рРρΡᴘᏢ", "q": "ԛԚ", "r": "гГʀᏒя", "s": "ѕЅꜱᏚʂ", "t": "тТτΤᴛᎢŧ", "u": "υսᴜцЦμ",
    "v": "ѵѴνᴠᏙ", "w": "ԝԜωшШᴡᎳ", "x": "хХχΧ", "y": "уУΥγүҮʏ", "z": "ΖᴢᏃ", "'": "’‘ʼ`´′＇",
}  # fmt: skip


@cache
def _build_table() -> dict[int, str]:
    """Return the table of look-alikes and invisible characters."""
    framed = (0x1F150, 0x1F170, 0x1F1E6)
    return {
        **{ord(alike): letter for letter, many in _LOOKALIKES.items() for alike in many},
        **{first + number: chr(ord("a") + number) for first in framed for number in range(26)},
        **dict.fromkeys(_INVISIBLE, ""),
    }


def fold(message: str) -> str:
    """Return a message in lower-case Latin letters.

    Words that were spelled out are joined.

    Args:
        message: Any text; of one that is longer than both ends together, only ``MAX_END`` characters of either end.

    >>> fold("ＣＨЕЅТ p-a-i-n")
    'chest pain'
    """
    if len(message) > 2 * MAX_END:
        message = f"{message[:MAX_END]}\n\n{message[-MAX_END:]}"
    if not message.isascii():
        # Marks are removed first: normalizing takes time quadratic in the number of marks on one letter.
        bare = _strip_marks(message.translate(_build_table()))
        expanded = unicodedata.normalize("NFKD", bare)[: 2 * len(bare)]
        message = _strip_marks(expanded).translate(_build_table())
    return _SPELLED_OUT.sub(lambda found: _NO_LETTER.sub("", found[0]), message.lower().replace("`", "'"))


def _strip_marks(text: str) -> str:
    marks = (character for character in set(text) if unicodedata.combining(character))
    return text.translate(dict.fromkeys(map(ord, marks), ""))
