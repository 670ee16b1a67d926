"""English words with which answers and questions make claims."""

import re

from faqbot.language.claim_words import ClaimWords
from faqbot.language.english.quantity_words import QUANTITY_WORDS
from faqbot.language.english.reading_grade import compute_reading_grade
from faqbot.language.english.stemming import stem

_AUXILIARIES = "is are was were do does did could should would must".split()

CLAIM_WORDS = ClaimWords(
    negations=frozenset(
        "not no never none nobody nothing neither nor without cannot lack lacks lacked lacking".split()
    ),
    hedges=frozenset(
        map(
            stem,
            """
            may might could seem suggest appear possible possibly potential potentially perhaps probably theoretical
            theoretically estimate estimated unclear uncertain unknown believe thought think maybe tend
            """.split(),
        )
    ),
    abilities=frozenset(("can",)),
    clause_boundary=re.compile(r";\s|,? \b(?:but|while|whereas|although|though|however)\b"),
    months={
        stem(month): month[:3]
        for month in "january february march april june july august september october november december".split()
    },
    has_capital_names=True,
    capital_words=frozenset("I"),
    quantities=QUANTITY_WORDS,
    fillers=frozenset(
        """
        a an and are at be been by did do does for had has have i in is it its me my of on or our please that the their
        these they this those to us was we were with you your
        """.split()
    ),
    interchangeable_words=(
        ("intravenous", "subcutaneous", "oral", "intramuscular", "topical", "inhaled"),
        ("men", "women", "children", "adults", "teenagers", "babies"),
    ),
    removable_negation=re.compile(r"\b(?:not|never) |n['’]t\b", re.IGNORECASE),
    reading_grade=compute_reading_grade,
)
"""The claim words of English."""
