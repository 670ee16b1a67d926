"""Find listed words in texts of scripts without blanks, so that the pairs of letters between them are no words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faqbot.language.lazy_pattern import compile_lazily
from faqbot.language.marks import MARKS

_MARK = compile_lazily(f"[{MARKS}]")


class Stretch(NamedTuple):
    """A part of a text, and whether it is a listed word."""

    text: str
    is_word: bool


class Lexicon:
    """The listed words of a language; threads may share it.

    Args:
        words: The words, as they are compared. Those of one letter are left out: they may be a part of any word.
        letters: Letters that are words even beside others.
    """

    def __init__(self, words: Iterable[str], letters: Iterable[str] = ()) -> None:
        self._by_letter: dict[str, list[str]] = {}
        longer = {word for word in words if len(word) > 1}
        for word in sorted(longer.union(letters), key=lambda word: (-len(word), word)):
            self._by_letter.setdefault(word[0], []).append(word)

    def cut(self, text: str) -> Iterator[Stretch]:
        """Yield the parts of a text in order: from left to right, the longest listed words and what is between them.

        >>> [part.text for part in Lexicon(["駐車場", "料金", "は"]).cut("駐車場の料金は")]
        ['駐車場', 'の', '料金', 'は']
        """
        start = place = 0
        while place < len(text):
            word = self.find(text, place)
            if not word:
                place += 1
                continue
            if start < place:
                yield Stretch(text[start:place], is_word=False)
            yield Stretch(word, is_word=True)
            start = place = place + len(word)
        if start < len(text):
            yield Stretch(text[start:], is_word=False)

    def find(self, text: str, place: int) -> str:
        """Return the longest listed word at a place of a text, or an empty text; a letter keeps its marks."""
        for word in self._by_letter.get(text[place], ()):
            if text.startswith(word, place) and not _MARK.match(text, place + len(word)):
                return word
        return ""
