"""Recognise wishes that the bot cannot grant: other words, or another language."""

from typing import Literal

from faqbot.language.pack import LanguagePack

Wish = Literal["rewording", "language"]


def parse_wish(text: str, pack: LanguagePack) -> Wish | None:
    """Return the wish that a text states and nothing else, or None.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> parse_wish("Can you say that in simple words?", english), parse_wish("in Spanish please", english)
    ('rewording', 'language')
    >>> parse_wish("I don't understand", english), parse_wish("is there a simpler drug", english)
    ('rewording', None)
    """
    normalized = " ".join(text.lower().replace("’", "'").replace(",", " ").split()).rstrip(".!?…¿ ")
    if pack.cue_words.rewording.fullmatch(normalized):
        return "rewording"
    return "language" if pack.cue_words.other_language.fullmatch(normalized) else None
