"""What the words of a question are taken for: slips repaired, synonyms made one; every change is noted."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from faqbot.language.pack import UNLISTED, LanguagePack
from faqbot.matching.lexical.spelling import SHORTEST, Spelling
from faqbot.matching.ranking import Correction

MAX_WORDS = 128
"""Words of a question that are matched: twice the longest message of the labelled questions."""

MAX_LETTERS = 48
"""Letters of a word that are kept: no word of any base is longer, and what is read is remembered for a while."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The words of a question as the matcher takes them.

    Attributes:
        words: In order, after repairs and synonyms.
        corrections: Repairs, in order.
        unknown: Words that no phrasing has, in order; they are among ``words``, too.
    """

    words: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()


def _apart(first: str, second: str) -> bool:
    """Of no base is it known what stands side by side."""
    del first, second
    return False


class Analyzer:
    """The words that a base knows.

    Args:
        pack: The language of the base.
        counts: For each word how often the base has it.
        stems: The stems of those words.
        synonyms: Groups of terms that mean the same; each term is read as the first of its group.
        protected: Names that are never repaired into something else.
    """

    __slots__ = ("_rules", "_spelling", "counts", "pack", "protected", "stems")

    def __init__(
        self,
        pack: LanguagePack,
        counts: Mapping[str, int],
        stems: AbstractSet[str],
        synonyms: Iterable[Sequence[str]] = (),
        protected: Iterable[str] = (),
    ) -> None:
        self.pack = pack
        self.counts = counts
        self.stems = stems
        self._rules = _rules(synonyms, pack)
        self.protected = _names(protected, pack)
        self._spelling = Spelling(pack, counts, self.protected)

    @classmethod
    def of(
        cls,
        pack: LanguagePack,
        phrasings: Iterable[str],
        synonyms: Collection[Sequence[str]] = (),
        protected: Iterable[str] = (),
    ) -> "Analyzer":
        """The lexicon of the words of phrasings and synonyms."""
        texts = (*phrasings, *(term for group in synonyms for term in group))
        alone = _names(protected, pack)
        counts = Counter(word for text in texts for word in _words(text, alone, pack))
        return cls(pack, counts, set(map(pack.stem, counts)), synonyms, protected)

    def unify(self, text: str) -> tuple[str, ...]:
        """The words of a text of the base itself, synonyms made one and nothing repaired."""
        return self._unify(_words(text, self.protected, self.pack))

    def analyze(self, question: str, together: Callable[[str, str], bool] = _apart) -> Analysis:
        """The words of a question, repaired where that is safe.

        Args:
            question: Any text; the first ``MAX_WORDS`` words of it are read.
            together: Whether the base has two words side by side: of readings that are equally near, one that stands
                beside its neighbours somewhere is the likelier.
        """
        typed = _words(question, self.protected, self.pack)[:MAX_WORDS]
        known = list(map(self.knows, typed))
        if all(known):
            return Analysis(self._unify(typed))
        words: list[str] = []
        corrections: list[Correction] = []
        unknown: list[str] = []
        joined = list(self._joined(typed, known))
        followers = [word for word, _ in joined[1:]] + [""]
        for (word, is_known), follower in zip(joined, followers, strict=True):
            if is_known:
                words.append(word)
            elif parts := self._parts(word):
                words.extend(parts)
            elif readings := self._readings(word):
                before = words[-1] if words else ""
                read = max(readings, key=lambda reading: together(before, reading) + together(reading, follower))
                corrections.append(Correction(word, read))
                words.append(read)
            else:
                words.append(word)
                unknown.append(word)
        return Analysis(self._unify(words), tuple(corrections), tuple(unknown))

    def knows(self, word: str) -> bool:
        """Whether the base has a word, in whatever form."""
        return word in self.counts or self.pack.stem(word) in self.stems

    def _joined(self, words: Sequence[str], known: Sequence[bool]) -> Iterable[tuple[str, bool]]:
        """Words with neighbours joined where only the joined word is known: ``off label`` stays, ``pay ment`` not.

        Args:
            words: In order.
            known: Whether each of them is.

        Returns:
            The words that are left, and whether each is known.
        """
        position = 0
        while position < len(words):
            both = words[position : position + 2]
            if not all(known[position : position + 2]) and self.protected.isdisjoint(both):
                pair = "".join(both)
                if len(both) > 1 and pair.isalpha() and pair in self.counts:
                    yield pair, True
                    position += 2
                    continue
            yield words[position], known[position]
            position += 1

    def _parts(self, word: str) -> tuple[str, str] | None:
        """The two known words that a word is written together from, or None."""
        if (
            len(word) < 2 * SHORTEST - 1
            or not word.isalpha()
            or word in self.protected
            or self.pack.rank_band(word) < UNLISTED
        ):
            return None
        for cut in range(3, len(word) - 2):
            first, second = word[:cut], word[cut:]
            if first in self.counts and second in self.counts:
                return first, second
        return None

    def _readings(self, word: str) -> list[str]:
        """The known words that an unknown one may be a slip of; a word that English has is none."""
        return [] if self.pack.rank_band(word) < UNLISTED else self._spelling.readings(word)

    def _unify(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words with every synonym read as the first of its group, the longest terms first."""
        unified: list[str] = []
        stems = [self.pack.stem(word) for word in words]
        position = 0
        while position < len(words):
            for term, first in self._rules.get(stems[position], ()):
                if tuple(stems[position : position + len(term)]) == term:
                    unified.extend(first)
                    position += len(term)
                    break
            else:
                unified.append(words[position])
                position += 1
        return tuple(unified)


def _names(protected: Iterable[str], pack: LanguagePack) -> frozenset[str]:
    return frozenset(word for name in protected for word in pack.tokenize(name))


def _words(text: str, protected: AbstractSet[str], pack: LanguagePack) -> list[str]:
    """The words of a text, what is short for another word written out unless it is a protected name."""
    short = pack.shorthand.get
    return [word if word in protected else short(word, word[:MAX_LETTERS]) for word in pack.tokenize(text)]


def _rules(synonyms: Iterable[Sequence[str]], pack: LanguagePack) -> dict[str, list[tuple[tuple[str, ...], list[str]]]]:
    """For the first stem of a term: the stems of the term, and the words that it is read as; long terms first."""
    rules: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
    for group in synonyms:
        first = pack.tokenize(group[0])
        for term in group:
            stems = tuple(map(pack.stem, pack.tokenize(term)))
            if stems:
                rules.setdefault(stems[0], []).append((stems, first))
    for found in rules.values():
        found.sort(key=lambda rule: -len(rule[0]))
    return rules
