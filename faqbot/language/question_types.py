"""Question types: what kind of fact a question asks for, such as a price or a duration."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

MAX_TYPES = 8
"""Number of types that fit into the numbers in which an index keeps them."""


@dataclass(frozen=True, slots=True)
class QuestionTypes:
    """The question types of one language.

    A set of types is a number with a bit for each of them, in the order of ``signs``.

    Attributes:
        cues: The type that a word, or a pair of neighbouring words, asks for.
        signs: For each type a regular expression for what a text has that gives this kind of fact. Texts are in lower
            case.
    """

    cues: Mapping[str, str] = field(default_factory=dict, hash=False)
    signs: Mapping[str, str] = field(default_factory=dict, hash=False)

    def find_asked(self, words: Sequence[str]) -> int:
        """Return the types that a question asks for.

        Args:
            words: The words of the question in order.
        """
        pairs = (f"{one} {other}" for one, other in pairwise(words))
        return self._join(self.cues[cue] for cue in (*words, *pairs) if cue in self.cues)

    def find_given(self, answer: str) -> int:
        """Return the types that an answer gives."""
        text = answer.lower()
        return self._join(name for name, sign in self.signs.items() if re.search(sign, text))

    def _join(self, names: Iterable[str]) -> int:
        order = list(self.signs)
        types = 0
        for name in names:
            types |= 1 << order.index(name)
        return types
