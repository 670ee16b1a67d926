"""Figures and names: what an answer says in figures, units and names stands in a passage that it cites."""

from collections.abc import Iterator

from faqbot.curation.checking.finding import Finding, named
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.quantities import Quantity, quantities
from faqbot.curation.checking.sentences import sentences, words
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.pack import LanguagePack


def check_facts(inspection: Inspection) -> Iterator[Finding]:
    """Figures and names of answers that no cited passage has."""
    names = _Names(inspection.knowledge, inspection.pack)
    for entry in inspection.entries:
        text = inspection.cited_text(entry)
        if text is None:
            continue
        passages = named("passage", (citation.passage.id for citation in entry.citations))
        place = inspection.answer(entry)
        for missing in _unsupported(quantities(entry.answer), quantities(text)):
            yield Finding(
                code="FB301",
                location=place,
                fault=f'entry "{entry.id}" says "{missing}", which is not in {passages}',
                remedy="write what the source says, or cite the passage that says it",
                entry=entry.id,
            )
        if unknown := names.unsupported(entry, text):
            yield Finding(
                code="FB302",
                location=place,
                fault=f'entry "{entry.id}" names {", ".join(unknown)}, not named in {passages}',
                remedy="leave it out, or cite the passage that names it",
                entry=entry.id,
            )


def _unsupported(said: list[Quantity], cited: list[Quantity]) -> list[str]:
    """The quantities of an answer, as written, that are not those of its passages."""
    pairs = {(quantity.number, quantity.unit) for quantity in cited}
    numbers = {number for number, _ in pairs}
    rates = {unit for number, unit in pairs if number in (None, "1")}

    def stands(number: str | None, unit: str | None) -> bool:
        if number is None or (number == "1" and unit in rates):
            return unit in rates
        return (number, unit) in pairs if unit else number in numbers

    return list(dict.fromkeys(quantity.shown for quantity in said if not stands(quantity.number, quantity.unit)))


class _Names:
    """The names that answers of a base may use: of drugs, diseases, studies, places."""

    def __init__(self, knowledge: KnowledgeBase, pack: LanguagePack) -> None:
        self._pack = pack
        self._protected = {form: name for name in knowledge.protected if (form := self._form(name))}
        self._groups = [{self._form(term) for term in group} for group in knowledge.synonyms]
        self._titles = {pack.stem(word) for source in knowledge.sources for word in pack.tokenize(source.title)}
        titles = [f" {self._form(source.title)} " for source in knowledge.sources]
        # What the source is about by its title needs no passage, by whatever name.
        self._subjects = [group for group in self._groups if any(f" {term} " in t for term in group for t in titles)]

    def unsupported(self, entry: Entry, text: str) -> list[str]:
        """The names of an answer that its passages do not have."""
        cited = f" {self._form(text)} "
        return [name for form, name in self._named(entry.answer).items() if not self._has(form, cited)]

    def _named(self, answer: str) -> dict[str, str]:
        """Words written like names, with a capital where no sentence begins, and protected names; by their stems."""
        claims = self._pack.claim_words
        found: dict[str, str] = {}
        for sentence in sentences(answer) if claims.has_capital_names else ():
            for place, word in enumerate(words(sentence)):
                if word[:1].isupper() and (place or word[1:2].isupper()) and word not in claims.capital_words:
                    found.setdefault(self._form(word), word)
        said = f" {self._form(answer)} "
        return found | {
            form: name for form, name in self._protected.items() if f" {form} " in said and form not in found
        }

    def _has(self, name: str, cited: str) -> bool:
        """Whether the passages have a name, or another for the same, or it is the subject of the source."""
        if (
            any(f" {form} " in cited for form in (name, self._pack.claim_words.months.get(name, name)))
            or set(name.split()) <= self._titles
        ):
            return True
        same = [group for group in self._groups if name in group]
        return any(group in self._subjects or any(f" {term} " in cited for term in group) for group in same)

    def _form(self, text: str) -> str:
        """The stems of a text, to look for a name in."""
        return " ".join(map(self._pack.stem, self._pack.tokenize(text)))
