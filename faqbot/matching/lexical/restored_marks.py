"""Restore the marks of words that were typed without them, in a language where marks tell words apart.

Many people leave out all marks on a phone. A word without marks may then be one of several words of the base.
"""

from collections.abc import Callable, Mapping, Sequence

from faqbot.language.folding import fold_text
from faqbot.language.pack import UNLISTED, LanguagePack


class MarkRestorer:
    """Restores the marks of words.

    Args:
        pack: The language of the base.
        counts: The words of the base with their frequencies.
    """

    def __init__(self, pack: LanguagePack, counts: Mapping[str, int]) -> None:
        self._pack = pack
        self._counts = counts
        self._by_plain: dict[str, list[str]] = {}
        for word in sorted(counts):
            self._by_plain.setdefault(fold_text(word), []).append(word)

    def restore(self, words: Sequence[str], has_bigram: Callable[[str, str], bool]) -> list[str]:
        """Return words as the base writes them.

        In a text that has marks, a known word without marks stays as it is. Of several words, that is chosen which
        stands next to its neighbours in the base, or else the most frequent one.

        Args:
            words: The words of a question.
            has_bigram: Whether a phrasing has two words next to each other.
        """
        is_plain = all(map(str.isascii, words))
        forms = [self._by_plain.get(word, [word]) if is_plain or self._is_unknown(word) else [word] for word in words]
        restored: list[str] = []
        for these, following in zip(forms, [*forms[1:], []], strict=False):
            before = restored[-1] if restored else ""
            restored.append(
                max(
                    these,
                    key=lambda form: (
                        has_bigram(before, form) + any(has_bigram(form, other) for other in following),
                        self._counts.get(form, 0),
                    ),
                )
            )
        return restored

    def _is_unknown(self, word: str) -> bool:
        return word.isascii() and word not in self._counts and self._pack.rank_band(word) == UNLISTED
