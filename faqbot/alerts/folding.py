"""Whatever letters a message is written in, as plain small Latin ones; every step is linear."""

import re
import unicodedata
from functools import cache

REACH = 16_000
"""Characters that are read from the beginning of a message, and from its end."""

_INVISIBLE = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
              *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0000, 0xE0080))  # fmt: skip
_SPELLED = re.compile(r"(?<![a-z])(?:[a-z][ .*_-]){2,}[a-z](?![a-z])")
_NO_LETTER = re.compile(r"[^a-z]+")

# Letters of other alphabets, and their look-alikes; what looks alike in capitals only is told by the capital.
_LOOKALIKES = {
    "a": "аАαΑɑᴀаᎪ", "b": "вВьЬβΒʙᏴƅ", "c": "сСϲϹᴄᏟ", "d": "ԁԀᴅᎠđĐ", "e": "еЕεΕєЄᴇᎬэЭ", "f": "ꜰƒϝ", "g": "ɡɢցᏀԍԌ",
    "h": "һҺнНΗհʜᎻħ", "i": "іІιΙıɩɪᎥ", "j": "јЈᴊᎫ", "k": "кКκΚᴋᏦ", "l": "ӏӀʟᏞłŁ", "m": "мМΜᴍᎷ", "n": "пПΝηոɴ",
    "o": "оОοΟσօՕᴏøØ", "p": "рРρΡᴘᏢ", "q": "ԛԚ", "r": "гГʀᏒя", "s": "ѕЅꜱᏚʂ", "t": "тТτΤᴛᎢŧ", "u": "υսᴜцЦμ",
    "v": "ѵѴνᴠᏙ", "w": "ԝԜωшШᴡᎳ", "x": "хХχΧ", "y": "уУΥγүҮʏ", "z": "ΖᴢᏃ", "'": "’‘ʼ`´′＇",
}  # fmt: skip


@cache
def _plain() -> dict[int, str]:
    """For each character that looks like a letter that letter, and nothing for one that cannot be seen."""
    framed = (0x1F150, 0x1F170, 0x1F1E6)
    return {
        **{ord(alike): letter for letter, many in _LOOKALIKES.items() for alike in many},
        **{first + number: chr(ord("a") + number) for first in framed for number in range(26)},
        **dict.fromkeys(_INVISIBLE, ""),
    }


def fold(message: str) -> str:
    """The beginning and the end of a message in small Latin letters, spelled-out words written as words.

    Args:
        message: Anything; of a long one ``REACH`` characters from either end are read.

    >>> fold("ＣＨЕЅТ p-a-i-n")
    'chest pain'
    """
    if len(message) > 2 * REACH:
        message = f"{message[:REACH]}\n\n{message[-REACH:]}"
    if not message.isascii():
        # Marks go first, as composing towers of them takes the square of their height.
        bare = _unmarked(message.translate(_plain()))
        expanded = unicodedata.normalize("NFKD", bare)[: 2 * len(bare)]
        message = _unmarked(expanded).translate(_plain())
    return _SPELLED.sub(lambda found: _NO_LETTER.sub("", found[0]), message.lower().replace("`", "'"))


def _unmarked(text: str) -> str:
    marks = (character for character in set(text) if unicodedata.combining(character))
    return text.translate(dict.fromkeys(map(ord, marks), ""))
