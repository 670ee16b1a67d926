"""What must hold between the parts of a base: ids are unique and lead somewhere, no phrasing stands twice."""

import re
from collections.abc import Callable, Collection, Iterable

from faqbot.knowledge.loading.drafts import AlertRuleDraft, BaseDraft, ItemDraft
from faqbot.knowledge.loading.nodes import Scalar, quoted
from faqbot.knowledge.loading.problems import Problems
from faqbot.language.text import same_phrasing

MAX_PHRASING = 1_000

_BLANK = re.compile(r"\{\w*\}")
_GROUP = re.compile(r"<([^<>]*)>")
_LEAST_NUMBER = re.compile(r"[0-9]{1,4}\+")
_JOIN = re.compile(r" [&+] ")
_SIGN_WORD = re.compile(r"[^\W_](?:[^\W_]|')*")


def check(base: BaseDraft, problems: Problems) -> None:
    """Note every fault between the parts of a base."""
    another = "write another id"
    _unique("source id", (source.id for source in base.sources), another, problems)
    _unique("passage id", (passage.id for source in base.sources for passage in source.passages), another, problems)
    _unique("item id", (item.id for item in base.items), another, problems)
    _references(base, problems)
    _phrasings(base, problems)
    _citations(base, problems)
    _synonyms(base, problems)
    _notes(base, problems)


def check_calibration(base: BaseDraft, digest: str, problems: Problems) -> None:
    """Note where the promise that a policy was calibrated for does not hold any more."""
    calibrated = base.calibration
    if calibrated and (fault := calibrated.calibration.find_fault(digest, base.policy)):
        remedy = "calibrate it again, or take the key out"
        problems.warning(calibrated.location, f"{fault}: its wrong answers are no longer bounded", remedy, "FB109")


def _unique(
    what: str, names: Iterable[Scalar], remedy: str, problems: Problems, form: Callable[[str], str] = str
) -> None:
    seen: dict[str, Scalar] = {}
    for name in names:
        if name.null:
            continue
        first = seen.setdefault(form(name.value), name)
        if first is not name:
            problems.error(name.location, f"{what} {name.quoted} is already used at {first.location}", remedy)


def _references(base: BaseDraft, problems: Problems) -> None:
    entries = {entry.id.value for entry in base.entries}
    passages = {passage.id.value for source in base.sources for passage in source.passages}
    for item in base.items:
        for cited in item.citations:
            _known(cited, passages, f"{item.name} cites passage {cited.quoted}, which no source contains", problems)
        for follow_up in item.follow_ups:
            _known(follow_up, entries, f"{item.name} names follow-up {follow_up.quoted}, which is no entry", problems)
            if follow_up.value == item.id.value:
                problems.error(follow_up.location, f"{item.name} names itself as follow-up", "name another entry")
        for near in item.nearest:
            _known(near, entries, f"{item.name} names nearest {near.quoted}, which is no entry", problems)
        if item.evidence:
            fault = f'{item.name} has evidence {item.evidence.quoted}, which "evidence_levels" does not declare'
            _known(item.evidence, base.evidence_levels, fault, problems)
        _unique("cited passage", item.citations, "name it once", problems)
        _unique("follow-up", item.follow_ups, "name it once", problems)
        _unique("nearest", item.nearest, "name it once", problems)


def _known(name: Scalar, known: Collection[str], fault: str, problems: Problems) -> None:
    if name.value not in known:
        remedy = problems.hint(name.value, known) or "name one that is there, or add it"
        problems.error(name.location, fault, remedy)


def _phrasings(base: BaseDraft, problems: Problems) -> None:
    owners: dict[str, tuple[ItemDraft, Scalar]] = {}
    for item in base.items:
        for phrasing in item.phrasings:
            form = same_phrasing(phrasing.value)
            if len(phrasing.value) > MAX_PHRASING:
                fault = f"this phrasing has {len(phrasing.value)} characters"
                problems.error(phrasing.location, fault, f"shorten it to at most {MAX_PHRASING}")
            if not form:
                problems.error(phrasing.location, "this phrasing holds no letter or digit", "write a question in words")
            elif form not in owners:
                owners[form] = (item, phrasing)
            else:
                _said_twice(item, phrasing, *owners[form], problems)


def _said_twice(item: ItemDraft, phrasing: Scalar, owner: ItemDraft, first: Scalar, problems: Problems) -> None:
    fault = f"phrasing {phrasing.quoted} is already used at {first.location}"
    if owner is item:
        problems.warning(phrasing.location, fault, "leave one of them out", "FB104")
    else:
        problems.error(phrasing.location, f"{fault}, under {owner.name}", "keep it where its answer is")


def _citations(base: BaseDraft, problems: Problems) -> None:
    note, code = (problems.error, "FB106") if base.require_citations else (problems.warning, "FB105")
    for entry in base.entries:
        if not entry.citations:
            note(entry.location, f"{entry.name} cites no passage", 'add "citations: [passage id]"', code)


def _synonyms(base: BaseDraft, problems: Problems) -> None:
    for group in base.synonyms:
        if len(group) == 1:
            fault = f"synonym {group[0].quoted} stands alone"
            problems.error(group[0].location, fault, "add another term, or remove the list")
    terms = [term for group in base.synonyms for term in group]
    for term in terms:
        if not same_phrasing(term.value):
            problems.error(term.location, f"synonym {term.quoted} holds no letter or digit", "write a word or phrase")
    worded = (term for term in terms if same_phrasing(term.value))
    _unique("synonym", worded, "keep it in one list", problems, form=same_phrasing)


def _notes(base: BaseDraft, problems: Problems) -> None:
    notes = (*base.alerts, *base.deferrals)
    _unique("note id", (note.id for note in notes), "write another id", problems)
    _unique("group of words", (group.name for group in base.sign_words), "put their words together", problems)
    groups = {group.name.value for group in base.sign_words}
    for group in base.sign_words:
        if not group.words:
            problems.error(group.name.location, f"group {group.name.quoted} has no word", 'add "words: [a word]"')
        for word in group.words:
            if not _is_words(word.value):
                fault = f"{word.quoted} of group {group.name.quoted} is not made of words"
                problems.error(word.location, fault, "write letters, digits and blanks")
    for note in notes:
        for blank in _BLANK.findall(note.text.value):
            if blank != "{number}":
                problems.error(note.text.location, f"{note.name} has the blank {blank}", "write {number}")
        if not note.signs and not note.names:
            problems.error(note.id.location, f"{note.name} has no sign", 'add "signs: [words to look for]"')
        for sign in (*note.signs, *note.names, *note.unless):
            _sign(note, sign, groups, problems)


def _sign(note: AlertRuleDraft, sign: Scalar, groups: Collection[str], problems: Problems) -> None:
    for name in _GROUP.findall(sign.value):
        if not _LEAST_NUMBER.fullmatch(name):
            fault = f"{note.name} has the sign {sign.quoted}, and no group of words is called {quoted(name)}"
            _known(Scalar(name, sign.location), groups, fault, problems)
    for phrase in _JOIN.split(_GROUP.sub(" group ", sign.value)):
        if not _is_words(phrase):
            fault = f"{note.name} has the sign {sign.quoted}, of which {quoted(phrase)} is not made of words"
            problems.error(sign.location, fault, 'write words and <groups>, with " & " or " + " between')


def _is_words(text: str) -> bool:
    words = text.replace("’", "'").split()
    return bool(words) and all(map(_SIGN_WORD.fullmatch, words))
