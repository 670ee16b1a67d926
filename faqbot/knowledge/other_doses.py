"""Doses of something that a base is not about, such as another drug: what is asked is asked beside them."""

import re
from functools import lru_cache

from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.defaults import NEVER
from faqbot.language.packs import pack_for
from faqbot.language.segmentation import DIGIT

SMALL_UNITS = ("iu", "mcg", "ml", "ug", "µg", "μg")
"""Units of doses, the same in every language, that a base need not have for its own sums."""


def drop_other_doses(text: str, knowledge: KnowledgeBase) -> str:
    """Return a text without the amounts right before a protected name that the title of a base does not have.

    An amount counts in a unit of an input that is never assumed, or in one of ``SMALL_UNITS``.

    >>> from faqbot.knowledge.computation import Computation, Input
    >>> from faqbot.knowledge.amounts import Unit
    >>> leaven = Computation((Input("leaven", (Unit(("g",), 1),), 1, 900, "No."),), ())
    >>> bread = KnowledgeBase(id="bread", title="Bread", protected=("Nuvo",), computations=(leaven,))
    >>> drop_other_doses("20 g, or 5 g of Nuvo?", bread)
    '20 g, or Nuvo?'
    """
    if not knowledge.computations or not DIGIT.search(text):
        return text
    units = {
        word
        for computation in knowledge.computations
        for each in computation.inputs
        if each.default is None
        for word in each.unit_words
    }
    return _doses(frozenset(units), knowledge.protected, knowledge.title, knowledge.language).sub("", text)


@lru_cache(maxsize=16)
def _doses(units: frozenset[str], names: tuple[str, ...], title: str, language: str) -> re.Pattern[str]:
    """Return the expression of a dose, up to the name of what it is a dose of."""
    pack = pack_for(language)
    own = set(pack.tokenize(title))
    others = [re.escape(name) for name in names if own.isdisjoint(pack.tokenize(name))]
    if not others:
        return NEVER
    words = "|".join(sorted(map(re.escape, {*units, *SMALL_UNITS}), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,$€£-])[0-9][0-9.,]*\s*(?:{words})\s+(?:\w{{1,3}}\s+)?(?=(?:{'|'.join(others)})\b)", re.IGNORECASE
    )
