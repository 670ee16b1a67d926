"""A second import: take over what changed in the source, and keep what people edited."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.editing.document import Document
from faqbot.curation.formats.base_text import Content, format_entry
from faqbot.curation.formats.beside import BESIDE, put_beside, read_beside
from faqbot.curation.formats.extracted import ImportProblem, SourceError
from faqbot.curation.formats.import_record import ImportedState, is_as_recorded, record_entry, sort_value
from faqbot.curation.formats.renames import list_renames
from faqbot.knowledge.loading.files import list_files
from faqbot.knowledge.loading.nodes import Mapping as MappingNode
from faqbot.knowledge.loading.nodes import Sequence as SequenceNode
from faqbot.knowledge.loading.nodes import compute_digest, to_plain
from faqbot.knowledge.loading.side_phrasings import is_side_file


class OldEntry(NamedTuple):
    """An entry in a file of a base.

    Attributes:
        content: Its keys with plain values, and all its paraphrases, wherever they stand.
        written: The same as it stands in the file, with the paraphrases that stand there.
        begin, end: Its lines, from 0; ``end`` is the line after it, without comments and blank lines.
    """

    content: Content
    written: Content
    begin: int
    end: int


class Updated(NamedTuple):
    """The result of merging new entries into a base.

    Attributes:
        files: The new text of each file of entries that changes.
        beside: The phrasings that are to stand beside each entry, if they change, by the file of the entry.
        states: The new record of the import, by entry id.
        problems: What was kept against the source.
    """

    files: dict[Path, str]
    beside: dict[Path, dict[str, list[str]]]
    states: dict[str, ImportedState]
    problems: list[ImportProblem]


def read_old_entries(folder: Path) -> dict[Path, list[OldEntry]]:
    """Return the entries of each file of a base that has any.

    Raises:
        SourceError: If a file cannot be read, or has its entries in another layout than one below the other.
    """
    found: dict[Path, list[OldEntry]] = {}
    for file in (file for file in list_files(folder, []) if not is_side_file(file)):
        document = Document(file.read_bytes())
        if document.root is None:
            raise SourceError(f"{file} is not a knowledge file that can be read; run: faqbot check {folder}")
        _, node = document.root.pairs.get("entries", (None, None))
        if isinstance(node, SequenceNode):
            found[file] = _list_entries(document, node, file)
    renames = list_renames(entry.written for entries in found.values() for entry in entries)
    beside = read_beside(folder, renames)
    return {file: [_add_beside(entry, beside) for entry in entries] for file, entries in found.items()}


def _add_beside(entry: OldEntry, beside: Mapping[str, Sequence[str]]) -> OldEntry:
    """Return an entry with the paraphrases that stand beside it after its own."""
    texts = beside.get(str(entry.written.get("id")))
    own = entry.written.get("paraphrases", [])
    if not texts or not isinstance(own, list):
        return entry
    return entry._replace(content={**entry.content, "paraphrases": list(dict.fromkeys((*own, *texts)))})


def update_entries(
    old: Mapping[Path, Sequence[OldEntry]],
    new: Mapping[str, tuple[str, Content]],
    record: Mapping[str, ImportedState],
) -> Updated:
    """Merge new entries into the files of a base.

    A value that is as the last import wrote it is replaced; one that a person has changed is kept. An entry that is
    gone from the source becomes a draft, and one that a person has removed stays away.

    Args:
        old: The entries of each file.
        new: The key and the content of each new entry, by id.
        record: What the last import wrote, by entry id.
    """
    files: dict[Path, str] = {}
    beside: dict[Path, dict[str, list[str]]] = {}
    problems: list[ImportProblem] = []
    states: dict[str, ImportedState] = {}
    seen: set[str] = set()
    for file, entries in old.items():
        lines = Document(file.read_bytes()).lines
        for entry in reversed(entries):
            name = str(entry.content.get("id"))
            seen.add(name)
            if name not in record:
                continue
            merged, state = _merge_entry(entry.content, new.get(name), record[name], file, problems)
            states[name] = state
            written, texts = _place_paraphrases(entry, merged)
            if texts is not None:
                beside.setdefault(file, {})[name] = texts
            if written != entry.written:
                lines[entry.begin : entry.end] = [format_entry(written)]
        files[file] = "".join(lines)
    for name in [name for name in new if name not in seen]:
        key, content = new[name]
        if name in record:
            fault = f'"{content["question"]}" was removed from the base, and was left out again'
            problems.append(ImportProblem(str(next(iter(old), "")), f"entry {name}", "edited", fault))
            states[name] = record[name]
            continue
        file = list(files)[-1]
        placed = put_beside(content)
        if BESIDE in placed:
            beside.setdefault(file, {})[name] = placed.pop(BESIDE)
        files[file] = files[file].rstrip("\n") + "\n\n" + format_entry(placed)
        states[name] = record_entry(key, content)
    changed = {file: text for file, text in files.items() if text.encode() != file.read_bytes()}
    return Updated(changed, beside, states, sorted(problems))


def _place_paraphrases(entry: OldEntry, merged: Content) -> tuple[Content, list[str] | None]:
    """Return an entry as it is to stand in its file, and the phrasings to stand beside it, or None if those stay.

    Paraphrases that have not changed stay where a person has put them.
    """
    if merged.get("paraphrases") == entry.content.get("paraphrases"):
        own = {name: entry.written.get(name) if name == "paraphrases" else value for name, value in merged.items()}
        return {name: value for name, value in own.items() if value is not None}, None
    placed = put_beside(merged)
    was_beside = entry.content.get("paraphrases") != entry.written.get("paraphrases")
    texts: list[str] | None = placed.pop(BESIDE, [] if was_beside else None)
    return placed, texts


def _merge_entry(
    current: Content,
    found: tuple[str, Content] | None,
    state: ImportedState,
    file: Path,
    problems: list[ImportProblem],
) -> tuple[Content, ImportedState]:
    """Merge one entry with what the source has now; return its content, and what is recorded of it."""
    name = current.get("id")
    if found is None:
        if current.get("draft") != "true":
            fault = f'"{current.get("question")}" is gone from the source, and is a draft now'
            problems.append(ImportProblem(str(file), f"entry {name}", "gone", fault))
        draft = {**current, "draft": "true"}
        return draft, state._replace(digests={**state.digests, "draft": compute_digest("true")})
    key, new = found
    merged = dict(current)
    kept: list[str] = []
    for each in dict.fromkeys((*state.digests, *new)):
        is_same = sort_value(each, current.get(each)) == sort_value(each, new.get(each))
        if not is_as_recorded(state, each, current.get(each)):
            kept += [] if is_same else [each]
        elif each not in new:
            merged.pop(each, None)
        elif not is_same:
            merged[each] = new[each]
    if kept:
        fault = f'{", ".join(kept)} of "{current.get("question")}" was edited, and was kept'
        problems.append(ImportProblem(str(file), f"entry {name}", "edited", fault))
    return merged, record_entry(key, new)


def _list_entries(document: Document, node: SequenceNode, file: Path) -> list[OldEntry]:
    lines = document.lines
    begins = [item.location.line - 1 for item in node.items]
    found: list[OldEntry] = []
    for number, item in enumerate(node.items):
        begin = begins[number]
        if not isinstance(item, MappingNode) or not lines[begin].lstrip().startswith("- "):
            raise SourceError(f"{file} has entries that do not begin on lines of their own; write each below the other")
        limit = begins[number + 1] if number + 1 < len(begins) else _find_end(document, node, lines)
        end = limit
        while end > begin + 1 and _is_between(lines[end - 1]):
            end -= 1
        plain = to_plain(item)
        content = plain if isinstance(plain, dict) else {}
        found.append(OldEntry(content, content, begin, end))
    return found


def _find_end(document: Document, node: SequenceNode, lines: Sequence[str]) -> int:
    """Return the line after a list: that of the next key of the base, or the end of the file."""
    keys = [key.location.line - 1 for key, _ in document.root.pairs.values()] if document.root else []
    return min([line for line in keys if line >= node.location.line], default=len(lines))


def _is_between(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
