"""Checks of the languages of a base, and of its translations."""

import re
from collections.abc import Iterator

from faqbot.knowledge.loading.drafts import BaseDraft, ItemDraft
from faqbot.knowledge.loading.nodes import Scalar, quote
from faqbot.knowledge.loading.problems import Problems

LANGUAGE = r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*"
"""The form of a language tag."""

TAG_REMEDY = "write a tag such as en, de or pt-BR"


def check_languages(base: BaseDraft, problems: Problems) -> None:
    """Report languages that the base does not list, and translations of nothing."""
    for language in base.languages:
        if not re.fullmatch(LANGUAGE, language.value):
            problems.error(language.location, f'an item of "languages" is {language.quoted}', TAG_REMEDY)
    known = base.list_languages()
    for where, language in _list_used(base):
        if not language.null and language.value not in known:
            remedy = 'add it to "languages"' if base.languages else "add an entry in it"
            fault = f"{where} is in the language {language.quoted}, which is not one of {', '.join(known)}"
            problems.error(language.location, fault, remedy)
    _check_once(base, problems)
    _check_alert_texts(base, problems)
    entries = {entry.id.value: entry for entry in base.entries}
    first: dict[tuple[str, str], ItemDraft] = {}
    for entry in base.entries:
        if entry.translates is None:
            continue
        _check_original(base, entry, entry.translates, entries, problems)
        key = (entry.translates.value, language_of(entry, base))
        if (other := first.setdefault(key, entry)) is not entry:
            fault = f"{entry.name} translates {entry.translates.quoted}, as {other.name} does in the same language"
            problems.error(entry.translates.location, fault, "keep one of them")


def language_of(item: ItemDraft, base: BaseDraft) -> str:
    """Return the language of an item: its own, or that of the base."""
    return item.language.value if item.language else base.own_language


def _check_once(base: BaseDraft, problems: Problems) -> None:
    names = (("languages", base.languages), ("translations", [each.language for each in base.translations]))
    for key, tags in names:
        seen: set[str] = set()
        for tag in tags:
            if tag.value in seen:
                problems.error(tag.location, f'{tag.quoted} stands twice in "{key}"', "keep one of them")
            seen.add(tag.value)
    for each in base.translations:
        if each.language.value == base.own_language:
            fault = f"the texts of the base in its own language {each.language.quoted} are no translation"
            problems.error(each.language.location, fault, "write them as keys of the base")


def _check_alert_texts(base: BaseDraft, problems: Problems) -> None:
    """Report texts of alerts and deferrals that the base does not have."""
    known = [rule.id.value for rule in (*base.alerts, *base.deferrals)]
    for translation in base.translations:
        for name, text in translation.alert_texts.items():
            if name not in known:
                fault = f'"alert_texts" has a text for {quote(name)}, which is no alert or deferral'
                problems.error(text.location, fault, problems.suggest(name, known) or "name one by its id")


def _check_original(
    base: BaseDraft, entry: ItemDraft, name: Scalar, entries: dict[str, ItemDraft], problems: Problems
) -> None:
    original = entries.get(name.value)
    if original is None:
        remedy = problems.suggest(name.value, entries) or "name the entry that it translates"
        problems.error(name.location, f"{entry.name} translates {name.quoted}, which is not an entry", remedy)
    elif original.translates:
        remedy = f"name {original.translates.quoted}"
        problems.error(name.location, f"{entry.name} translates {name.quoted}, itself a translation", remedy)
    elif language_of(original, base) == language_of(entry, base):
        fault = f"{entry.name} translates {name.quoted}, and both are in {quote(language_of(entry, base))}"
        problems.error(name.location, fault, 'give the translation its own "language"')


def _list_used(base: BaseDraft) -> Iterator[tuple[str, Scalar]]:
    if base.language:
        yield "the base", base.language
    yield from ((item.name, item.language) for item in base.items if item.language)
    yield from (("a translation", each.language) for each in base.translations)
