"""What must hold between the parts of a base: ids are unique and lead somewhere, no phrasing stands twice."""

from collections.abc import Iterable

from faqbot.loading.fields import Problems, did_you_mean
from faqbot.loading.nodes import Scalar
from faqbot.loading.schema import BaseDraft, ItemDraft
from faqbot.text import same_phrasing


def check(base: BaseDraft, problems: Problems) -> None:
    """Note every fault between the parts of a base."""
    _unique("source", (source.id for source in base.sources), problems)
    _unique("passage", (passage.id for source in base.sources for passage in source.passages), problems)
    _unique("item", (item.id for item in base.items), problems)
    _references(base, problems)
    _phrasings(base, problems)
    _citations(base, problems)
    _synonyms(base, problems)
    if not base.entries:
        problems.error(base.location, "the base has no entry", 'add "entries:" with an id, a question and an answer')


def _unique(what: str, ids: Iterable[Scalar], problems: Problems) -> None:
    seen: dict[str, Scalar] = {}
    for item_id in ids:
        if item_id.value in seen:
            first = seen[item_id.value].location
            problems.error(
                item_id.location, f'{what} id "{item_id.value}" already stands at {first}', "write another id"
            )
        else:
            seen[item_id.value] = item_id


def _references(base: BaseDraft, problems: Problems) -> None:
    entries = {entry.id.value for entry in base.entries}
    passages = {passage.id.value for source in base.sources for passage in source.passages}
    for item in base.items:
        owner = f'{item.what} "{item.id.value}"'
        for cited in item.citations:
            _known(cited, passages, f'{owner} cites passage "{cited.value}", which no source contains', problems)
        for follow_up in item.follow_ups:
            _known(follow_up, entries, f'{owner} names follow-up "{follow_up.value}", which is no entry', problems)
            if follow_up.value == item.id.value:
                problems.error(follow_up.location, f"{owner} names itself as follow-up", "name another entry")
        for near in item.nearest:
            _known(near, entries, f'{owner} names nearest "{near.value}", which is no entry', problems)
        if item.evidence:
            fault = f'{owner} has evidence "{item.evidence.value}", which "evidence_levels" does not declare'
            _known(item.evidence, base.evidence_levels, fault, problems)


def _known(name: Scalar, known: Iterable[str], fault: str, problems: Problems) -> None:
    names = list(known)
    if name.value not in names:
        remedy = did_you_mean(name.value, names) or "name one that is there, or add it"
        problems.error(name.location, fault, remedy)


def _phrasings(base: BaseDraft, problems: Problems) -> None:
    owners: dict[str, tuple[ItemDraft, Scalar]] = {}
    for item in base.items:
        for phrasing in item.phrasings:
            form = same_phrasing(phrasing.value)
            if not form:
                problems.error(phrasing.location, "this phrasing holds no letter or digit", "write a question in words")
            elif form not in owners:
                owners[form] = (item, phrasing)
            else:
                owner, first = owners[form]
                where = f"already stands at {first.location}"
                if owner is item:
                    problems.warning(phrasing.location, f'phrasing "{phrasing.value}" {where}', "leave one of them out")
                else:
                    fault = f'phrasing "{phrasing.value}" {where}, under {owner.what} "{owner.id.value}"'
                    problems.error(phrasing.location, fault, "keep it where its answer is")


def _citations(base: BaseDraft, problems: Problems) -> None:
    note = problems.error if base.require_citations else problems.warning
    for entry in base.entries:
        if not entry.citations:
            note(entry.location, f'entry "{entry.id.value}" cites no passage', 'add "citations: [passage id]"')
        _unique("cited passage", entry.citations, problems)


def _synonyms(base: BaseDraft, problems: Problems) -> None:
    for group in base.synonyms:
        if len(group) == 1:
            term = group[0]
            problems.error(
                term.location, f'synonym "{term.value}" stands alone', "add another term, or remove the list"
            )
    _unique("synonym", (_folded(term) for group in base.synonyms for term in group), problems)


def _folded(term: Scalar) -> Scalar:
    return Scalar(same_phrasing(term.value), term.location)
