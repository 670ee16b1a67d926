"""Which of the questions that were offered a person takes: by number, by place, by yes or no."""

from typing import Literal

from faqbot.language.pack import LanguagePack


def choice_number(text: str, count: int, pack: LanguagePack) -> int | None:
    """Return which of ``count`` choices a text names, from 0, or None.

    >>> from faqbot.language.packs import pack_for
    >>> choice_number("the second one, please", 3, pack_for("en")), choice_number("4", 3, pack_for("en"))
    (1, None)
    """
    known, plain = pack.cue_words, _plain(text)
    if found := known.choice_number.fullmatch(plain):
        number = int(found[1])
    elif found := known.choice_ordinal.fullmatch(plain):
        number = known.ordinals.get(found[1], count)
    else:
        return None
    return number - 1 if 1 <= number <= count else None


def yes_or_no(text: str, pack: LanguagePack) -> Literal["yes", "no"] | None:
    """Return whether a text is a plain yes, a plain no, or neither.

    >>> from faqbot.language.packs import pack_for
    >>> [yes_or_no(text, pack_for("en")) for text in ("Yes, please!", "none of these", "no, the other")]
    ['yes', 'no', None]
    """
    known, plain = pack.cue_words, _plain(text)
    if known.yes.fullmatch(plain):
        return "yes"
    return "no" if known.no.fullmatch(plain) else None


def _plain(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").split()).rstrip(".!? ")
