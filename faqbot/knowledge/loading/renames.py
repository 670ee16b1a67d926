"""Entries that were renamed: what names one by a former id means the entry of today."""

from collections.abc import Mapping
from dataclasses import replace

from faqbot.knowledge.loading.drafts import AlertRuleDraft, BaseDraft, ItemDraft
from faqbot.knowledge.loading.nodes import Scalar
from faqbot.knowledge.loading.problems import Problems


def follow_renames(base: BaseDraft, problems: Problems) -> BaseDraft:
    """Return the draft with the current ids in place of former ones, wherever an entry is named.

    Former ids that another item has, now or formerly, are reported.
    """
    names = collect_former_ids(base)
    _check_former_ids(base, problems)
    if not names:
        return base
    lock = {names.get(name, name): row for name, row in base.lock.items() if name in names}
    return replace(
        base,
        entries=tuple(_rename_in_item(entry, names) for entry in base.entries),
        gaps=tuple(_rename_in_item(gap, names) for gap in base.gaps),
        alerts=tuple(_rename_in_alert(alert, names) for alert in base.alerts),
        lock=lock | {name: row for name, row in base.lock.items() if name not in names},
    )


def collect_former_ids(base: BaseDraft) -> dict[str, str]:
    """Return the current id of every former id."""
    return {former.value: entry.id.value for entry in base.entries for former in entry.formerly}


def _check_former_ids(base: BaseDraft, problems: Problems) -> None:
    owners = {item.id.value: item.id for item in base.items if not item.id.null}
    for entry in base.entries:
        for former in entry.formerly:
            first = owners.setdefault(former.value, former)
            if first is not former:
                fault = f"{entry.name} has the former id {former.quoted}, which is already used at {first.location}"
                problems.error(former.location, fault, "keep it where it belongs")


def _rename_in_item(item: ItemDraft, names: Mapping[str, str]) -> ItemDraft:
    return replace(
        item,
        follow_ups=_rename(item.follow_ups, names),
        nearest=_rename(item.nearest, names),
        instead_of=_rename(item.instead_of, names),
        translates=_rename((item.translates,), names)[0] if item.translates else None,
    )


def _rename_in_alert(alert: AlertRuleDraft, names: Mapping[str, str]) -> AlertRuleDraft:
    return replace(alert, related=_rename(alert.related, names), holds_for=_rename(alert.holds_for, names))


def _rename(ids: tuple[Scalar, ...], names: Mapping[str, str]) -> tuple[Scalar, ...]:
    return tuple(Scalar(names[each.value], each.location) if each.value in names else each for each in ids)
