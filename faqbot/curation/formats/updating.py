"""A second import: take over what changed in the source, and keep what people edited."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.editing.document import Document
from faqbot.curation.formats.base_text import Content, format_entry
from faqbot.curation.formats.beside import BESIDE, read_beside
from faqbot.curation.formats.extracted import ImportProblem, SourceError
from faqbot.curation.formats.import_record import ImportedState, record_entry
from faqbot.knowledge.loading.files import list_files
from faqbot.knowledge.loading.nodes import Mapping as MappingNode
from faqbot.knowledge.loading.nodes import Sequence as SequenceNode
from faqbot.knowledge.loading.nodes import compute_digest, to_plain
from faqbot.knowledge.loading.side_phrasings import is_side_file

_MISSING = compute_digest(None)


class OldEntry(NamedTuple):
    """An entry in a file of a base.

    Attributes:
        content: Its keys with plain values.
        begin, end: Its lines, from 0; ``end`` is the line after it, without comments and blank lines.
    """

    content: Content
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
    beside = read_beside(folder)
    for file in (file for file in list_files(folder, []) if not is_side_file(file)):
        document = Document(file.read_bytes())
        if document.root is None:
            raise SourceError(f"{file} is not a knowledge file that can be read; run: faqbot check {folder}")
        _, node = document.root.pairs.get("entries", (None, None))
        if isinstance(node, SequenceNode):
            entries = _list_entries(document, node, file)
            found[file] = [entry._replace(content=_add_beside(entry.content, beside)) for entry in entries]
    return found


def _add_beside(content: Content, beside: Mapping[str, Sequence[str]]) -> Content:
    texts = beside.get(str(content.get("id")))
    return {**content, BESIDE: list(texts)} if texts else content


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
            if (texts := merged.pop(BESIDE, [])) != entry.content.get(BESIDE, []):
                beside.setdefault(file, {})[name] = texts
            if merged != _leave_out_beside(entry.content):
                lines[entry.begin : entry.end] = [format_entry(merged)]
        files[file] = "".join(lines)
    for name in [name for name in new if name not in seen]:
        key, content = new[name]
        if name in record:
            fault = f'"{content["question"]}" was removed from the base, and was left out again'
            problems.append(ImportProblem(str(next(iter(old), "")), f"entry {name}", "edited", fault))
            states[name] = record[name]
            continue
        file = list(files)[-1]
        if BESIDE in content:
            beside.setdefault(file, {})[name] = content[BESIDE]
        files[file] = files[file].rstrip("\n") + "\n\n" + format_entry(_leave_out_beside(content))
        states[name] = record_entry(key, content)
    changed = {file: text for file, text in files.items() if text.encode() != file.read_bytes()}
    return Updated(changed, beside, states, sorted(problems))


def _leave_out_beside(content: Content) -> Content:
    return {name: value for name, value in content.items() if name != BESIDE}


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
        before = state.digests.get(each, _MISSING)
        if compute_digest(current.get(each)) != before:
            kept += [each] if current.get(each) != new.get(each) else []
        elif each in new:
            merged[each] = new[each]
        else:
            merged.pop(each, None)
    if kept:
        names = dict.fromkeys("paraphrases" if each == BESIDE else each for each in kept)
        fault = f'{", ".join(names)} of "{current.get("question")}" was edited, and was kept'
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
        content = to_plain(item)
        found.append(OldEntry(content if isinstance(content, dict) else {}, begin, end))
    return found


def _find_end(document: Document, node: SequenceNode, lines: Sequence[str]) -> int:
    """Return the line after a list: that of the next key of the base, or the end of the file."""
    keys = [key.location.line - 1 for key, _ in document.root.pairs.values()] if document.root else []
    return min([line for line in keys if line >= node.location.line], default=len(lines))


def _is_between(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
