"""Texts that control a terminal, hide or reverse text, or forge a line, and a check that none gets through."""

import unicodedata

_SEQUENCES = (
    "\x1b[31mred", "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]0;title\x1b\\", "\x1b]52;c;Y2FuYXJ5\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", '\x1bP$q"p\x1b\\', "\x1b_app\x1b\\", "\x1b[6n", "\x1bc",
    "\x1b[?1049h", "\x1b[200~", "\x9b31mred", "\x9d0;title\x9c", "\x90q\x9c", "\x84", "\x85", "\x8d", "\x98", "\x9f",
    "\x07", "\x08" * 20, "\x7f" * 20, "safe\runsafe", "\x0b", "\x0c", "\0", "\x01red\x02", "\x05", "\x0e", "\x0f",
    "\x18", "\x1a", "\u202e", "\u202d", "\u202a", "\u202b", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069",
    "\u200e", "\u200f", "\u061c", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\xad", "\u034f", "\u115f",
    "\u3164", "\uffa0", "\u180e", "\u2028", "\u2029", "\u2061", "\u206f", "\ufff9", "\ufffb", "\U000e0041\U000e0042",
    "\U000e01ef", "\U0001d173", "\ud800", "\udfff", "\ud83d",
)  # fmt: skip

PAYLOADS = tuple(
    form.format(sequence) for form in ("{}loaf", "does a {} loaf keep", "how long{}") for sequence in _SEQUENCES
)

_INVISIBLE = "\u034f\u115f\u1160\u3164\uffa0\U000e01ef"

_VISIBLE_FORMATS = "".join(map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD)))
_HIEROGLYPH_JOINERS = "".join(map(chr, range(0x13430, 0x13440)))


NEEDED = set("\xad\u061c\u200c\u200d\u200e\u200f")
"""What scripts and emoji need: shown as a base has it, and taken out of what people type."""


ISOLATES = set("\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
"""What keeps two directions apart: shown in pairs only."""


def harm(text: str) -> set[str]:
    """Return the characters that must never be sent, by their Unicode category."""
    controls = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    return (controls | (set(text) & set(_INVISIBLE))) - {*"\n\t", *_VISIBLE_FORMATS, *_HIEROGLYPH_JOINERS}
