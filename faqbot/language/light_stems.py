"""Cut the endings of words in languages for which there is no Snowball algorithm."""

from collections.abc import Callable
from functools import cache

MIN_STEM = {"bn": 2, "uk": 3}
"""Characters of the shortest stem that is left. In Bengali, a letter with its vowel sign is two."""

# As words are compared: folded, and therefore without some marks.
_ENDINGS = {
    "bn": "গুলোর গুলির গুলো গুলি েদের দের েরা রা টির টার টি টা কে তে ের র ে",
    "uk": """
        ами ями ах ях ів їв ові еві ою ею єю ої ий ій їй их іх ими іми ого ього ому ьому ати ити іти яти ути увати ювати
        ає ить ить ять уть ють ете ите емо имо ав ив яв ала ила яла али или яли ння нню ннях а я у ю і ї и е є о й ь
    """,
}
"""The endings of each language, by its primary subtag."""


@cache
def light_stemmer_for(language: str) -> Callable[[str], str] | None:
    """Return the function that cuts the longest ending of a word, or None for a language without a list.

    Args:
        language: A primary subtag.

    >>> stem = light_stemmer_for("uk")
    >>> [stem(word) for word in ("доставка", "доставку", "сон")], light_stemmer_for("tlh")
    (['доставк', 'доставк', 'сон'], None)
    """
    if language not in _ENDINGS:
        return None
    least = MIN_STEM[language]
    endings = sorted({*_ENDINGS[language].split()}, key=lambda ending: (-len(ending), ending))

    def stem(word: str) -> str:
        found = (ending for ending in endings if word.endswith(ending) and len(word) >= least + len(ending))
        return word.removesuffix(next(found, ""))

    return stem
