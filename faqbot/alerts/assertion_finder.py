"""Find what clauses assert about signs, by the trigger words of a language."""

from functools import cache, cached_property
from itertools import pairwise

from faqbot.alerts.assertion import Assertions
from faqbot.alerts.excess import find_excesses
from faqbot.alerts.phrases import Clause, PhraseFinder, Span, index_phrases, parse_phrases
from faqbot.language.circumstances import Circumstances
from faqbot.language.pack import LanguagePack

SHORTEST_TRIGGER = 4
"""Letters of the shortest trigger word in which slips are corrected."""

_PHRASE_LISTS = "past habit over settled present plea about asking pressing polite supposing asserting meant".split()


@cache
def finder_for(pack: LanguagePack) -> "AssertionFinder":
    """Return the finder of a language, which all detectors share."""
    return AssertionFinder(pack.circumstances)


class AssertionFinder:
    """Finds what clauses assert about signs.

    Threads may share a finder.

    Args:
        circumstances: The trigger words.
    """

    def __init__(self, circumstances: Circumstances) -> None:
        self.circumstances = circumstances

    def assertions(self, clause: Clause) -> "Assertions":
        """Return what a clause asserts about the signs in it."""
        return Assertions(clause, self.circumstances, self._phrases.find(clause))

    def find_excesses(self, clause: Clause) -> list[Span]:
        """Return where amounts are that are greater than what was meant."""
        meant = self._phrases.find(clause).get("meant", [])
        return list(find_excesses(clause, meant, dict(self.circumstances.unit_factors)))

    def tells_of_now(self, clause: Clause) -> bool:
        """Whether a clause tells of something that goes on now, or pleads for help."""
        found = self._phrases.find(clause)
        settled = [*found.get("settled", ()), *found.get("over", ())]
        now = (span for name in ("present", "plea", "pressing") for span in found.get(name, ()))
        if any(not any(first <= begin and end <= last for first, last in settled) for begin, end in now):
            return True
        words = self.circumstances
        return bool(words.progressive_ending) and any(
            verb in words.progressive_verbs
            and word.endswith(words.progressive_ending)
            and word not in words.progressive_exceptions
            for verb, word in pairwise(clause)
        )

    def trigger_words(self) -> frozenset[str]:
        """Return the trigger words in which slips are corrected."""
        spellings, negation = self.circumstances.spellings, f" {self.circumstances.negation}"
        words = {word for phrases in self._lists.values() for phrase in phrases for word in phrase}
        negations = (short for short, long in spellings.items() if long.endswith(negation))
        words.update(self.circumstances.general, self.circumstances.denials, negations)
        return frozenset(word for word in words if len(word) >= SHORTEST_TRIGGER)

    @cached_property
    def _lists(self) -> dict[str, list[Clause]]:
        return {name: parse_phrases(getattr(self.circumstances, f"{name}_phrases")) for name in _PHRASE_LISTS}

    @cached_property
    def _phrases(self) -> PhraseFinder:
        return PhraseFinder(index_phrases(self._lists))
