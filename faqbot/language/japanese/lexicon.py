"""Cut a run of Japanese letters into words without a dictionary: by its scripts, its listed words and its endings.

Chinese characters carry the meaning of a verb, and the hiragana behind them its ending: all forms of one verb become
its character, so that 借りる, 借りたい and 借りられますか are one word. Particles and endings are listed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from faqbot.language.japanese.hiragana import ENDINGS, HONORIFICS, NEGATIONS, Kind, read_hiragana
from faqbot.language.lexicon import Lexicon, Stretch

KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KATAKANA = "\u30a1-\u30fc\u31f0-\u31ff"
HIRAGANA = "\u3041-\u309f"

MAX_WHOLE = 5
"""Letters of the longest word in hiragana that is kept whole without being listed."""

NEGATION = "ない"
"""What all negative endings become."""

_DROPPED = ENDINGS - {"みたい"}
_RUN = re.compile(f"[{KANJI}]+|[{KATAKANA}]+|[{HIRAGANA}]+|[^{KANJI}{KATAKANA}{HIRAGANA}]+")
_IS_CHARACTER = re.compile(f"[{KANJI}]")
_IS_HIRAGANA = re.compile(f"[{HIRAGANA}]")


class JapaneseLexicon(Lexicon):
    """The listed words of Japanese, and the rules by which other words are cut."""

    def cut(self, text: str) -> Iterator[Stretch]:
        """Yield the words of a run of letters; the endings of verbs are left out.

        >>> lexicon = JapaneseLexicon(["営業", "ますか", "たい"])
        >>> [part.text for part in lexicon.cut("営業時間を変えられますか")]
        ['営業', '時間', 'を', '変']
        """
        runs = _RUN.findall(text)
        for before, run in zip(["", *runs], runs, strict=False):
            if _IS_HIRAGANA.match(run):
                words = self._cut_hiragana(run, before)
            elif _IS_CHARACTER.match(run):
                words = self._cut_listed(run, _split_characters)
            else:
                words = self._cut_listed(run, lambda part: (part,))
            for word in words:
                yield Stretch(word, is_word=True)

    def _cut_listed(self, run: str, split: Callable[[str], Iterable[str]]) -> Iterator[str]:
        """Yield the listed words in a run of one script, and the parts of what is between them."""
        for part in super().cut(run):
            yield from (part.text,) if part.is_word else split(part.text)

    def _cut_hiragana(self, run: str, before: str) -> Iterator[str]:
        """Yield the words of a run of hiragana.

        Args:
            run: The run.
            before: The run before it, or an empty text.
        """
        for part in read_hiragana(run, before, self.find):
            if part.kind is Kind.INFLECTION or (part.kind is Kind.UNLISTED and part.text in HONORIFICS):
                continue
            if part.kind is Kind.UNLISTED:
                yield from _split_unlisted(part.text)
            elif part.text in NEGATIONS:
                yield NEGATION
            elif part.text not in _DROPPED:
                yield part.text


def _split_characters(run: str) -> Iterable[str]:
    """Return a run of one or two Chinese characters whole, and a longer one in pairs."""
    return map("".join, pairwise(run)) if len(run) > 2 else (run,)


def _split_unlisted(part: str) -> Iterable[str]:
    """Return a word of hiragana that is not listed whole, and a long one in pairs."""
    return (part,) if len(part) <= MAX_WHOLE else map("".join, pairwise(part))
