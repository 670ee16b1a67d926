"""The language pack of Japanese."""

import re
from functools import cached_property

from faqbot.language.fallback import FallbackPack
from faqbot.language.japanese.lexicon import HIRAGANA, KANJI, KATAKANA, JapaneseLexicon
from faqbot.language.named_texts import read_named_texts
from faqbot.language.thesaurus import list_words

HIRAGANA_BAND, PARTICLE_BAND = 20, 4
"""Frequency bands of a word in hiragana, mostly a topic, and of a single letter, mostly a particle."""

_HIRAGANA = re.compile(f"[{HIRAGANA}\u30fc]+")
# A verb of two parts is written with and without the ending of the first: 申し込む, 申込む.
_JOINED = re.compile(
    f"(?<=[{KANJI}])(?<![方何])(?:[りしきちみえけせべれめげ]|(?<=[払問買使洗言])い)(?=(?!方|中|前|後|時|間|日)[{KANJI}](?![{KANJI}{KATAKANA}]))"
)
_HONORIFIC = re.compile(f"(?<![{HIRAGANA}])[おご](?=[{KANJI}{KATAKANA}])|(?<=[はをのにでともへがや])お(?=[{KANJI}])")
# A verb of one character behind a noun, as its ending shows: neither a particle nor a form of "suru" or "desu".
_VERB = re.compile(
    f"(?<=[{KANJI}])([{KANJI}])(?=られ|っ[たてちと]|ん[でだ]|[らりるろきくけこいうえわみむめびぶべつ]|れ[るまばな]|せ[るま])(?!くらい|から|まで|より|ける|いる|いま|いつ|いく|いい|くだ|きっ)"
)
_MONTHS = re.compile("(?<=[一二三四五六七八九十何数0-9])[かヶカケヵ](?=月)")
_PAIR = re.compile(f"[{KANJI}]{{2}}")
_LONG_END = re.compile(f"(?<=[{KATAKANA}][{KATAKANA}])ー(?![{KATAKANA}])")


class Japanese(FallbackPack):
    """Japanese."""

    @cached_property
    def lexicon(self) -> JapaneseLexicon:
        """The words of its data files, and its rules."""
        return JapaneseLexicon(self.list_words())

    def respell(self, folded: str) -> str:
        """Return a text without the honorific beginnings of words, and with verbs of two parts written shortly.

        >>> PACK.tokenize("お申し込みの取り消し")
        ['申込', '取消']
        """
        if folded.isascii():
            return folded
        apart = _VERB.sub(self._set_apart, _HONORIFIC.sub("", folded))
        for pattern in (_JOINED, _MONTHS, _LONG_END):
            apart = pattern.sub("", apart)
        return apart

    def _set_apart(self, found: re.Match[str]) -> str:
        """Return a character with a blank before it, unless it ends a listed word."""
        pair = found.string[found.start() - 1 : found.end()]
        return found[1] if pair in self._pairs else f" {found[1]}"

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The pairs of characters in the words of its data files."""
        words = (*list_words("ja"), *read_named_texts("cues", "ja").get("function", "").split())
        return frozenset(pair for word in words for pair in _PAIR.findall(word))

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a word."""
        band = super().rank_band(word)
        if word in self.listed_topics or not _HIRAGANA.fullmatch(word):
            return band
        return min(band, PARTICLE_BAND if len(word) == 1 else HIRAGANA_BAND)


PACK = Japanese("ja")
