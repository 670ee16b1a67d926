"""English words that deny and hedge claims."""

from faqbot.language.claim_words import ClaimWords
from faqbot.language.english.stemming import stem

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
    months={
        stem(month): month[:3]
        for month in "january february march april june july august september october november december".split()
    },
    has_capital_names=True,
    capital_words=frozenset("I"),
)
"""The claim words of English."""
