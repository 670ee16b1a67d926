"""Build ``faqbot/data/common_words.txt``: the commonest words of many languages.

The sources are the lists of the package justext (BSD licence), the commonest words of Wikipedias in order, and those of
the package stopwordsiso (MIT licence), function words in no order. For each language, the table has the words as they
are compared, separated by blanks: first those of the first list in their order, then ``SEPARATOR``, then those of the
second list. Run this script in an environment that has both packages::

    python benchmarks/build_common_words.py
"""

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from faqbot.language.common_words import SEPARATOR
from faqbot.language.folding import fold_text
from faqbot.language.segmentation import split_words
from faqbot.language.sorted_table import build_table

ORDERED_WORDS = 300
"""Words taken from each list in order."""

TARGET = Path(__file__).parent.parent / "faqbot" / "data" / "common_words.txt"

ORDERED = {
    tag: name
    for tag, _, name in (
        pair.partition(" ")
        for pair in (
            "af Afrikaans,sq Albanian,ar Arabic,hy Armenian,az Azerbaijani,eu Basque,be Belarusian,bn Bengali,"
            "bs Bosnian,br Breton,bg Bulgarian,ca Catalan,ceb Cebuano,hr Croatian,cs Czech,da Danish,nl Dutch,"
            "eo Esperanto,et Estonian,fi Finnish,fr French,gl Galician,ka Georgian,de German,el Greek,gu Gujarati,"
            "ht Haitian,he Hebrew,hi Hindi,hu Hungarian,is Icelandic,ig Igbo,id Indonesian,ga Irish,it Italian,"
            "jv Javanese,kn Kannada,kk Kazakh,ku Kurdish,ky Kyrgyz,lv Latvian,lt Lithuanian,lb Luxembourgish,"
            "mk Macedonian,ms Malay,ml Malayalam,mt Maltese,mr Marathi,ne Nepali,nb Norwegian_Bokmal,"
            "nn Norwegian_Nynorsk,oc Occitan,fa Persian,pl Polish,pt Portuguese,ro Romanian,ru Russian,sr Serbian,"
            "sk Slovak,sl Slovenian,es Spanish,su Sundanese,sw Swahili,sv Swedish,tl Tagalog,ta Tamil,te Telugu,"
            "tr Turkish,tk Turkmen,uk Ukrainian,ur Urdu,uz Uzbek,vi Vietnamese,cy Welsh,fy West_Frisian,"
            "pa Western_Panjabi,yo Yoruba"
        ).split(",")
    )
}
"""The lists in order, by the subtag of their language."""

RENAMED = {"no": "nb"}
"""Subtags of the lists without order that have another name here."""


def merge_words(ordered: Iterable[str], unordered: Iterable[str]) -> str:
    """Return the words of one language as the table has them.

    Args:
        ordered: Words, the most frequent first; may be empty.
        unordered: Words in no order.
    """
    first = list(dict.fromkeys(_fold(ordered)))[:ORDERED_WORDS]
    return " ".join((*first, SEPARATOR, *sorted({*_fold(unordered)})))


def _fold(words: Iterable[str]) -> Iterable[str]:
    """Yield the words as they are compared; of several words written as one, each."""
    return (part for word in words for part in split_words(fold_text(word)) if any(map(str.isalpha, part)))


def main() -> None:
    """Write the table.

    Raises:
        SystemExit: If a package is not installed.
    """
    folders = []
    for package in ("justext", "stopwordsiso"):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise SystemExit(f"install {package} first")
        folders.append(Path(spec.origin).parent)
    unordered: dict[str, list[str]] = json.loads((folders[1] / "stopwords-iso.json").read_text(encoding="utf-8"))
    unordered = {RENAMED.get(tag, tag): words for tag, words in unordered.items() if tag != "en"}
    table: dict[str, str] = {}
    for tag in sorted({*ORDERED, *unordered}):
        path = folders[0] / "stoplists" / f"{ORDERED.get(tag)}.txt"
        ordered = path.read_text(encoding="utf-8").split() if tag in ORDERED else []
        table[tag] = merge_words(ordered, unordered.get(tag, ()))
    TARGET.write_bytes(build_table(table))


if __name__ == "__main__":
    main()
