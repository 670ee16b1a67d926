"""Make entries of what was extracted: one for each question, with ids, and without contradictions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from faqbot.curation.formats.extracted import ExtractedEntry, ImportProblem
from faqbot.curation.formats.ids import choose_id
from faqbot.knowledge.conditions import are_told_apart, read_conditions
from faqbot.knowledge.loading.nodes import MAX_SCALAR
from faqbot.knowledge.loading.validation import MAX_PHRASING
from faqbot.language.text import phrasing_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEntry:
    """An entry to write.

    Attributes:
        id: Its id in the base.
        key: What it is recognised by at a second import: its name in the other system, or its question.
        content: The entry as extracted, with follow-ups by ids.
    """

    id: str
    key: str
    content: ExtractedEntry


def merge_entries(
    entries: Sequence[ExtractedEntry], known_ids: Mapping[str, str], taken: Iterable[str]
) -> tuple[list[ImportedEntry], list[ImportProblem]]:
    """Merge what was extracted.

    Rows with the same question and the same answer are one entry. A second answer to a question is reported; where
    its topic differs it is kept as a draft whose question names the topic, and where its conditions differ, as an
    entry of its own.

    Args:
        entries: The entries in the order of files.
        known_ids: The ids of an earlier import, by key.
        taken: Further ids that must not be used.

    Returns:
        The entries, and a problem for each that is left out, or not as it was.
    """
    problems: list[ImportProblem] = []
    kept: list[ExtractedEntry] = []
    same: dict[str, list[int]] = {}
    for entry in entries:
        problem = _find_fault(entry)
        if problem:
            problems.append(problem)
            continue
        if entry.doubt:
            problems.append(ImportProblem(entry.file, entry.where, entry.doubt, entry.reason))
        numbers = same.setdefault(phrasing_key(entry.question), [])
        if (joined := _find_join(kept, numbers, entry)) is not None:
            kept[joined] = _join(kept[joined], entry)
        elif (rival := _find_rival(kept, numbers, entry)) is None:
            numbers.append(len(kept))
            kept.append(entry)
        else:
            first, second = kept[rival], entry
            if first.doubt and not entry.doubt and _fits(kept, numbers, rival, entry):
                kept[rival], first, second = entry, entry, first
            problems.append(_report_conflict(first, second))
            told_apart = _tell_apart(first, second)
            if told_apart and phrasing_key(told_apart.question) not in same:
                same[phrasing_key(told_apart.question)] = [len(kept)]
                kept.append(told_apart)
    owners = {key: numbers[0] for key, numbers in same.items()}
    kept, found = _settle_phrasings(kept, owners)
    return _name_entries(kept, known_ids, taken), problems + found


def _find_fault(entry: ExtractedEntry) -> ImportProblem | None:
    """Return the problem of an entry that cannot be one, or None."""

    def report(kind: str, fault: str) -> ImportProblem:
        return ImportProblem(entry.file, entry.where, kind, fault)

    if not entry.question:
        shown = f"the answer “{entry.answer[:60]}”" if entry.answer else "an item"
        return report("empty-question", f"{shown} has no question")
    if not phrasing_key(entry.question):
        return report("empty-question", f'"{entry.question[:60]}" has no letter or digit')
    if not entry.answer:
        return report("empty-answer", f'"{entry.question}" has no answer')
    if len(entry.question) > MAX_PHRASING:
        fault = f'"{entry.question[:60]}…" has {len(entry.question)} characters, and a question at most {MAX_PHRASING}'
        return report("too-long", fault)
    if len(entry.answer) > MAX_SCALAR:
        fault = f'the answer to "{entry.question}" has {len(entry.answer)} characters, and may have {MAX_SCALAR}'
        return report("too-long", fault)
    return None


def _find_join(kept: Sequence[ExtractedEntry], numbers: Iterable[int], entry: ExtractedEntry) -> int | None:
    """Return which of the entries with the same question and the same answer an entry can be joined to, or None.

    Of two that differ in several conditions, one entry would be for more people than both.
    """
    numbers = list(numbers)
    own = read_conditions(entry.tags)
    for number in numbers:
        other = read_conditions(kept[number].tags)
        differing = [name for name in own.keys() | other.keys() if own.get(name) != other.get(name)]
        is_joinable = _is_same_answer(kept[number], entry) and len(differing) <= 1
        if is_joinable and _fits(kept, numbers, number, _join(kept[number], entry)):
            return number
    return None


def _fits(kept: Sequence[ExtractedEntry], numbers: Iterable[int], place: int, entry: ExtractedEntry) -> bool:
    """Return whether an entry, in the place of another, is told apart from the others with its question."""
    return all(are_told_apart(kept[number].tags, entry.tags) for number in numbers if number != place)


def _find_rival(kept: Sequence[ExtractedEntry], numbers: Iterable[int], entry: ExtractedEntry) -> int | None:
    """Return an entry with the same question that no condition tells apart, one with another answer first, or None."""
    rivals = [number for number in numbers if not are_told_apart(kept[number].tags, entry.tags)]
    return min(rivals, key=lambda number: _is_same_answer(kept[number], entry), default=None)


def _is_same_answer(one: ExtractedEntry, other: ExtractedEntry) -> bool:
    return one.answer.split() == other.answer.split()


def _join(one: ExtractedEntry, other: ExtractedEntry) -> ExtractedEntry:
    """Return one entry of two with the same question and the same answer; it is for those whom a live one is for."""
    live = one if other.doubt and not one.doubt else other
    return replace(
        one,
        paraphrases=(*one.paraphrases, other.question, *other.paraphrases),
        tags=_join_tags(one.tags, other.tags) if bool(one.doubt) == bool(other.doubt) else live.tags,
        topic=one.topic or other.topic,
        url=one.url or other.url,
        follow_ups=tuple(dict.fromkeys((*one.follow_ups, *other.follow_ups))),
        doubt=one.doubt if other.doubt else "",
    )


def _join_tags(tags: Sequence[str], other_tags: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of both; a condition that one of them has not keeps nobody out any more.

    >>> _join_tags(["audience:staff", "lunch"], ["audience:guest"]), _join_tags(["audience:staff", "lunch"], [])
    (('audience:staff', 'lunch', 'audience:guest'), ('lunch',))
    """
    shared = read_conditions(tags).keys() & read_conditions(other_tags).keys()
    joined = dict.fromkeys((*tags, *other_tags))
    return tuple(tag for tag in joined if read_conditions([tag]).keys() <= shared)


def _report_conflict(first: ExtractedEntry, second: ExtractedEntry) -> ImportProblem:
    place = first.where if first.file == second.file else f"{first.file}, {first.where}"
    fault = f'"{second.question}" has another answer here than at {place}'
    return ImportProblem(second.file, second.where, "conflict", fault)


def _tell_apart(first: ExtractedEntry, second: ExtractedEntry) -> ExtractedEntry | None:
    """Return a second answer as a draft whose question says what tells it apart, or None if nothing does."""
    label = second.topic if second.topic and second.topic != first.topic else ""
    if not label and second.file != first.file:
        label = second.file.rpartition("/")[2]
    if not label:
        return None
    return replace(second, question=f"{second.question} ({label})", paraphrases=(), key="", id="", doubt="conflict")


def _settle_phrasings(
    kept: Sequence[ExtractedEntry], owners: dict[str, int]
) -> tuple[list[ExtractedEntry], list[ImportProblem]]:
    """Leave each phrasing to one entry: that which has it as its question, or else the first."""
    settled: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    for number, entry in enumerate(kept):
        own: list[str] = []
        seen = {phrasing_key(entry.question), ""}
        for phrasing in entry.paraphrases:
            key = phrasing_key(phrasing)
            if key in seen:
                continue
            seen.add(key)
            if len(phrasing) > MAX_PHRASING:
                fault = f'"{phrasing[:60]}…" has {len(phrasing)} characters, and a phrasing at most {MAX_PHRASING}'
                problems.append(ImportProblem(entry.file, entry.where, "too-long", fault))
            elif key not in owners or are_told_apart(entry.tags, kept[owners[key]].tags):
                owners.setdefault(key, number)
                own.append(phrasing)
            elif owners[key] != number and not _is_same_answer(kept[owners[key]], entry):
                other = kept[owners[key]].question
                fault = f'the phrasing "{phrasing}" of "{entry.question}" belongs to "{other}" already'
                problems.append(ImportProblem(entry.file, entry.where, "conflict", fault))
        settled.append(replace(entry, paraphrases=tuple(own), tags=_unique(entry.tags)))
    return settled, problems


def _unique(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple({tag.casefold(): tag for tag in reversed(tags) if tag}.values())[::-1]


def _name_entries(
    kept: Sequence[ExtractedEntry], known_ids: Mapping[str, str], taken: Iterable[str]
) -> list[ImportedEntry]:
    """Give entries their ids, those of an earlier import first, and follow-ups the ids that they mean."""
    keys = [entry.id or entry.key or phrasing_key(entry.question) for entry in kept]
    # A key that several entries share, such as the name of a column without ids, tells none of them apart.
    counts = Counter(keys)
    keys = [
        key if counts[key] == 1 else " ".join((phrasing_key(entry.question), *entry.tags))
        for key, entry in zip(keys, kept, strict=True)
    ]
    ids = {number: known_ids[key] for number, key in enumerate(keys) if key in known_ids}
    used = {*ids.values(), *taken}
    for number, entry in enumerate(kept):
        if number not in ids:
            ids[number] = choose_id(entry.id, entry.key, entry.question, used)
            used.add(ids[number])
    names: dict[str, str] = {}
    for number, entry in enumerate(kept):
        for name in (entry.id, entry.key, phrasing_key(entry.question)):
            names.setdefault(name, ids[number])
    imported = []
    for number, entry in enumerate(kept):
        wanted = [names.get(name) or names.get(phrasing_key(name), "") for name in entry.follow_ups]
        follow_ups = tuple(dict.fromkeys(found for found in wanted if found and found != ids[number]))
        imported.append(ImportedEntry(id=ids[number], key=keys[number], content=replace(entry, follow_ups=follow_ups)))
    return imported
