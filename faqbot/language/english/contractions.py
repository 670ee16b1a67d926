"""Write out English negations, drop other clitics, typed with or without an apostrophe, and join codes.

A code of a letter and a number is one word however it is typed: ``E 42``, ``E-42`` and ``E42``. The letters ``a`` and
``i`` are words of their own.
"""

import re

from faqbot.language.folding import fold_text
from faqbot.language.segmentation import DIGIT, join_codes, split_words

_CLITIC = re.compile(r"'(?:s|m|re|ve|ll|d)\b")
# A negation is the same words however it is typed. "Wont" and "cant" are taken for the negations that people mean.
_NEGATION = re.compile(
    r"\b(?:(ca)n'?t|(wo)n'?t|(can)not|"
    r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might)(?:n't|nt)|(ai)n'?t)\b"
)
# Clitics that are typed without their apostrophe. Where that makes another word ("id", "shed", "ill"), it is a clitic
# only at the start of a clause, and before words that often follow one: "the id be entered" is about an id.
_CLAUSE_START = "|".join(
    rf"(?<=\b{word} )"
    for word in "and but if so that what why then when because think wish hope hoping say said".split()
)
_JOINED = re.compile(
    r"\b(?:(i)(?:m|ve)|(you|they)(?:re|ve|ll|d)|(we)ve|(he|she|it|that|what|who|where|when|why|how|there|here)s|"
    rf"(it|that|there)(?:ll|d)|(?:^|(?<=[.,;:!?] )|{_CLAUSE_START})(?:"
    r"(i|he|she|we)d(?= (?:like|love|hate|rather|prefer|better|had|have|been|be|never|also)\b)|"
    r"(i|he|she)ll(?= (?:be|have|need|want|get|go|take|try|also|never)\b)))\b"
)
ONE_LETTER_WORDS = "ai"
_FULL_VERBS = {"ca": "can", "wo": "will", "ai": "is"}


def tokenize(text: str) -> list[str]:
    """Split a text into words, with negations written out.

    >>> tokenize("Don't they cost 1,000 a post-partum infusion? It's $7000.")
    ['do', 'not', 'they', 'cost', '1000', 'a', 'post', 'partum', 'infusion', 'it', '$', '7000']
    >>> tokenize("whats in it, id like to know"), tokenize("which id, whose shed")
    (['what', 'in', 'it', 'i', 'like', 'to', 'know'], ['which', 'id', 'whose', 'shed'])
    >>> tokenize("error E 42") == tokenize("error e-42") == ["error", "e42"]
    True
    """
    folded = fold_text(text)
    if "'" in folded or "nt" in folded or "cannot" in folded:
        folded = _CLITIC.sub("", _NEGATION.sub(_write_out, folded))
    folded = _JOINED.sub(_keep_word, folded)
    return split_words(join_codes(folded, ONE_LETTER_WORDS) if DIGIT.search(folded) else folded)


def _keep_word(joined: re.Match[str]) -> str:
    word: str = next(filter(None, joined.groups()))
    return word


def _write_out(negation: re.Match[str]) -> str:
    verb = next(filter(None, negation.groups()))
    return f"{_FULL_VERBS.get(verb, verb)} not"
