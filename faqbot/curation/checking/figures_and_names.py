"""The check that cited passages contain an answer's figures and names."""

import re
from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding, list_names
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.quantities import Quantity, find_quantities
from faqbot.curation.checking.sentences import find_words, split_sentences
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.pack import LanguagePack

_DEGREES = re.compile(r"°\s?[CF]\b")
"""Units that would look like names."""

_CITE_NAME = "leave the name out, or cite the passage that contains it"
_CITE_NAMES = "leave the names out, or cite the passages that contain them"


def check_figures_and_names(inspection: Inspection) -> Iterator[Finding]:
    """Find figures and names that no cited passage contains."""
    names = _Names(inspection.knowledge, inspection.pack)
    words = inspection.pack.claim_words.quantities
    for entry in inspection.entries:
        text = inspection.join_cited_text(entry)
        if text is None:
            continue
        passages = list_names("passage", (citation.passage.id for citation in entry.citations))
        place = inspection.locate_answer(entry)
        for quantity in _find_unsupported(find_quantities(entry.statement, words), find_quantities(text, words)):
            yield Finding(
                code="FB301",
                location=place,
                fault=f'entry "{entry.id}" says "{quantity}", which is not in {passages}',
                remedy="write what the source says, or cite the passage that says it",
                entry=entry.id,
            )
        if unsupported := names.find_unsupported(entry, text):
            verb, remedy = ("is", _CITE_NAME) if len(unsupported) == 1 else ("are", _CITE_NAMES)
            yield Finding(
                code="FB302",
                location=place,
                fault=f'entry "{entry.id}" names {", ".join(unsupported)}, which {verb} not in {passages}',
                remedy=remedy,
                entry=entry.id,
            )


def _find_unsupported(answer: list[Quantity], cited: list[Quantity]) -> list[str]:
    """Return the quantities of an answer that its passages lack."""
    pairs = {(quantity.number, quantity.unit) for quantity in cited}
    numbers = {number for number, _ in pairs}
    rates = {unit for number, unit in pairs if number in (None, "1")}

    def is_cited(number: str | None, unit: str | None) -> bool:
        if number is None or (number == "1" and unit in rates):
            return unit in rates
        return (number, unit) in pairs if unit else number in numbers

    return list(dict.fromkeys(quantity.shown for quantity in answer if not is_cited(quantity.number, quantity.unit)))


class _Names:
    """The names that answers of a base may use."""

    def __init__(self, knowledge: KnowledgeBase, pack: LanguagePack) -> None:
        self._pack = pack
        self._protected = {form: name for name in knowledge.protected if (form := self._join_stems(name))}
        self._groups = [{self._join_stems(term) for term in group} for group in knowledge.synonyms]
        self._titles = {pack.stem(word) for source in knowledge.sources for word in pack.tokenize(source.title)}
        titles = [f" {self._join_stems(source.title)} " for source in knowledge.sources]
        # A term of a source's title, or a synonym of one, needs no passage: it is the subject of the source.
        self._subjects = [group for group in self._groups if any(f" {term} " in t for term in group for t in titles)]

    def find_unsupported(self, entry: Entry, text: str) -> list[str]:
        """Return the names of an answer that its passages lack."""
        cited = f" {self._join_stems(text)} "
        return [name for form, name in self._find_names(entry.statement).items() if not self._is_cited(form, cited)]

    def _find_names(self, answer: str) -> dict[str, str]:
        """Return capitalised words and protected names by their stems.

        The first word of a sentence counts only if it has a second capital.
        """
        claims = self._pack.claim_words
        found: dict[str, str] = {}
        for sentence in split_sentences(answer) if claims.has_capital_names else ():
            for place, word in enumerate(find_words(_DEGREES.sub("°", sentence))):
                if word[:1].isupper() and (place or word[1:2].isupper()) and word not in claims.capital_words:
                    found.setdefault(self._join_stems(word), word)
        stems = f" {self._join_stems(answer)} "
        return found | {
            form: name for form, name in self._protected.items() if f" {form} " in stems and form not in found
        }

    def _is_cited(self, name: str, cited: str) -> bool:
        """Return whether the passages support a name.

        They contain the name or a synonym, or the name is a subject of the source.
        """
        month = self._pack.claim_words.months.get(name, name)
        if any(f" {form} " in cited for form in (name, month)) or set(name.split()) <= self._titles:
            return True
        same = [group for group in self._groups if name in group]
        return any(group in self._subjects or any(f" {term} " in cited for term in group) for group in same)

    def _join_stems(self, text: str) -> str:
        return " ".join(map(self._pack.stem, self._pack.tokenize(text)))
