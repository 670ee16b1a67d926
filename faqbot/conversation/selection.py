"""Parse choices by number, by place, by yes or no."""

from typing import Literal

from faqbot.language.pack import LanguagePack


def parse_choice(text: str, count: int, pack: LanguagePack) -> int | None:
    """Return the index of a choice, or None.

    Args:
        text: The text.
        count: The number of choices.
        pack: The language of the base.

    >>> from faqbot.language.packs import pack_for
    >>> parse_choice("the second one, please", 3, pack_for("en")), parse_choice("4", 3, pack_for("en"))
    (1, None)
    """
    cue_words, normalized = pack.cue_words, _normalize(text)
    if found := cue_words.choice_number.fullmatch(normalized):
        number = int(found[1])
    elif found := cue_words.choice_ordinal.fullmatch(normalized):
        number = cue_words.ordinals.get(found[1], count)
    else:
        return None
    return number - 1 if 1 <= number <= count else None


def parse_yes_or_no(text: str, pack: LanguagePack) -> Literal["yes", "no"] | None:
    """Return whether a text means yes, no, or neither.

    >>> from faqbot.language.packs import pack_for
    >>> [parse_yes_or_no(text, pack_for("en")) for text in ("Yes, please!", "none of these", "no, the other")]
    ['yes', 'no', None]
    """
    cue_words, normalized = pack.cue_words, _normalize(text)
    if cue_words.yes.fullmatch(normalized):
        return "yes"
    return "no" if cue_words.no.fullmatch(normalized) else None


def _normalize(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").split()).rstrip(".!? ")
