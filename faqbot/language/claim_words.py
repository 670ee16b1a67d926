"""Words with which answers and questions make claims.

Each language fills in its own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from faqbot.language.defaults import NEVER, NO_MAPPING, NO_WORDS
from faqbot.language.quantity_words import QuantityWords


class ClaimWords(NamedTuple):
    """Words with which ``faqbot check`` compares texts.

    For an unknown language every list is empty, so that the checks that need one find nothing.

    Attributes:
        negations: Words that deny.
        hedges: Stems of words that leave a claim open.
        abilities: Words that leave a claim open in an answer, where in a passage they may be a plain ability.
        clause_boundary: The boundary between two clauses of a sentence.
        months: Stems of the months, with their abbreviations in references.
        has_capital_names: Whether a capital inside a sentence makes a name.
        capital_words: Words with a capital that are no names.
        quantities: Words for numbers and units.
        fillers: Words that make no difference between two phrasings.
        interchangeable_words: Groups of words that turn a question into another one when they are exchanged.
        removable_negation: A negation that can be removed from a question.
        reading_grade: Returns the school grade of a text from its words and the number of its sentences; None if no
            formula is known.
    """

    negations: frozenset[str] = NO_WORDS
    hedges: frozenset[str] = NO_WORDS
    abilities: frozenset[str] = NO_WORDS
    clause_boundary: re.Pattern[str] = re.compile(r";\s")
    months: Mapping[str, str] = NO_MAPPING
    has_capital_names: bool = False
    capital_words: frozenset[str] = NO_WORDS
    quantities: QuantityWords = QuantityWords()
    fillers: frozenset[str] = NO_WORDS
    interchangeable_words: tuple[tuple[str, ...], ...] = ()
    removable_negation: re.Pattern[str] = NEVER
    reading_grade: Callable[[Sequence[str], int], float] | None = None
