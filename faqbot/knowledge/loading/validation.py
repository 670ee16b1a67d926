"""Checks between parts: unique ids, valid references, different phrasings."""

import re
from collections.abc import Callable, Collection, Iterable

from faqbot.knowledge.conditions import are_told_apart
from faqbot.knowledge.loading.computations import check_computation
from faqbot.knowledge.loading.drafts import AlertRuleDraft, BaseDraft, ItemDraft
from faqbot.knowledge.loading.fields import find_placeholders
from faqbot.knowledge.loading.languages import check_languages, language_of
from faqbot.knowledge.loading.nodes import Scalar, quote
from faqbot.knowledge.loading.problems import Problems
from faqbot.language.packs import pack_for
from faqbot.language.text import phrasing_key

MAX_PHRASING = 1_000

MAX_QUOTED_WORDS = 5
"""Greatest number of words of a source that ``begins`` and ``ends`` may each quote."""

_GROUP = re.compile(r"<([^<>]*)>")
_BUILT_IN = re.compile(r"[0-9]{1,4}\+|excess")
_JOIN = re.compile(r" [&+] ")
_SIGN_WORD = re.compile(r"[^\W_](?:[^\W_]|')*")


def check(base: BaseDraft, problems: Problems) -> None:
    """Report every problem between the parts of a base."""
    remedy = "write another id"
    passages = (passage.id for source in base.sources for passage in source.passages)
    _check_unique("source id", (source.id for source in base.sources), remedy, problems)
    _check_unique("passage id", passages, remedy, problems)
    _check_unique("item id", (item.id for item in base.items), remedy, problems)
    _check_references(base, problems)
    check_languages(base, problems)
    _check_phrasings(base, problems)
    _check_citations(base, problems)
    _check_quoted_words(base, problems)
    for entry in base.entries:
        check_computation(entry, problems)
    _check_synonyms(base, problems)
    _check_alert_rules(base, problems)


def check_calibration(base: BaseDraft, digest: str, problems: Problems) -> None:
    """Report a calibration that no longer holds."""
    calibrated = base.calibration
    if calibrated and (fault := calibrated.calibration.find_fault(digest, base.policy)):
        remedy = "calibrate it again, or remove the key"
        problems.warning(calibrated.location, f"{fault}: the bound on wrong answers no longer holds", remedy, "FB109")


def _check_unique(
    label: str, names: Iterable[Scalar], remedy: str, problems: Problems, form: Callable[[str], str] = str
) -> None:
    seen: dict[str, Scalar] = {}
    for name in names:
        if name.null:
            continue
        first = seen.setdefault(form(name.value), name)
        if first is not name:
            problems.error(name.location, f"{label} {name.quoted} is already used at {first.location}", remedy)


def _check_references(base: BaseDraft, problems: Problems) -> None:
    entries = {entry.id.value for entry in base.entries}
    items = entries | {gap.id.value for gap in base.gaps}
    passages = {passage.id.value for source in base.sources for passage in source.passages}
    for item in base.items:
        for cited in item.citations:
            _check_known(
                cited, passages, f"{item.name} cites passage {cited.quoted}, which no source contains", problems
            )
        for dating in item.dated_by:
            fault = f"{item.name} is dated by passage {dating.quoted}, which it does not cite"
            _check_known(dating, {cited.value for cited in item.citations}, fault, problems)
        for follow_up in item.follow_ups:
            _check_known(
                follow_up, entries, f"{item.name} names follow-up {follow_up.quoted}, which is not an entry", problems
            )
            if follow_up.value == item.id.value:
                problems.error(follow_up.location, f"{item.name} names itself as a follow-up", "name another entry")
        for near in item.nearest:
            _check_known(near, entries, f"{item.name} names nearest {near.quoted}, which is not an entry", problems)
        if item.evidence:
            fault = f'{item.name} has evidence {item.evidence.quoted}, which "evidence_levels" does not declare'
            _check_known(item.evidence, base.evidence_levels, fault, problems)
        _check_unique("cited passage", item.citations, "name it once", problems)
        _check_unique("follow-up", item.follow_ups, "name it once", problems)
        _check_unique("tag", item.tags, "write it once", problems, form=str.casefold)
        _check_unique("nearest", item.nearest, "name it once", problems)
        _check_near_miss(item, items - {item.id.value}, problems)
    for alert in base.alerts:
        named = [("related", name) for name in alert.related] + [("holds_for", name) for name in alert.holds_for]
        for key, name in named:
            fault = f"{alert.name} names {key} {name.quoted}, which is not an entry"
            _check_known(name, entries, fault, problems)


def _check_near_miss(item: ItemDraft, others: Collection[str], problems: Problems) -> None:
    """Report in whose place a gap cannot be told, and one of which nothing tells when, or in whose place."""
    for held in item.instead_of:
        fault = f"{item.name} is told instead of {held.quoted}, which is no other entry or gap"
        _check_known(held, others, fault, problems)
    _check_unique("instead_of", item.instead_of, "name it once", problems)
    _check_unique("word", item.words, "write it once", problems, form=str.casefold)
    if item.words and not item.instead_of:
        problems.error(item.words[0].location, f'{item.name} has "words", but no "instead_of"', 'add "instead_of"')
    for name, texts in (("instead_of", item.instead_of), ("unless", item.unless)):
        if texts and not item.words:
            problems.error(texts[0].location, f'{item.name} has "{name}", but no "words"', 'add "words"')


def _check_known(name: Scalar, known: Collection[str], fault: str, problems: Problems) -> None:
    if name.value not in known:
        remedy = problems.suggest(name.value, known) or "name an existing one, or add it"
        problems.error(name.location, fault, remedy)


def _check_phrasings(base: BaseDraft, problems: Problems) -> None:
    owners: dict[str, list[tuple[ItemDraft, Scalar]]] = {}
    for item in base.items:
        _check_never(item, problems)
        for phrasing in item.phrasings:
            form = phrasing_key(phrasing.value)
            if len(phrasing.value) > MAX_PHRASING:
                fault = f"this phrasing has {len(phrasing.value)} characters"
                problems.error(phrasing.location, fault, f"shorten it to at most {MAX_PHRASING}")
            if not form:
                problems.error(phrasing.location, "this phrasing has no letter or digit", "write a question in words")
            else:
                others = owners.setdefault(form, [])
                other = next((other for other in others if not _are_told_apart(item, other[0], base)), None)
                if other:
                    _report_duplicate(item, phrasing, *other, problems)
                others.append((item, phrasing))


def _check_never(item: ItemDraft, problems: Problems) -> None:
    """Report a question that an entry both asks and never answers."""
    own = {phrasing_key(phrasing.value): phrasing for phrasing in item.phrasings}
    for never in item.never:
        if first := own.get(phrasing_key(never.value)):
            fault = f'{item.name} has {never.quoted} under "not", and at {first.location} as a phrasing'
            problems.error(never.location, fault, "keep one of them")


def _are_told_apart(one: ItemDraft, other: ItemDraft, base: BaseDraft) -> bool:
    if language_of(one, base) != language_of(other, base):
        return True
    return one is not other and are_told_apart(*([tag.value for tag in item.tags] for item in (one, other)))


def _report_duplicate(item: ItemDraft, phrasing: Scalar, owner: ItemDraft, first: Scalar, problems: Problems) -> None:
    fault = f"phrasing {phrasing.quoted} is already used at {first.location}"
    if owner is item:
        problems.warning(phrasing.location, fault, "leave one of them out", "FB104")
    else:
        problems.error(phrasing.location, f"{fault}, under {owner.name}", "keep it where its answer is")


def _check_citations(base: BaseDraft, problems: Problems) -> None:
    report, code = (problems.error, "FB106") if base.require_citations else (problems.warning, "FB105")
    may_cite = base.require_citations or base.sources
    for entry in base.entries:
        if may_cite and not entry.citations:
            report(entry.location, f"{entry.name} cites no passage", 'add "citations: [passage id]"', code)


def _check_quoted_words(base: BaseDraft, problems: Problems) -> None:
    for passage in (passage for source in base.sources for passage in source.passages):
        for name, text in (("begins", passage.begins), ("ends", passage.ends)):
            if text and (count := len(text.value.split())) > MAX_QUOTED_WORDS:
                fault = f'"{name}" of passage {passage.id.quoted} has {count} words'
                problems.error(text.location, fault, f"write at most {MAX_QUOTED_WORDS}")


def _check_synonyms(base: BaseDraft, problems: Problems) -> None:
    for group in base.synonyms:
        if len(group) == 1:
            fault = f"synonym {group[0].quoted} is alone in its list"
            problems.error(group[0].location, fault, "add another term, or remove the list")
    terms = [term for group in base.synonyms for term in group]
    for term in terms:
        if not phrasing_key(term.value):
            problems.error(term.location, f"synonym {term.quoted} has no letter or digit", "write a word or phrase")
    words = (term for term in terms if phrasing_key(term.value))
    _check_unique("synonym", words, "keep it in one list", problems, form=phrasing_key)


def _check_alert_rules(base: BaseDraft, problems: Problems) -> None:
    rules = (*base.alerts, *base.deferrals)
    _check_unique("alert or deferral id", (rule.id for rule in rules), "write another id", problems)
    _check_unique("group of words", (group.name for group in base.sign_words), "put their words together", problems)
    groups = {group.name.value for group in base.sign_words}
    for group in base.sign_words:
        if not group.words:
            problems.error(group.name.location, f"group {group.name.quoted} has no word", 'add "words: [a word]"')
        for word in group.words:
            if not _is_words(word.value):
                fault = f"{word.quoted} of group {group.name.quoted} is not made of words"
                problems.error(word.location, fault, "write letters, digits and spaces")
    for rule in rules:
        for placeholder in find_placeholders(rule.text.value):
            if placeholder != "{number}":
                problems.error(rule.text.location, f"{rule.name} has the placeholder {placeholder}", "write {number}")
        if not rule.signs and not rule.names and not rule.urgency:
            problems.error(rule.id.location, f"{rule.name} has no sign", 'add "signs: [words to look for]"')
        for sign in (*rule.signs, *rule.names, *rule.unless):
            _check_sign(rule, sign, groups, problems)
    _check_urgencies(base, problems)


def _check_urgencies(base: BaseDraft, problems: Problems) -> None:
    owners: dict[str, AlertRuleDraft] = {}
    for alert in base.alerts:
        if alert.urgency is None:
            continue
        first = owners.setdefault(alert.urgency, alert)
        if first is not alert:
            fault = f'{alert.name} is "urgency: {alert.urgency}", as {first.name} is at {first.id.location}'
            problems.error(alert.id.location, fault, "keep it in one alert")
        if not pack_for(base.own_language).urgency_groups:
            fault = f"{alert.name} has an urgency, and no model has learned the language {quote(base.own_language)}"
            problems.error(alert.id.location, fault, 'remove "urgency", and write signs')


def _check_sign(rule: AlertRuleDraft, sign: Scalar, groups: Collection[str], problems: Problems) -> None:
    for name in _GROUP.findall(sign.value):
        if not _BUILT_IN.fullmatch(name):
            fault = f"{rule.name} has the sign {sign.quoted}, and no group of words is called {quote(name)}"
            _check_known(Scalar(name, sign.location), groups, fault, problems)
    for phrase in _JOIN.split(_GROUP.sub(" group ", sign.value)):
        if not _is_words(phrase):
            fault = f"{rule.name} has the sign {sign.quoted}, of which {quote(phrase)} is not made of words"
            problems.error(sign.location, fault, 'write words and <groups>, with " & " or " + " between')


def _is_words(text: str) -> bool:
    words = text.replace("’", "'").split()
    return bool(words) and all(map(_SIGN_WORD.fullmatch, words))
