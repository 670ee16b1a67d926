"""Analyze questions: correct misspellings and replace synonyms."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from faqbot.language.defaults import NO_MAPPING
from faqbot.language.pack import UNLISTED, LanguagePack
from faqbot.matching.lexical.restored_marks import MarkRestorer
from faqbot.matching.lexical.spelling import MIN_CORRECTED_LENGTH, SpellingCorrector
from faqbot.matching.lexical.written_forms import find_written_forms
from faqbot.matching.ranking import Correction

MAX_WORDS = 128
"""Number of words of a question that are matched: about twice as many as the longest labelled question has."""

MAX_WORD_LENGTH = 48
"""Number of letters of a word that are kept, so that the caches of stems stay small. Protected names are kept whole."""

MIN_PART_LENGTH = 3
"""Letters of the shortest part of a word that is split."""

SynonymRules = dict[str, list[tuple[tuple[str, ...], list[str]]]]
"""For each first stem of a term, the terms that begin with it, the longest first.

A term has its stems, and the words that replace it."""


class Analysis(NamedTuple):
    """The words of a question as the matcher uses them.

    Attributes:
        words: The words in order, after corrections and synonyms.
        corrections: The corrections in order.
        unknown: Words that the base does not have, in order, as typed.
        other_slips: How many words are slips of common words that the base does not have.
    """

    words: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    other_slips: int = 0

    @property
    def slips(self) -> int:
        """How many words were misspelled, as far as that is known."""
        return len(self.corrections) + self.other_slips


def _has_no_bigram(first: str, second: str) -> bool:
    """Return False: the default for ``has_bigram`` of ``Analyzer.analyze``."""
    del first, second
    return False


class Analyzer:
    """Analyzes questions with the vocabulary of a base.

    Args:
        pack: The language of the base.
        counts: The words of the base: those of its phrasings and synonyms, with their frequencies.
        stems: The stems of these words.
        synonyms: Groups of terms with the same meaning. The first term of a group replaces the others.
        protected: Names that are never corrected to another word.
        written: As ``find_written_forms`` returns them for the phrasings.

    Attributes:
        counts, pack, stems, written: As given.
        mentioned: Stems of other words that the base uses, such as those of answers. These words are not corrected, and
            no word is corrected to them.
        protected: The words of the names.
    """

    __slots__ = (
        "_corrector",
        "_marks",
        "_numbers",
        "_rules",
        "counts",
        "mentioned",
        "pack",
        "protected",
        "stems",
        "written",
    )

    def __init__(
        self,
        pack: LanguagePack,
        counts: Mapping[str, int],
        stems: AbstractSet[str],
        synonyms: Iterable[Sequence[str]] = (),
        protected: Iterable[str] = (),
        *,
        written: Mapping[str, str] = NO_MAPPING,
    ) -> None:
        self.pack = pack
        self.written = written
        self.counts = counts
        self.stems = stems
        self.mentioned: AbstractSet[str] = frozenset()
        self._rules = _build_rules(synonyms, pack)
        self.protected = _split_names(protected, pack)
        self._corrector = SpellingCorrector(pack, counts, self.protected)
        self._numbers: dict[str, str] | None = None
        self._marks = MarkRestorer(pack, counts) if pack.has_telling_marks else None

    @classmethod
    def build(
        cls,
        pack: LanguagePack,
        phrasings: Iterable[str],
        synonyms: Collection[Sequence[str]] = (),
        protected: Iterable[str] = (),
    ) -> "Analyzer":
        """Build an analyzer with the words of phrasings and synonyms."""
        texts = (*phrasings, *(term for group in synonyms for term in group))
        names = _split_names(protected, pack)
        counts = Counter(word for text in texts for word in _tokenize(text, names, pack))
        return cls(
            pack, counts, set(map(pack.stem, counts)), synonyms, protected, written=find_written_forms(texts, pack)
        )

    def normalize(self, text: str) -> tuple[str, ...]:
        """Return the words of a text with synonyms replaced, uncorrected."""
        return self._replace_synonyms(_tokenize(text, self.protected, self.pack))

    def analyze(self, question: str, has_bigram: Callable[[str, str], bool] = _has_no_bigram) -> Analysis:
        """Analyze a question, with corrections where they are safe.

        Args:
            question: Any text; words after the first ``MAX_WORDS`` are ignored.
            has_bigram: Whether a phrasing has two words next to each other. Of several corrections with the same
                distance, the one that forms most bigrams with its neighbours is preferred.
        """
        typed = self._settle_numbers(_tokenize(question, self.protected, self.pack)[:MAX_WORDS])
        if self._marks:
            typed = self._marks.restore(typed, has_bigram)
        known = [self.has_word(word) or self.pack.stem(word) in self.mentioned for word in typed]
        if all(known):
            return Analysis(self._replace_synonyms(typed))
        words: list[str] = []
        corrections: list[Correction] = []
        unknown: list[str] = []
        other_slips = 0
        typed_forms = find_written_forms((question,), self.pack)
        joined = list(self._join_split_words(typed, known))
        followers = [word for word, _ in joined[1:]] + [""]
        for (word, is_known), follower in zip(joined, followers, strict=True):
            if is_known:
                words.append(word)
            elif parts := self._split_compound(word):
                words.extend(parts)
            elif candidates := self._find_corrections(word):
                before = words[-1] if words else ""
                best = max(candidates, key=lambda found: has_bigram(before, found) + has_bigram(found, follower))
                corrections.append(Correction(typed_forms.get(word, word), self.written.get(best, best)))
                words.append(best)
            else:
                meant = self._correct_common_word(word)
                other_slips += meant is not None
                words.append(meant or word)
                unknown.append(typed_forms.get(word, word))
        return Analysis(self._replace_synonyms(words), tuple(corrections), tuple(unknown), other_slips)

    def has_word(self, word: str) -> bool:
        """Whether the base has a word, in any inflection."""
        return word in self.counts or self.pack.stem(word) in self.stems

    def _settle_numbers(self, words: list[str]) -> list[str]:
        """Write small numbers as the base does, in digits or in words, if it has but one of these forms."""
        if all(map(self.has_word, words)):
            return words
        if self._numbers is None:
            self._numbers = {form: self._choose_form(form, others) for form, others in self.pack.number_forms.items()}
        return [self._numbers.get(word, word) for word in words]

    def _choose_form(self, form: str, others: Sequence[str]) -> str:
        """Return the form of a number that the base has; one in its phrasings comes first."""
        for has in (self.has_word, lambda word: self.pack.stem(word) in self.mentioned):
            if found := next(filter(has, (form, *others)), None):
                return found
        return form

    def _join_split_words(self, words: Sequence[str], known: Sequence[bool]) -> Iterable[tuple[str, bool]]:
        """Join two neighbours if only the joined word is known.

        For example, ``pay ment`` is joined, and so is ``bh 521`` if the base has that code; ``off label`` is not.

        Args:
            words: The words in order.
            known: Whether each of them is known.

        Yields:
            The words that result, and whether each is known.
        """
        position = 0
        while position < len(words):
            both = words[position : position + 2]
            if not all(known[position : position + 2]) and self.protected.isdisjoint(both):
                whole = "".join(both)
                is_code = len(both) > 1 and both[0].isalpha() and both[1].isdecimal()
                if len(both) > 1 and (whole.isalpha() or is_code) and whole in self.counts:
                    yield whole, True
                    position += 2
                    continue
            yield words[position], known[position]
            position += 1

    def _split_compound(self, word: str) -> tuple[str, str] | None:
        """Return the two known parts of a word, or None."""
        if (
            len(word) < 2 * MIN_CORRECTED_LENGTH - 1
            or not word.isalpha()
            or word in self.protected
            or self.pack.rank_band(word) < UNLISTED
        ):
            return None
        for cut in range(MIN_PART_LENGTH, len(word) - MIN_PART_LENGTH + 1):
            first, second = word[:cut], word[cut:]
            if first in self.counts and second in self.counts:
                return first, second
        return None

    def _find_corrections(self, word: str) -> list[str]:
        """Return corrections of a word; none if it is a word of the language."""
        return [] if self.pack.rank_band(word) < UNLISTED else self._corrector.find_corrections(word)

    def _correct_common_word(self, word: str) -> str | None:
        """Return the common word that a word is a slip of, or None.

        The base does not have that word in its phrasings, but its meaning may help to find an item.
        """
        if word in self.protected or self.pack.rank_band(word) < UNLISTED:
            return None
        meant = self.pack.correct_common_word(word)
        return None if meant is None or self.has_word(meant) else meant

    def _replace_synonyms(self, words: Sequence[str]) -> tuple[str, ...]:
        """Replace synonyms, the longest terms first."""
        stems = list(map(self.pack.stem, words))
        if self._rules.keys().isdisjoint(stems):
            return tuple(words)
        replaced: list[str] = []
        position = 0
        while position < len(words):
            for term, replacement in self._rules.get(stems[position], ()):
                if tuple(stems[position : position + len(term)]) == term:
                    replaced.extend(replacement)
                    position += len(term)
                    break
            else:
                replaced.append(words[position])
                position += 1
        return tuple(replaced)


def _split_names(names: Iterable[str], pack: LanguagePack) -> frozenset[str]:
    return frozenset(word for name in names for word in pack.tokenize(name))


def _tokenize(text: str, protected: AbstractSet[str], pack: LanguagePack) -> list[str]:
    """Return the words of a text, with shorthand written out."""
    expand = pack.shorthand.get
    return [word if word in protected else expand(word, word[:MAX_WORD_LENGTH]) for word in pack.tokenize(text)]


def _build_rules(synonyms: Iterable[Sequence[str]], pack: LanguagePack) -> SynonymRules:
    rules: SynonymRules = {}
    for group in synonyms:
        replacement = pack.tokenize(group[0])
        for term in group:
            stems = tuple(map(pack.stem, pack.tokenize(term)))
            if stems:
                rules.setdefault(stems[0], []).append((stems, replacement))
    for of_stem in rules.values():
        of_stem.sort(key=lambda rule: -len(rule[0]))
    return rules
