"""Split folded text into words, numbers, codes and symbols.

Words are runs of letters, digits and the marks of letters, much as Unicode's word boundaries have them (Unicode
Standard Annex 29). Scripts without blanks between words would need a dictionary for that. Instead, their runs become
overlapping pairs of letters, as search engines do it; so do the words of Korean, to which particles are joined.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from faqbot.language.lazy_pattern import compile_lazily
from faqbot.language.lexicon import Lexicon
from faqbot.language.marks import MARKS

_IDEOGRAPHS = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# The scripts whose runs become pairs: Chinese characters, hiragana, katakana, hangul, Thai and Lao, Myanmar, Khmer.
_PAIRED_SCRIPTS = (
    _IDEOGRAPHS,
    "\u3041-\u309f\u30fc",
    "\u30a1-\u30ff\u31f0-\u31ff",
    "\uac00-\ud7a3",
    "\u0e01-\u0eff",
    "\u1000-\u109f",
    "\u1780-\u17ff",
)

# A word after the longer terms that begin like it: a name such as "c++", a code such as "e-42" or "b12", a number with
# separators, letters with a number behind them such as "win11".
_TERM = r"""
    {letter}+ (?: \+\+ | \# ) (?! [\w+#] )
  | (?<! [^\W_] ) {letter}{{1,2}} -? [0-9]+ (?! [^\W_] | [.,][0-9] )
  | (?: (?<! [\w)\]] ) - | (?<! [^\W_] ) v )? [0-9]+ (?: [.,'][0-9]+ )+
  | (?<! [\w)\]] ) -[0-9]+ {character}*
  | {letter}{{3,}} (?= [0-9] )
  | {character}+
  | (?<! \S ) \.[a-z]{{2,}} (?! \S )
  | [%‰€$£¥₹₽₺₩] | ° [cf]?
"""
# Most texts have plain words alone. Looking for anything else takes a fraction of the time of looking for all terms.
_OTHER_TERM = re.compile(r"[0-9#$%]|\+\+|(?<!\S)\.[a-z]")
_PLAIN_WORD = re.compile("[a-z]+")
_ASCII_TERM = compile_lazily(_TERM.format(letter="[a-z]", character="[a-z0-9]"), re.VERBOSE)
DIGIT = re.compile("[0-9]")
"""Most texts have no digit. Looking for one takes a fraction of the time of looking for a code."""

# ASCII texts never need these expressions, whose many ranges take time to compile.
_ANY_TERM = compile_lazily(
    _TERM.format(letter=rf"(?:[^\W\d_]|[{MARKS}])", character=rf"(?:[^\W_]|[{MARKS}])"), re.VERBOSE
)
_PAIRED_RUN = compile_lazily("|".join(f"[{script}](?:[{script}]|[{MARKS}])*" for script in _PAIRED_SCRIPTS))
_IDEOGRAPH = compile_lazily(f"[{_IDEOGRAPHS}]")
_ALPHABETIC = compile_lazily(rf"(?:[^\W\d_]|[{MARKS}])+")
_LETTER = compile_lazily(f".[{MARKS}]*")

_SPACED_CODE = compile_lazily(r"(?<![^\W_])([a-z]) ([0-9]+)(?![^\W_]|[.,][0-9])")
_SEPARATOR = compile_lazily("[.,']")
_SPACED_THOUSANDS = compile_lazily(r"(?<![\w.,])([0-9]{1,3})((?: [0-9]{3})+)(?![\w])")


def split_words(folded: str, decimal_mark: str = ".", lexicon: Lexicon | None = None) -> list[str]:
    """Split a text into words, numbers, codes and symbols.

    A number has no separators but a decimal point: ``1.5``, ``7000``. A minus belongs to its number. ``e-42`` is the
    code ``e42``, and ``win11`` is the word ``win`` and a number, because people write both ways. Versions are numbers.

    Args:
        folded: A text as ``fold_text`` returns it.
        decimal_mark: The decimal mark of its language: a point or a comma. The other one groups thousands.
        lexicon: The listed words of its language, which are kept whole in a script without blanks.

    >>> split_words("they cost $1,000.50 a post-partum infusion of b-12, at -20 °c.")
    ['they', 'cost', '$', '1000.50', 'a', 'post', 'partum', 'infusion', 'of', 'b12', 'at', '-20', '°c']
    >>> split_words("c++ or c# v2.1 auf win11"), split_words("1.000,50 oder 2,5", ",")
    (['c++', 'or', 'c#', '2.1', 'auf', 'win', '11'], ['1000.50', 'oder', '2.5'])
    >>> split_words("दिन दान"), split_words("営業時間は?")
    (['दिन', 'दान'], ['営業', '業時', '時間', 'は'])
    """
    is_ascii = folded.isascii()
    if is_ascii and not _OTHER_TERM.search(folded):
        return _PLAIN_WORD.findall(folded)
    if decimal_mark == ",":
        folded = _SPACED_THOUSANDS.sub(lambda found: found[0].replace(" ", ""), folded)
    terms = (_ASCII_TERM if is_ascii else _ANY_TERM).findall(folded)
    words = [term if term.isalpha() else _normalize_term(term, decimal_mark) for term in terms]
    return words if is_ascii else [part for word in words for part in _split_listed(word, lexicon)]


def join_codes(folded: str, one_letter_words: str) -> str:
    """Join codes of a letter and a number: ``e 42`` becomes ``e42``.

    Args:
        folded: A text as ``fold_text`` returns it.
        one_letter_words: The letters that are words of the language.

    >>> join_codes("error e 42 and a 4", one_letter_words="ai")
    'error e42 and a 4'
    """
    return _SPACED_CODE.sub(lambda found: found[0] if found[1] in one_letter_words else found[1] + found[2], folded)


def is_alphabetic(word: str) -> bool:
    """Whether a word has nothing but letters and their marks.

    >>> is_alphabetic("पानी"), "पानी".isalpha(), is_alphabetic("b12")
    (True, False, False)
    """
    return word.isalpha() or (not word.isascii() and _ALPHABETIC.fullmatch(word) is not None)


def is_ideograph(letter: str) -> bool:
    """Whether a letter is a Chinese character, which mostly has a meaning of its own."""
    return _IDEOGRAPH.fullmatch(letter) is not None


def is_pair(word: str) -> bool:
    """Whether a word is in a script whose runs become pairs."""
    return not word.isascii() and _PAIRED_RUN.match(word) is not None


def _normalize_term(term: str, decimal_mark: str) -> str:
    """Return a term that is no plain word without separators."""
    if not any(map(str.isdigit, term)):
        return term
    if term[0].isdigit() or term[0] in "-v":
        sign, number = ("-", term[1:]) if term[0] == "-" else ("", term)
        return sign + _normalize_number(number, decimal_mark)
    return term.replace("-", "")


def _normalize_number(number: str, decimal_mark: str) -> str:
    """Return a number with points between its parts, and with its thousands joined."""
    separators = _SEPARATOR.findall(number)
    if not separators:
        return number
    first, *others = _SEPARATOR.split(number.removeprefix("v"))
    last = others.pop() if separators[-1] == decimal_mark and separators.count(decimal_mark) == 1 else ""
    is_grouped = decimal_mark not in separators[: len(others)] and all(len(group) == 3 for group in others)
    whole = ("" if is_grouped and len(first) <= 3 else ".").join((first, *others))
    return f"{whole}.{last}" if last else whole


def _split_listed(word: str, lexicon: Lexicon | None) -> Iterator[str]:
    """Yield the listed words in a word of a script without blanks, and the parts of what is between them."""
    if lexicon is None or word.isascii() or not _PAIRED_RUN.search(word):
        yield from _split_scripts(word)
        return
    for text, is_word in lexicon.cut(word):
        yield from (text,) if is_word else _split_scripts(text)


def _split_scripts(word: str) -> Iterator[str]:
    """Yield a word, or the pairs and the other parts of one in a script without blanks."""
    place = 0
    for run in () if word.isascii() else _PAIRED_RUN.finditer(word):
        if run.start() > place:
            yield word[place : run.start()]
        place = run.end()
        letters = _LETTER.findall(run[0])
        if len(letters) == 1:
            yield run[0]
        yield from map("".join, pairwise(letters))
    if place < len(word):
        yield word[place:]
