"""Recognise the language that a collection of texts is written in."""

from collections.abc import Iterable
from math import inf

from faqbot.language.common_words import common_bands, list_languages
from faqbot.language.folding import fold_text
from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for, primary_subtag
from faqbot.language.scripts import count_scripts, scripts_of
from faqbot.language.segmentation import split_words

MAX_RECOGNIZED = 20_000
"""Characters that are examined; more of them change nothing."""

MAX_BAND, MISSING_BAND = 16, 28
"""Greatest frequency band of a common word, which is that of rank 256, and the band of any other word.

The lists of most languages end at about that rank. Beyond it a word may be one of some 16,000."""

MIN_TELLING_WORDS = 4
"""Least number of words that must be common in the language, or written in its own script."""

MIN_LEAD = 0.6
"""Bands per word by which a language must lead.

On the bases of benchmarks/languages, which are in 24 languages, all are recognised, with leads of 1.2 or more. Of their
first two entries alone, two in Turkish lead by less than 0.8."""

MIN_DOUBT, MIN_DOUBTING_WORDS = 3.0, 10
"""Bands per word by which another language must lead one that a file declares, and the least number of its words.

Nynorsk leads Norwegian by less than three bands."""


def recognize_language(texts: Iterable[str], declared: str = "") -> str:
    """Return the primary subtag of the language of some texts, or an empty text if too little tells it.

    Each word costs its frequency band in a language: by Zipf's law, a word of rank r needs as many bits as the binary
    logarithm of r, and two bands are one bit. The language in which the texts cost least is theirs. Only languages in
    the script of most letters are compared.

    Args:
        texts: Texts in one language, such as the questions and answers of a base.
        declared: The language that a file says they are in, as a BCP 47 tag. It is returned unless another one leads it
            by ``MIN_DOUBT``, and always if its common words are not known.

    >>> recognize_language(["Wie lange hält ein Brot?", "Es hält drei Tage, wenn es nicht in der Sonne liegt."])
    'de'
    >>> recognize_language(["VPN?"])
    ''
    """
    text = fold_text(" ".join(texts)[:MAX_RECOGNIZED])
    words = [word for word in split_words(text) if any(map(str.isalpha, word))]
    bands = {language: _rank_bands(words, language) for language in _select_languages(text)}
    costs = {language: sum(ranked) / max(1, len(words)) for language, ranked in bands.items()}
    own = primary_subtag(declared)
    if not costs or (own and own not in list_languages()):
        return own
    best, *others = sorted(costs, key=costs.__getitem__)
    if own:
        rivals, lead, least = [own], MIN_DOUBT, MIN_DOUBTING_WORDS
    else:
        rivals, lead, least = others[:1], MIN_LEAD, MIN_TELLING_WORDS
    is_ahead = all(costs.get(rival, inf) - costs[best] >= lead for rival in rivals)
    # A script tells much without any common word: one that only this language has, or that is not the declared one's.
    is_told_by_script = not others or (own and own not in costs)
    telling = len(words) if is_told_by_script else sum(band <= MAX_BAND for band in bands[best])
    return best if is_ahead and telling >= least else own


def _select_languages(text: str) -> list[str]:
    """Return the languages whose scripts have the most letters of a text.

    Every letter of Chinese may stand in Japanese: of equals, the languages with the fewest scripts count.
    """
    counts = count_scripts(text)
    letters = {language: sum(counts[script] for script in scripts_of(language)) for language in list_languages()}
    most = max(letters.values())
    found = [language for language, count in letters.items() if count == most and most]
    fewest = min((len(scripts_of(language)) for language in found), default=0)
    return [language for language in found if len(scripts_of(language)) == fewest]


def _rank_bands(words: Iterable[str], language: str) -> list[int]:
    """Return the frequency bands of words in a language, ``MISSING_BAND`` for those that are not common."""
    listed = common_bands(language)
    # English has a longer list of its own.
    bands = [listed.get(word, UNLISTED) for word in words] if listed else list(map(pack_for(language).rank_band, words))
    return [band if band <= MAX_BAND else MISSING_BAND for band in bands]
