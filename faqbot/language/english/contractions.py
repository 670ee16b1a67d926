"""English contractions: negations written out, other clitics dropped."""

import re

from faqbot.language.text import fold_text, split_words

_CLITIC = re.compile(r"'(?:s|m|re|ve|ll|d)\b")
# Negations are written out, so that they are seen in whatever form; "wont" and "cant" are typed more often than meant.
_NEGATION = re.compile(
    r"\b(?:(ca)n'?t|(wo)n'?t|(can)not|"
    r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|might)(?:n't|nt)|(ai)n'?t)\b"
)
_FULL_VERBS = {"ca": "can", "wo": "will", "ai": "is"}


def tokenize(text: str) -> list[str]:
    """Split a text into comparable words and numbers, with negations written out.

    >>> tokenize("Don't they cost 1,000 a post-partum infusion? It's $7000.")
    ['do', 'not', 'they', 'cost', '1,000', 'a', 'post', 'partum', 'infusion', 'it', '7000']
    """
    compared = fold_text(text)
    if "'" in compared or "nt" in compared or "cannot" in compared:
        compared = _CLITIC.sub("", _NEGATION.sub(_write_out, compared))
    return split_words(compared)


def _write_out(negation: re.Match[str]) -> str:
    verb = next(filter(None, negation.groups()))
    return f"{_FULL_VERBS.get(verb, verb)} not"
