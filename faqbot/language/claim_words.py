"""Words that deny and hedge claims: data for each language to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """The words by which ``faqbot check`` compares the claims of answers and passages.

    Every list is empty for an unknown language, so that the checks that need one find nothing.

    Attributes:
        negations: Words that deny.
        hedges: Stems of words that leave a claim open.
        abilities: Words that leave a claim open in an answer, where in a passage they may be a plain ability.
        months: Stems of the months, with their abbreviations in references.
        has_capital_names: Whether a capital inside a sentence makes a name.
        capital_words: Words with a capital that are no names.
    """

    negations: frozenset[str] = _NONE
    hedges: frozenset[str] = _NONE
    abilities: frozenset[str] = _NONE
    months: Mapping[str, str] = field(default_factory=dict)
    has_capital_names: bool = False
    capital_words: frozenset[str] = _NONE
