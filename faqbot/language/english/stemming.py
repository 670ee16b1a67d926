"""Stem English words, so that their inflected forms match."""

from functools import lru_cache

MIN_LENGTH = 3
"""Letters of the shortest stem that the removal of an ending leaves."""

# Each ending, with the least number of letters that its removal must leave; the longest endings come first.
_ENDINGS = (
    ("isations", 4),
    ("izations", 4),
    ("isation", 4),
    ("ization", 4),
    ("ations", 5),
    ("ation", 5),
    ("ating", 5),
    ("ising", 4),
    ("izing", 4),
    ("iness", 3),
    ("ingly", 3),
    ("ated", 5),
    ("ates", 5),
    ("ions", 4),
    ("ings", 3),
    ("ised", 4),
    ("ized", 4),
    ("ises", 4),
    ("izes", 4),
    ("edly", 3),
    ("ate", 5),
    ("ion", 4),
    ("ing", 3),
    ("ise", 4),
    ("ize", 4),
    ("ies", 3),
    ("ied", 3),
    ("ily", 3),
    ("ly", 3),
    ("ed", 3),
    ("es", 3),
    ("s", 3),
    ("y", 3),
    ("e", 3),
)
# By their last letters, because most words end with none of these.
_BY_LAST = {
    last: [(ending, least) for ending, least in _ENDINGS if ending[-1] == last]
    for last in {ending[-1] for ending, _ in _ENDINGS}
}
_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "is are am was were been being",
        "become": "became",
        "begin": "began begun",
        "child": "children",
        "come": "came",
        "die": "died dies dying",
        "do": "does did doing done",
        "feel": "felt",
        "get": "got gotten",
        "give": "gave given",
        "go": "goes went gone",
        "have": "has had having",
        "keep": "kept",
        "know": "knew known",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "prove": "proven",
        "say": "said",
        "see": "saw seen",
        "show": "shown",
        "take": "took taken",
        "tell": "told",
        "think": "thought",
        "tooth": "teeth",
        "use": "used uses using",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
_NO_PLURALS = ("ss", "us", "is")
_VOWELS = frozenset("aeiouy")
_ION_ENDINGS = {"ion", "ions"}
_DOUBLING_ENDINGS = {"ing", "ings", "ed"}


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the stem of a word.

    An irregular form is stemmed as its base form. A number, a word of at most three letters and a word with letters
    other than a to z are their own stems.

    >>> [stem(word) for word in ("relapses", "relapsed", "relapsing", "relapse")]
    ['relaps', 'relaps', 'relaps', 'relaps']
    >>> [stem(word) for word in ("infusion", "infused", "kidneys", "kidney", "studies", "study", "stopped", "virus")]
    ['infus', 'infus', 'kidney', 'kidney', 'stud', 'stud', 'stop', 'virus']
    """
    word = _IRREGULAR.get(word, word)
    if len(word) <= MIN_LENGTH or not (word.isalpha() and word.isascii()):
        return word
    for ending, least in _BY_LAST.get(word[-1], ()):
        if not word.endswith(ending):
            continue
        root = word[: -len(ending)]
        # "Notes" must not become the negation "not".
        if (
            root == "not"
            or len(root) < least
            or not _VOWELS.intersection(root)
            or (ending in _ION_ENDINGS and root[-1] not in "st")
        ):
            continue
        if ending == "s" and word.endswith(_NO_PLURALS):
            return word
        if ending == "y" and root[-1] in _VOWELS:
            return word
        doubled = (
            ending in _DOUBLING_ENDINGS and len(root) > MIN_LENGTH and root[-1] == root[-2] and root[-1] not in "lsz"
        )
        return root[:-1] if doubled else root
    return word
