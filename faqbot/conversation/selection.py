"""Parse choices by number, by place, by "all", by yes or no."""

from typing import Literal

from faqbot.language.pack import LanguagePack

MAX_CHOSEN = 9
"""Greatest number of choices that are made at once; more numbers are no choice."""


def parse_choices(text: str, count: int, pack: LanguagePack) -> tuple[int, ...] | None:
    """Return the indices of the choices that a text names, or None if it names none.

    Args:
        text: The text.
        count: The number of choices.
        pack: The language of the base.

    Returns:
        The indices in the order of the text, each once. They are empty if the text is a choice and nothing else, but
        not of this list.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> parse_choices("the second one, please", 3, english), parse_choices("1 and 3", 3, english)
    ((1,), (0, 2))
    >>> parse_choices("all of them", 3, english), parse_choices("4", 3, english), parse_choices("cost", 3, english)
    ((0, 1, 2), (), None)
    """
    normalized = _normalize(text)
    if pack.cue_words.all_choices.fullmatch(normalized):
        return tuple(range(count))
    parts = [part for part in pack.cue_words.choice_joiner.split(normalized) if part]
    numbers = [_parse_number(part, count, pack) for part in parts]
    if not numbers or len(numbers) > MAX_CHOSEN:
        return None
    named = [number for number in numbers if number is not None]
    if len(named) < len(numbers):
        return None
    are_listed = all(1 <= number <= count for number in named)
    return tuple(dict.fromkeys(number - 1 for number in named)) if are_listed else ()


def _parse_number(part: str, count: int, pack: LanguagePack) -> int | None:
    """Return the number of a choice, from 1; 0 is on no list, and None is no choice."""
    cue_words = pack.cue_words
    if found := cue_words.choice_number.fullmatch(part):
        return int(found[1])
    if found := cue_words.choice_ordinal.fullmatch(part):
        return cue_words.ordinals.get(found[1], count)
    return None


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
