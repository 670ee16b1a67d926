"""Score how much a message sounds like a call for help, with a small learned model.

The model is linear: the score is a sum of one weight for each feature of a window of the message, so that every score
can be taken apart. It stands beside the signs of a base, and never silences one that tells of now. It knows general
English and nothing of a subject.
"""

from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from math import sqrt

from faqbot.alerts.features import FEATURES, FeatureReader, Word, count_named, read_context
from faqbot.data import data_path
from faqbot.knowledge.notices import Urgency
from faqbot.language.pack import LanguagePack

UNIT = 1 / 90
"""What a weight of 1 adds to the score. The greatest learned weight is 1.1, the greatest in a byte."""

LIKELY_AT = 0.28
"""Score from which a message is likely a call for help.

With it, HAZARDS.md tells how many are missed, and how many calm messages raise an alarm."""

SURE_AT = 0.6
"""Score from which a message with a sign that is denied, past or only asked about is likely a call for help.

Between the two scores, as many of these messages are calm as are emergencies; without such a sign, one in eight is."""

POSSIBLE_AT = 0.0
"""Score from which a message is possibly a call for help. It is where the trained model is undecided."""

CALM_BELOW = -0.2
"""Score below which a message sounds calm, so that a sign in it raises no more than the gentle alert.

Chosen on the messages of HAZARDS.md: of the calm ones with a sign, seven in ten score less, of the emergencies with a
sign one in forty-five."""


SHORT_WINDOW, MIN_VITAL = 5, 2
"""Words of a short window, and the groups of parts and states of body and mind that it must have to be rated.

A few words around a name that the model does not know are too little to go by."""


class UrgencyModel:
    """Scores messages in one language.

    Threads may share a model.

    Args:
        reader: Reads the features of a message.
        weights: The weight of each feature, in units of ``UNIT``.

    Raises:
        ValueError: If there are not ``FEATURES`` weights.
    """

    def __init__(self, reader: FeatureReader, weights: "array[int]") -> None:
        if len(weights) != FEATURES:
            raise ValueError(f"the model has {len(weights)} weights, not {FEATURES}")
        self._reader = reader
        self._weights = weights
        self._weigh_parts = lru_cache(maxsize=8192)(self._weigh_parts_anew)

    def score(self, message: str) -> float:
        """Return the score of the most urgent window of a message.

        Args:
            message: The message as it was typed, of any length. Of a long one only both ends are read.

        Returns:
            ``LIKELY_AT`` or more for a likely call for help, less than ``POSSIBLE_AT`` for anything else.
        """
        return self._score_best(self._reader.windows(message))

    def rate(self, message: str, *, is_discounted: bool = False, names: frozenset[str] = frozenset()) -> Urgency | None:
        """Return how surely a message is a call for help, or None if it is not one or is too short to tell.

        Args:
            message: The message as it was typed.
            is_discounted: Whether it has a sign that is denied, past or only asked about, and needs a higher score.
            names: Words that the model cannot know, such as the names of the base; they do not make a message longer.
        """
        score = self._score_best(window for window in self._reader.windows(message) if has_enough(window, names))
        likely = SURE_AT if is_discounted else LIKELY_AT
        return "likely" if score >= likely else "possible" if score >= POSSIBLE_AT else None

    def is_calm(self, message: str) -> bool:
        """Whether a message sounds calm, whatever it is about."""
        return self.score(message) < CALM_BELOW

    def may_be_urgent(self, message: str) -> bool:
        """Whether a message sounds more like a call for help than not, however short it is."""
        return self.score(message) >= POSSIBLE_AT

    def is_likely_urgent(self, message: str) -> bool:
        """Whether a message likely is a call for help, however short it is."""
        return self.score(message) >= LIKELY_AT

    def _score_best(self, windows: Iterable[list[Word]]) -> float:
        return max(map(self._score_window, windows), default=POSSIBLE_AT - 1)

    def _score_window(self, words: list[Word]) -> float:
        weigh = self._weights.__getitem__
        score = 0.0
        for block in read_context(words):
            if block:
                score += sum(map(weigh, block)) / sqrt(len(block))
        # Words have many parts, so that their sums are kept.
        sums = list(map(self._weigh_parts, set(words)))
        if count := sum(count for _, count in sums):
            score += sum(weight for weight, _ in sums) / sqrt(count)
        return UNIT * score

    def _weigh_parts_anew(self, word: Word) -> tuple[int, int]:
        """Return the sum of the weights of the parts of a word, and the number of its parts."""
        return sum(map(self._weights.__getitem__, word.parts)), len(word.parts)


def has_enough(window: list[Word], names: frozenset[str]) -> bool:
    """Whether a window has enough words to be rated, or names enough parts and states of body and mind."""
    spoken = sum(word.text not in names and (word.text[0].isalnum() or word.text[0] == "<") for word in window)
    return spoken > SHORT_WINDOW or count_named(window) >= MIN_VITAL


@cache
def urgency_model_for(pack: LanguagePack) -> UrgencyModel | None:
    """Return the model of a language, or None if there is none.

    The first call for a language reads 140 kB from a file.
    """
    groups = pack.urgency_groups
    if not groups:
        return None
    with open(data_path("english", "urgency.bin"), "rb") as file:
        weights = array("b", file.read())
    return UrgencyModel(FeatureReader(pack, groups), weights)
